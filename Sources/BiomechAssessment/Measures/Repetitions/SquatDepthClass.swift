// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// How deep a squat is, in the words of the gym.
///
/// Source: after B. J. Schoenfeld, J. Strength Cond. Res. 24 (2010), 3497–3506; the boundaries were
/// harmonised by this project (TH60).
enum SquatDepthClass: String, CaseIterable {
  case quarter, half, parallel, deep

  /// The knee flexion in degrees from which a squat is half, from which it is parallel, and beyond
  /// which it is deep.
  static let bounds = (half: 60.0, parallel: 95.0, deep: 115.0)

  /// The class by knee flexion, and at least `parallel` where the hips are down at knee height.
  init(kneeFlexion: Angle, hipsAreAtKneeHeight: Bool) {
    self =
      switch kneeFlexion.degrees {
      case let degrees where degrees > Self.bounds.deep: .deep
      case let degrees where degrees >= Self.bounds.parallel || hipsAreAtKneeHeight: .parallel
      case let degrees where degrees >= Self.bounds.half: .half
      default: .quarter
      }
  }

  /// The class in one frame by the mean of both legs, or `nil` when no knee flexion is known.
  init?(at frame: Int, in kinematics: TrialKinematics) {
    let flexion = Side.allCases.map { kinematics[.kneeFlexion, $0]?[frame] ?? .nan }.meanOfPresent
    guard !flexion.isNaN else { return nil }
    func height(_ joint: Joint) -> Double {
      Side.allCases.map { kinematics.centres[SidedJoint(joint, $0)]?.y[frame] ?? .nan }
        .meanOfPresent
    }
    self.init(
      kneeFlexion: .radians(flexion), hipsAreAtKneeHeight: height(.hip) <= height(.knee))
  }
}
