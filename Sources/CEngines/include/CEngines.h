#pragma once

// Our own declarations of the C functions that the engines export, written from their documentation. Nothing here is
// linked: each library has one list of functions, a struct with one typed pointer for each name of the list, and a
// function that fills the struct from an opened library.

#include "CDuckDB.h"
#include "CLapack.h"
#include "CLeaves.h"
#include "CLightGBM.h"
#include "COnnx.h"
#include "CXGBoost.h"

// Gives memory that was freed back to the system.
void engines_trim_memory(void);

// The walls that a kernel can put around this process for good.
enum { ENGINES_WALL_FILES = 1, ENGINES_WALL_CALLS = 2 };
// The version of Landlock's interface that this kernel has; 0 where it has none.
int engines_landlock_version(void);
// Lets this thread, and those it starts, read below some paths and write below others, open no socket and start no
// program. Each list ends with NULL. Gives the walls that stand.
int engines_confine(const char *const *readable, const char *const *writable);
