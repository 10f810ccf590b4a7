// SPDX-License-Identifier: Apache-2.0

/// A reader of one text format.
///
/// To add a format: a type that conforms, in a folder of its own, and a line in
/// ``FileFormat/textReaders``.
protocol TextReader {
  static var format: FileFormat { get }

  /// Whether a file that begins like this is of the format.
  static func recognises(_ head: FileHead) -> Bool

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - lines: The file, at its first line.
  ///   - request: What is asked for.
  /// - Returns: What the file holds.
  /// - Throws: ``MarkerFileError`` for a header, row or cell that does not fit.
  static func read(
    from lines: inout LineBlocks, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile
}

/// What is asked of a reader: the file's name and what the user knows better than the file.
struct ReadRequest {
  /// The path for messages.
  var path: String

  var options: ReadOptions

  /// The files in the same folder, or `nil` where there is no folder.
  var companions: (any CompanionFiles)?

  /// The last part of the path.
  var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// The files that lie beside one that is read: some formats spread over several files.
public protocol CompanionFiles {
  /// Opens a file of the same folder.
  ///
  /// - Parameter name: The name of the file, without a folder.
  /// - Returns: Its bytes, or `nil` when there is no such file.
  /// - Throws: ``ByteSourceError`` when it is there and the system refuses.
  func open(_ name: String) throws(ByteSourceError) -> (any ByteSource)?
}

/// The beginning of a text file: what tells its format.
struct FileHead {
  /// The first lines that hold more than blanks, at most 40, with their numbers; rows of nothing but
  /// delimiters, as spreadsheets leave them behind, only after the first filled one.
  let lines: [(number: Int, text: [UInt8])]

  /// The same lines as text, cut to 4096 bytes.
  let text: [String]

  /// The first cell of each line, without quotes and blanks, whatever separates cells.
  let firstCells: [String]

  /// The last part of the path.
  let fileName: String

  /// Looks at the beginning of a file.
  ///
  /// - Parameters:
  ///   - lines: The file, with its first block loaded.
  ///   - fileName: The last part of the path.
  init(of lines: borrowing LineBlocks, fileName: String) {
    let filled = lines.peek(lines: 40, length: LineBlocks.lineLimit)
    self.lines = Array(
      filled.drop { $0.text.allSatisfy { isBlank($0) || ",;\"".utf8.contains($0) } })
    self.fileName = fileName
    text = self.lines.map { Delimiter.decoded(Array($0.text.prefix(4096))) }
    firstCells = text.map { line in
      let cell = line.prefix { !",;\t".contains($0) }[...].trimmed
      return String(cell.hasPrefix("\"") ? cell.drop { $0 == "\"" }.prefix { $0 != "\"" } : cell)
    }
  }

  /// The cells of one of the lines.
  func cells(ofLine index: Int) -> [String] {
    guard lines.indices.contains(index) else { return [] }
    return Delimiter(ofHeader: lines[index].text).cells(of: lines[index].text)
  }
}
