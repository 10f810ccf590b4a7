// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// One stay on the ground in a sequence of jumps: from contact over the bottom to take-off.
struct JumpGround: Sendable {
  var footholds: BothSides<Foothold>

  /// The feet that stand here; another one stays in the air.
  var support = [Side.right, .left]

  /// How the feet arrive; `nil` where the sequence starts in standing.
  var contact: GroundPosture?

  var bottom: GroundPosture

  /// How the feet leave; `nil` where the sequence ends in standing.
  var takeOff: GroundPosture?

  /// How far the hips rise from take-off to their highest point, in millimetres.
  var rise = 0.0

  /// How much later than the first each foot arrives, in seconds.
  var delay = BothSides(0.0)

  /// The legs in the middle of the flight that follows, where they are pulled up.
  var tuck: BothSides<AirLeg>?

  /// A leg that stays in the air, at contact and at the bottom.
  var free: (contact: AirLeg, bottom: AirLeg)?
}

/// A sequence of jumps: flights are ballistic, and the hips come to rest from them on the ground.
///
/// At contact the hips have the velocity of the fall. The foot lowers its heel, or its toes, and takes
/// that velocity up first; then the knees bend. Before a take-off it is the other way round.
struct JumpPlan: Sendable {
  /// What happens on one ground, in seconds.
  struct Times: Sendable {
    var contact = 0.0
    var bottom = 0.0
    var takeOff = 0.0

    /// When the body stands again, after the last landing.
    var standing = 0.0
  }

  private let skeleton: Skeleton
  private(set) var grounds: [JumpGround]
  private(set) var times: [Times]
  private(set) var choreography: Choreography
  private let frameRate: Double

  /// The key poses of a ground.
  private struct Keys {
    var contact: KeyPose?
    var bottom: KeyPose
    var takeOff: KeyPose?
  }

  /// From one ground to the next.
  private struct Flight {
    /// In millimetres per second; upwards at take-off, downwards at contact.
    var up = 0.0
    var down = 0.0
    var duration = 0.0

    /// From the bottom before to take-off, and from contact to the next bottom.
    var pushing = 0.0
    var landing = 0.0

    /// Forwards and to the right.
    var drift = Vector3.zero
  }

  private var keys: [Keys] = []
  private var flights: [Flight] = []

  /// Going down before the first take-off, and standing up after the last landing, in seconds.
  private static let dipping = 0.6
  private static let rebound = 0.2
  private static let rising = 1.2

  /// Plans the jumps.
  ///
  /// - Parameters:
  ///   - skeleton: The body.
  ///   - grounds: At least two.
  ///   - standing: Standing before and after, in seconds.
  ///   - frameRate: Every bottom is a frame.
  /// - Throws: ``RecipeError/feetOutOfReach`` when the legs do not reach.
  init(
    _ skeleton: Skeleton, _ grounds: [JumpGround], standing: Double, frameRate: Double
  ) throws(RecipeError) {
    self.skeleton = skeleton
    self.grounds = grounds
    self.frameRate = frameRate
    times = grounds.map { _ in Times() }
    let start = try skeleton.standing(on: grounds[0].footholds)
    choreography = Choreography(skeleton, from: start)
    try settle()
    try moveHips(standing: standing)
    try placeFeet()
    try choreography.connectStays()
  }

  private func whole(_ time: Double) -> Double {
    (time * frameRate - 1e-6).rounded(.up) / frameRate
  }
}

// MARK: - Poses and flights

extension JumpPlan {
  /// Finds the key poses and flights that fit each other: the hips drift on in the air, and how far
  /// they are from the feet at contact and take-off depends on it.
  private mutating func settle() throws(RecipeError) {
    flights = grounds.dropFirst().map { _ in Flight() }
    for _ in 0..<12 {
      keys = []
      for ground in grounds { keys.append(try poses(of: ground)) }
      for index in flights.indices { try settleFlight(index) }
    }
  }

  private func poses(of ground: JumpGround) throws(RecipeError) -> Keys {
    var keys = Keys(
      bottom: try skeleton.keyPose(
        ground.bottom, on: ground.footholds, support: ground.support))
    if let contact = ground.contact {
      let first = ground.support.filter { ground.delay[$0] == 0 }
      keys.contact = try skeleton.keyPose(
        contact, on: ground.footholds,
        support: first.count == ground.support.count ? ground.support : first,
        middleOf: ground.support)
    }
    if let takeOff = ground.takeOff {
      keys.takeOff = try skeleton.keyPose(takeOff, on: ground.footholds, support: ground.support)
    }
    return keys
  }

  private mutating func settleFlight(_ index: Int) throws(RecipeError) {
    guard let off = keys[index].takeOff, let contact = keys[index + 1].contact else { return }
    var flight = Flight()
    flight.up = (2 * gravity * grounds[index].rise).squareRoot()
    let fall = off.hips.y - contact.hips.y
    let root = flight.up * flight.up + 2 * gravity * fall
    guard root > 0 else { throw .feetOutOfReach }
    flight.duration = (flight.up + root.squareRoot()) / gravity
    flight.down = gravity * flight.duration - flight.up
    let (pushed, landed) = (
      off.hips.y - keys[index].bottom.hips.y, contact.hips.y - keys[index + 1].bottom.hips.y
    )
    guard pushed > 0, landed > 0, flight.down > 0 else { throw .feetOutOfReach }
    flight.pushing = 2 * pushed / flight.up
    flight.landing = 2 * landed / flight.down
    flight.drift = (contact.hips - off.hips) / flight.duration
    flight.drift.y = 0
    flights[index] = flight
    // The hips are ahead of the feet that leave and behind those that land.
    let ahead = 0.3 * flight.drift
    grounds[index].takeOff?.ahead = ahead * flight.pushing
    grounds[index + 1].contact?.ahead = -ahead * flight.landing
  }
}

// MARK: - Hips

extension JumpPlan {
  private mutating func moveHips(standing duration: Double) throws(RecipeError) {
    var track = choreography.track
    track.wait(until: whole(duration))
    let depth = track.last.hips - keys[0].bottom.hips
    times[0].bottom = whole(track.end + Self.dipping)
    let dipping = times[0].bottom - track.end
    track.move(
      to: keys[0].bottom, at: times[0].bottom,
      HipMotion(acceleration: Vector3(0, 5 * depth.y / (dipping * dipping), 0)),
      onwards: HipMotion(acceleration: Vector3(0, turn(before: nil, after: flights.first), 0)))
    for (index, flight) in flights.enumerated() {
      times[index].takeOff = times[index].bottom + flight.pushing
      let contact = times[index].takeOff + flight.duration
      times[index + 1].contact = contact
      times[index + 1].bottom = whole(contact + flight.landing)
      guard let off = keys[index].takeOff, let down = keys[index + 1].contact else { continue }
      let (leaving, arriving) = (
        flight.drift + Vector3(0, flight.up, 0), flight.drift - Vector3(0, flight.down, 0)
      )
      track.move(
        to: off, at: times[index].takeOff, HipMotion(rate: leaving), onwards: .falling(leaving))
      track.move(to: down, at: contact, .falling(arriving), onwards: HipMotion(rate: arriving))
      let after = index + 1 < flights.count ? flights[index + 1] : nil
      track.move(
        to: keys[index + 1].bottom, at: times[index + 1].bottom,
        HipMotion(acceleration: Vector3(0, turn(before: flight, after: after), 0)))
    }
    try standUp(&track, standing: duration)
    choreography.track = track
  }

  /// The acceleration upwards at a bottom: the mean of what brings the fall to rest evenly and what
  /// gives the jump its velocity evenly.
  private func turn(before: Flight?, after: Flight?) -> Double {
    let stopping = before.map { $0.down / $0.landing }
    let starting = after.map { $0.up / $0.pushing }
    let both = [stopping, starting].compactMap { $0 }
    return both.reduce(0, +) / Double(max(both.count, 1))
  }

  /// Up again after the last bottom: a short rebound, and then slowly.
  private mutating func standUp(
    _ track: inout PoseTrack, standing duration: Double
  ) throws(RecipeError) {
    let last = grounds[grounds.count - 1]
    let bottom = track.last
    let alone = last.support.count == 1 ? last.support.first : nil
    var upright = try skeleton.standing(on: last.footholds)
    if let alone {
      upright = try skeleton.singleStance(alone, hipOverFoot: 40, on: last.footholds)
    }
    let (from, to) = (bottom.values, upright.values)
    let near = KeyPose { from[$0] + 0.15 * (to[$0] - from[$0]) }
    let rise = near.hips.y - bottom.hips.y
    let rate = Vector3(0, 0.3 * rise / Self.rebound, 0)
    let turn = min(
      turn(before: flights.last, after: nil), 13 * rise / (Self.rebound * Self.rebound))
    track.move(
      to: bottom, at: track.end, HipMotion(acceleration: Vector3(0, turn, 0)))
    track.move(to: near, at: whole(track.end + Self.rebound), HipMotion(rate: rate))
    track.move(to: upright, at: whole(track.end + Self.rising))
    times[times.count - 1].standing = track.end
    if alone != nil {
      track.wait(until: whole(track.end + 0.5))
      track.move(
        to: try skeleton.standing(on: last.footholds),
        at: whole(track.end + SingleLegTask.shifting))
    }
    track.wait(until: track.end + whole(duration))
  }
}

// MARK: - Feet

extension JumpPlan {
  private mutating func placeFeet() throws(RecipeError) {
    for index in grounds.indices {
      let ground = grounds[index]
      for side in ground.support {
        choreography.add(try stay(side, on: index), side)
      }
      if let tuck = ground.tuck, index < flights.count {
        let middle = times[index].takeOff + flights[index].duration / 2
        for side in Side.allCases { choreography.add(tuck[side], at: middle, side) }
      }
      if let free = ground.free, let side = ground.support.first?.opposite {
        addFreeLeg(free, side, on: index)
      }
    }
  }

  /// The leg that stays in the air, and is put down at the end.
  private mutating func addFreeLeg(
    _ free: (contact: AirLeg, bottom: AirLeg), _ side: Side, on index: Int
  ) {
    let end = choreography.track.end
    choreography.add(free.contact, at: times[index].contact, side)
    choreography.add(free.bottom, at: times[index].bottom, side)
    let upright = times[index].standing
    choreography.add(free.contact, at: upright, side)
    choreography.add(free.contact, at: upright + 0.5, side)
    let down = upright + 0.5 + 0.8 * SingleLegTask.shifting
    choreography.add(FootStay(grounds[index].footholds[side], from: down, until: end), side)
  }

  private func stay(_ side: Side, on index: Int) throws(RecipeError) -> FootStay {
    let (ground, time) = (grounds[index], times[index])
    let end = index < flights.count ? time.takeOff : choreography.track.end
    var stay = FootStay(ground.footholds[side], from: 0, until: end)
    stay.change = time.bottom
    if index > 0, let contact = ground.contact {
      stay.start = time.contact + ground.delay[side]
      stay.arrival = contact.part[side]
      guard stay.start < time.bottom else {
        throw .outOfRange(
          setting: "the delay of a foot", value: "\(ground.delay[side])",
          range: "less than the \((time.bottom - time.contact).fixed(3)) seconds to the bottom")
      }
      let lift = try lift(of: side, at: stay.start, contact, on: ground)
      let duration = min(
        max(2 * lift / flights[index - 1].down, 0.03), 0.9 * (time.bottom - stay.start))
      stay.lift = Track(lift, at: stay.start)
      stay.lift.move(to: Jet(lift, rate: -2 * lift / duration), at: stay.start)
      stay.lift.move(to: 0, at: stay.start + duration)
    }
    if index < flights.count, let takeOff = ground.takeOff {
      let lift = takeOff.lift[side]
      let duration = min(
        max(2 * lift / flights[index].up, 0.03), 0.9 * flights[index].pushing)
      stay.departure = takeOff.part[side]
      stay.lift.move(to: 0, at: end - duration)
      stay.lift.move(to: Jet(lift, rate: 2 * lift / duration), at: end)
    }
    return stay
  }

  /// How far the ankle is lifted as the foot arrives.
  ///
  /// A foot that arrives later finds the hips lower; its ankle is lifted less, so that its knee has the
  /// flexion asked for as long as that is possible.
  private func lift(
    of side: Side, at time: Double, _ contact: GroundPosture, on ground: JumpGround
  ) throws(RecipeError) -> Double {
    let asked = contact.lift[side]
    guard ground.delay[side] > 0 else { return asked }
    let key = choreography.track.pose(at: time)
    let hip = skeleton.pelvis(of: key).axes.applied(to: skeleton.hips[side])
    let rocker: FootRocker =
      contact.part[side] == .toes ? .toes(of: skeleton.body) : .heel(of: skeleton.body)
    let wanted = skeleton.reach(
      flexion: contact.flexion[side], adduction: key.turns[side].adduction)
    func isTooNear(_ lift: Double) -> Bool {
      let ankle = ground.footholds[side].ankle(
        pitch: rocker.pitch(lifting: lift), side, of: skeleton.body)
      return (ankle - hip).length < wanted
    }
    guard isTooNear(asked) else { return asked }
    guard !isTooNear(0) else { return 0 }
    var (low, high) = (0.0, asked)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if isTooNear(middle) { high = middle } else { low = middle }
    }
    return low
  }
}
