// SPDX-License-Identifier: Apache-2.0

import CLinearAlgebra

/// Keeps the BLAS library on the calling thread.
///
/// Our matrices are small and many; the library's own threads only cost time. Call it once at start.
public func useSingleThreadedLinearAlgebra() { biomech_set_thread_count(1) }
