// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// What somebody measured on a simulated subject with tape and calliper, in millimetres.
public struct SubjectMeasurements: Hashable, Sendable {
  /// From anterior superior iliac spine to medial malleolus.
  public var legLength: BothSides<Double>

  public var kneeWidth: BothSides<Double>
  public var ankleWidth: BothSides<Double>
  public var patellaWidth: BothSides<Double>
  public var interASISDistance: Double
  public var markerDiameter: Double

  /// The outward turn of the ankle's axis from the knee's, in radians.
  public var tibialTorsion: Double

  /// The names and units of a C3D file's `PROCESSING` parameters; angles in radians.
  public var parameters: [String: [Double]] {
    var parameters = [
      "MarkerDiameter": [markerDiameter], "InterAsisDistance": [interASISDistance],
    ]
    for (letter, side) in [("L", Side.left), ("R", .right)] {
      parameters[letter + "LegLength"] = [legLength[side]]
      parameters[letter + "KneeWidth"] = [kneeWidth[side]]
      parameters[letter + "AnkleWidth"] = [ankleWidth[side]]
      parameters[letter + "TibialTorsion"] = [tibialTorsion]
    }
    return parameters
  }

  /// The measurements as an analysis takes them in beside a file without parameters.
  public var subject: Subject {
    func sides(_ value: BothSides<Double>) -> [Side: Double] {
      [.left: value.left, .right: value.right]
    }
    return Subject(
      legLength: sides(legLength), kneeWidth: sides(kneeWidth), ankleWidth: sides(ankleWidth),
      patellaWidth: sides(patellaWidth), markerDiameter: markerDiameter)
  }
}

extension SimulatedSubject {
  /// What was measured on the subject, with the errors of its defects.
  public var measurements: SubjectMeasurements {
    let exact = SubjectMeasurements(
      legLength: skeleton.legLengths, kneeWidth: BothSides(body.kneeWidth),
      ankleWidth: BothSides(body.ankleWidth), patellaWidth: BothSides(body.patellaWidth),
      interASISDistance: body.pelvisWidth, markerDiameter: 2 * markerRadius,
      tibialTorsion: body.tibialTorsion.radians)
    return defects.mismeasuring(exact, seed: seed)
  }
}
