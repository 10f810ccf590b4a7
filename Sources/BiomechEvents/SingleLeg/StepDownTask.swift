// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Lowering the body on one leg from a step, the other foot in front of it or beside it.
///
/// An excursion of the hips is one when
/// - at the bottom one foot is lower than the other by 40 mm, and has come down by 60 mm or more,
/// - the foot on the step stays in place,
/// - the knee above the step flexes to at least 30°.
///
/// The limits are engineering choices; steps are 100 to 250 mm high.
struct StepDownTask: ExcursionTask {
  /// How much lower the free foot is at the bottom, and how far it comes down, in millimetres.
  static let drop = 40.0
  static let climb = 60.0

  let task = MovementTask.stepDown

  func verdict(on feet: ExcursionFeet, in motion: BodyMotion) -> ExcursionVerdict {
    let lift = feet.rightLiftAtBottom
    guard !lift.isNaN else {
      return .rejected("one ankle is not seen, so the feet may be at one height")
    }
    let free: Side = lift < 0 ? .right : .left
    let stance = free.opposite
    guard lift.magnitude >= Self.drop, let climb = feet.climb[free], climb >= Self.climb,
      climb > feet.climb[stance] ?? .infinity
    else { return .rejected("no foot goes down below the other one") }
    if let travel = feet.travel[stance], travel >= SquatTask.footTravel {
      return .rejected(
        "the \(stance.rawValue) foot, on which the person stands, moves \(travel.fixed(0)) mm")
    }
    let flexion = Angle.radians(motion.largestFlexion(stance, in: feet.excursion.frames))
    guard flexion >= SquatTask.leastFlexion else {
      return .rejected(
        "the \(stance.rawValue) knee flexes to \(flexion.degrees.fixed(0))° only, a step-down needs "
          + "\(SquatTask.leastFlexion.degrees.fixed(0))°", isClose: true)
    }
    return .counts(
      BodySide(stance), figures: [.footHeight: lift.magnitude, .flexion: flexion.degrees])
  }
}
