// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The run of one body: the steps between a lead-in and a lead-out that no frame shows.
///
/// The hips go on at the speed throughout. They are as high at toe-off as at contact, so the flight
/// between them is symmetrical; the foot rolls over its toes as far as the leg then reaches.
struct RunPlan: Sendable {
  /// Steps before the first and after the last strike that a trial shows.
  private static let margin = 3

  /// The share of a step that a trial shows before the first and after the last strike.
  private static let shown = 0.4

  private let skeleton: Skeleton
  private let recipe: RunningRecipe
  private var choreography: Choreography

  /// Contact and toe-off of each step, from the lead-in on, in seconds of the plan.
  private var steps: [(side: Side, contact: Double, off: Double)] = []

  /// What one step needs: places of the hips before its ankle, heights, and the lift at toe-off.
  private struct Step {
    /// How far the ankle is ahead of the hips at contact.
    var reach: Double
    var height: Double
    var lowest: KeyPose
    var lift = 0.0
  }

  /// - Throws: ``RecipeError/stepOutOfReach`` when the legs are too short for the steps.
  init(_ skeleton: Skeleton, _ recipe: RunningRecipe) throws(RecipeError) {
    self.skeleton = skeleton
    self.recipe = recipe
    var plans = try BothSides(()).map { side, _ throws(RecipeError) in
      try Self.step(skeleton, recipe, side)
    }
    for side in Side.allCases {
      plans[side].lift = try Self.lift(
        plans[side], height: plans[side.opposite].height, skeleton, recipe, side)
    }
    let count = 2 * recipe.strides + 1 + 2 * Self.margin
    let speed = 1000 * recipe.speed
    let up = gravity * (recipe.stepTime - recipe.contactTime) / 2
    let drop = recipe.contactTime * Self.lowestShare
    var first = Self.neutral(skeleton, recipe)
    first.hips = Vector3(0, plans[recipe.leadingSide].height, 0)
    choreography = Choreography(skeleton, from: first)
    var feet = BothSides<[FootStay]>([])
    for index in 0..<count {
      let side =
        (index - Self.margin).isMultiple(of: 2) ? recipe.leadingSide : recipe.leadingSide.opposite
      let plan = plans[side]
      let contact = 0.1 + Double(index) * recipe.stepTime
      let off = contact + recipe.contactTime
      steps.append((side, contact, off))
      func key(_ pose: KeyPose, _ time: Double, _ height: Double) -> KeyPose {
        var pose = pose
        pose.hips = Vector3(speed * time, height, 0)
        return pose
      }
      func motion(_ rate: Double) -> HipMotion { HipMotion(rate: Vector3(speed, rate, 0)) }
      func falling(_ rate: Double) -> HipMotion { .falling(Vector3(speed, rate, 0)) }
      let neutral = Self.neutral(skeleton, recipe)
      let turn = up / drop
      choreography.track.move(
        to: key(neutral, contact, plan.height), at: contact, falling(-up), onwards: motion(-up))
      choreography.track.move(
        to: key(plan.lowest, contact + drop, plan.lowest.hips.y), at: contact + drop,
        HipMotion(rate: Vector3(speed, 0, 0), acceleration: Vector3(0, turn, 0)))
      choreography.track.move(
        to: key(neutral, off, plans[side.opposite].height), at: off, motion(up),
        onwards: falling(up))
      feet[side].append(Self.stay(plan, skeleton, recipe, side, contact: contact, speed: speed))
    }
    for side in Side.allCases {
      do {
        for index in feet[side].indices { try pushOff(&feet[side][index], side) }
      } catch {
        throw .stepOutOfReach
      }
      for (stay, next) in zip(feet[side], feet[side].dropFirst()) {
        let swing = next.start - stay.end
        choreography.add(stay, side)
        choreography.add(
          AirLeg(flexion: recipe.swingFlexion, line: nil, outwards: 0, pitch: .degrees(-70)),
          at: stay.end + 0.42 * swing, side)
      }
      if let last = feet[side].last { choreography.add(last, side) }
    }
    do { try choreography.connectStays() } catch { throw .stepOutOfReach }
  }

  /// When in a contact the hips are lowest.
  private static let lowestShare = 0.45

  private static func neutral(_ skeleton: Skeleton, _ recipe: RunningRecipe) -> KeyPose {
    KeyPose(
      hips: .zero,
      pelvis: PelvisPose(
        position: .zero, anteriorTilt: skeleton.body.pelvicTilt + recipe.pelvicTilt),
      trunk: TrunkPose(forwardLean: recipe.trunkForwardLean),
      turns: skeleton.body.structuralVarus.map { LegTurns(adduction: $1) })
  }

  /// The pose over a standing leg at the lowest point.
  private static func lowest(
    _ skeleton: Skeleton, _ recipe: RunningRecipe, _ side: Side
  ) -> KeyPose {
    var pose = neutral(skeleton, recipe)
    pose.pelvis.obliquity = side.sign * recipe.pelvicDrop[side]
    pose.trunk.lateralLean = side.sign * recipe.trunkLean[side]
    pose.turns[side].adduction = recipe.kneeAdduction[side] ?? pose.turns[side].adduction
    pose.turns[side].limbRotation = recipe.limbRotation[side]
    return pose
  }

  /// The hip from the middle of the hips, in the laboratory.
  private static func hip(_ pose: KeyPose, _ skeleton: Skeleton, _ side: Side) -> Vector3 {
    pose.pelvis.axes.rotation
      * (skeleton.hips[side] - (skeleton.hips.right + skeleton.hips.left) / 2)
  }

  /// The middle of the hips over an ankle that a leg reaches.
  private static func height(
    _ pose: KeyPose, _ skeleton: Skeleton, _ side: Side, hips place: Double, ankle: Vector3,
    flexion: Angle
  ) -> Double {
    let hip = hip(pose, skeleton, side)
    let reach = skeleton.reach(flexion: flexion, adduction: pose.turns[side].adduction)
    let (ahead, aside) = (place + hip.x - ankle.x, hip.z - ankle.z)
    return ankle.y - hip.y + (reach * reach - ahead * ahead - aside * aside).squareRoot()
  }

  private static func foothold(
    _ skeleton: Skeleton, _ recipe: RunningRecipe, _ side: Side, at place: Double
  ) -> Foothold {
    Foothold(
      ankle: Vector3(place, skeleton.body.ankleHeight, side.sign * recipe.stepWidth / 2),
      toeOut: recipe.toeOut)
  }

  /// Finds the step: at contact the foot is as far ahead as lets the hips sink by what their fall
  /// gives them, and at toe-off it is lifted as far as the leg then reaches.
  private static func step(
    _ skeleton: Skeleton, _ recipe: RunningRecipe, _ side: Side
  ) throws(RecipeError) -> Step {
    let speed = 1000 * recipe.speed
    let up = gravity * (recipe.stepTime - recipe.contactTime) / 2
    let drop = recipe.contactTime * lowestShare
    let foot = recipe.contact.lift(of: skeleton.body)
    let rocker: FootRocker =
      foot.part == .heel ? .heel(of: skeleton.body) : .toes(of: skeleton.body)
    let foothold = foothold(skeleton, recipe, side, at: 0)
    let landing = foothold.ankle(
      pitch: rocker.pitch(lifting: foot.lift), side, of: skeleton.body)
    let (neutral, lowest) = (neutral(skeleton, recipe), lowest(skeleton, recipe, side))
    func heights(_ reach: Double) -> (contact: Double, lowest: Double) {
      (
        height(
          neutral, skeleton, side, hips: -reach, ankle: landing,
          flexion: recipe.contactFlexion[side]),
        height(
          lowest, skeleton, side, hips: speed * drop - reach, ankle: foothold.ankle,
          flexion: recipe.peakFlexion[side])
      )
    }
    // The hips sink as in an even stop, half the velocity times the time.
    let wanted = 0.5 * up * drop
    let range = 0.1 * speed * recipe.contactTime...0.75 * speed * recipe.contactTime
    let reach = try found(wanted, in: range) { reach in
      let heights = heights(reach)
      return heights.contact - heights.lowest
    }
    var pose = lowest
    pose.hips.y = heights(reach).lowest
    return Step(reach: reach, height: heights(reach).contact, lowest: pose)
  }

  /// How far the ankle is lifted at toe-off, where the hips are as high as at the next contact.
  private static func lift(
    _ step: Step, height: Double, _ skeleton: Skeleton, _ recipe: RunningRecipe, _ side: Side
  ) throws(RecipeError) -> Double {
    let place = 1000 * recipe.speed * recipe.contactTime - step.reach
    let toes = FootRocker.toes(of: skeleton.body)
    let (neutral, foothold) = (
      neutral(skeleton, recipe), foothold(skeleton, recipe, side, at: 0)
    )
    return try found(height, in: 0...180) { lift in
      let ankle = foothold.ankle(pitch: toes.pitch(lifting: lift), side, of: skeleton.body)
      return Self.height(
        neutral, skeleton, side, hips: place, ankle: ankle, flexion: recipe.toeOffFlexion)
    }
  }

  /// Where a quantity has a value; heights that no leg reaches count as the floor.
  private static func found(
    _ wanted: Double, in range: ClosedRange<Double>, _ value: (Double) -> Double
  ) throws(RecipeError) -> Double {
    do {
      return try argument(reaching: wanted, of: "step (mm)", in: range) { place in
        let value = value(place)
        return value.isFinite ? value : -1e4
      }
    } catch {
      throw .stepOutOfReach
    }
  }

  private static func stay(
    _ step: Step, _ skeleton: Skeleton, _ recipe: RunningRecipe, _ side: Side, contact: Double,
    speed: Double
  ) -> FootStay {
    let foot = recipe.contact.lift(of: skeleton.body)
    var stay = FootStay(
      foothold(skeleton, recipe, side, at: speed * contact + step.reach), from: contact,
      until: contact + recipe.contactTime)
    stay.arrival = foot.part
    stay.change = contact + lowestShare * recipe.contactTime
    stay.lift = Track(foot.lift, at: contact)
    stay.lift.move(to: 0, at: contact + 0.35 * recipe.contactTime)
    return stay
  }

  /// Lifts the heel as far as the knee wants that straightens smoothly until toe-off.
  private mutating func pushOff(_ stay: inout FootStay, _ side: Side) throws(RecipeError) {
    let foothold = stay.foothold
    let (track, skeleton) = (choreography.track, skeleton)
    let toes = FootRocker.toes(of: skeleton.body)
    func length(_ time: Double, lift: Double) -> (Double, Angle) {
      let key = track.pose(at: time)
      let hip = skeleton.pelvis(of: key).axes.applied(to: skeleton.hips[side])
      let ankle = foothold.ankle(pitch: toes.pitch(lifting: lift), side, of: skeleton.body)
      return ((ankle - hip).length, key.turns[side].adduction)
    }
    func flat(_ time: Double) throws(RecipeError) -> Double {
      let (length, adduction) = length(time, lift: 0)
      return try skeleton.flexion(reaching: length, adduction: adduction).radians
    }
    let start = stay.start + 0.5 * recipe.contactTime
    let bent = try flat(start)
    let rate = (bent - (try flat(start - 1e-4))) / 1e-4
    let knee = Bridge(
      over: start...stay.end, from: Jet(bent, rate: rate),
      to: Jet(recipe.toeOffFlexion.radians, rate: -2))
    func lift(_ time: Double) -> Double {
      var (low, high) = (0.0, 200.0)
      let flexion = Angle.radians(knee.value(at: time))
      for _ in 0..<50 {
        let middle = (low + high) / 2
        let (length, adduction) = length(time, lift: middle)
        if length > skeleton.reach(flexion: flexion, adduction: adduction) {
          low = middle
        } else {
          high = middle
        }
      }
      return low
    }
    stay.lift.move(to: 0, at: start)
    let count = 12
    for index in 1...count {
      let time = start + (stay.end - start) * Double(index) / Double(count)
      let (before, here) = (lift(time - 1e-3), lift(time))
      // Differences from behind, since nothing is known beyond toe-off.
      stay.lift.move(to: Jet(here, rate: (here - before) / 1e-3), at: time)
    }
  }
}

// MARK: - What a trial shows

extension RunPlan {
  /// The time of the first frame.
  private var start: Double {
    (steps[Self.margin].contact - Self.shown * recipe.stepTime)
  }

  private var frameCount: Int {
    let steps = Double(2 * recipe.strides) + 2 * Self.shown
    return Int((steps * recipe.stepTime * recipe.frameRate).rounded()) + 1
  }

  /// Every frame of the run.
  func poses() throws(RecipeError) -> [SegmentPoses] {
    var poses: [SegmentPoses] = []
    poses.reserveCapacity(frameCount)
    // The middle of the way lies in the middle of the laboratory.
    let middle = start + Double(frameCount - 1) / recipe.frameRate / 2
    let way = Vector3(-1000 * recipe.speed * middle, 0, 0)
    for frame in 0..<frameCount {
      let time = start + Double(frame) / recipe.frameRate
      do { poses.append(try choreography.pose(at: time).translated(by: way)) } catch {
        throw .stepOutOfReach
      }
    }
    return poses
  }

  /// What really happened in the steps.
  var truth: GaitTruth {
    var truth = GaitTruth(
      speed: recipe.speed, cadence: recipe.cadence, strideLength: recipe.strideLength,
      stepWidth: recipe.stepWidth)
    let end = Double(frameCount - 1) / recipe.frameRate
    for step in steps {
      if (0...end).contains(step.contact - start) {
        truth.footStrikes[step.side].append(step.contact - start)
      }
      if (0...end).contains(step.off - start) {
        truth.footOffs[step.side].append(step.off - start)
      }
    }
    return truth
  }
}
