// SPDX-License-Identifier: Apache-2.0

/// Which frames a Qualisys JSON file has, and where its parts belong.
struct QualisysFrames {
  /// The number of the first frame.
  let first: Int
  let count: Int

  /// What to subtract from the start of a part to have its place in a column.
  let offset: Int

  private(set) var doubts: [String] = []

  /// Columns may be this many times longer than the text, because gaps take no place in it.
  private static let growthLimit = 64
  private static let smallSize = 16 * 1024 * 1024

  /// Decides from the declared range and the parts.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - columnCount: The number of columns that are to be made.
  ///   - path: The path for messages.
  /// - Throws: ``MarkerFileError`` for ranges that cannot be true.
  init(
    of document: QualisysDocument, columnCount: Int, path: String
  ) throws(MarkerFileError) {
    guard let span = try Self.span(of: document, path: path) else {
      throw MarkerFileError(
        path: path, .headerOnly, "no marker and no body has a value",
        hint: "check that the trial was tracked and that frames were selected")
    }
    let declared = Self.declaredRange(document)
    let limit =
      (Self.smallSize + Self.growthLimit * document.byteCount)
      / (MemoryLayout<Double>.stride * max(columnCount, 1))
    if let declared, declared.count <= limit {
      let isInside =
        declared.lowerBound <= span.lowerBound && span.upperBound <= declared.upperBound
      if isInside || (1 <= span.lowerBound && span.upperBound <= declared.count) {
        (first, count) = (declared.lowerBound, declared.count)
        offset = isInside ? first : 1
        if !isInside {
          doubts.append(
            "the time base begins with frame \(first) and the parts count from 1: their frames "
              + "were taken to begin there")
        }
        return
      }
    }
    guard span.count <= limit else {
      throw MarkerFileError(
        path: path, .damagedFile,
        "parts reach from frame \(span.lowerBound) to frame \(span.upperBound), far more than a "
          + "file of \(document.byteCount) bytes can fill",
        hint: "check the ranges of the parts, and that the export finished")
    }
    (first, count, offset) = (span.lowerBound, span.count, span.lowerBound)
    if let declared {
      doubts.append(
        "the time base says frames \(declared.lowerBound) to \(declared.upperBound), the parts have "
          + "\(span.lowerBound) to \(span.upperBound): the parts count")
    }
  }

  /// The frames of the time base, or `nil` where it has no range or an impossible one.
  private static func declaredRange(_ document: QualisysDocument) -> ClosedRange<Int>? {
    guard let start = document.start.flatMap({ Int(exactly: $0) }),
      let end = document.end.flatMap({ Int(exactly: $0) }), start <= end,
      isFrame(start), isFrame(end)
    else { return nil }
    return start...end
  }

  /// The first and the last frame of all parts.
  private static func span(
    of document: QualisysDocument, path: String
  ) throws(MarkerFileError) -> ClosedRange<Int>? {
    var span: ClosedRange<Int>?
    for trajectory in document.markers + document.bodies {
      for part in trajectory.parts where !part.values.isEmpty {
        guard let start = part.start.flatMap({ Int(exactly: $0) }), isFrame(start) else {
          throw MarkerFileError(
            path: path, .damagedFile,
            "a part of '\(trajectory.name.printable)' begins at frame "
              + (part.start.map(\.short) ?? "nowhere"),
            hint: "each part needs a Range with the numbers of its first and last frame")
        }
        let end = start + part.values.count / 3 - 1
        span = min(span?.lowerBound ?? start, start)...max(span?.upperBound ?? end, end)
      }
    }
    return span
  }

  /// Nine digits: more than a year at 20 Hz, and far from any overflow.
  private static func isFrame(_ number: Int) -> Bool { (0...1_000_000_000).contains(number) }
}

/// Puts parts into columns.
struct QualisysPlacing {
  private let frames: QualisysFrames
  private var shortCount = 0
  private var firstShort = ""
  private var overlapCount = 0

  init(_ frames: QualisysFrames) { self.frames = frames }

  /// Three columns for each trajectory; NaN where no part is.
  ///
  /// - Parameter trajectories: The trajectories.
  /// - Returns: The columns one after another.
  mutating func columns(of trajectories: [QualisysDocument.Trajectory]) -> [Double] {
    let count = frames.count
    var columns = [Double](repeating: .nan, count: 3 * trajectories.count * count)
    for (index, trajectory) in trajectories.enumerated() {
      for part in trajectory.parts where !part.values.isEmpty {
        let length = part.values.count / 3
        let start = Int(part.start ?? 0)
        note(part, length: length, of: trajectory.name)
        for row in 0..<length {
          let place = 3 * index * count + start - frames.offset + row
          if !columns[place].isNaN { overlapCount += 1 }
          for axis in 0..<3 { columns[place + axis * count] = part.values[3 * row + axis] }
        }
      }
    }
    return columns
  }

  private mutating func note(_ part: QualisysDocument.Part, length: Int, of name: String) {
    guard let start = part.start, let end = part.end, end - start + 1 != Double(length) else {
      return
    }
    if shortCount == 0 { firstShort = name }
    shortCount += 1
  }

  /// What was odd about the parts.
  var doubts: [String] {
    var doubts: [String] = []
    if shortCount > 0 {
      doubts.append(
        "parts with more or fewer values than their range: \(shortCount), the first one of "
          + "'\(firstShort.printable)'; the values count from the first frame on")
    }
    if overlapCount > 0 {
      doubts.append("samples that stand in two parts: \(overlapCount); the later one counts")
    }
    return doubts
  }
}
