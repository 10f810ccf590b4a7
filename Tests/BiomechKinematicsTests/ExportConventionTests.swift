// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion
import Testing

/// The names and signs of other programs, written down from their own documents.
@Suite struct ExportConventionTests {
  private func column(
    _ convention: ExportConvention, _ variable: Variable, _ side: BodySide
  ) throws -> ExportColumn {
    try #require(convention.columns(for: [VariableKey(variable, side)]).first)
  }

  @Test(arguments: [
    // Vicon: all but the ankle's second angle are clinical on both sides.
    (ExportConvention.pig, Variable.kneeFlexion, BodySide.right, "RKneeAngles_X", 1.0),
    (.pig, .kneeAdduction, .left, "LKneeAngles_Y", 1),
    (.pig, .kneeInternalRotation, .left, "LKneeAngles_Z", 1),
    (.pig, .ankleInversion, .right, "RAnkleAngles_Y", -1),
    (.pig, .footProgression, .left, "LFootProgressAngles_Z", 1),
    // Visual3D, right: EXT+ ADD+ INTROT+; left: EXT+ ABD+ EXTROT+; ankle DF+, adduction, eversion.
    (.visual3d, .kneeFlexion, .right, "RIGHT_KNEE_ANGLE_X", -1),
    (.visual3d, .kneeFlexion, .left, "LEFT_KNEE_ANGLE_X", -1),
    (.visual3d, .kneeAdduction, .right, "RIGHT_KNEE_ANGLE_Y", 1),
    (.visual3d, .kneeAdduction, .left, "LEFT_KNEE_ANGLE_Y", -1),
    (.visual3d, .kneeInternalRotation, .left, "LEFT_KNEE_ANGLE_Z", -1),
    (.visual3d, .hipFlexion, .left, "LEFT_HIP_ANGLE_X", 1),
    (.visual3d, .ankleInternalRotation, .right, "RIGHT_ANKLE_ANGLE_Y", 1),
    (.visual3d, .ankleInversion, .right, "RIGHT_ANKLE_ANGLE_Z", -1),
    (.visual3d, .ankleInversion, .left, "LEFT_ANKLE_ANGLE_Z", 1),
    // OpenSim: the pelvis turns about z to the right, x forwards and y up.
    (.opensim, .kneeFlexion, .right, "knee_angle_r", 1),
    (.opensim, .hipInternalRotation, .left, "hip_rotation_l", 1),
    (.opensim, .pelvisAnteriorTilt, .both, "pelvis_tilt", -1),
    (.opensim, .pelvisObliquity, .both, "pelvis_list", -1),
    (.opensim, .pelvisRotation, .both, "pelvis_rotation", 1),
    // What nobody else has a word for stays as it is.
    (.opensim, .hkaDeviation, .right, "right_hka_deviation_deg", 1),
    (.isb, .kneeAdduction, .left, "left_knee_adduction_deg", 1),
  ])
  func `a column has the name and the sign of the other program`(
    _ convention: ExportConvention, _ variable: Variable, _ side: BodySide, name: String,
    sign: Double
  ) throws {
    let column = try column(convention, variable, side)

    #expect(column.name == name)
    #expect(column.sign == sign)
    #expect(
      column.positiveDirection
        == (sign > 0 ? variable.positiveDirection : variable.negativeDirection))
  }

  @Test func `Plug-in Gait gives the pelvis once for each side`() {
    let columns = ExportConvention.pig.columns(for: [VariableKey(.pelvisObliquity, .both)])

    #expect(columns.map(\.name) == ["RPelvisAngles_Y", "LPelvisAngles_Y"])
    // The right side up is the left side down.
    #expect(columns.map(\.sign) == [1, -1])
  }

  @Test(arguments: ExportConvention.allCases)
  func `no two columns have one name, and each variable can be had back`(
    _ convention: ExportConvention
  ) {
    let ofBoth = ["pelvis", "trunk", "knee_ankle"]
    let keys = Variable.all.flatMap { variable in
      (ofBoth.contains(where: variable.id.hasPrefix) ? [BodySide.both] : [.right, .left])
        .map { VariableKey(variable, $0) }
    }
    let columns = convention.columns(for: keys)

    #expect(Set(columns.map(\.name)).count == columns.count)
    #expect(Set(columns.map(\.key)) == Set(keys))
    #expect(columns.allSatisfy { $0.sign.magnitude == 1 })
  }
}
