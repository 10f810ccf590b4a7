// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The bytes behind a POSIX file descriptor: a file, standard input, a pipe.
///
/// The caller opens the descriptor and closes it.
public struct FileDescriptorSource: ByteSource, Sendable {
  private let descriptor: Int32

  public init(_ descriptor: Int32) { self.descriptor = descriptor }

  public mutating func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(ByteSourceError) -> Int {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      // A signal arrived before the first byte: nothing is lost, ask again.
      if errno != EINTR { throw ByteSourceError(message: String(cString: strerror(errno))) }
    }
  }
}
