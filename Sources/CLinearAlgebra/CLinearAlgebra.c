// SPDX-License-Identifier: Apache-2.0
#include "CLinearAlgebra.h"

#include <stddef.h>
#include <stdlib.h>

#if defined(__APPLE__)

#define ACCELERATE_NEW_LAPACK
#include <Accelerate/Accelerate.h>
#define CHARACTER_LENGTHS(...)

#else

#include <cblas.h>
// Debian's libopenblas exports LAPACK's Fortran symbols and ships no header for them.
// gfortran appends one hidden size_t per character argument; leaving them out is undefined
// behaviour that mostly works (GCC bug 90329).
#define CHARACTER_LENGTHS(...) , __VA_ARGS__
void dgesdd_(
    const char *jobz, const int32_t *m, const int32_t *n, double *a, const int32_t *lda, double *s,
    double *u, const int32_t *ldu, double *vt, const int32_t *ldvt, double *work,
    const int32_t *lwork, int32_t *iwork, int32_t *info, size_t jobz_length);
void dpbtrf_(
    const char *uplo, const int32_t *n, const int32_t *kd, double *ab, const int32_t *ldab,
    int32_t *info, size_t uplo_length);
void dpbtrs_(
    const char *uplo, const int32_t *n, const int32_t *kd, const int32_t *nrhs, const double *ab,
    const int32_t *ldab, double *b, const int32_t *ldb, int32_t *info, size_t uplo_length);
void dpotrf_(
    const char *uplo, const int32_t *n, double *a, const int32_t *lda, int32_t *info,
    size_t uplo_length);
void dpotrs_(
    const char *uplo, const int32_t *n, const int32_t *nrhs, const double *a, const int32_t *lda,
    double *b, const int32_t *ldb, int32_t *info, size_t uplo_length);
void dgels_(
    const char *trans, const int32_t *m, const int32_t *n, const int32_t *nrhs, double *a,
    const int32_t *lda, double *b, const int32_t *ldb, double *work, const int32_t *lwork,
    int32_t *info, size_t trans_length);
void dgelsd_(
    const int32_t *m, const int32_t *n, const int32_t *nrhs, double *a, const int32_t *lda, double *b,
    const int32_t *ldb, double *s, const double *rcond, int32_t *rank, double *work,
    const int32_t *lwork, int32_t *iwork, int32_t *info);

#endif

int32_t biomech_svd_3x3(double *a, double *s, double *u, double *vt) {
  // dgesdd asks for 4 n² + 7 n values at most when n = 3; there is room to spare.
  double work[256];
  int32_t iwork[24];
  const int32_t three = 3, lwork = 256;
  int32_t info = 0;
  dgesdd_(
      "A", &three, &three, a, &three, s, u, &three, vt, &three, work, &lwork, iwork,
      &info CHARACTER_LENGTHS(1));
  return info;
}

int32_t biomech_svd_economy(
    int32_t rows, int32_t columns, double *a, double *s, double *u, double *vt) {
  const int32_t least = rows < columns ? rows : columns;
  int32_t info = 0, lwork = -1;
  double best_size = 0;
  int32_t *iwork = malloc(sizeof(int32_t) * 8 * (size_t)least);
  if (iwork == NULL) return BIOMECH_OUT_OF_MEMORY;
  dgesdd_(
      "S", &rows, &columns, a, &rows, s, u, &rows, vt, &least, &best_size, &lwork, iwork,
      &info CHARACTER_LENGTHS(1));
  if (info == 0) {
    lwork = (int32_t)best_size;
    double *work = malloc(sizeof(double) * (size_t)lwork);
    if (work == NULL) {
      info = BIOMECH_OUT_OF_MEMORY;
    } else {
      dgesdd_(
          "S", &rows, &columns, a, &rows, s, u, &rows, vt, &least, work, &lwork, iwork,
          &info CHARACTER_LENGTHS(1));
      free(work);
    }
  }
  free(iwork);
  return info;
}

int32_t biomech_band_cholesky_factor(int32_t order, int32_t half_bandwidth, double *band) {
  const int32_t leading = half_bandwidth + 1;
  int32_t info = 0;
  dpbtrf_("L", &order, &half_bandwidth, band, &leading, &info CHARACTER_LENGTHS(1));
  return info;
}

int32_t biomech_band_cholesky_solve(
    int32_t order, int32_t half_bandwidth, int32_t columns, const double *band, double *b) {
  const int32_t leading = half_bandwidth + 1;
  int32_t info = 0;
  dpbtrs_(
      "L", &order, &half_bandwidth, &columns, band, &leading, b, &order,
      &info CHARACTER_LENGTHS(1));
  return info;
}

int32_t biomech_cholesky_factor(int32_t order, double *a) {
  int32_t info = 0;
  dpotrf_("L", &order, a, &order, &info CHARACTER_LENGTHS(1));
  return info;
}

int32_t biomech_cholesky_solve(int32_t order, int32_t columns, const double *a, double *b) {
  int32_t info = 0;
  dpotrs_("L", &order, &columns, a, &order, b, &order, &info CHARACTER_LENGTHS(1));
  return info;
}

int32_t biomech_least_squares_full_rank(
    int32_t rows, int32_t columns, double *a, double *b) {
  const int32_t one = 1;
  int32_t info = 0, lwork = -1;
  double best_size = 0;
  dgels_(
      "N", &rows, &columns, &one, a, &rows, b, &rows, &best_size, &lwork,
      &info CHARACTER_LENGTHS(1));
  if (info != 0) return info;
  lwork = (int32_t)best_size;
  double *work = malloc(sizeof(double) * (size_t)lwork);
  if (work == NULL) return BIOMECH_OUT_OF_MEMORY;
  dgels_(
      "N", &rows, &columns, &one, a, &rows, b, &rows, work, &lwork, &info CHARACTER_LENGTHS(1));
  free(work);
  return info;
}

int32_t biomech_least_squares_minimum_norm(
    int32_t rows, int32_t columns, double smallest, double *a, double *b, double *s,
    int32_t *rank) {
  const int32_t one = 1;
  int32_t info = 0, lwork = -1, integer_size = 0;
  double best_size = 0;
  dgelsd_(
      &rows, &columns, &one, a, &rows, b, &rows, s, &smallest, rank, &best_size, &lwork,
      &integer_size, &info);
  if (info != 0) return info;
  lwork = (int32_t)best_size;
  double *work = malloc(sizeof(double) * (size_t)lwork);
  int32_t *iwork = malloc(sizeof(int32_t) * (size_t)(integer_size > 0 ? integer_size : 1));
  if (work == NULL || iwork == NULL) {
    info = BIOMECH_OUT_OF_MEMORY;
  } else {
    dgelsd_(
        &rows, &columns, &one, a, &rows, b, &rows, s, &smallest, rank, work, &lwork, iwork, &info);
  }
  free(work);
  free(iwork);
  return info;
}

void biomech_set_thread_count(int32_t count) {
#if defined(__APPLE__)
  (void)count;  // Accelerate schedules its own threads.
#else
  openblas_set_num_threads(count);
#endif
}
