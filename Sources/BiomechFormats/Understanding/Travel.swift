// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The way that the body goes during a recording.
struct Travel {
  let conclusion: TrialSource.Conclusion

  /// From where the body was first seen to where it was last, horizontal, in millimetres.
  private let way: Vector3

  /// Shorter ways are a step to the side or a squat (engineering choice).
  private static let shortest = 500.0

  /// Looks where the pelvis, or what is seen of the body, goes; `nil` when it stays in place.
  ///
  /// - Parameters:
  ///   - landmarks: The landmarks, in millimetres along the axes of the file.
  ///   - up: The direction that is up.
  init?(_ landmarks: LandmarkPositions, up: AxisDirection) {
    for level in [BodyLevel.pelvis, .trunk, .knee] {
      guard let track = landmarks.mean(of: level) else { continue }
      let seen = track.filter { !$0.isMissing }
      guard let first = seen.first, let last = seen.last else { continue }
      let whole = last - first
      way = whole - up.vector * whole.dot(up.vector)
      guard way.length >= Self.shortest else { return nil }
      let direction = AxisDirection(nearest: way, butNot: up)
      conclusion = TrialSource.Conclusion(
        .progression, direction.rawValue,
        evidence: "the \(level.label) \(level.verb("goes", "go")) \(way.length.fixed(0)) mm, "
          + "\(way.angle(to: direction.vector).degrees.fixed(0))° from this axis")
      return
    }
    return nil
  }

  /// A sentence when the person goes another way than they face; who turns does so for a while.
  func doubt(facing forward: ForwardAxis) -> String? {
    guard let facing = forward.facing, !forward.isTurning else { return nil }
    let angle = way.angle(to: facing).degrees
    guard angle > 60 else { return nil }
    return "the person faces \(forward.direction.rawValue) and goes "
      + "\(angle.fixed(0))° away from that, backwards or sideways: check which markers are in front, "
      + "or pass --forward"
  }
}
