// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// A long step forwards or backwards, or a stance that is as long, the front knee bent, and up again.
///
/// An excursion of the hips is one when at the bottom
/// - one foot is before the other by at least 0.45 of the leg's length (350 mm or more), and more
///   before than beside it,
/// - both feet are on the floor: the front ankle not 60 mm above the rear one, the rear forefoot not
///   40 mm above the front one, and neither foot sinks and rises with the hips, as one held up in a
///   squat on one leg does; where no forefoot is seen the step must be 0.65 of the leg's length, as
///   such a foot may be 500 mm back,
/// - the front knee is bent by at least 45°, and the hips are at least 80 mm below standing. Steps
///   of walking are as long, but the hips sink by 50 mm and the front knee bends by 20°.
///
/// The limits are engineering choices.
struct LungeTask: ExcursionTask {
  /// The least distance of the feet in the direction the pelvis faces: as a share of the length of
  /// thigh and shank, and in millimetres.
  static let leadShare = 0.45
  static let leadShareWithoutToes = 0.65
  static let leastLead = 350.0

  /// How much higher than the rear ankle the front one may be, in millimetres.
  static let frontLift = 60.0

  /// How much higher than the front forefoot the rear one may be, in millimetres.
  static let rearToeLift = 40.0

  /// The least flexion of the front knee, and the least depth of the hips in millimetres.
  static let leastFlexion = Angle.degrees(45)
  static let leastDepth = 80.0

  let task = MovementTask.lunge

  func verdict(on feet: ExcursionFeet, in motion: BodyMotion) -> ExcursionVerdict {
    let lead = feet.rightLead
    guard !lead.isNaN else { return .rejected("a hip or an ankle is not seen") }
    let front: Side = lead > 0 ? .right : .left
    let rearToe = -front.sign * feet.rightToeLift
    let share = rearToe.isNaN ? Self.leadShareWithoutToes : Self.leadShare
    let needed = max(Self.leastLead, share * motion.legLength)
    guard lead.magnitude >= needed, lead.magnitude > feet.rightOffset.magnitude else {
      return .rejected(
        "the \(front.rawValue) foot is \(lead.magnitude.fixed(0)) mm before the other one, a lunge "
          + "needs \(needed.fixed(0)) mm")
    }
    if front.sign * feet.rightLiftAtBottom > Self.frontLift {
      return .rejected("the \(front.rawValue) foot, which is in front, is off the floor")
    }
    if rearToe > Self.rearToeLift {
      return .rejected("the \(front.opposite.rawValue) foot, which is behind, is off the floor")
    }
    if let free = Side.allCases.first(where: { feet.hangs($0) }) {
      return .rejected("the \(free.rawValue) foot moves with the hips, so it carries nothing")
    }
    let flexion = Angle.radians(motion.flexion(front, feet.excursion.bottom))
    guard flexion >= Self.leastFlexion else {
      return .rejected(
        "the knee in front flexes to \(flexion.degrees.fixed(0))° only, a lunge needs "
          + "\(Self.leastFlexion.degrees.fixed(0))°", isClose: true)
    }
    guard feet.depth >= Self.leastDepth else {
      return .rejected(
        "the hips sink by \(feet.depth.fixed(0)) mm only, a lunge needs "
          + "\(Self.leastDepth.fixed(0)) mm", isClose: true)
    }
    return .counts(BodySide(front), figures: [.lead: lead.magnitude, .flexion: flexion.degrees])
  }
}
