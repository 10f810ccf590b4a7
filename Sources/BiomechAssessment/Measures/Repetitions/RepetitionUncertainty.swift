// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The uncertainty of what is measured in a repetition, in the unit shown to people.
///
/// Each is `nil` where the model cannot tell; then the default of the threshold stands in.
struct RepetitionUncertainty {
  private let uncertainty: MeasureUncertainty
  private let standing: [Int]

  /// - Parameters:
  ///   - kinematics: The trial.
  ///   - task: What was done in the repetition, which says how skin and muscle move.
  ///   - uncertainty: What the trial shares.
  init(kinematics: TrialKinematics, task: MovementTask, uncertainty: MeasureUncertainty) {
    self.uncertainty = uncertainty.during(SkinMotion(in: task))
    standing = Array(
      (kinematics.standing?.frames ?? 0..<0).clamped(to: 0..<kinematics.frameCount))
  }

  func origin(of error: MeasureError?) -> U95Origin { uncertainty.origin(of: error) }

  /// That of a quantity in one frame.
  func error(of quantity: BodyQuantity, at frame: Int) -> MeasureError? {
    uncertainty.uncertainty(at: frame, of: quantity.side, quantity.value)
  }

  /// That of a quantity in one frame, less its value in standing.
  func error(ofRiseOverStanding quantity: BodyQuantity, at frame: Int) -> MeasureError? {
    uncertainty.uncertainty(
      at: frame, minusStanding: standing, of: quantity.side, quantity.value)
  }

  /// That of a quantity in one frame, less its value in an earlier one, between which the knee bends.
  func error(
    of quantity: BodyQuantity, from first: Int, to last: Int, bending change: Angle
  ) -> MeasureError? {
    uncertainty.uncertainty(
      at: last, minus: first, bending: change, of: quantity.side, quantity.value)
  }
}
