// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics

extension GaitProfileScore {
  /// The nine angles of the profile, in the order of the paper: pelvis, hip, knee, ankle, foot.
  ///
  /// The knee in the frontal and the transverse plane is not among them, because skin markers know it
  /// too badly.
  public static let variables: [Variable] = [
    .pelvisAnteriorTilt, .pelvisObliquity, .pelvisRotation, .hipFlexion, .hipAdduction,
    .hipInternalRotation, .kneeFlexion, .ankleDorsiflexion, .footProgression,
  ]

  /// Those of ``variables`` that each leg has by itself; the pelvis is counted once for both.
  public static let legVariables = Array(variables.dropFirst(3))

  /// The code of the variable score of an angle, such as `GVS-07`; the knee in the frontal plane, which
  /// is no part of the profile, follows as `GVS-10`.
  public static func code(of variable: Variable) -> String? {
    (variables + [.kneeAdduction]).firstIndex(of: variable).map {
      "GVS-\($0 < 9 ? "0" : "")\($0 + 1)"
    }
  }
}
