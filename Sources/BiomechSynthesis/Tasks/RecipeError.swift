// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// A reason why a trial cannot be made.
@nonexhaustive public enum RecipeError: Error, Hashable {
  /// A setting lies outside its range; the texts are shown as they are.
  case outOfRange(setting: String, value: String, range: String)

  /// The legs do not reach the floor where the feet should stand.
  case feetOutOfReach

  /// The legs do not reach from step to step.
  case stepOutOfReach

  /// No turn of the leg reaches the measure asked for.
  case targetOutOfReach(measure: String, wanted: Double, lowest: Double, highest: Double)
}

extension RecipeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .outOfRange(let setting, let value, let range):
      "\(setting) is '\(value)', which is out of range\n  hint: choose \(range)"
    case .feetOutOfReach:
      """
      the legs do not reach where the feet should stand
        hint: choose a narrower stance, less depth, or adductions that differ less between the sides
      """
    case .stepOutOfReach:
      """
      the legs do not reach from step to step
        hint: choose a lower speed or a higher cadence, or other curves of knee flexion
      """
    case .targetOutOfReach(let measure, let wanted, let lowest, let highest):
      """
      no turn of the leg gives a \(measure) of '\(wanted)'
        hint: choose a value from \(lowest.fixed(2)) to \(highest.fixed(2)), or change stance or depth
      """
    }
  }
}
