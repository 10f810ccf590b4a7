// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The pelvis and the legs as a chain: which of its bodies is which segment.
///
/// The joints turn in the order of the joint angles, z, x, y, about axes that point the same way on
/// both legs: knee flexion is a turn about z backwards, adduction of the right leg one about x.
struct LowerBody: Sendable {
  /// The bodies of one leg.
  struct Leg: Sendable {
    var side: Side
    var thigh: Int
    var shank: Int
    var foot: Int?
  }

  var chain = Chain()
  var segments: [SidedSegment] = []
  var legs: [Leg] = []

  /// The name of each marker of the chain in the trial.
  var markers: [MarkerName] = []

  /// The pelvis is the first body.
  static let pelvis = 0

  /// How far knees go before a bound is felt (engineering choice): a true deformity must not be
  /// pressed out of a knee, a kneecap that points backwards must.
  static let flexion = Angle.degrees(-20).radians...Angle.degrees(165).radians
  static let adduction = Angle.degrees(-30).radians...Angle.degrees(30).radians
  static let rotation = Angle.degrees(-45).radians...Angle.degrees(45).radians

  /// Six degrees of freedom: three translations, then the angles of the pelvis in globe order.
  mutating func addPelvis() {
    let coordinates =
      [("pelvis_tx", Self.x), ("pelvis_ty", Self.y), ("pelvis_tz", Self.z)].map {
        Chain.Coordinate($0, .translation, $1)
      }
      + [("pelvis_rotation", Self.y), ("pelvis_obliquity", Self.x), ("pelvis_tilt", Self.z)].map {
        Chain.Coordinate($0, .rotation, $1)
      }
    _ = chain.add("pelvis", to: nil, coordinates: coordinates)
    segments.append(SidedSegment(.pelvis))
  }

  /// Thigh and shank with ball joints, and a foot with two or three degrees of freedom.
  ///
  /// - Parameters:
  ///   - side: The leg.
  ///   - hip: The hip centre in the axes of the pelvis, and in those of the thigh.
  ///   - ankle: The ankle centre in the axes of the shank.
  ///   - footTurns: The number of rotations of the ankle; zero for no foot.
  mutating func addLeg(
    _ side: Side, hip: (inPelvis: Vector3, inThigh: Vector3), ankle: Vector3, footTurns: Int
  ) {
    let suffix = side == .right ? "r" : "l"
    func turn(
      _ name: String, _ axis: Vector3, _ range: ClosedRange<Double>? = nil
    ) -> Chain.Coordinate {
      Chain.Coordinate("\(name)_\(suffix)", .rotation, axis, range: range)
    }
    let thigh = chain.add(
      "thigh_\(suffix)", to: Self.pelvis, jointInParent: hip.inPelvis, jointInBody: hip.inThigh,
      coordinates: [
        turn("hip_flexion", Self.z), turn("hip_adduction", Self.x), turn("hip_rotation", Self.y),
      ])
    let shank = chain.add(
      "shank_\(suffix)", to: thigh,
      coordinates: [
        turn("knee_flexion", Self.z, -Self.flexion.upperBound ... -Self.flexion.lowerBound),
        turn("knee_adduction", Self.x, Self.adduction),
        turn("knee_rotation", Self.y, Self.rotation),
      ])
    segments += [SidedSegment(.thigh, side), SidedSegment(.shank, side)]
    var leg = Leg(side: side, thigh: thigh, shank: shank)
    if footTurns > 0 {
      // Two markers and the ankle do not tell how the foot turns about its length.
      var turns = [turn("ankle_flexion", Self.z), turn("ankle_rotation", Self.y)]
      if footTurns > 2 { turns.insert(turn("ankle_inversion", Self.x), at: 1) }
      leg.foot = chain.add(
        "foot_\(suffix)", to: shank, jointInParent: ankle, coordinates: turns)
      segments.append(SidedSegment(.foot, side))
    }
    legs.append(leg)
  }

  mutating func addMarker(_ name: MarkerName, on body: Int, at place: Vector3, weight: Double) {
    chain.markers.append(Chain.Marker(body: body, place: place, weight: weight))
    markers.append(name)
  }

  /// Divides the weights by their mean, so that what they are counted in does not matter.
  mutating func normalizeWeights() {
    let sum = chain.markers.reduce(0) { $0 + $1.weight }
    guard sum > 0 else { return }
    let mean = sum / Double(chain.markers.count)
    for index in chain.markers.indices { chain.markers[index].weight /= mean }
  }

  /// The coordinates of a body that stands as in the static trial with its pelvis somewhere.
  func standing(_ pelvis: RigidTransform<Pelvis, Laboratory>) -> [Double] {
    var values = chain.coordinates.map { _ in 0.0 }
    let angles = pelvis.rotation.cardanYXZ
    for axis in 0..<3 { values[axis] = pelvis.translation[axis] }
    values[3] = angles.aboutY.radians
    values[4] = angles.aboutX.radians
    values[5] = angles.aboutZ.radians
    return values
  }

  private static let x = Vector3(1, 0, 0)
  private static let y = Vector3(0, 1, 0)
  private static let z = Vector3(0, 0, 1)
}
