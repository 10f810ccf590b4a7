// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechFormats

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Console {
  /// Writes files, all or none, and names each on standard error.
  ///
  /// - Parameters:
  ///   - files: The paths with their bytes.
  ///   - option: The option that names another path, for the hint.
  /// - Throws: When the system refuses; nothing was written then.
  func write(
    _ files: [(path: String, bytes: [UInt8])], option: String
  ) throws(CommandFailure) {
    do {
      try uninterrupted { () throws(FileTransaction.Failure) in try FileTransaction.write(files) }
    } catch {
      throw CommandFailure(
        """
        \(error.path): cannot be written: \(error.reason) [\(FileProblemCode.cannotWrite.rawValue)]
          hint: name another file with \(option); nothing was written
        """, status: .inputOutput)
    }
    for file in files { note("wrote \(file.path)") }
  }
}

/// Whether something of this name is there.
func isFile(_ path: String) -> Bool {
  var information = stat()
  return lstat(path, &information) == 0
}

/// Whether two paths lead to the same file, by another name or through a link.
func areSameFile(_ a: String, _ b: String) -> Bool {
  var (first, second) = (stat(), stat())
  guard stat(a, &first) == 0, stat(b, &second) == 0 else { return false }
  return first.st_dev == second.st_dev && first.st_ino == second.st_ino
}
