// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Squats on one leg, the other foot clearly off the floor.
///
/// An excursion of the hips is one when, beyond half its depth,
/// - one foot is higher than the other by 50 mm in the middle and by 40 mm in four fifths of the
///   frames; its forefoot is up as well, so that a heel that rises is none, or the whole foot sinks and
///   rises with the hips, as one that comes near the floor and carries nothing,
/// - the foot of the stance leg stays in place, and the free one does not step away,
/// - the knee of the stance leg flexes to at least 30°.
///
/// Where the user names the task, 15 mm do for the free foot. The limits are engineering choices.
struct SingleLegSquatTask: ExcursionTask {
  /// How much higher the free foot is, in millimetres, and where the user names the task.
  static let lift = 50.0
  static let namedLift = 15.0

  /// How much higher the free forefoot is, in millimetres.
  static let toeLift = 25.0

  /// The share of the deep frames in which the foot is clearly up; the free foot may touch down.
  static let upShare = 0.8

  /// How far the free foot may travel in the deep frames, in millimetres.
  static let freeTravel = 350.0

  let task = MovementTask.singleLegSquat

  /// Whether the user names the task.
  let isNamed: Bool

  func verdict(on feet: ExcursionFeet, in motion: BodyMotion) -> ExcursionVerdict {
    let free: Side = feet.rightLift > 0 ? .right : .left
    let ankle = free.sign * feet.rightLift
    let toe = free.sign * feet.rightToeLift
    let stance = free.opposite
    guard !ankle.isNaN else { return .rejected("one ankle is not seen, so both feet may stand") }
    let isUp =
      isNamed
      ? ankle > Self.namedLift
      : ankle > Self.lift && (!(toe < Self.toeLift) || feet.hangs(free))
        && (feet.upShare[free] ?? 0) >= Self.upShare
    guard isUp else {
      return .rejected(
        "the \(free.rawValue) foot is only \(max(feet.lift(of: free), 0).fixed(0)) mm above the other "
          + "one")
    }
    if let travel = feet.travel[stance], travel >= SquatTask.footTravel {
      return .rejected(
        "the \(stance.rawValue) foot, on which the person stands, moves "
          + "\(travel.fixed(0)) mm")
    }
    if let travel = feet.deepTravel[free], travel >= Self.freeTravel {
      return .rejected("the \(free.rawValue) foot steps \(travel.fixed(0)) mm away")
    }
    let flexion = Angle.radians(motion.largestFlexion(stance, in: feet.excursion.frames))
    guard flexion >= SquatTask.leastFlexion else {
      return .rejected(
        "the \(stance.rawValue) knee flexes to \(flexion.degrees.fixed(0))° only, a squat on one leg "
          + "needs \(SquatTask.leastFlexion.degrees.fixed(0))°", isClose: true)
    }
    return .counts(
      BodySide(stance),
      figures: [.footHeight: feet.lift(of: free), .flexion: flexion.degrees])
  }
}
