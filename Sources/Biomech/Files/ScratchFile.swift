// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file without a name, gone as soon as nobody has it open any more.
///
/// What another program reads or writes may be about a person; a file that never has a name for
/// long cannot be left behind, whatever ends the process. A class, because it is closed once.
final class ScratchFile {
  let descriptor: Int32

  /// Creates an empty file in the folder for temporary files, and removes its name.
  init() throws(SystemError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/biomech.XXXXXX".utf8CString)
    descriptor = try retrying { mkstemp(&template) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  /// Creates a file with some bytes, to be read from its beginning.
  convenience init(_ bytes: [UInt8]) throws(SystemError) {
    try self.init()
    try writeAll(bytes, to: descriptor)
    try rewind()
  }

  deinit { close(descriptor) }

  /// Everything that was written to it.
  func contents() throws(SystemError) -> [UInt8] {
    try rewind()
    return try readToEnd(of: descriptor)
  }

  private func rewind() throws(SystemError) {
    _ = try retrying { lseek(descriptor, 0, SEEK_SET) }
  }
}
