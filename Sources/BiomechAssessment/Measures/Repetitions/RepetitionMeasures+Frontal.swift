// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a camera in front would see: projections, distances and separations.
extension RepetitionMeasures {
  /// The U95 of two-dimensional video methods, whose look a projection angle has, in degrees.
  private static let videoMethod = 8.0

  /// Frames beyond the validity of the angle are missing on purpose, so their share says nothing.
  func projectionAnglePeak(_ side: Side) -> Measure? {
    projectionAnglePeak(side, as: .frontalPlaneProjectionAnglePeak, "largest of the valid frames") {
      _ in true
    }
  }

  /// Limits of tasks on one leg are meant for at most 60° of knee flexion.
  func projectionAnglePeakTo60(_ side: Side) -> Measure? {
    guard let flexion = kinematics[.kneeFlexion, side] else { return nil }
    return projectionAnglePeak(
      side, as: .frontalPlaneProjectionAnglePeakTo60, "largest up to 60° of knee flexion"
    ) { flexion[$0] <= Angle.degrees(60).radians }
  }

  private func projectionAnglePeak(
    _ side: Side, as kind: MeasureKind, _ method: String, counts: (Int) -> Bool
  ) -> Measure? {
    guard let column = kinematics[.frontalPlaneProjectionAngle, side] else { return nil }
    let valid = frames(of: side).filter { !column[$0].isNaN && counts($0) }
    guard let peak = frame(ofLargest: { column[$0] }, in: valid) else { return nil }
    return measure(
      kind, BodySide(side), Angle.radians(column[peak]).degrees,
      MeasureError(bias: Self.videoMethod / 1.96), else: Self.videoMethod, method, frames: valid)
  }

  /// The hip adds 5° to the 8° of the projection angle, as squares.
  func dynamicValgusIndex(_ side: Side) -> Measure? {
    guard let projection = kinematics[.frontalPlaneProjectionAngle, side],
      let flexion = kinematics[.kneeFlexion, side]
    else { return nil }
    let valid = frames(of: side).filter { !projection[$0].isNaN && !flexion[$0].isNaN }
    guard let deepest = valid.max(by: { flexion[$0] < flexion[$1] }) else { return nil }
    let u95 = (Self.videoMethod * Self.videoMethod + 25).squareRoot()
    return measure(
      .dynamicValgusIndex, BodySide(side),
      Angle.radians(projection[deepest]).degrees + hipProjectionAngle(side, at: deepest),
      MeasureError(bias: u95 / 1.96), else: u95, "at the largest flexion up to 75°",
      frames: [deepest])
  }

  func kneeDisplacementPeak(_ side: Side) -> Measure? {
    let frames = frames(of: side)
    guard let column = kinematics[.medialKneeDisplacement, side],
      let peak = frame(ofLargest: { column[$0] }, in: frames)
    else { return nil }
    return measure(
      .medialKneeDisplacementPeak, BodySide(side), column[peak],
      u95.error(ofRiseOverStanding: .medialKneeOffset(side), at: peak),
      else: Threshold.medialKneeDisplacement.defaultU95,
      "largest of the repetition, less standing", frames: frames)
  }

  func kneeDisplacementAtBottom(_ side: Side) -> Measure? {
    guard let column = kinematics[.medialKneeDisplacement, side] else { return nil }
    let bottom = repetition.bottom
    return measure(
      .medialKneeDisplacementAtBottom, BodySide(side), column[bottom],
      u95.error(ofRiseOverStanding: .medialKneeOffset(side), at: bottom),
      else: Threshold.medialKneeDisplacement.defaultU95, "at the bottom, less standing",
      frames: [bottom])
  }

  func separationRatioAtBottom() -> Measure? {
    guard let column = kinematics[.kneeAnkleSeparationRatio, .both] else { return nil }
    let bottom = repetition.bottom
    return measure(
      .kneeAnkleSeparationRatioAtBottom, .both, column[bottom],
      u95.error(of: .separationRatio, at: bottom),
      else: Threshold.kneeAnkleSeparation.defaultU95, "at the bottom", frames: [bottom])
  }

  func separationRatioMinimum() -> Measure? {
    guard let column = kinematics[.kneeAnkleSeparationRatio, .both],
      let least = frame(ofLargest: { -column[$0] }, in: loading)
    else { return nil }
    return measure(
      .kneeAnkleSeparationRatioMinimum, .both, column[least],
      u95.error(of: .separationRatio, at: least),
      else: Threshold.kneeAnkleSeparation.defaultU95,
      atContact("least from contact to the largest knee flexion"), frames: loading)
  }

  func normalizedKneeSeparation() -> Measure? {
    let bottom = repetition.bottom
    func across(_ joint: Joint) -> Double {
      guard let left = kinematics.centres[SidedJoint(joint, .left)],
        let right = kinematics.centres[SidedJoint(joint, .right)]
      else { return .nan }
      return (right[bottom] - left[bottom]).dot(kinematics.rightDirection)
    }
    return measure(
      .normalizedKneeSeparation, .both, 100 * across(.knee) / across(.hip),
      u95.error(of: .kneeOverHipSeparation, at: bottom),
      else: Threshold.kneeSeparation.defaultU95, "at the largest knee flexion",
      frames: [bottom])
  }

  /// How far the thigh leans inwards of the perpendicular to the line of both hip centres, seen from
  /// the front, in degrees; NaN without both hips and the knee.
  private func hipProjectionAngle(_ side: Side, at frame: Int) -> Double {
    let plane = FrontalPlane(right: kinematics.rightDirection)
    func point(_ joint: Joint, _ side: Side) -> SIMD2<Double> {
      kinematics.centres[SidedJoint(joint, side)].map { plane.projection(of: $0[frame]) }
        ?? SIMD2(repeating: .nan)
    }
    let pelvis = point(.hip, .right) - point(.hip, .left)
    let thigh = point(.knee, side) - point(.hip, side)
    // The perpendicular downwards is (up, −right) of a line that points to the right.
    let inwards = -side.sign * (thigh * pelvis).sum()
    let downwards = thigh.x * pelvis.y - thigh.y * pelvis.x
    return Angle.radians(atan2(inwards, downwards)).degrees
  }
}
