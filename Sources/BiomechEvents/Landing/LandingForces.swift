// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// What force plates tell of the contacts of a landing.
///
/// A load that begins within 0.1 s of the contact that markers tell, on a plate that the foot is over,
/// is that contact: the first frame in which the force is above 20 N. Where both feet come down on one
/// plate it tells the first contact only. The same holds for the end of the load and the take-off.
struct LandingForces {
  /// How far the instants of force and markers may be apart, in seconds (engineering choice).
  static let nearness = 0.1

  /// The confidence of an instant told by a plate.
  static let confidence = 0.98

  private let motion: BodyMotion
  private let plates: [ForcePlateForce]

  init(of motion: BodyMotion) {
    self.motion = motion
    plates = motion.trial.forcePlates.enumerated().map { place, plate in
      ForcePlateForce(of: plate, number: place + 1, in: motion.trial)
    }
  }

  /// The contacts that plates tell, for feet that touch the floor in the frames that markers tell.
  func contacts(near markers: [Side: Int]) -> [Side: Int] {
    var contacts: [Side: Int] = [:]
    for (side, frame) in markers {
      guard let (plate, start) = instant(side, near: frame, \.start) else { continue }
      let other = markers[side.opposite]
      let isShared = other.map { isOver(plate, side.opposite, $0) } ?? false
      // A shared plate begins to bear load with the first of both feet.
      if isShared, let other, other < frame { continue }
      contacts[side] = Int(start.rounded(.up))
    }
    return contacts
  }

  /// The first frame after the load of the last foot ends; `nil` where no plate tells it.
  ///
  /// - Parameters:
  ///   - frame: The take-off that markers tell.
  ///   - sides: The feet on the floor before it.
  /// - Returns: The frame; `nil` unless every foot stands over a plate whose load ends.
  func takeOff(near frame: Int, of sides: [Side]) -> Int? {
    let ends = sides.compactMap { instant($0, near: frame, \.end)?.1 }
    guard !sides.isEmpty, ends.count == sides.count else { return nil }
    return ends.max().map { Int($0.rounded(.up)) }
  }

  private func instant(
    _ side: Side, near frame: Int, _ edge: ((start: Double?, end: Double?)) -> Double?
  ) -> (ForcePlateForce, Double)? {
    for plate in plates where isOver(plate, side, frame) {
      let instants = plate.loads.compactMap(edge).filter {
        ($0 - Double(frame)).magnitude <= Self.nearness * motion.frameRate
      }
      let nearest = instants.min {
        ($0 - Double(frame)).magnitude < ($1 - Double(frame)).magnitude
      }
      if let nearest { return (plate, nearest) }
    }
    return nil
  }

  /// Whether the middle of a foot is over a plate: of heel and forefoot, else below the ankle.
  private func isOver(_ plate: ForcePlateForce, _ side: Side, _ frame: Int) -> Bool {
    let frame = min(max(frame, 0), motion.frameCount - 1)
    let heel = motion.trial.position(.heel, side, frame: frame)
    let heads = [Landmark.secondMetatarsalHead, .toeTip, .fifthMetatarsalHead].map {
      motion.trial.position($0, side, frame: frame)
    }
    if let head = heads.first(where: { !$0.isMissing }), !heel.isMissing {
      return plate.holds((heel + head) / 2)
    }
    return plate.holds(motion.centre(.ankle, side, frame))
  }
}
