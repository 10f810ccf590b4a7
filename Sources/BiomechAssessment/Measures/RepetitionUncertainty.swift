// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The U95 of what is measured in one frame of a squat, from the lengths of the legs recorded.
///
/// Each is `nil` where the recording does not give what the error follows from, as in the frontal
/// model; then the default of the threshold stands in.
struct RepetitionUncertainty {
  let kinematics: TrialKinematics
  let uncertainty: Uncertainty

  /// The hip-ankle line of a leg and how the knee stood to it, the same for all repetitions.
  private struct Line {
    let line: HipAnkleLine
    let standingShare: Double
    let standingOffset: Double
  }

  private let lines: [Side: Line]

  init(kinematics: TrialKinematics, uncertainty: Uncertainty) {
    self.kinematics = kinematics
    self.uncertainty = uncertainty
    let standing = (kinematics.standing?.frames ?? 0..<0).clamped(to: 0..<kinematics.frameCount)
    var lines: [Side: Line] = [:]
    for side in Side.allCases {
      guard let leg = kinematics.trackedGeometry(side),
        let line = HipAnkleLine(of: side, in: kinematics)
      else { continue }
      let share = standing.map { line.share(at: $0) }.medianOfPresent
      let offset = standing.map { line.forwardOffset(at: $0) }.medianOfPresent
      // Who stood still in another trial stood there with the line where the lengths put it.
      lines[side] = Line(
        line: line,
        standingShare: share.isNaN
          ? leg.thighLength / (leg.thighLength + leg.shankLength) : share,
        standingOffset: offset.isNaN ? 0 : offset)
    }
    self.lines = lines
  }

  /// In degrees.
  func kneeFlexion(_ side: Side) -> Double? {
    kinematics.calibratedGeometry(side).map {
      Uncertainty.u95(uncertainty.kneeFlexion($0).degrees)
    }
  }

  /// In degrees.
  func kneeAdduction(_ side: Side, at frame: Int) -> Double? {
    guard let leg = kinematics.calibratedGeometry(side), leg.kneeWidth > 0,
      let flexion = kinematics[.kneeFlexion, side]?[frame], !flexion.isNaN
    else { return nil }
    return Uncertainty.u95(uncertainty.kneeAdduction(leg, flexion: .radians(flexion)).degrees)
  }

  /// In millimetres.
  func medialKneeDisplacement(_ side: Side, at frame: Int) -> Double? {
    guard let leg = kinematics.trackedGeometry(side), let known = lines[side] else { return nil }
    let u95 = Uncertainty.u95(
      uncertainty.medialKneeDisplacement(
        leg, share: known.line.share(at: frame), standingShare: known.standingShare,
        forwardTravel: known.line.forwardOffset(at: frame) - known.standingOffset))
    return u95.isNaN ? nil : u95
  }

  /// Of the ratio.
  func separationRatio(_ ratio: Double, at frame: Int) -> Double? {
    guard let left = kinematics.trackedGeometry(.left),
      let right = kinematics.trackedGeometry(.right),
      let leftAnkle = kinematics.centres[SidedJoint(.ankle, .left)]?[frame],
      let rightAnkle = kinematics.centres[SidedJoint(.ankle, .right)]?[frame]
    else { return nil }
    let separation = (rightAnkle - leftAnkle).dot(kinematics.rightDirection).magnitude
    guard separation > 0 else { return nil }
    return Uncertainty.u95(
      uncertainty.kneeAnkleSeparationRatio(
        left: left, right: right, ratio: ratio, ankleSeparation: separation))
  }
}
