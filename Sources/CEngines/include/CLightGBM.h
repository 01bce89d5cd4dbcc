#pragma once

// LightGBM's C interface, as far as it is used. Functions return 0 for success; the message of a failure is the last
// error of the calling thread.

#include <stddef.h>
#include <stdint.h>

typedef void *DatasetHandle;
typedef void *BoosterHandle;
typedef void *FastConfigHandle;

enum { LIGHTGBM_FLOAT32 = 0, LIGHTGBM_FLOAT64 = 1 };
enum { LIGHTGBM_PREDICT_NORMAL = 0, LIGHTGBM_PREDICT_RAW = 1, LIGHTGBM_PREDICT_CONTRIB = 3 };
enum { LIGHTGBM_IMPORTANCE_SPLIT = 0, LIGHTGBM_IMPORTANCE_GAIN = 1 };

const char *LGBM_GetLastError(void);
int LGBM_RegisterLogCallback(void (*callback)(const char *));

// Datasets
int LGBM_GetSampleCount(int32_t rows, const char *parameters, int *count);
int LGBM_SampleIndices(int32_t rows, const char *parameters, void *indices, int32_t *count);
int LGBM_DatasetCreateFromSampledColumn(
    double **values, int **rows, int32_t columns, const int *counts, int32_t sampled_rows, int32_t local_rows,
    int64_t distributed_rows, const char *parameters, DatasetHandle *dataset);
int LGBM_DatasetCreateByReference(const DatasetHandle reference, int64_t rows, DatasetHandle *dataset);
int LGBM_DatasetPushRows(
    DatasetHandle dataset, const void *data, int type, int32_t rows, int32_t columns, int32_t start);
// All rows at once: the tests compare the blocks with it.
int LGBM_DatasetCreateFromMats(
    int32_t matrices, const void **data, int type, int32_t *rows, int32_t columns, int *row_major,
    const char *parameters, const DatasetHandle reference, DatasetHandle *dataset);
int LGBM_DatasetSetField(DatasetHandle dataset, const char *field, const void *data, int count, int type);
int LGBM_DatasetFree(DatasetHandle dataset);

// Boosters
int LGBM_BoosterCreate(const DatasetHandle dataset, const char *parameters, BoosterHandle *booster);
int LGBM_BoosterLoadModelFromString(const char *model, int *iterations, BoosterHandle *booster);
int LGBM_BoosterFree(BoosterHandle booster);
int LGBM_BoosterMerge(BoosterHandle booster, BoosterHandle other);
int LGBM_BoosterAddValidData(BoosterHandle booster, const DatasetHandle dataset);
int LGBM_BoosterUpdateOneIter(BoosterHandle booster, int *finished);
int LGBM_BoosterRollbackOneIter(BoosterHandle booster);
int LGBM_BoosterGetCurrentIteration(BoosterHandle booster, int *iteration);
int LGBM_BoosterGetEvalCounts(BoosterHandle booster, int *count);
int LGBM_BoosterGetEvalNames(
    BoosterHandle booster, const int capacity, int *count, const size_t size, size_t *needed, char **names);
int LGBM_BoosterGetEval(BoosterHandle booster, int dataset, int *count, double *results);
int LGBM_BoosterGetNumClasses(BoosterHandle booster, int *classes);
int LGBM_BoosterGetNumFeature(BoosterHandle booster, int *features);
int LGBM_BoosterGetNumPredict(BoosterHandle booster, int dataset, int64_t *count);
int LGBM_BoosterGetPredict(BoosterHandle booster, int dataset, int64_t *count, double *result);
int LGBM_BoosterSaveModelToString(
    BoosterHandle booster, int start, int iterations, int importance, int64_t capacity, int64_t *length,
    char *text);
int LGBM_BoosterFeatureImportance(BoosterHandle booster, int iterations, int importance, double *results);
int LGBM_BoosterPredictForMat(
    BoosterHandle booster, const void *data, int type, int32_t rows, int32_t columns, int row_major, int predict,
    int start, int iterations, const char *parameters, int64_t *length, double *result);
int LGBM_BoosterPredictForMatSingleRowFastInit(
    BoosterHandle booster, const int predict, const int start, const int iterations, const int type,
    const int32_t columns, const char *parameters, FastConfigHandle *fast);
int LGBM_BoosterPredictForMatSingleRowFast(
    FastConfigHandle fast, const void *data, int64_t *length, double *result);
int LGBM_FastConfigFree(FastConfigHandle fast);

#define LIGHTGBM_FUNCTIONS(X) \
  X(LGBM_GetLastError) X(LGBM_RegisterLogCallback) X(LGBM_GetSampleCount) X(LGBM_SampleIndices) \
  X(LGBM_DatasetCreateFromSampledColumn) X(LGBM_DatasetCreateByReference) X(LGBM_DatasetPushRows) \
  X(LGBM_DatasetCreateFromMats) \
  X(LGBM_DatasetSetField) X(LGBM_DatasetFree) X(LGBM_BoosterCreate) X(LGBM_BoosterLoadModelFromString) \
  X(LGBM_BoosterFree) X(LGBM_BoosterMerge) X(LGBM_BoosterAddValidData) X(LGBM_BoosterUpdateOneIter) \
  X(LGBM_BoosterRollbackOneIter) \
  X(LGBM_BoosterGetCurrentIteration) X(LGBM_BoosterGetEvalCounts) X(LGBM_BoosterGetEvalNames) X(LGBM_BoosterGetEval) \
  X(LGBM_BoosterGetNumClasses) X(LGBM_BoosterGetNumFeature) X(LGBM_BoosterGetNumPredict) X(LGBM_BoosterGetPredict) \
  X(LGBM_BoosterSaveModelToString) X(LGBM_BoosterFeatureImportance) X(LGBM_BoosterPredictForMat) \
  X(LGBM_BoosterPredictForMatSingleRowFastInit) X(LGBM_BoosterPredictForMatSingleRowFast) X(LGBM_FastConfigFree)

#define LIGHTGBM_MEMBER(function) __typeof__(function) *function;
struct LightGBMFunctions { LIGHTGBM_FUNCTIONS(LIGHTGBM_MEMBER) };
#undef LIGHTGBM_MEMBER

/// Fills the struct from an opened library; returns the first name that is missing, or NULL.
const char *engines_fill_lightgbm(void *library, struct LightGBMFunctions *functions);

/// Keeps LightGBM's lines from standard error: it writes each failure there besides telling it to the caller, whatever
/// the callback for its log. All other writing goes through as it is. Call it once.
void engines_silence_lightgbm(void);
