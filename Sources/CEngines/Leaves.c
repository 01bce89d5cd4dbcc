#include "CEngines.h"

#include <string.h>

// Numbers, and sets of leaves, of the rows of one vector.
typedef double Numbers __attribute__((vector_size(64)));
typedef int64_t Signs __attribute__((vector_size(64)));
typedef uint64_t Sets __attribute__((vector_size(64)));
enum { LANES = 8, VECTORS = ENGINES_LEAF_ROWS / LANES };

#define INLINE static inline __attribute__((always_inline))

// All bits of a row that goes left, of splits that treat zeros in their own way.
INLINE void go_left_of_zero(const struct engines_split *split, const Numbers *numbers, double zero, Signs *left) {
  const Numbers number = *numbers;
  const Signs is_less = number <= split->threshold;
  const Signs counts = (number > zero) | (number < -zero);
  *left = split->kind == ENGINES_ZERO_LEFT ? is_less | ~counts : is_less & counts;
}

// The same of a split by a set of categories.
INLINE void go_left_by_set(const struct engines_split *split, const Numbers *numbers, const uint32_t *words, Signs *left) {
  const Numbers number = *numbers;
  const Signs is_known = (number > -1) & (number < 32.0 * split->word_count);
  const Signs category = __builtin_convertvector((Numbers)((Signs)number & is_known), Signs);
  const Signs place = (category >> 5) | ~is_known;
  Sets bits = {0};
  if (split->word_count <= LANES) {
    for (int word = 0; word < split->word_count; word++)
      bits |= (Sets)(place == word) & (uint64_t)words[split->first_word + word];
  } else {
    for (int lane = 0; lane < LANES; lane++)
      if (place[lane] >= 0) bits[lane] = words[split->first_word + place[lane]];
  }
  *left = -(Signs)(bits >> (Sets)(category & 31) & 1);
}

#define EACH_VECTOR _Pragma("unroll") for (int place = 0; place < VECTORS; place++)

INLINE void add_leaves(
    const struct engines_split *splits, int64_t count, const double *leaves, const uint32_t *words, double zero,
    const double *columns, int64_t rows, double *sums, int64_t stride, int single) {
  Sets sets[VECTORS];
  memset(sets, 0xff, sizeof sets);
  for (const struct engines_split *split = splits; split < splits + count; split++) {
    const Numbers *numbers = (const Numbers *)(columns + (int64_t)split->feature * ENGINES_LEAF_ROWS);
    const Sets right = (Sets){0} + split->right;
    Signs left;
    switch (split->kind) {
    case ENGINES_MISSING_RIGHT:
      EACH_VECTOR sets[place] &= (Sets)(numbers[place] <= split->threshold) | right;
      break;
    case ENGINES_MISSING_LEFT:
      EACH_VECTOR sets[place] &= ~(Sets)(numbers[place] > split->threshold) | right;
      break;
    case ENGINES_CATEGORY:
    case ENGINES_CATEGORY_MISSING_LEFT:
      EACH_VECTOR {
        go_left_by_set(split, numbers + place, words, &left);
        if (split->kind == ENGINES_CATEGORY_MISSING_LEFT) left |= numbers[place] != numbers[place];
        sets[place] &= (Sets)left | right;
      }
      break;
    default:
      EACH_VECTOR {
        go_left_of_zero(split, numbers + place, zero, &left);
        sets[place] &= (Sets)left | right;
      }
    }
  }
  uint64_t rest[ENGINES_LEAF_ROWS];
  memcpy(rest, sets, sizeof rest);
  for (int64_t row = 0; row < rows; row++) {
    const double sum = sums[row * stride] + leaves[__builtin_ctzll(rest[row])];
    sums[row * stride] = single ? (double)(float)sum : sum;
  }
}

#define ADD_LEAVES(name, target)                                                                                   \
  target static void name(                                                                                         \
      const struct engines_split *splits, int64_t count, const double *leaves, const uint32_t *words, double zero, \
      const double *columns, int64_t rows, double *sums, int64_t stride, int single) {                             \
    add_leaves(splits, count, leaves, words, zero, columns, rows, sums, stride, single);                           \
  }

ADD_LEAVES(add_leaves_anywhere, )
#ifdef __x86_64__
ADD_LEAVES(add_leaves_avx2, __attribute__((target("avx2"))))
ADD_LEAVES(add_leaves_avx512, __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw"))))
#endif

engines_add_leaves_function engines_add_leaves(void) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
    return add_leaves_avx512;
  if (__builtin_cpu_supports("avx2")) return add_leaves_avx2;
#endif
  return add_leaves_anywhere;
}
