#define _GNU_SOURCE
#include "CEngines.h"

#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// Looks up every function of a list and returns the first name that the library lacks, or NULL when all are there.
#define LOOK_UP(function) \
  if (!(functions->function = (__typeof__(function) *)dlsym(library, #function))) return #function;

const char *engines_fill_duckdb(void *library, struct DuckDBFunctions *functions) {
  DUCKDB_FUNCTIONS(LOOK_UP)
  return 0;
}

const char *engines_fill_lightgbm(void *library, struct LightGBMFunctions *functions) {
  LIGHTGBM_FUNCTIONS(LOOK_UP)
  return 0;
}

const char *engines_fill_lapack(void *library, struct LapackFunctions *functions) {
  LAPACK_FUNCTIONS(LOOK_UP)
  return 0;
}

const char *engines_fill_xgboost(void *library, struct XGBoostFunctions *functions) {
  XGBOOST_FUNCTIONS(LOOK_UP)
  return 0;
}

const struct OnnxFunctions *engines_onnx_functions(void *library, const char **version) {
  const struct OnnxBase *(*base)(void) = (const struct OnnxBase *(*)(void))dlsym(library, "OrtGetApiBase");
  if (!base) return 0;
  *version = base()->version();
  return (const struct OnnxFunctions *)base()->functions(ENGINES_ONNX_INTERFACE);
}

// Writes to standard error whatever is not LightGBM's.
static ssize_t write_others(void *cookie, const char *text, size_t size) {
  static const char mark[] = "[LightGBM] ";
  (void)cookie;
  if (size >= sizeof mark - 1 && memcmp(text, mark, sizeof mark - 1) == 0) return (ssize_t)size;
  size_t done = 0;
  while (done < size) {
    ssize_t count = write(STDERR_FILENO, text + done, size - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;
    done += (size_t)count;
  }
  return (ssize_t)done;
}

void engines_silence_lightgbm(void) {
  FILE *filtered = fopencookie(0, "w", (cookie_io_functions_t){.write = write_others});
  if (!filtered) return;
  setvbuf(filtered, 0, _IONBF, 0);
  stderr = filtered;
}

void engines_trim_memory(void) { malloc_trim(0); }
