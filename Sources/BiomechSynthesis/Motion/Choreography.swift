// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A movement of the whole body: key poses of pelvis and trunk, and stays of the feet on the floor.
///
/// The knees bend as far as the hips are near the ankles. A foot on the floor does not slide; between
/// two stays its leg goes along smooth curves of knee flexion and of the line from hip to ankle.
struct Choreography: Sendable {
  let skeleton: Skeleton
  var track: PoseTrack
  private(set) var stays = BothSides<[FootStay]>([])
  private var airs = BothSides<[AirPath]>([])
  private var waypoints = BothSides<[(time: Double, leg: AirLeg)]>([])

  init(_ skeleton: Skeleton, from pose: KeyPose) {
    self.skeleton = skeleton
    track = PoseTrack(pose, at: 0)
  }

  /// Puts a foot down; stays follow each other in time.
  mutating func add(_ stay: FootStay, _ side: Side) { stays[side].append(stay) }

  /// Sends a leg in the air through a pose.
  mutating func add(_ leg: AirLeg, at time: Double, _ side: Side) {
    waypoints[side].append((time, leg))
  }

  /// Connects the stays of each foot, once all are there.
  mutating func connectStays() throws(RecipeError) {
    for side in Side.allCases {
      for (before, after) in zip(stays[side], stays[side].dropFirst()) {
        let between = waypoints[side].filter { $0.time > before.end && $0.time < after.start }
        airs[side].append(
          AirPath(
            from: before.end, try airEnd(of: before, side, at: before.end, inwards: -1),
            to: after.start, try airEnd(of: after, side, at: after.start, inwards: 1),
            through: between))
      }
    }
  }

  /// The pose at a time.
  ///
  /// - Throws: ``RecipeError/feetOutOfReach`` when a leg is too short.
  func pose(at time: Double) throws(RecipeError) -> SegmentPoses {
    let key = track.pose(at: time)
    let pelvisPose = skeleton.pelvis(of: key)
    let pelvis = pelvisPose.axes
    let legs = try key.turns.map { side, turns throws(RecipeError) in
      let hip = pelvis.applied(to: skeleton.hips[side])
      let foot = foot(at: time, side, hip: hip, turns)
      return try skeleton.leg(side, hip: hip, pelvis: pelvis, turns, foot)
    }
    return SegmentPoses(
      pelvis: pelvis, pelvisPose: pelvisPose, trunk: skeleton.trunk(over: pelvis, key.trunk),
      trunkPose: key.trunk, legs: legs)
  }

  private func foot(
    at time: Double, _ side: Side, hip: Vector3, _ turns: LegTurns
  ) -> FootPlace {
    if let stay = stays[side].first(where: { $0.start <= time && time <= $0.end }) {
      let pitch = stay.pitch(at: time, of: skeleton.body)
      return FootPlace(
        ankle: stay.foothold.ankle(pitch: pitch, side, of: skeleton.body), pitch: pitch,
        toeOut: stay.foothold.toeOut)
    }
    guard let air = airs[side].first(where: { $0.start <= time && time <= $0.end }) else {
      return FootPlace(ankle: .missing, pitch: .zero, toeOut: .zero)
    }
    return skeleton.foot(
      air.leg(at: time), side, hip: hip, turns, toeOut: air.toeOut(at: time))
  }

  /// The leg where a stay begins or ends.
  private func airEnd(
    of stay: FootStay, _ side: Side, at time: Double, inwards: Double
  ) throws(RecipeError) -> AirPath.End {
    func leg(_ time: Double) throws(RecipeError) -> AirLeg {
      let key = track.pose(at: time)
      let hip = skeleton.pelvis(of: key).axes.applied(to: skeleton.hips[side])
      let pitch = stay.pitch(at: time, of: skeleton.body)
      let line = stay.foothold.ankle(pitch: pitch, side, of: skeleton.body) - hip
      return AirLeg(
        flexion: try skeleton.flexion(
          reaching: line.length, adduction: key.turns[side].adduction),
        line: arc(line.x, -line.y), outwards: side.sign * line.z, pitch: pitch)
    }
    let step = 1e-4 * inwards
    let (here, near) = (try leg(time), try leg(time + step))
    let flexionRate = (near.flexion - here.flexion).radians / step
    let lineRate = ((near.line ?? .zero) - (here.line ?? .zero)).radians / step
    // A knee that bends under an impact did not bend as fast before it.
    return AirPath.End(
      leg: here, toeOut: stay.foothold.toeOut, flexionRate: min(max(flexionRate, -2), 2),
      lineRate: lineRate)
  }
}

extension Skeleton {
  /// The pelvis of a key pose with its position.
  func pelvis(of key: KeyPose) -> PelvisPose {
    var pose = key.pelvis
    pose.position = .zero
    pose.position = key.hips - pose.axes.rotation * ((hips.right + hips.left) / 2)
    return pose
  }

  /// The body in a key pose on flat feet.
  func pose(
    _ key: KeyPose, on footholds: BothSides<Foothold>
  ) throws(RecipeError) -> SegmentPoses {
    var plan = Choreography(self, from: key)
    for side in Side.allCases { plan.add(FootStay(footholds[side], from: 0, until: 0), side) }
    return try plan.pose(at: 0)
  }

  /// The body in a key pose over one flat foot, the other leg in the air.
  func pose(
    _ key: KeyPose, over side: Side, on foothold: Foothold, free: AirLeg
  ) throws(RecipeError) -> SegmentPoses {
    var plan = Choreography(self, from: key)
    plan.add(FootStay(foothold, from: 0, until: 0), side)
    let hip = pelvis(of: key).axes.applied(to: hips[side.opposite])
    let turns = key.turns[side.opposite]
    let place = foot(free, side.opposite, hip: hip, turns, toeOut: foothold.toeOut)
    let there = Foothold(ankle: place.ankle, toeOut: place.toeOut)
    plan.add(FootStay(there, from: 0, until: 0), side.opposite)
    return try plan.pose(at: 0)
  }

  /// Where the foot of a leg in the air is.
  func foot(
    _ leg: AirLeg, _ side: Side, hip: Vector3, _ turns: LegTurns, toeOut: Angle
  ) -> FootPlace {
    let reach = reach(flexion: leg.flexion, adduction: turns.adduction)
    let along = max(reach * reach - leg.outwards * leg.outwards, 0).squareRoot()
    let line = leg.line ?? .zero
    let down = Vector3(along * sine(line), -along * cosine(line), side.sign * leg.outwards)
    return FootPlace(ankle: hip + down, pitch: leg.pitch, toeOut: toeOut)
  }

  /// From hip to ankle.
  func reach(flexion: Angle, adduction: Angle) -> Double {
    let (thigh, shank) = (body.thighLength, body.shankLength)
    let c = cosine(flexion) * cosine(adduction)
    return (thigh * thigh + shank * shank + 2 * thigh * shank * c).squareRoot()
  }

  /// The knee flexion at which the ankle is that far from the hip.
  ///
  /// - Throws: ``RecipeError/feetOutOfReach`` when it is too far, or so near that no knee bends there.
  func flexion(reaching reach: Double, adduction: Angle) throws(RecipeError) -> Angle {
    let (thigh, shank) = (body.thighLength, body.shankLength)
    let c =
      (reach * reach - thigh * thigh - shank * shank)
      / (2 * thigh * shank * cosine(adduction))
    // Rounding, and less than a thousandth of a millimetre of a straight leg.
    guard c < 1 + 1e-6, c > -0.95 else { throw .feetOutOfReach }
    return .radians(acos(min(c, 1)))
  }

  /// One leg between its hip and its ankle.
  func leg(
    _ side: Side, hip: Vector3, pelvis: RigidTransform<ModelPelvis, Laboratory>,
    _ turns: LegTurns, _ foot: FootPlace
  ) throws(RecipeError) -> LegPose {
    let line = foot.ankle - hip
    let flexion = try flexion(reaching: line.length, adduction: turns.adduction)
    let asked = PlantedLeg(
      flexion: flexion, adduction: turns.adduction, internalRotation: turns.internalRotation)
    let heading: Rotation<ModelFoot, Laboratory> = .aboutY(-side.sign * foot.toeOut)
    let thigh = thighOrientation(
      asked.ankleFromHip(side: side, of: body), along: line, forwards: heading.x,
      turned: side.sign * turns.limbRotation)
    var angles = LegAngles(
      kneeFlexion: flexion, kneeAdduction: turns.adduction,
      kneeInternalRotation: turns.internalRotation)
    angles.setHip(pelvis.rotation.inverse * thigh, side)
    return leg(angles, side, hip: hip, thigh: thigh) { _ in
      heading * Rotation<ModelFoot, ModelFoot>.aboutZ(foot.pitch)
    }
  }
}

func cosine(_ angle: Angle) -> Double { cos(angle.radians) }

/// The angle of a direction from the second axis towards the first.
func arc(_ aside: Double, _ ahead: Double) -> Angle { .radians(atan2(aside, ahead)) }
