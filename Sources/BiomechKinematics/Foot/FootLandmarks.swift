// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What a foot is seen by: a marker on the heel, and one at the second metatarsal head, else at the
/// tip of the toe, else the middle of the first and fifth metatarsal heads.
enum FootLandmarks {
  /// Every landmark whose marker moves with the foot.
  static let all: [Landmark] = [
    .heel, .secondMetatarsalHead, .toeTip, .firstMetatarsalHead, .fifthMetatarsalHead,
  ]

  /// Heel and forefoot.
  ///
  /// - Parameter place: Where a landmark of the foot is; `nil` or NaN for one that is not known.
  /// - Returns: Both places, or `nil` when one of them is not known.
  static func heelAndForefoot(
    _ place: (Landmark) -> Vector3?
  ) -> (heel: Vector3, forefoot: Vector3)? {
    func seen(_ landmark: Landmark) -> Vector3? {
      place(landmark).flatMap { $0.isMissing ? nil : $0 }
    }
    guard let heel = seen(.heel) else { return nil }
    if let front = seen(.secondMetatarsalHead) ?? seen(.toeTip) { return (heel, front) }
    guard let first = seen(.firstMetatarsalHead), let fifth = seen(.fifthMetatarsalHead) else {
      return nil
    }
    return (heel, (first + fifth) / 2)
  }
}

/// The markers of one foot in a trial, for models that look at them frame by frame.
///
/// Which landmark stands for the forefoot is decided once for the trial, so that a marker that drops
/// out leaves a gap rather than a foot that turns.
struct FootMarkers {
  private let trial: Trial
  private let heel: Int
  private let front: [Int]

  /// The markers, or `nil` when the trial has none for heel or forefoot.
  init?(_ trial: Trial, _ side: Side) {
    func index(_ landmark: Landmark) -> Int? {
      trial.markers.marker(landmark, side).flatMap { name in
        trial.trajectories.index(of: name)
      }.flatMap { index in
        trial.trajectories.count(of: .missing, forMarkerAt: index) < trial.trajectories.frameCount
          ? index : nil
      }
    }
    guard let heel = index(.heel) else { return nil }
    if let front = index(.secondMetatarsalHead) ?? index(.toeTip) {
      self.front = [front]
    } else if let first = index(.firstMetatarsalHead), let fifth = index(.fifthMetatarsalHead) {
      self.front = [first, fifth]
    } else {
      return nil
    }
    self.trial = trial
    self.heel = heel
  }

  /// The foot in one frame by ``RigidTransform/foot(heel:forefoot:ankle:)``.
  func foot(ankle: Vector3, frame: Int) -> RigidTransform<Foot, Laboratory>? {
    let trajectories = trial.trajectories
    var forefoot = Vector3.zero
    for index in front { forefoot += trajectories.position(ofMarkerAt: index, frame: frame) }
    return .foot(
      heel: trajectories.position(ofMarkerAt: heel, frame: frame),
      forefoot: forefoot / Double(front.count), ankle: ankle)
  }
}
