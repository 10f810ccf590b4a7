// SPDX-License-Identifier: Apache-2.0

import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

useSingleThreadedLinearAlgebra()
let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "ik" where arguments.count == 4:
  do {
    try benchmarkInverseKinematics(
      trial: arguments[1], calibration: arguments[2], folder: arguments[3])
  } catch {
    complain("\(error)")
    exit(65)
  }
default:
  complain("usage: BiomechBenchmarks ik TRIAL STATIC FOLDER")
  exit(64)
}

/// Writes a line to standard error.
func complain(_ text: String) {
  let line = Array("\(text)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
}
