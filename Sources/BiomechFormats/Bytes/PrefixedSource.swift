// SPDX-License-Identifier: Apache-2.0

/// A source whose first bytes were looked at and are read again.
struct PrefixedSource: ByteSource {
  /// The first bytes: 64 KB, or all of a shorter source.
  let prefix: [UInt8]

  private var position = 0
  private var rest: any ByteSource

  /// Looks at the first bytes of a source.
  ///
  /// - Parameters:
  ///   - source: The source, at its beginning.
  ///   - path: The path for messages.
  /// - Throws: ``MarkerFileError`` where the system refuses.
  init(_ source: some ByteSource, path: String) throws(MarkerFileError) {
    var rest = source
    var first = [UInt8](repeating: 0, count: 1 << 16)
    do throws(ByteSourceError) {
      let filled = try first.withUnsafeMutableBufferPointer { buffer throws(ByteSourceError) in
        try rest.fill(UnsafeMutableRawBufferPointer(buffer))
      }
      first.removeLast(first.count - filled)
    } catch {
      throw MarkerFileError(path: path, reason: .unreadable(error.message))
    }
    prefix = first
    self.rest = rest
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    guard position < prefix.count else { return try rest.read(into: buffer) }
    let count = min(buffer.count, prefix.count - position)
    buffer.copyBytes(from: prefix[position..<position + count])
    position += count
    return count
  }
}

extension ByteSource {
  /// Reads until a buffer is full or the source is at its end.
  ///
  /// - Parameter buffer: The place for the bytes.
  /// - Returns: How many bytes were put in place.
  /// - Throws: ``ByteSourceError`` where the system refuses.
  mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }

  /// All bytes up to the end, and the key of them.
  ///
  /// - Parameter path: The path for messages.
  /// - Returns: The bytes and their 128-bit key as hexadecimal digits.
  /// - Throws: ``MarkerFileError`` where the system refuses.
  mutating func readAll(
    path: String
  ) throws(MarkerFileError) -> (bytes: [UInt8], contentKey: String) {
    var bytes: [UInt8] = []
    var key = ContentKey()
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count: Int
      do throws(ByteSourceError) {
        count = try block.withUnsafeMutableBufferPointer { buffer throws(ByteSourceError) in
          try fill(UnsafeMutableRawBufferPointer(buffer))
        }
      } catch {
        throw MarkerFileError(path: path, reason: .unreadable(error.message))
      }
      block.withUnsafeBytes { key.update(with: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      bytes.append(contentsOf: block[..<count])
      if count < block.count { return (bytes, key.hexadecimal) }
    }
  }
}
