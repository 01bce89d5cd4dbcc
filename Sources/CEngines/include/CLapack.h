#pragma once

// LAPACK's and BLAS's Fortran routines, as far as they are used: every argument is an address, matrices lie column by
// column, and each argument of characters adds its length at the end.

#include <stddef.h>

void ilaver_(int *major, int *minor, int *patch);
// R of a matrix of m rows and n columns, above the diagonal of a; the reflections stand below it.
void dgeqrf_(const int *m, const int *n, double *a, const int *lda, double *tau, double *work, const int *lwork, int *info);
// b becomes the solution x of op(a) x = b, for a triangular a.
void dtrtrs_(
    const char *uplo, const char *trans, const char *diag, const int *n, const int *nrhs, const double *a,
    const int *lda, double *b, const int *ldb, int *info, size_t, size_t, size_t);
// a becomes the inverse of a triangular a.
void dtrtri_(const char *uplo, const char *diag, const int *n, double *a, const int *lda, int *info, size_t, size_t);
// a becomes its Cholesky factor; dpotrs solves by it, dpotri inverts by it.
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t);
void dpotrs_(
    const char *uplo, const int *n, const int *nrhs, const double *a, const int *lda, double *b, const int *ldb,
    int *info, size_t);
void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t);
// c becomes alpha op(a) op(b) + beta c.
void dgemm_(
    const char *transa, const char *transb, const int *m, const int *n, const int *k, const double *alpha,
    const double *a, const int *lda, const double *b, const int *ldb, const double *beta, double *c, const int *ldc,
    size_t, size_t);

#define LAPACK_FUNCTIONS(X) \
  X(ilaver_) X(dgeqrf_) X(dtrtrs_) X(dtrtri_) X(dpotrf_) X(dpotrs_) X(dpotri_) X(dgemm_)

#define LAPACK_MEMBER(function) __typeof__(function) *function;
struct LapackFunctions { LAPACK_FUNCTIONS(LAPACK_MEMBER) };
#undef LAPACK_MEMBER

/// Fills the struct from an opened library; returns the first name that is missing, or NULL.
const char *engines_fill_lapack(void *library, struct LapackFunctions *functions);
