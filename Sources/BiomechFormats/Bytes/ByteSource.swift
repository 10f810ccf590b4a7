// SPDX-License-Identifier: Apache-2.0

/// Where the bytes of a file come from: memory, a file, a pipe.
public protocol ByteSource {
  /// Reads the next bytes.
  ///
  /// - Parameter buffer: The place for the bytes, not empty.
  /// - Returns: How many bytes were put in place; 0 at the end.
  /// - Throws: ``ByteSourceError`` where the system refuses.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int
}

/// Why bytes could not be read, in the words of the system.
public struct ByteSourceError: Error, Hashable, Sendable {
  public var message: String
  public init(message: String) { self.message = message }
}

/// Bytes that are in memory already.
public struct MemorySource: ByteSource, Sendable {
  private let bytes: [UInt8]
  private var position = 0

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public mutating func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(ByteSourceError) -> Int {
    let count = min(buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
