// SPDX-License-Identifier: Apache-2.0

/// The bytes of a source as UTF-8 or another extension of ASCII, with the key of what was read.
///
/// A byte order mark is taken off; UTF-16 with a mark is turned into UTF-8 on the way.
struct TextBytes {
  private var source: any ByteSource
  private var key = ContentKey()
  private var encoding: Encoding?
  private var decoder = UTF16Decoder()

  private enum Encoding {
    case extendedASCII, utf16
  }

  init(_ source: any ByteSource) { self.source = source }

  /// The key of the bytes of the source, as far as they were read.
  var contentKey: String { key.hexadecimal }

  /// Fills a buffer as far as the source has bytes.
  ///
  /// - Parameter buffer: At least four bytes.
  /// - Returns: How many bytes were put in place; fewer than asked for only at the end.
  /// - Throws: ``ByteSourceError`` where the system refuses.
  mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    switch encoding {
    case nil: try fillFirst(buffer)
    case .extendedASCII: try readFully(into: buffer)
    case .utf16: try fillFromUTF16(buffer)
    }
  }

  /// Reads up to the end of the source.
  ///
  /// - Parameter limit: The number of bytes after which it does not matter how many more there are.
  /// - Returns: All bytes, or more than `limit` of them.
  /// - Throws: ``ByteSourceError`` where the system refuses.
  mutating func readAll(upTo limit: Int = .max) throws(ByteSourceError) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: LineBlocks.blockSize)
    while bytes.count <= limit {
      let filled = try block.withUnsafeMutableBufferPointer { buffer throws(ByteSourceError) in
        try fill(UnsafeMutableRawBufferPointer(buffer))
      }
      bytes.append(contentsOf: block[..<filled])
      if filled < block.count { break }
    }
    return bytes
  }

  private mutating func fillFirst(
    _ buffer: UnsafeMutableRawBufferPointer
  ) throws(ByteSourceError) -> Int {
    let count = try readFully(into: buffer)
    encoding = .extendedASCII
    if count >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF {
      UnsafeMutableRawBufferPointer(rebasing: buffer[..<(count - 3)])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[3..<count]))
      let end = UnsafeMutableRawBufferPointer(rebasing: buffer[(count - 3)...])
      return try count - 3 + readFully(into: end)
    }
    guard count >= 2, buffer[0] >= 0xFE, buffer[0] ^ buffer[1] == 0x01 else { return count }
    encoding = .utf16
    decoder.isBigEndian = buffer[0] == 0xFE
    decoder.push(UnsafeRawBufferPointer(rebasing: buffer[2..<count]))
    return try fillFromUTF16(buffer)
  }

  private mutating func fillFromUTF16(
    _ buffer: UnsafeMutableRawBufferPointer
  ) throws(ByteSourceError) -> Int {
    while decoder.availableCount < buffer.count {
      // The buffer has no bytes of value yet, so it can carry the raw ones.
      let count = try readFully(into: buffer)
      guard count > 0 else { break }
      decoder.push(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    return decoder.pop(into: buffer)
  }

  /// Reads until the buffer is full or the source is at its end.
  private mutating func readFully(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(ByteSourceError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = try source.read(into: rest)
      guard count > 0 else { break }
      key.update(with: UnsafeRawBufferPointer(rebasing: rest[..<count]))
      filled += count
    }
    return filled
  }
}

/// Turns UTF-16 into UTF-8, in pieces of any size; half a surrogate pair becomes U+FFFD.
private struct UTF16Decoder {
  var isBigEndian = false
  private var text: [UInt8] = []
  private var position = 0
  private var halfUnit: UInt8?
  private var highSurrogate: UInt16?

  var availableCount: Int { text.count - position }

  mutating func push(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes {
      guard let first = halfUnit else {
        halfUnit = byte
        continue
      }
      halfUnit = nil
      let (high, low) = isBigEndian ? (first, byte) : (byte, first)
      push(unit: UInt16(high) << 8 | UInt16(low))
    }
  }

  /// Moves text into a buffer and forgets it.
  mutating func pop(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, availableCount)
    buffer.copyBytes(from: text[position..<position + count])
    position += count
    text.removeFirst(position)
    position = 0
    return count
  }

  private mutating func push(unit: UInt16) {
    if unit < 0x80, highSurrogate == nil {
      text.append(UInt8(unit))
      return
    }
    if let high = highSurrogate {
      highSurrogate = nil
      if UTF16.isTrailSurrogate(unit) {
        text.append(contentsOf: String(decoding: [high, unit], as: UTF16.self).utf8)
        return
      }
      text.append(contentsOf: "\u{FFFD}".utf8)
    }
    if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
    } else {
      text.append(contentsOf: String(decoding: [unit], as: UTF16.self).utf8)
    }
  }
}
