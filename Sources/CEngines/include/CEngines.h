#pragma once

// Our own declarations of the C functions that the engines export, written from their documentation. Nothing here is
// linked: each library has one list of functions, a struct with one typed pointer for each name of the list, and a
// function that fills the struct from an opened library.

#include "CDuckDB.h"
#include "CLeaves.h"
#include "CLightGBM.h"

// Gives memory that was freed back to the system.
void engines_trim_memory(void);
