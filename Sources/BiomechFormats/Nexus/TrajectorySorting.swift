// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// What the trajectories of a Vicon file are: markers, model outputs among them, or nothing with a
/// name.
struct TrajectorySorting {
  /// The names of the markers, none of them twice.
  private(set) var markers: [String] = []

  /// The columns of X, Y and Z of each marker in turn.
  private(set) var markerColumns: [Int] = []

  /// Model outputs.
  private(set) var signals: [ColumnGroup] = []

  /// The unit of the positions.
  private(set) var unit: LengthUnit?

  private(set) var unlabelledCount = 0
  private(set) var doubts: [String] = []

  /// Sorts trajectories.
  ///
  /// - Parameters:
  ///   - groups: The groups of columns.
  ///   - labels: Names from the user, used where no trajectory has one.
  ///   - path: The path for messages.
  ///   - line: The line of the names.
  /// - Throws: ``MarkerFileError`` where a name does not stand over an X.
  init(
    _ groups: [ColumnGroup], labels: [String], path: String, line: Int
  ) throws(MarkerFileError) {
    let names = Set(groups.map { MarkerLabel($0.name).marker })
    let bonePoints = VendorOutput.bonePoints(among: names)
    var named: [(name: String, group: ColumnGroup, position: [Int])] = []
    var unlabelled: [(group: ColumnGroup, position: [Int])] = []
    for group in groups {
      let marker = MarkerLabel(group.name).marker
      guard let position = group.position else {
        try Self.checkComponents(of: group, path: path, line: line)
        // Nexus can write the number of trajectories beside them.
        if group.components != ["Count"], !group.name.isEmpty { signals.append(group) }
        continue
      }
      let unit = group.positionUnit
      if group.isUnlabelled {
        unlabelled.append((group, position))
      } else if bonePoints.contains(marker) || VendorOutput(name: marker) != nil
        || (!unit.isEmpty && LengthUnit(label: unit) == nil)
      {
        signals.append(group)
      } else {
        named.append((group.name, group, position))
      }
    }
    if named.isEmpty, !labels.isEmpty, labels.count == unlabelled.count {
      named = zip(labels, unlabelled).map { ($0, $1.group, $1.position) }
    } else if !unlabelled.isEmpty {
      unlabelledCount = unlabelled.count
      doubts.append(
        unlabelled.count == 1
          ? "1 unlabelled trajectory was left out"
          : "\(unlabelled.count) unlabelled trajectories were left out")
    }
    let (unique, repeated) = MotionFile.unique(named.map(\.name))
    markers = unique
    doubts += [MotionFile.doubt(aboutRepeated: repeated)].compactMap { $0 }
    markerColumns = named.flatMap(\.position)
    let units = Set(named.map(\.group.positionUnit))
    if units.count > 1 {
      let list = units.sorted().map { "'\($0.printable)'" }.joined(separator: ", ")
      doubts.append("the units of the markers differ: \(list); pass --units")
    }
    unit = units.count == 1 ? units.first.flatMap { LengthUnit(label: $0) } : nil
  }

  /// A name over another column than X would put every marker in the wrong place.
  private static func checkComponents(
    of group: ColumnGroup, path: String, line: Int
  ) throws(MarkerFileError) {
    guard !group.name.isEmpty,
      let first = group.components.first(where: { ["X", "Y", "Z"].contains($0) })
    else { return }
    throw MarkerFileError(
      path: path, line: line, .labelCount,
      "the names do not stand over their columns: '\(group.name.printable)' has "
        + (first == "X"
          ? "no X, Y and Z in this order" : "a column of \(first) before that of X"),
      hint: "put each name over the X of its marker")
  }
}
