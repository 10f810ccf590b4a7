// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct GaitRecipeTests {
  /// Frames a stride apart when a stride takes exactly 110 of them.
  private let even: GaitRecipe = {
    var recipe = GaitRecipe()
    recipe.cadence = 120 / 1.1
    recipe.speed = 1.2
    recipe.strides = 2
    return recipe
  }()

  @Test(arguments: Side.allCases)
  func `the knees have the curves asked for`(side: Side) throws {
    var body = BodyModel.random(seed: 8)
    body.structuralVarus = BothSides(left: .degrees(3), right: .degrees(-5))
    let subject = try SimulatedSubject(body)
    var recipe = even
    recipe.limbRotation.left = .constant(.degrees(6))
    let trial = try subject.gait(recipe)
    let gait = try #require(trial.truth.gait)
    let leg = ReferenceLeg(side, calibratedOn: try subject.standing(), in: trial)
    let strike = try #require(gait.footStrikes[side].first)

    for frame in 0..<trial.truth.frameCount {
      let phase = (Double(frame) / recipe.frameRate - strike) / recipe.strideTime
      let expected = Vector3(
        recipe.kneeFlexion[side].angle(atPhase: phase).degrees,
        (body.structuralVarus[side] + recipe.kneeAdduction[side].angle(atPhase: phase)).degrees,
        recipe.kneeInternalRotation[side].angle(atPhase: phase).degrees)
      #expect(leg.knee(frame).isClose(to: expected, within: 1e-8))
      let truth = trial.truth.legs[side]
      let hip = Vector3(
        truth.hipFlexion[frame], truth.hipAdduction[frame], truth.hipInternalRotation[frame])
      #expect(leg.hip(frame).isClose(to: hip * (180 / .pi), within: 1e-8))
    }
  }

  @Test func `speed, cadence and stride are those of the markers`() throws {
    let recipe = even
    let trial = try SimulatedSubject().gait(recipe)
    let gait = try #require(trial.truth.gait)

    #expect(gait.strideLength.isClose(to: 1320, within: 1e-9))
    for side in Side.allCases {
      let times = gait.footStrikes[side]
      #expect(times.count >= 3)
      for (a, b) in zip(times, times.dropFirst()) {
        #expect((b - a).isClose(to: 1.1, within: 1e-9))
      }
      // The heel in the middle of two stances of the same foot.
      let heel = try #require(trial.trajectories.index(of: side == .right ? "RHEE" : "LHEE"))
      let frames = [0, 1].map { Int((times[$0] * 100).rounded()) + 22 }
      let places = frames.map { trial.trajectories.position(ofMarkerAt: heel, frame: $0) }
      #expect((places[1] - places[0]).isClose(to: Vector3(1320, 0, 0), within: 1e-6))
    }
    // The pelvis is carried on at the same speed.
    let pelvis = try #require(trial.trajectories.index(of: "RASI"))
    let way = [30, 140].map { trial.trajectories.position(ofMarkerAt: pelvis, frame: $0).x }
    #expect((way[1] - way[0]).isClose(to: 1320, within: 1e-6))
  }

  @Test func `strikes and offs alternate as in walking`() throws {
    let trial = try SimulatedSubject().gait(even)
    let events = try #require(trial.truth.gait).events(frameRate: 100)
    let words = events.map { "\($0.side.rawValue) \($0.kind.rawValue)" }
    let cycle = [
      "right foot_strike", "left foot_off", "left foot_strike", "right foot_off",
    ]

    let first = try #require(words.firstIndex(of: cycle[0]))
    for (index, word) in words.enumerated() {
      #expect(word == cycle[(index - first + 8) % 4])
    }
    // Two strides of each leg and the strides begun, 0.5 + 2 × 0.2 cycles of them.
    #expect(events.count >= 11)
    #expect(events.allSatisfy { (0..<trial.truth.frameCount).contains($0.frame) })
  }

  @Test(arguments: Side.allCases)
  func `the foot on the floor does not slide`(side: Side) throws {
    let trial = try SimulatedSubject().gait(even)
    let gait = try #require(trial.truth.gait)
    let sole = Sole(side, of: trial, ankleHeight: 80)
    for (strike, off) in zip(gait.footStrikes[side], gait.footOffs[side].filter { $0 > 0.5 }) {
      let frames = Int((strike * 100).rounded(.up))...Int((off * 100).rounded(.down))
      let heels = frames.prefix(11).map { sole.heel($0) }
      let tips = frames.suffix(50).map { sole.tip($0) }
      for point in heels { #expect(point.isClose(to: heels[0], within: 1e-6)) }
      for point in tips { #expect(point.isClose(to: tips[0], within: 1e-6)) }
      #expect(heels[0].y.isClose(to: 0, within: 1e-6))
      #expect(tips[0].y.isClose(to: 0, within: 1e-6))
      // Flat from 11 to 33 % of the cycle: markers at rest.
      for frame in frames.dropFirst(12).prefix(22) {
        #expect(sole.pitch(frame).magnitude < 1e-9)
      }
    }
  }

  @Test(arguments: 1...12)
  func `bodies of every build walk without stumbling`(seed: Int) throws {
    let body = BodyModel.random(seed: UInt64(seed))
    var defects = Defects()
    defects.landmarks.hipCentre = 4
    let subject = try SimulatedSubject(body, defects: defects, seed: UInt64(seed))
    for (speed, cadence) in [(0.8, 95.0), (1.2, 112)] {
      var recipe = GaitRecipe()
      recipe.strides = 1
      // Short legs make short and quick steps.
      let scale = ((body.thighLength + body.shankLength) / 820).squareRoot()
      recipe.speed = speed * scale
      recipe.cadence = cadence / scale
      let trial = try subject.gait(recipe)
      for side in Side.allCases {
        let sole = Sole(side, of: trial, ankleHeight: body.ankleHeight)
        let lows = (0..<trial.truth.frameCount).map { min(sole.heel($0).y, sole.tip($0).y) }
        // The tip is stiff here; a real one bends by as much as it may touch the floor in swing.
        #expect((lows.min() ?? 0) > -15, "\(speed) m/s")
        let pitches = (0..<trial.truth.frameCount).map { sole.pitch($0) }
        #expect(pitches.allSatisfy { (-85...40).contains($0) }, "\(speed) m/s")
        // The ankle is where the shank ends, whatever was planned.
        let truth = trial.truth.legs[side]
        for (knee, ankle) in zip(truth.kneeCentre, truth.ankleCentre) {
          #expect((knee - ankle).length.isClose(to: body.shankLength, within: 1e-6))
        }
      }
    }
  }

  @Test func `a hip that gives way lets the pelvis drop and the trunk leans over it`() throws {
    var recipe = even
    recipe.pelvicDrop.left = .degrees(6)
    recipe.trunkLean.left = .degrees(9)
    let truth = try SimulatedSubject().gait(recipe).truth
    let plain = try SimulatedSubject().gait(even).truth
    let strike = try #require(truth.gait?.footStrikes.left.first)
    // The middle of stance, 30 % of a cycle of 1.1 s after the strike.
    let frame = Int(((strike + 0.33) * 100).rounded())

    let drop = plain.pelvisObliquity[frame] - truth.pelvisObliquity[frame]
    #expect(Angle.radians(drop).isClose(to: .degrees(6), within: 0.02))
    let lean = plain.trunkLateralLean[frame] - truth.trunkLateralLean[frame]
    #expect(Angle.radians(lean).isClose(to: .degrees(9), within: 0.03))
    let swing = frame + 55
    #expect(truth.pelvisObliquity[swing].isClose(to: plain.pelvisObliquity[swing], within: 1e-3))
    // The feet still stand.
    let (foot, other) = (truth.legs.left.ankleCentre, plain.legs.left.ankleCentre)
    #expect(foot[frame].y.isClose(to: other[frame].y, within: 1e-6))
  }

  @Test(arguments: [2.0, 5, 9])
  func `a varus thrust rises in loading by what was asked for`(degrees: Double) throws {
    var recipe = even
    recipe.frameRate = 1000
    recipe.kneeAdduction.right = .typicalKneeAdduction.withVarusThrust(.degrees(degrees))
    let truth = try SimulatedSubject().gait(recipe).truth
    let adduction = truth.legs.right.kneeAdduction
    let strike = try #require(truth.gait?.footStrikes.right.first) * 1000

    let loading = adduction[Int(strike)...Int(strike) + 220]
    let rise = (loading.max() ?? 0) - adduction[Int(strike.rounded())]
    #expect(Angle.radians(rise).isClose(to: .degrees(degrees), within: 0.01))
  }

  @Test func `segments move smoothly from frame to frame`() throws {
    var recipe = even
    recipe.frameRate = 1000
    let trial = try SimulatedSubject().gait(recipe)
    for (name, limit) in [("RASI", 10.0), ("RLEP", 20), ("RLMA", 40)] as [(MarkerName, Double)] {
      let trial = trial.trajectories
      let index = try #require(trial.index(of: name))
      for frame in 1..<trial.frameCount - 1 {
        let bend =
          trial.position(ofMarkerAt: index, frame: frame + 1)
          + trial.position(ofMarkerAt: index, frame: frame - 1)
          - 2 * trial.position(ofMarkerAt: index, frame: frame)
        // From millimetres per frame squared to metres per second squared.
        #expect(bend.length * 1000 < limit, "\(name) at \(frame)")
      }
    }
  }

  @Test func `a mirrored walk gives mirrored markers`() throws {
    var recipe = even
    recipe.kneeAdduction.left = .constant(.degrees(-4))
    recipe.strides = 1
    var body = BodyModel.random(seed: 3)
    body.hipCentreError.right = Vector3(3, -2, 4)
    let trial = try SimulatedSubject(body).gait(recipe).trajectories
    let mirror = try SimulatedSubject(body.mirrored).gait(recipe.mirrored).trajectories

    for name in trial.markers {
      let other = MarkerName(
        (name.rawValue.hasPrefix("R") ? "L" : "R") + String(name.rawValue.dropFirst()))
      for frame in 0..<trial.frameCount {
        let place = try #require(trial[name, frame: frame])
        let mirrored = try #require(mirror[other, frame: frame])
        #expect(mirrored.isClose(to: place * Vector3(1, 1, -1), within: 1e-9))
      }
    }
  }

  /// The knee of a swinging leg bends by 60°, which lifts a heel by some 250 mm.
  @Test(arguments: 1...16)
  func `no heel of a walking subject comes near the knee`(seed: Int) throws {
    let seed = UInt64(seed)
    let subject = try SimulatedSubject(BodyModel.random(seed: seed), defects: .typical, seed: seed)
    var recipe = GaitRecipe()
    recipe.strides = 1
    var trial = try? subject.gait(recipe)
    while trial == nil, recipe.speed > 0.7 {
      recipe.speed -= 0.1
      trial = try? subject.gait(recipe)
    }
    let walk = try #require(trial)
    for side in Side.allCases {
      let sole = Sole(side, of: walk, ankleHeight: subject.body.ankleHeight)
      let heights = (0..<walk.truth.frameCount).map { sole.heel($0).y }.filter { !$0.isNaN }
      #expect((heights.max() ?? .nan) < 350)
    }
  }

  @Test func `legs so different that one would have to walk on tiptoe are refused`() {
    // What errors of 10 mm on each hip by itself gave one subject in twenty.
    var body = BodyModel.random(seed: 5)
    (body.hipCentreError.right.y, body.hipCentreError.left.y) = (14, -14)
    #expect(throws: RecipeError.stepOutOfReach) { try SimulatedSubject(body).gait(GaitRecipe()) }
  }

  @Test func `a step that no leg reaches is refused with a hint`() {
    var recipe = GaitRecipe()
    recipe.speed = 2.5
    recipe.cadence = 80

    #expect {
      try SimulatedSubject().gait(recipe)
    } throws: { error in
      "\(error)" == """
        the legs do not reach from step to step
          hint: choose a lower speed or a higher cadence, or other curves of knee flexion
        """
    }
  }

  @Test func `a curve out of range is named`() {
    var recipe = GaitRecipe()
    recipe.kneeFlexion.right = .constant(.degrees(120))
    #expect {
      try SimulatedSubject().gait(recipe)
    } throws: { error in
      "\(error)" == """
        the knee flexion is '\(Angle.degrees(120).degrees)', which is out of range
          hint: choose -10 to 90 degrees
        """
    }
  }
}
