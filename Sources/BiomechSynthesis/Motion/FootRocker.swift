// SPDX-License-Identifier: Apache-2.0

import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A part of the sole that a foot rolls over.
///
/// Everything lies in the foot's own upright plane: forwards and up, in millimetres.
struct FootRocker {
  /// From the ankle centre of the flat foot to where the sole turns.
  private let forwards: Double
  private let height: Double

  /// The back of the heel.
  static func heel(of body: BodyModel) -> FootRocker {
    FootRocker(forwards: heelMarker.x, height: body.ankleHeight)
  }

  /// The tip of the toes, before the heads of the metatarsals.
  static func toes(of body: BodyModel) -> FootRocker {
    FootRocker(forwards: heelMarker.x + body.footLength + 40, height: body.ankleHeight)
  }

  /// The part that touches the floor at a pitch.
  static func touching(at pitch: Angle, of body: BodyModel) -> FootRocker {
    pitch > .zero ? heel(of: body) : toes(of: body)
  }

  /// How far the ankle has moved from its place over the flat foot.
  ///
  /// - Parameter pitch: The turn of the foot; toes up positive.
  /// - Returns: The way forwards and up.
  func ankleShift(pitch: Angle) -> (forwards: Double, up: Double) {
    let (c, s) = (cos(pitch.radians), sin(pitch.radians))
    return (
      forwards: forwards - forwards * c - height * s, up: height * c - forwards * s - height
    )
  }

  /// The pitch at which the ankle is lifted by a length: the inverse of ``ankleShift(pitch:)``.
  ///
  /// - Parameter lift: From 0 to the largest that the foot allows; beyond it the foot stands upright.
  /// - Returns: The pitch; toes down for the toes, toes up for the heel.
  func pitch(lifting lift: Double) -> Angle {
    let radius = (forwards * forwards + height * height).squareRoot()
    let flat = atan2(forwards.magnitude, height)
    let turned = acos(min((height + lift) / radius, 1))
    return .radians(forwards > 0 ? turned - flat : flat - turned)
  }
}

/// From the ankle centre to the heel marker, in foot axes.
let heelMarker = Vector3(-60, -50, 0)
