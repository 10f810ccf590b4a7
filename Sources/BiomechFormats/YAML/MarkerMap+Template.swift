// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

extension MarkerMap {
  /// A map to edit: what is known filled in, the rest as comments.
  ///
  /// - Parameters:
  ///   - assignment: Which marker stands where, as far as it is known.
  ///   - fileName: The name of the recording, for the first line.
  /// - Returns: YAML that gives the same assignment when it is read back.
  public static func template(for assignment: MarkerAssignment, fileName: String) -> String {
    let map = MarkerMap(assignment)
    var text = "# A marker map for \(fileName.printable): pass it with --map.\n" + map.yaml
    if !assignment.unassigned.isEmpty {
      text += "# Markers that stand for nothing yet:\n"
      for (index, name) in assignment.unassigned.enumerated() {
        text += "#   \(comment(on: name.rawValue, mayCompare: index < 200))\n"
      }
    }
    let free = SidedLandmark.byKey.values.filter {
      map.landmarks[$0] == nil && $0.landmark.isOnPelvisOrLeg
    }
    text += "# Places of the pelvis and the legs that are free:\n"
    for key in free.map(\.key).sorted() { text += "#   \(key)\n" }
    return text
  }

  /// A name with what may help to place it.
  private static func comment(on name: String, mayCompare: Bool) -> String {
    let shown = "\"\(name.printable)\""
    if let remark = MarkerSet.remark(onKnownName: name) { return "\(shown): \(remark)" }
    guard mayCompare, !MarkerSet.knownNames.contains(name),
      let closest = closestMatch(to: name, among: MarkerSet.knownNames)
    else { return shown }
    let places = Set(MarkerSet.all.compactMap { $0.entries[closest]?.place.description })
    let meaning = places.count == 1 ? places.first.map { ", the \($0)" } ?? "" : ""
    return "\(shown): the closest known name is '\(closest)'\(meaning)"
  }
}
