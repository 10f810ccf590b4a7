// SPDX-License-Identifier: Apache-2.0

/// Steps through a JSON text value by value, without building anything up.
///
/// The caller asks for what it expects: it enters an object, takes key after key, and for each key
/// takes the value or skips it. Whatever the text holds instead is an error with its place.
///
/// Source: RFC 8259. Beyond it, `NaN` counts as a missing number, because some writers have it.
struct JSONScanner {
  /// What begins at a place.
  enum Kind: String {
    case object = "an object"
    case array = "a list"
    case string = "a text"
    case number = "a number"
    case bool = "a yes or no"
    case null
    case end = "the end of the file"
    case nothing = "no value"
  }

  /// Objects and lists that may stand in one another; no file of the field needs ten.
  static let depthLimit = 64

  /// The path for messages.
  let path: String

  /// The key of the bytes of the file.
  let contentKey: String

  /// The text, followed by ``LineBlocks/padding`` zero bytes.
  let bytes: [UInt8]

  /// The number of bytes of the text.
  let count: Int

  /// The place of the next byte.
  private(set) var place = 0

  private var depth = 0

  /// Whether nothing has been taken from the innermost object or list yet.
  private var isFirst = true

  /// Reads a whole source: UTF-8 with or without a mark, or UTF-16 with one.
  ///
  /// - Parameters:
  ///   - source: The source, at its beginning.
  ///   - path: The path for messages.
  ///   - limit: The number of bytes that are still allowed.
  /// - Throws: ``MarkerFileError`` where the system refuses or there is too much.
  init(
    reading source: any ByteSource, path: String, limit: Int = .max
  ) throws(MarkerFileError) {
    var text = TextBytes(source)
    let bytes: [UInt8]
    do throws(ByteSourceError) {
      bytes = try text.readAll(upTo: limit)
    } catch {
      throw MarkerFileError(path: path, reason: .unreadable(error.message))
    }
    guard bytes.count <= limit else {
      throw MarkerFileError(
        path: path, .damagedFile, "the file has more than \(limit) bytes",
        hint: "a description of a recording is short: check which file this is")
    }
    self.init(bytes, path: path, contentKey: text.contentKey)
  }

  /// Looks at a text in memory.
  ///
  /// - Parameters:
  ///   - text: UTF-8 without a mark.
  ///   - path: The path for messages.
  ///   - contentKey: The key of the bytes of the file.
  init(_ text: consuming [UInt8], path: String, contentKey: String = "") {
    count = text.count
    text.append(contentsOf: repeatElement(0, count: LineBlocks.padding))
    bytes = text
    self.path = path
    self.contentKey = contentKey
  }
}

extension JSONScanner {
  /// What the next value is.
  mutating func peek() -> Kind {
    skipBlanks()
    guard place < count else { return .end }
    switch bytes[place] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "N"): return .number
    case let byte: return isDigit(byte) ? .number : .nothing
    }
  }

  /// Goes into the object that comes next.
  ///
  /// - Throws: ``MarkerFileError`` when something else comes.
  mutating func enterObject() throws(MarkerFileError) { try enter(.object) }

  /// Goes into the list that comes next.
  ///
  /// - Throws: ``MarkerFileError`` when something else comes.
  mutating func enterArray() throws(MarkerFileError) { try enter(.array) }

  private mutating func enter(_ kind: Kind) throws(MarkerFileError) {
    guard peek() == kind else { throw unexpected(kind.rawValue) }
    guard depth < Self.depthLimit else {
      throw problem("more than \(Self.depthLimit) objects and lists stand in one another")
    }
    depth += 1
    place += 1
    isFirst = true
  }

  /// Takes the next key of an object; its value comes next.
  ///
  /// - Returns: The key, or `nil` at the end of the object, which is left.
  /// - Throws: ``MarkerFileError`` for a text that is no JSON.
  mutating func nextKey() throws(MarkerFileError) -> String? {
    guard try isMore(until: UInt8(ascii: "}")) else { return nil }
    guard peek() == .string else { throw unexpected("a key in quotes") }
    let key = try string()
    skipBlanks()
    guard bytes[place] == UInt8(ascii: ":") else { throw unexpected("':'") }
    place += 1
    return key
  }

  /// Goes to the next value of a list.
  ///
  /// - Returns: False at the end of the list, which is left.
  /// - Throws: ``MarkerFileError`` for a text that is no JSON.
  mutating func nextElement() throws(MarkerFileError) -> Bool {
    try isMore(until: UInt8(ascii: "]"))
  }

  private mutating func isMore(until end: UInt8) throws(MarkerFileError) -> Bool {
    skipBlanks()
    if bytes[place] == end {
      place += 1
      depth -= 1
      isFirst = false
      return false
    }
    if isFirst {
      isFirst = false
      return true
    }
    guard bytes[place] == UInt8(ascii: ",") else {
      throw unexpected("',' or '\(Character(Unicode.Scalar(end)))'")
    }
    place += 1
    return true
  }

  /// Takes a number; `null` and `NaN` are missing ones.
  ///
  /// - Returns: The nearest `Double`, or NaN.
  /// - Throws: ``MarkerFileError`` when something else comes, or a number that is too large.
  mutating func number() throws(MarkerFileError) -> Double {
    skipBlanks()
    let mark = UInt8(ascii: ".")
    var scan = DecimalScanner.usual(bytes.span.bytes, from: place, mark: mark)
    if scan.end < 0 { scan = DecimalScanner.long(bytes.span.bytes, from: place, mark: mark) }
    if scan.end >= 0, scan.end <= count, !continuesWord(at: scan.end) {
      take(upTo: scan.end)
      return scan.value
    }
    let kind = peek()
    var end = place
    while end < count, continuesWord(at: end) { end += 1 }
    guard kind == .number || kind == .null,
      let value = DecimalScanner.value(of: bytes.span.bytes, in: place..<end, mark: mark)
    else { throw unexpected("a number") }
    take(upTo: end)
    return value
  }

  /// Takes a yes or no.
  ///
  /// - Throws: ``MarkerFileError`` when something else comes.
  mutating func bool() throws(MarkerFileError) -> Bool {
    guard peek() == .bool else { throw unexpected(Kind.bool.rawValue) }
    let value = bytes[place] == UInt8(ascii: "t")
    try takeWord(value ? "true" : "false")
    return value
  }

  /// Passes over the next value, whatever it is.
  ///
  /// - Throws: ``MarkerFileError`` for a text that is no JSON.
  mutating func skipValue() throws(MarkerFileError) {
    switch peek() {
    case .object:
      try enterObject()
      while try nextKey() != nil { try skipValue() }
    case .array:
      try enterArray()
      while try nextElement() { try skipValue() }
    case .string: try skipText()
    case .number: _ = try number()
    case .bool: _ = try bool()
    case .null: try takeWord("null")
    case .end, .nothing: throw unexpected("a value")
    }
  }

  /// Checks that nothing but blanks is left.
  ///
  /// - Throws: ``MarkerFileError`` for anything else.
  mutating func finish() throws(MarkerFileError) {
    guard peek() == .end else { throw unexpected(Kind.end.rawValue) }
  }

  private mutating func takeWord(_ word: String) throws(MarkerFileError) {
    let end = place + word.utf8.count
    guard end <= count, bytes[place..<end].elementsEqual(word.utf8), !continuesWord(at: end) else {
      throw unexpected("'\(word)'")
    }
    take(upTo: end)
  }

  /// Counts everything before a place as taken.
  mutating func take(upTo next: Int) {
    place = next
    isFirst = false
  }

  /// Whether a byte belongs to the number or word before it.
  private func continuesWord(at place: Int) -> Bool {
    let byte = bytes[place]
    return isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  private mutating func skipBlanks() {
    while isBlank(bytes[place]) || isLineEnd(bytes[place]) { place += 1 }
  }
}

extension JSONScanner {
  /// An error at the next byte: what was expected, and what stands there.
  func unexpected(_ expected: String) -> MarkerFileError {
    guard place < count else {
      return problem("the file ends where \(expected) is expected")
    }
    let found = Delimiter.decoded(Array(bytes[place..<min(count, place + 20)]))
    return problem("\(expected) is expected, not '\(found.printable)'")
  }

  /// An error at the next byte.
  ///
  /// - Parameter text: What is wrong.
  /// - Returns: The error; a file is often one line, so the byte in the line is told too.
  func problem(_ text: String) -> MarkerFileError {
    let before = bytes[..<min(place, count)]
    let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    let column = 1 + before.count - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
    return MarkerFileError(
      path: path, line: line, .damagedFile, "\(text), at byte \(column) of the line",
      hint: "check that the export finished and that nobody edited the file")
  }
}
