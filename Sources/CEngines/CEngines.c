#include "CEngines.h"

#include <dlfcn.h>

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
