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

/// The name of a trial in a file: the file name without folder and extension.
///
/// - Parameter path: The path; `-` gives `stdin`.
/// - Returns: The name; a leading full stop belongs to it.
package func trialName(ofFile path: String) -> String {
  guard path != "-" else { return "stdin" }
  let name = path.split(separator: "/").last.map(String.init) ?? path
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
  return String(name[..<dot])
}
