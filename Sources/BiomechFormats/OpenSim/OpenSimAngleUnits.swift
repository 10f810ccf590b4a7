// SPDX-License-Identifier: Apache-2.0

/// The unit of every angle of a table, which the header alone does not tell.
///
/// Tables that say `inDegrees=yes` have been seen with the left knee in radians beside the right one
/// in degrees.
struct OpenSimAngleUnits {
  /// The unit of each column by its place: `deg`, `rad`, or empty where it is not known.
  private(set) var units: [Int: String] = [:]

  private(set) var doubts: [String] = []

  /// How the unit was told, for the evidence.
  private(set) var remark: String?

  /// How far an angle goes in a recording.
  struct Extent {
    /// The largest magnitude; 0 for a column without a number.
    var peak = 0.0

    /// The largest value less the smallest.
    var range = 0.0

    init(of values: some Sequence<Double>) {
      var (low, high) = (Double.infinity, -Double.infinity)
      for value in values where !value.isNaN {
        low = min(low, value)
        high = max(high, value)
      }
      guard low <= high else { return }
      peak = max(low.magnitude, high.magnitude)
      range = high - low
    }

    init() {}
  }

  /// Decides the units.
  ///
  /// - Parameters:
  ///   - columns: The columns in the order of the table.
  ///   - extents: How far each column goes.
  ///   - declared: Whether the header says degrees or radians, if it does.
  init(columns: [OpenSimColumn], extents: [Extent], declared: Bool?) {
    let angles = columns.indices.filter { columns[$0].meaning.isAngle }
    guard let widest = angles.max(by: { extents[$0].peak < extents[$1].peak }) else { return }
    let peak = extents[widest].peak
    let name = columns[widest].name.printable
    let unit: String
    switch declared {
    case true?:
      unit = "deg"
      if peak > 0.3, peak < Self.halfTurn, angles.count >= 5 {
        doubts.append(
          "the header says degrees, but no angle exceeds \(peak.short) ('\(name)'): "
            + "check that they are not radians")
      }
    case false?:
      unit = "rad"
      if peak > 2 * Self.turn {
        doubts.append(
          "the header says radians (inDegrees=no), but '\(name)' reaches \(peak.short): "
            + "check whether the angles are degrees")
      }
    case nil where peak > Self.turn:
      unit = "deg"
      remark = "the header does not say inDegrees; '\(name)' reaches \(peak.short), so degrees"
    case nil:
      unit = ""
      doubts.append(
        "the header does not say inDegrees, and no angle exceeds \(peak.short): "
          + "the unit of the angles is not known")
    }
    for column in angles { units[column] = unit }
    if unit == "deg" { separateRadians(angles, columns, extents) }
  }

  /// Finds columns that stay below half a turn in radians while the same angle of the other side
  /// does not.
  ///
  /// Where the two would fit each other when one of them were in radians, it is; otherwise the leg
  /// may as well be still, and the question is left to the reader.
  private mutating func separateRadians(
    _ angles: [Int], _ columns: [OpenSimColumn], _ extents: [Extent]
  ) {
    let places = Dictionary(
      angles.map { (columns[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    var radians: [(column: Int, twin: Int)] = []
    var unclear: [(column: Int, twin: Int)] = []
    for column in angles {
      guard extents[column].peak < Self.halfTurn, extents[column].peak > 0,
        let twin = columns[column].mirror.flatMap({ places[$0] }), extents[twin].peak > 10
      else { continue }
      if Self.fittingRatios.contains(extents[twin].peak / extents[column].peak),
        Self.fittingRatios.contains(extents[twin].range / extents[column].range)
      {
        units[column] = "rad"
        radians.append((column, twin))
      } else {
        unclear.append((column, twin))
      }
    }
    func comparison(_ pair: (column: Int, twin: Int)) -> String {
      "'\(columns[pair.column].name.printable)' does not exceed \(extents[pair.column].peak.short) "
        + "while '\(columns[pair.twin].name.printable)' reaches \(extents[pair.twin].peak.short)"
    }
    func names(_ pairs: [(column: Int, twin: Int)]) -> String {
      let names = pairs.prefix(8).map { "'\(columns[$0.column].name.printable)'" }
      return names.joined(separator: ", ")
        + (pairs.count > 8 ? " and \(pairs.count - 8) more" : "")
    }
    if let first = radians.first {
      doubts.append(
        "\(names(radians)) \(radians.count == 1 ? "is" : "are") in radians although the header "
          + "says degrees: \(comparison(first)); each column keeps its unit")
    }
    if let first = unclear.first {
      let others = unclear.count == 1 ? "" : "; so do \(unclear.count - 1) more columns"
      doubts.append("\(comparison(first))\(others): check that both are in degrees")
    }
  }

  /// The other side may move twice as much, or half as much, in the same unit.
  private static let fittingRatios = (90 / Double.pi)...(360 / Double.pi)
  private static let halfTurn = 3.2
  private static let turn = 2 * Double.pi
}
