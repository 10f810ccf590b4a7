// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the operating system said when a call failed.
package struct SystemError: Error, Hashable, CustomStringConvertible {
  package let code: Int32

  package init(_ code: Int32 = errno) { self.code = code }

  /// The system's words, such as `permission denied`.
  package var description: String {
    let words = String(cString: strerror(code))
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}

/// Repeats a system call while signals interrupt it.
///
/// - Parameter call: The call; it returns a negative number when it fails.
/// - Returns: What the call returned.
/// - Throws: The system's reason for any other failure.
package func retrying<Result: SignedInteger>(
  _ call: () -> Result
) throws(SystemError) -> Result {
  while true {
    let result = call()
    guard result < 0 else { return result }
    guard errno == EINTR else { throw SystemError() }
  }
}

/// Writes all bytes to an open file.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
  try bytes.withUnsafeBufferPointer { buffer throws(SystemError) in
    var rest = buffer[...]
    while !rest.isEmpty {
      let part = UnsafeBufferPointer(rebasing: rest)
      let count = try retrying { write(descriptor, part.baseAddress, part.count) }
      rest = rest.dropFirst(count)
    }
  }
}

extension SystemError {
  /// Whether the reader of a pipe has gone, which is no failure of the writer.
  package var isClosedPipe: Bool { code == EPIPE }

  /// Whether there is nothing of that name.
  var isAboutAbsence: Bool { code == ENOENT || code == ENOTDIR }
}
