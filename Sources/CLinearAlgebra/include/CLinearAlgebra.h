// SPDX-License-Identifier: Apache-2.0
//
// The few BLAS and LAPACK routines this package uses, behind plain C signatures: OpenBLAS on Linux,
// Accelerate on macOS. No type of either library shows here. Every matrix is column-major.
// A non-zero result is LAPACK's `info`, or BIOMECH_OUT_OF_MEMORY.

#ifndef BIOMECH_CLINEARALGEBRA_H
#define BIOMECH_CLINEARALGEBRA_H

#include <stdint.h>

/// No workspace could be had.
#define BIOMECH_OUT_OF_MEMORY (-1000)

/// Singular value decomposition A = U diag(s) Vt of a 3 x 3 matrix (dgesdd), without allocation.
/// `a` is overwritten; `s` holds 3, `u` and `vt` hold 9 values.
int32_t biomech_svd_3x3(double *a, double *s, double *u, double *vt);

/// Economy singular value decomposition A = U diag(s) Vt of a rows x columns matrix (dgesdd). With
/// least = min(rows, columns), `s` holds least, `u` rows x least and `vt` least x columns values;
/// `a` is overwritten.
int32_t biomech_svd_economy(
    int32_t rows, int32_t columns, double *a, double *s, double *u, double *vt);

/// Cholesky factor of a symmetric positive definite band matrix in lower band storage (dpbtrf).
/// `band` is (halfBandwidth + 1) x order; element (i, j), i >= j, is at band[(i - j) + j * (h +
/// 1)].
int32_t biomech_band_cholesky_factor(int32_t order, int32_t half_bandwidth, double *band);

/// Solves with the factor of `biomech_band_cholesky_factor` (dpbtrs); `b` is order x columns.
int32_t biomech_band_cholesky_solve(
    int32_t order, int32_t half_bandwidth, int32_t columns, const double *band, double *b);

/// Cholesky factor of a symmetric positive definite matrix of which the lower triangle is given
/// (dpotrf); `a` holds order x order values and receives the factor in its lower triangle.
int32_t biomech_cholesky_factor(int32_t order, double *a);

/// Solves with the factor of `biomech_cholesky_factor` (dpotrs); `b` is order x columns.
int32_t biomech_cholesky_solve(int32_t order, int32_t columns, const double *a, double *b);

/// Least squares A x = b of a rows x columns matrix of full rank, rows >= columns (dgels). `a` is
/// overwritten. `b` holds rows values; then its first columns values are x, and the squares of the
/// others add up to the squared residual.
int32_t biomech_least_squares_full_rank(int32_t rows, int32_t columns, double *a, double *b);

/// Least squares A x = b of least norm, whatever the rank, rows >= columns (dgelsd). Singular values
/// below `smallest` times the largest count as zero. `a` is overwritten; `b` is as for
/// `biomech_least_squares_full_rank`, the residual only where the rank is full; `s` holds columns
/// values.
int32_t biomech_least_squares_minimum_norm(
    int32_t rows, int32_t columns, double smallest, double *a, double *b, double *s,
    int32_t *rank);

/// Sets the number of threads of the BLAS library. Without effect on Accelerate.
void biomech_set_thread_count(int32_t count);

#endif
