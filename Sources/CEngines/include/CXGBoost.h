#pragma once

// XGBoost's C interface, as far as it is used. Functions return 0 for success; the message of a failure is the last error
// of the calling thread. Arrays are told as JSON: where they lie, their shape and type (NumPy's array interface).

#include <stddef.h>
#include <stdint.h>

typedef void *XGMatrixHandle;
typedef void *XGBoosterHandle;
typedef void *XGIterHandle;

enum {
  XGBOOST_PREDICT_ANSWER = 0, XGBOOST_PREDICT_RAW = 1, XGBOOST_PREDICT_CONTRIBUTIONS = 2
};

void XGBoostVersion(int *major, int *minor, int *patch);
const char *XGBGetLastError(void);
int XGBRegisterLogCallback(void (*callback)(const char *));
int XGBSetGlobalConfig(const char *json);

// Matrices
int XGDMatrixCreateFromDense(const char *data, const char *config, XGMatrixHandle *matrix);
int XGProxyDMatrixCreate(XGMatrixHandle *matrix);
int XGProxyDMatrixSetDataColumnar(XGMatrixHandle matrix, const char *data);
int XGQuantileDMatrixCreateFromCallback(
    XGIterHandle iterator, XGMatrixHandle proxy, XGIterHandle reference, void (*reset)(XGIterHandle),
    int (*next)(XGIterHandle), const char *config, XGMatrixHandle *matrix);
int XGDMatrixSetStrFeatureInfo(XGMatrixHandle matrix, const char *field, const char **values, uint64_t count);
int XGDMatrixSetInfoFromInterface(XGMatrixHandle matrix, const char *field, const char *data);
int XGDMatrixFree(XGMatrixHandle matrix);

// Boosters
int XGBoosterCreate(const XGMatrixHandle *matrices, uint64_t count, XGBoosterHandle *booster);
int XGBoosterFree(XGBoosterHandle booster);
int XGBoosterSetParam(XGBoosterHandle booster, const char *name, const char *value);
int XGBoosterSetStrFeatureInfo(XGBoosterHandle booster, const char *field, const char **values, uint64_t count);
int XGBoosterUpdateOneIter(XGBoosterHandle booster, int iteration, XGMatrixHandle matrix);
int XGBoosterEvalOneIter(
    XGBoosterHandle booster, int iteration, XGMatrixHandle *matrices, const char **names, uint64_t count,
    const char **result);
int XGBoosterBoostedRounds(XGBoosterHandle booster, int *rounds);
int XGBoosterSlice(XGBoosterHandle booster, int begin, int end, int step, XGBoosterHandle *slice);
int XGBoosterPredictFromDMatrix(
    XGBoosterHandle booster, XGMatrixHandle matrix, const char *config, const uint64_t **shape, uint64_t *dimensions,
    const float **result);
int XGBoosterSaveModelToBuffer(XGBoosterHandle booster, const char *config, uint64_t *length, const char **bytes);
int XGBoosterLoadModelFromBuffer(XGBoosterHandle booster, const void *bytes, uint64_t length);

#define XGBOOST_FUNCTIONS(X) \
  X(XGBoostVersion) X(XGBGetLastError) X(XGBRegisterLogCallback) X(XGBSetGlobalConfig) X(XGDMatrixCreateFromDense) \
  X(XGProxyDMatrixCreate) X(XGProxyDMatrixSetDataColumnar) X(XGQuantileDMatrixCreateFromCallback) \
  X(XGDMatrixSetStrFeatureInfo) X(XGDMatrixSetInfoFromInterface) X(XGDMatrixFree) X(XGBoosterCreate) X(XGBoosterFree) \
  X(XGBoosterSetParam) X(XGBoosterSetStrFeatureInfo) \
  X(XGBoosterUpdateOneIter) X(XGBoosterEvalOneIter) X(XGBoosterBoostedRounds) X(XGBoosterSlice) \
  X(XGBoosterPredictFromDMatrix) X(XGBoosterSaveModelToBuffer) X(XGBoosterLoadModelFromBuffer)

#define XGBOOST_MEMBER(function) __typeof__(function) *function;
struct XGBoostFunctions { XGBOOST_FUNCTIONS(XGBOOST_MEMBER) };
#undef XGBOOST_MEMBER

/// Fills the struct from an opened library; returns the first name that is missing, or NULL.
const char *engines_fill_xgboost(void *library, struct XGBoostFunctions *functions);
