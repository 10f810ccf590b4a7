// SPDX-License-Identifier: Apache-2.0

/// What a point of a C3D file stands for: a marker, or something a program computed.
package enum C3DPointKind: Hashable, Sendable {
  case marker

  /// A trajectory that nobody named, such as `*12`.
  case unlabelled

  /// Three angles in `POINT:ANGLE_UNITS`.
  case angle
  case force
  case moment
  case power

  /// Up to three numbers of any kind.
  case scalar

  /// A position that a program computed, such as a centre of mass.
  case modelledMarker

  /// The origin or the tip of an axis of a bone, such as `LFEO`, `LFEA`, `LFEL` and `LFEP`.
  case boneAxis

  /// Another quantity, by the name of its type in `POINT:TYPE_GROUPS`.
  case other(String)
}

/// A point of a C3D file: its name and what it stands for.
package struct C3DPoint: Hashable, Sendable {
  /// The name, with the prefix of the subject where there is one; blank or repeated as in the file.
  package var name: String
  package var description: String
  package var kind: C3DPointKind
}

extension C3DPoint {
  /// The points of a file with their names.
  ///
  /// - Parameters:
  ///   - parameters: The parameters of the file.
  ///   - count: How many points a frame has.
  ///   - doubts: Takes a sentence where other names than the labels were taken.
  /// - Returns: `count` points; a label that is not there is blank.
  static func named(
    _ parameters: C3DParameters, count: Int, doubts: inout [String]
  ) -> [C3DPoint] {
    let labels = parameters.texts("POINT", "LABELS")
    let descriptions = parameters.texts("POINT", "DESCRIPTIONS")
    let kinds = C3DPointKinds(parameters)
    var points = (0..<count).map { index in
      let label = index < labels.count ? labels[index] : ""
      return C3DPoint(
        name: label, description: index < descriptions.count ? descriptions[index] : "",
        kind: kinds.kind(ofPoint: label))
    }
    useDescriptions(in: &points, doubts: &doubts)
    return points
  }

  /// Takes the descriptions for names where labels were cut to four characters.
  ///
  /// Motion Analysis cuts `R.Knee` and `R.Knee.Medial` to `RKNE` both.
  private static func useDescriptions(in points: inout [C3DPoint], doubts: inout [String]) {
    let labelled = points.indices.filter { !points[$0].name.isEmpty }
    let labels = labelled.map { points[$0].name }
    guard Set(labels).count < labels.count, labels.allSatisfy({ $0.count <= 4 }) else { return }
    let descriptions = labelled.map { points[$0].description }
    guard descriptions.allSatisfy({ !$0.isEmpty }),
      Set(descriptions).count == descriptions.count
    else { return }
    for index in labelled { points[index].name = points[index].description }
    doubts.append(
      "labels of four characters stand twice: the descriptions were taken for names, such as"
        + " '\(descriptions[0])' for '\(labels[0])'")
  }
}
