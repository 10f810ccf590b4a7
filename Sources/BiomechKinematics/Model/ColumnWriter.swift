// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Collects the columns of a trial, frame by frame.
struct ColumnWriter {
  private let frameCount: Int
  private(set) var columns: [VariableKey: [Double]] = [:]
  private(set) var centres: [SidedJoint: PointColumns] = [:]
  private(set) var filled: [Side: [Bool]] = [:]

  /// Beyond these the projection of a bent leg says nothing about valgus (METHODS of the field:
  /// the thigh nears the horizontal).
  private let largestProjectedFlexion = Angle.degrees(75)
  private let largestThighElevation = Angle.degrees(60)

  init(frameCount: Int) { self.frameCount = frameCount }

  private mutating func write(
    _ value: Double, _ variable: Variable, _ side: BodySide, _ frame: Int
  ) {
    columns[
      VariableKey(variable, side), default: Array(repeating: .nan, count: frameCount)][frame] =
      value
  }

  mutating func markFilled(_ side: Side, _ frame: Int) {
    filled[side, default: Array(repeating: false, count: frameCount)][frame] = true
  }

  mutating func write(_ point: Vector3?, _ joint: Joint, _ side: Side, _ frame: Int) {
    guard let point else { return }
    centres[SidedJoint(joint, side), default: PointColumns(frameCount: frameCount)][frame] = point
  }

  mutating func write(_ angles: PelvisAngles, _ frame: Int) {
    write(angles.anteriorTilt.radians, .pelvisAnteriorTilt, .both, frame)
    write(angles.obliquity.radians, .pelvisObliquity, .both, frame)
    write(angles.rotation.radians, .pelvisRotation, .both, frame)
  }

  mutating func write(_ angles: HipAngles, _ side: Side, _ frame: Int) {
    write(angles.flexion.radians, .hipFlexion, BodySide(side), frame)
    write(angles.adduction.radians, .hipAdduction, BodySide(side), frame)
    write(angles.internalRotation.radians, .hipInternalRotation, BodySide(side), frame)
  }

  mutating func write(_ angles: KneeAngles, _ side: Side, _ frame: Int) {
    write(angles.flexion.radians, .kneeFlexion, BodySide(side), frame)
    write(angles.adduction.radians, .kneeAdduction, BodySide(side), frame)
    write(angles.internalRotation.radians, .kneeInternalRotation, BodySide(side), frame)
  }

  /// The knee flexion of a model without axes: the angle between the lines of thigh and shank.
  mutating func write(flexion: Angle, _ side: Side, _ frame: Int) {
    write(flexion.radians, .kneeFlexion, BodySide(side), frame)
  }

  /// - Parameters:
  ///   - leg: The leg in the frontal plane.
  ///   - thigh: From hip to knee centre in laboratory axes.
  ///   - flexion: Knee flexion, NaN when unknown.
  ///   - frame: The frame.
  mutating func write(_ leg: FrontalLeg, thigh: Vector3, flexion: Angle, _ frame: Int) {
    let side = BodySide(leg.side)
    write(leg.hkaDeviation.radians, .hkaDeviation, side, frame)
    write(leg.mechanicalAxisDeviation, .mechanicalAxisDeviation, side, frame)
    write(leg.medialKneeOffset, .medialKneeDisplacement, side, frame)
    let elevation = Angle.radians(atan2(Vector3(thigh.x, 0, thigh.z).length, -thigh.y))
    let isValid = flexion <= largestProjectedFlexion && elevation <= largestThighElevation
    write(
      isValid ? leg.projectionAngle.radians : .nan, .frontalPlaneProjectionAngle, side, frame)
  }

  mutating func write(left: FrontalLeg, right: FrontalLeg, _ frame: Int) {
    write(
      BiomechKinematics.kneeAnkleSeparationRatio(left: left, right: right),
      .kneeAnkleSeparationRatio, .both, frame)
  }

  /// Makes the medial knee displacement relative to quiet standing.
  ///
  /// - Parameters:
  ///   - side: The leg.
  ///   - standing: The frames of quiet standing in this trial.
  ///   - fallback: The standing value from elsewhere, in millimetres.
  ///   - origin: Where that is from.
  /// - Returns: A sentence for the report when the trial itself had no standing; otherwise `nil`.
  mutating func subtractStanding(
    _ side: Side, over standing: Range<Int>?, else fallback: Double?, from origin: String
  ) -> String? {
    let key = VariableKey(.medialKneeDisplacement, BodySide(side))
    guard let column = columns[key] else { return nil }
    let own = standing.map { column[$0].meanOfPresent } ?? .nan
    let value = own.isNaN ? fallback ?? .nan : own
    guard !value.isNaN else {
      columns[key] = nil
      return "\(side.rawValue) medial knee displacement not assessed: no quiet standing to compare "
        + "with"
    }
    columns[key] = column.map { $0 - value }
    return own.isNaN
      ? "\(side.rawValue) medial knee displacement is relative to \(origin), since nobody stands "
        + "still in this trial" : nil
  }
}
