// SPDX-License-Identifier: Apache-2.0

/// A row of a `_channels.tsv`: what one column of the motion file is.
struct MotionBIDSChannel: Hashable {
  var name: String
  var component: String
  var type: String

  /// The point or joint, or `nil` for `n/a`.
  var trackedPoint: String?

  var units: String
  var referenceFrame: String?
  var rate: Double?
  var isBad: Bool

  /// No system has so many channels.
  static let limit = 1 << 16

  /// Reads the rows of a `_channels.tsv`.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - path: The path for messages.
  /// - Returns: One channel for each row.
  /// - Throws: ``MarkerFileError`` for a table without the columns that BIDS requires.
  static func all(
    in source: any ByteSource, path: String
  ) throws(MarkerFileError) -> [MotionBIDSChannel] {
    var lines = LineBlocks(source, path: path)
    let header = Delimiter.tab.cells(of: try lines.nextLine() ?? [])
    let columns = Dictionary(
      header.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    for required in ["name", "component", "type", "tracked_point", "units"]
    where columns[required] == nil {
      throw MarkerFileError(
        path: path, line: 1, .headerIncomplete,
        "there is no column '\(required)', which every channels file of BIDS has",
        hint: "the first row must be 'name  component  type  tracked_point  units'")
    }
    var channels: [MotionBIDSChannel] = []
    while let line = try lines.nextLine() {
      let cells = Delimiter.tab.cells(of: line)
      guard cells.contains(where: { !$0.isEmpty }) else { continue }
      func cell(_ column: String) -> String? {
        guard let place = columns[column], place < cells.count else { return nil }
        return ["", "n/a"].contains(cells[place].lowercased()) ? nil : cells[place]
      }
      guard channels.count < limit else {
        throw MarkerFileError(
          path: path, line: lines.line - 1, .damagedFile,
          "there are more than \(limit) channels", hint: "check that this is the channels file")
      }
      channels.append(
        MotionBIDSChannel(
          name: cell("name") ?? "channel \(channels.count + 1)",
          component: cell("component")?.lowercased() ?? "", type: cell("type")?.uppercased() ?? "",
          trackedPoint: cell("tracked_point"), units: cell("units") ?? "",
          referenceFrame: cell("reference_frame"),
          rate: cell("sampling_frequency").flatMap { DecimalScanner.value(of: $0) },
          isBad: cell("status")?.lowercased() == "bad"))
    }
    guard !channels.isEmpty else {
      throw MarkerFileError(path: path, line: lines.line, reason: .headerOnly)
    }
    return channels
  }
}
