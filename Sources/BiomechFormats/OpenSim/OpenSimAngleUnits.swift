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

  /// Decides the units.
  ///
  /// - Parameters:
  ///   - columns: The columns in the order of the table.
  ///   - largest: The largest magnitude in each column; 0 for a column without a number.
  ///   - declared: Whether the header says degrees or radians, if it does.
  init(columns: [OpenSimColumn], largest: [Double], declared: Bool?) {
    let angles = columns.indices.filter { columns[$0].meaning.isAngle }
    guard let widest = angles.max(by: { largest[$0] < largest[$1] }) else { return }
    let peak = largest[widest]
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
    if unit == "deg" { separateRadians(angles, columns, largest) }
  }

  /// Finds columns that stay below half a turn in radians while the same angle of the other side
  /// does not, and would fit it when turned into degrees.
  private mutating func separateRadians(
    _ angles: [Int], _ columns: [OpenSimColumn], _ largest: [Double]
  ) {
    let places = Dictionary(
      angles.map { (columns[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [(name: String, peak: Double, twin: String, twinPeak: Double)] = []
    for column in angles {
      guard largest[column] < 3.2, largest[column] > 0,
        let twin = columns[column].mirror.flatMap({ places[$0] }), largest[twin] > 10,
        Self.fittingRatios.contains(largest[twin] / largest[column])
      else { continue }
      units[column] = "rad"
      found.append(
        (columns[column].name, largest[column], columns[twin].name, largest[twin]))
    }
    guard let first = found.first else { return }
    let names = found.prefix(8).map { "'\($0.name.printable)'" }.joined(separator: ", ")
    let rest = found.count > 8 ? " and \(found.count - 8) more" : ""
    doubts.append(
      "\(names)\(rest) \(found.count == 1 ? "is" : "are") in radians although the header says "
        + "degrees: '\(first.name.printable)' stays below \(first.peak.short) while "
        + "'\(first.twin.printable)' reaches \(first.twinPeak.short); each column keeps its unit")
  }

  /// The other side may move three times as much, or a third as much, in the same unit.
  private static let fittingRatios = (60 / Double.pi)...(540 / Double.pi)
  private static let halfTurn = 3.2
  private static let turn = 2 * Double.pi
}
