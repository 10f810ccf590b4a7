// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Opens a file for reading; `-` is standard input.
///
/// - Parameter path: The path.
/// - Returns: The descriptor; the caller closes it unless it is standard input.
/// - Throws: When the system does not let the file be read, or it is a folder.
package func openForReading(_ path: String) throws(SystemError) -> Int32 {
  guard path != "-" else { return STDIN_FILENO }
  let descriptor = try retrying { open(path, O_RDONLY | O_CLOEXEC) }
  var information = stat()
  if fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFDIR {
    close(descriptor)
    throw SystemError(EISDIR)
  }
  return descriptor
}

/// The bytes of a whole file; for small files.
package func readWholeFile(_ path: String) throws(SystemError) -> [UInt8] {
  let descriptor = try openForReading(path)
  defer { if descriptor != STDIN_FILENO { close(descriptor) } }
  return try readToEnd(of: descriptor)
}

/// The bytes of an open file from where it stands.
func readToEnd(of descriptor: Int32) throws(SystemError) -> [UInt8] {
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = try block.withUnsafeMutableBufferPointer { buffer throws(SystemError) in
      try retrying { read(descriptor, buffer.baseAddress, buffer.count) }
    }
    guard count > 0 else { return bytes }
    bytes.append(contentsOf: block[..<count])
  }
}
