// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Collects the columns of a trial, frame by frame.
///
/// Every column stands in a fixed place, because looking one up by name for each value of each frame
/// would cost more than computing it.
struct ColumnWriter {
  /// The columns of one leg.
  private struct Leg {
    var kneeFlexion: [Double]
    var kneeAdduction: [Double]
    var kneeInternalRotation: [Double]
    var hipFlexion: [Double]
    var hipAdduction: [Double]
    var hipInternalRotation: [Double]
    var projectionAngle: [Double]
    var hkaDeviation: [Double]
    var mechanicalAxisDeviation: [Double]
    var medialKneeDisplacement: [Double]
    var centres: [PointColumns]
    var filled: [Bool]

    init(frameCount: Int) {
      let missing = [Double](repeating: .nan, count: frameCount)
      kneeFlexion = missing
      kneeAdduction = missing
      kneeInternalRotation = missing
      hipFlexion = missing
      hipAdduction = missing
      hipInternalRotation = missing
      projectionAngle = missing
      hkaDeviation = missing
      mechanicalAxisDeviation = missing
      medialKneeDisplacement = missing
      centres = Joint.allCases.map { _ in PointColumns(frameCount: frameCount) }
      filled = Array(repeating: false, count: frameCount)
    }
  }

  private var legs: [Leg]
  private var kneeAnkleSeparationRatio: [Double]
  private var pelvisAnteriorTilt: [Double]
  private var pelvisObliquity: [Double]
  private var pelvisRotation: [Double]

  /// Beyond these the thigh nears the horizontal, and the projection of a bent leg says nothing
  /// about valgus (engineering choice, as other tools do).
  private let largestProjectedFlexion = Angle.degrees(75)
  private let largestThighElevation = Angle.degrees(60)

  init(frameCount: Int) {
    let missing = [Double](repeating: .nan, count: frameCount)
    legs = Side.allCases.map { _ in Leg(frameCount: frameCount) }
    kneeAnkleSeparationRatio = missing
    pelvisAnteriorTilt = missing
    pelvisObliquity = missing
    pelvisRotation = missing
  }

  private func place(_ side: Side) -> Int { side == .left ? 0 : 1 }
}

// MARK: - One frame

extension ColumnWriter {
  mutating func markFilled(_ side: Side, _ frame: Int) {
    legs[place(side)].filled[frame] = true
  }

  mutating func write(_ point: Vector3?, _ joint: Joint, _ side: Side, _ frame: Int) {
    guard let point else { return }
    let joint = joint == .hip ? 0 : joint == .knee ? 1 : 2
    legs[place(side)].centres[joint][frame] = point
  }

  mutating func write(_ angles: PelvisAngles, _ frame: Int) {
    pelvisAnteriorTilt[frame] = angles.anteriorTilt.radians
    pelvisObliquity[frame] = angles.obliquity.radians
    pelvisRotation[frame] = angles.rotation.radians
  }

  mutating func write(_ angles: HipAngles, _ side: Side, _ frame: Int) {
    legs[place(side)].hipFlexion[frame] = angles.flexion.radians
    legs[place(side)].hipAdduction[frame] = angles.adduction.radians
    legs[place(side)].hipInternalRotation[frame] = angles.internalRotation.radians
  }

  mutating func write(_ angles: KneeAngles, _ side: Side, _ frame: Int) {
    legs[place(side)].kneeFlexion[frame] = angles.flexion.radians
    legs[place(side)].kneeAdduction[frame] = angles.adduction.radians
    legs[place(side)].kneeInternalRotation[frame] = angles.internalRotation.radians
  }

  /// The knee flexion of a model without axes: the angle between the lines of thigh and shank.
  mutating func write(flexion: Angle, _ side: Side, _ frame: Int) {
    legs[place(side)].kneeFlexion[frame] = flexion.radians
  }

  /// - Parameters:
  ///   - leg: The leg in the frontal plane.
  ///   - thigh: From hip to knee centre in laboratory axes.
  ///   - flexion: Knee flexion, NaN when unknown.
  ///   - frame: The frame.
  mutating func write(_ leg: FrontalLeg, thigh: Vector3, flexion: Angle, _ frame: Int) {
    let place = place(leg.side)
    legs[place].hkaDeviation[frame] = leg.hkaDeviation.radians
    legs[place].mechanicalAxisDeviation[frame] = leg.mechanicalAxisDeviation
    legs[place].medialKneeDisplacement[frame] = leg.medialKneeOffset
    let elevation = Angle.radians(atan2(Vector3(thigh.x, 0, thigh.z).length, -thigh.y))
    if flexion <= largestProjectedFlexion && elevation <= largestThighElevation {
      legs[place].projectionAngle[frame] = leg.projectionAngle.radians
    }
  }

  mutating func write(left: FrontalLeg, right: FrontalLeg, _ frame: Int) {
    kneeAnkleSeparationRatio[frame] =
      BiomechKinematics.kneeAnkleSeparationRatio(left: left, right: right)
  }
}

// MARK: - The whole trial

extension ColumnWriter {
  /// Makes the medial knee displacement relative to its median over quiet standing.
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
    let place = place(side)
    let own = standing.map { legs[place].medialKneeDisplacement[$0].medianOfPresent } ?? .nan
    let value = own.isNaN ? fallback ?? .nan : own
    for frame in legs[place].medialKneeDisplacement.indices {
      legs[place].medialKneeDisplacement[frame] -= value
    }
    guard !value.isNaN else {
      return "\(side.rawValue) medial knee displacement not assessed: no quiet standing to compare "
        + "with"
    }
    return own.isNaN
      ? "\(side.rawValue) medial knee displacement is relative to \(origin), since nobody stands "
        + "still in this trial" : nil
  }

  /// The columns that hold any value.
  var columns: [VariableKey: [Double]] {
    var columns: [VariableKey: [Double]] = [
      VariableKey(.kneeAnkleSeparationRatio, .both): kneeAnkleSeparationRatio,
      VariableKey(.pelvisAnteriorTilt, .both): pelvisAnteriorTilt,
      VariableKey(.pelvisObliquity, .both): pelvisObliquity,
      VariableKey(.pelvisRotation, .both): pelvisRotation,
    ]
    for side in Side.allCases {
      let leg = legs[place(side)]
      let values: [(Variable, [Double])] = [
        (.kneeFlexion, leg.kneeFlexion), (.kneeAdduction, leg.kneeAdduction),
        (.kneeInternalRotation, leg.kneeInternalRotation), (.hipFlexion, leg.hipFlexion),
        (.hipAdduction, leg.hipAdduction), (.hipInternalRotation, leg.hipInternalRotation),
        (.frontalPlaneProjectionAngle, leg.projectionAngle), (.hkaDeviation, leg.hkaDeviation),
        (.mechanicalAxisDeviation, leg.mechanicalAxisDeviation),
        (.medialKneeDisplacement, leg.medialKneeDisplacement),
      ]
      for (variable, column) in values { columns[VariableKey(variable, BodySide(side))] = column }
    }
    return columns.filter { $0.value.contains { !$0.isNaN } }
  }

  /// The joint centres that were ever found.
  var centres: [SidedJoint: PointColumns] {
    var centres: [SidedJoint: PointColumns] = [:]
    for side in Side.allCases {
      for (joint, points) in zip(Joint.allCases, legs[place(side)].centres)
      where points.x.contains(where: { !$0.isNaN }) {
        centres[SidedJoint(joint, side)] = points
      }
    }
    return centres
  }

  /// The frames of each leg that rest on a filled sample.
  var filled: [Side: [Bool]] {
    Dictionary(uniqueKeysWithValues: Side.allCases.map { ($0, legs[place($0)].filled) })
  }
}
