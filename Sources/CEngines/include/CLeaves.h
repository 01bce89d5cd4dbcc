// The leaves that rows reach in trees of at most 64 of them, many rows at a time: each row has a set of leaves, one bit
// each in their order from left to right, and every split of the tree, in any order, takes from it the leaves to its left
// when the row goes right. The lowest leaf that is left is the row's.
// (Lucchese et al., QuickScorer, SIGIR 2015, without its sorting: here every row meets every split.)
#pragma once

#include <stdint.h>

// How many rows go through a tree at a time.
enum { ENGINES_LEAF_ROWS = 64 };

// The sides of a split that missing numbers and zeros take; the last two are splits by a set of categories, where missing
// numbers go right or left.
enum {
  ENGINES_MISSING_RIGHT, ENGINES_MISSING_LEFT, ENGINES_ZERO_LEFT, ENGINES_ZERO_RIGHT, ENGINES_CATEGORY,
  ENGINES_CATEGORY_MISSING_LEFT
};

struct engines_split {
  double threshold;
  // The leaves that a row keeps when it goes right.
  uint64_t right;
  int32_t feature;
  int32_t kind;
  // Of a split by categories: where its bits lie in the words.
  int32_t first_word;
  int32_t word_count;
};

// Adds each row's leaf to every `stride`-th sum. `columns` holds ENGINES_LEAF_ROWS numbers of each feature, one feature after
// the other, of which `rows` count; what is at most `zero` away from 0 counts as zero. With `single` each sum is rounded to
// a float, as if it were one: adding two floats as doubles and rounding once gives what adding them as floats does.
typedef void (*engines_add_leaves_function)(
    const struct engines_split *splits, int64_t count, const double *leaves, const uint32_t *words, double zero,
    const double *columns, int64_t rows, double *sums, int64_t stride, int single);

// The fastest of the functions that this processor can run.
engines_add_leaves_function engines_add_leaves(void);
