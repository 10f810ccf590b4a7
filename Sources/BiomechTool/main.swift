// SPDX-License-Identifier: Apache-2.0

import BiomechCLI

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

exit(runBiomech(Array(CommandLine.arguments.dropFirst()), console: .process()).rawValue)
