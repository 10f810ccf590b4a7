// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Squats on both legs with the feet in place.
///
/// An excursion of the hips is a squat when
/// - a knee flexes to at least 30°,
/// - both ankles stay in place: neither centre travels 100 mm horizontally. This is what keeps the
///   ups and downs of walking from being squats.
///
/// The limits are engineering choices.
struct SquatTask: ExcursionTask {
  /// The least peak knee flexion of a squat on one or both legs.
  static let leastFlexion = Angle.degrees(30)

  /// The horizontal travel at which a foot has left its place, in millimetres.
  static let footTravel = 100.0

  let task = MovementTask.squat

  func verdict(on feet: ExcursionFeet, in motion: BodyMotion) -> ExcursionVerdict {
    let frames = feet.excursion.frames
    let flexions = Side.allCases.map { motion.largestFlexion($0, in: frames) }
    guard let peak = flexions.filter({ !$0.isNaN }).max() else {
      return .rejected("no knee flexion is known")
    }
    if peak < Self.leastFlexion.radians {
      return .rejected(
        "the knees flex to \(Angle.radians(peak).degrees.fixed(0))° only, a squat needs "
          + "\(Self.leastFlexion.degrees.fixed(0))°")
    }
    if feet.travel.isEmpty { return .rejected("no ankle is seen, so the feet may have moved") }
    for side in Side.allCases {
      guard let travel = feet.travel[side], travel >= Self.footTravel else { continue }
      return .rejected(
        "the \(side.rawValue) foot moves \(travel.fixed(0)) mm, in a squat it stays in place")
    }
    return .counts(.both, figures: [.flexion: Angle.radians(peak).degrees])
  }
}
