#pragma once

// ONNX Runtime's C interface, as far as it is used: a table of functions in a fixed order, of which the first 102 are those
// of its first version. Functions that give a status give NULL for success.

#include <stddef.h>
#include <stdint.h>

typedef struct OnnxStatus OnnxStatus;
typedef struct OnnxEnvironment OnnxEnvironment;
typedef struct OnnxSession OnnxSession;
typedef struct OnnxOptions OnnxOptions;
typedef struct OnnxRunOptions OnnxRunOptions;
typedef struct OnnxValue OnnxValue;
typedef struct OnnxMemory OnnxMemory;
typedef struct OnnxAllocator OnnxAllocator;
typedef struct OnnxType OnnxType;
typedef struct OnnxShape OnnxShape;

enum { ENGINES_ONNX_INTERFACE = 17 };
enum { ONNX_VALUE_TENSOR = 1, ONNX_VALUE_SEQUENCE = 2, ONNX_VALUE_MAP = 3 };
enum {
  ONNX_FLOAT = 1, ONNX_INT32 = 6, ONNX_INT64 = 7, ONNX_STRING = 8, ONNX_BOOL = 9, ONNX_DOUBLE = 11
};
enum { ONNX_LOG_FATAL = 4 };

// The members that are used, at their places; the others fill the places between.
struct OnnxFunctions {
  void *place0[2];
  const char *(*GetErrorMessage)(const OnnxStatus *);
  OnnxStatus *(*CreateEnv)(int level, const char *name, OnnxEnvironment **environment);
  void *place4[4];
  OnnxStatus *(*CreateSessionFromArray)(
      const OnnxEnvironment *, const void *bytes, size_t count, const OnnxOptions *, OnnxSession **session);
  OnnxStatus *(*Run)(
      OnnxSession *, const OnnxRunOptions *, const char *const *inputs, const OnnxValue *const *values, size_t count,
      const char *const *outputs, size_t output_count, OnnxValue **results);
  OnnxStatus *(*CreateSessionOptions)(OnnxOptions **options);
  void *place11[11];
  OnnxStatus *(*SetSessionLogSeverityLevel)(OnnxOptions *, int level);
  void *place23[1];
  OnnxStatus *(*SetIntraOpNumThreads)(OnnxOptions *, int threads);
  OnnxStatus *(*SetInterOpNumThreads)(OnnxOptions *, int threads);
  void *place26[13];
  OnnxStatus *(*CreateRunOptions)(OnnxRunOptions **options);
  void *place40[6];
  OnnxStatus *(*RunOptionsSetTerminate)(OnnxRunOptions *);
  void *place47[1];
  OnnxStatus *(*CreateTensorAsOrtValue)(
      OnnxAllocator *, const int64_t *shape, size_t dimensions, int type, OnnxValue **value);
  OnnxStatus *(*CreateTensorWithDataAsOrtValue)(
      const OnnxMemory *, void *data, size_t bytes, const int64_t *shape, size_t dimensions, int type,
      OnnxValue **value);
  void *place50[1];
  OnnxStatus *(*GetTensorMutableData)(OnnxValue *, void **data);
  OnnxStatus *(*FillStringTensor)(OnnxValue *, const char *const *texts, size_t count);
  OnnxStatus *(*GetStringTensorDataLength)(const OnnxValue *, size_t *length);
  OnnxStatus *(*GetStringTensorContent)(
      const OnnxValue *, void *bytes, size_t length, size_t *starts, size_t count);
  void *place55[5];
  OnnxStatus *(*GetTensorElementType)(const OnnxShape *, int *type);
  OnnxStatus *(*GetDimensionsCount)(const OnnxShape *, size_t *count);
  OnnxStatus *(*GetDimensions)(const OnnxShape *, int64_t *dimensions, size_t count);
  void *place63[1];
  OnnxStatus *(*GetTensorShapeElementCount)(const OnnxShape *, size_t *count);
  OnnxStatus *(*GetTensorTypeAndShape)(const OnnxValue *, OnnxShape **shape);
  void *place66[1];
  OnnxStatus *(*GetValueType)(const OnnxValue *, int *type);
  void *place68[1];
  OnnxStatus *(*CreateCpuMemoryInfo)(int allocator, int memory, OnnxMemory **info);
  void *place70[8];
  OnnxStatus *(*GetAllocatorWithDefaultOptions)(OnnxAllocator **allocator);
  void *place79[1];
  OnnxStatus *(*GetValue)(const OnnxValue *, int place, OnnxAllocator *, OnnxValue **value);
  OnnxStatus *(*GetValueCount)(const OnnxValue *, size_t *count);
  void *place82[10];
  void (*ReleaseEnv)(OnnxEnvironment *);
  void (*ReleaseStatus)(OnnxStatus *);
  void (*ReleaseMemoryInfo)(OnnxMemory *);
  void (*ReleaseSession)(OnnxSession *);
  void (*ReleaseValue)(OnnxValue *);
  void (*ReleaseRunOptions)(OnnxRunOptions *);
  void *place98[1];
  void (*ReleaseTensorTypeAndShapeInfo)(OnnxShape *);
  void (*ReleaseSessionOptions)(OnnxOptions *);
  void *place101[1];
};
_Static_assert(sizeof(struct OnnxFunctions) == 102 * sizeof(void *), "the first interface has 102 functions");

struct OnnxBase {
  const void *(*functions)(uint32_t interface);
  const char *(*version)(void);
};

/// The functions of an opened library and the version that it tells; NULL when it is another library.
const struct OnnxFunctions *engines_onnx_functions(void *library, const char **version);

// One input of a model for some rows: `rows` times `columns` numbers of a type, or as many texts.
struct engines_onnx_input {
  const char *name;
  int type;
  int64_t columns;
  const void *data;
};

// Asks a session about some rows; `results` has room for a value an output, which the caller releases.
OnnxStatus *engines_onnx_ask(
    const struct OnnxFunctions *functions, OnnxSession *session, const struct engines_onnx_input *inputs, size_t count,
    int64_t rows, const char *const *outputs, size_t output_count, OnnxValue **results);

// Opens a model in a session of one thread.
OnnxStatus *engines_onnx_open(
    const struct OnnxFunctions *functions, const OnnxEnvironment *environment, const void *bytes, size_t size,
    OnnxSession **session);

// How much a child process may take that opens a model and asks it once.
struct engines_onnx_limits {
  int64_t bytes;
  int64_t seconds;
};

// Opens a model and asks it once in a child process that reads and writes no file, opens no socket, starts no program and
// has limits. Gives the child, or -1 where none can be made. It ends with 0 when all went well, and with 1 when ONNX Runtime
// refused, which it tells on the end of a pipe that `told` then holds.
int engines_onnx_probe(
    const struct OnnxFunctions *functions, const OnnxEnvironment *environment, const void *bytes, size_t size,
    const struct engines_onnx_input *inputs, size_t count, int64_t rows, const char *const *outputs,
    size_t output_count, struct engines_onnx_limits limits, int *told);
