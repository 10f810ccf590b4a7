// SPDX-License-Identifier: Apache-2.0

/// A text file as a moving block of whole lines in one reused buffer.
///
/// Lines end in LF, CR or CRLF. The unread bytes are `start..<limit` of ``bytes``; they always end
/// in a line end, so a scanner that stops at line ends needs no other check. After `limit` there
/// are at least ``padding`` more bytes in the buffer, so that eight can be loaded at any place.
struct LineBlocks {
  static let blockSize = 256 * 1024

  /// The longest line; some thousand markers fit.
  static let lineLimit = 4 * 1024 * 1024

  static let padding = 16

  let path: String
  private(set) var bytes: [UInt8]

  /// The place of the first unread byte.
  private(set) var start = 0

  /// The place after the last whole line.
  private(set) var limit = 0

  /// The number of the next line, from 1.
  private(set) var line = 1

  /// Whether the last line of the file has no line end.
  private(set) var endsInsideLine = false

  private var text: TextBytes
  private var end = 0
  private var isAtEnd = false

  init(_ source: any ByteSource, path: String) {
    self.path = path
    self.text = TextBytes(source)
    self.bytes = [UInt8](repeating: 0, count: Self.blockSize + Self.padding)
  }

  /// The key of all bytes read so far.
  var contentKey: String { text.contentKey }

  /// Whether no byte is left, here or in the source.
  var isExhausted: Bool { isAtEnd && start == limit }

  /// Marks lines as read.
  ///
  /// - Parameters:
  ///   - next: The place after the line end of the last one.
  ///   - lines: How many lines that are.
  mutating func advance(to next: Int, lines: Int) {
    start = next
    line += lines
  }

  /// Reads on until there is at least one whole line.
  ///
  /// - Returns: False at the end of the file.
  /// - Throws: ``MarkerFileError`` where the system refuses or a line is too long.
  mutating func load() throws(MarkerFileError) -> Bool {
    while start == limit {
      if isAtEnd { return false }
      try refill()
    }
    return true
  }

  private mutating func refill() throws(MarkerFileError) {
    moveRestToFront()
    if end == bytes.count - Self.padding { try grow() }
    let room = end..<bytes.count - Self.padding
    let count: Int
    do throws(ByteSourceError) {
      count = try bytes.withUnsafeMutableBufferPointer { buffer throws(ByteSourceError) in
        try text.fill(
          UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[room]))
      }
    } catch {
      throw MarkerFileError(path: path, reason: .unreadable(error.message))
    }
    isAtEnd = count < room.count
    // Whatever is left from before has no line end, but for a CR at its end.
    let searched = max(end - 1, start)
    end += count
    if isAtEnd, end > 0, !isLineEnd(bytes[end - 1]) {
      endsInsideLine = true
      bytes[end] = UInt8(ascii: "\n")
      end += 1
    }
    // What an earlier block left behind the end must not look like the second half of CRLF.
    for place in end..<min(end + Self.padding, bytes.count) { bytes[place] = 0 }
    limit = placeAfterLastLine(from: searched)
  }

  private mutating func moveRestToFront() {
    guard start > 0 else { return }
    let rest = start..<end
    bytes.withUnsafeMutableBufferPointer { buffer in
      let all = UnsafeMutableRawBufferPointer(buffer)
      UnsafeMutableRawBufferPointer(rebasing: all[..<rest.count])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: all[rest]))
    }
    (start, limit, end) = (0, 0, rest.count)
  }

  /// A line may be longer than a block, but not without a limit.
  private mutating func grow() throws(MarkerFileError) {
    guard bytes.count < Self.lineLimit else {
      throw MarkerFileError(path: path, line: line, reason: .lineTooLong(limit: Self.lineLimit))
    }
    bytes += [UInt8](repeating: 0, count: bytes.count - Self.padding)
  }

  /// The place after the last line end at or after a place, or `start` where there is none.
  private func placeAfterLastLine(from first: Int) -> Int {
    var place = end
    // A CR at the end of the block may be the first half of CRLF: wait for the next byte.
    if place > first, bytes[place - 1] == UInt8(ascii: "\r"), !isAtEnd { place -= 1 }
    while place > first, !isLineEnd(bytes[place - 1]) { place -= 1 }
    return place > first ? place : start
  }
}

@inline(__always) func isLineEnd(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
}
