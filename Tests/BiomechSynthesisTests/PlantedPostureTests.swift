// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct PlantedPostureTests {
  @Test func `the ankles stay put while the knees bend`() throws {
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    recipe.kneeAdduction = BothSides(left: .degrees(12), right: .degrees(-20))
    recipe.limbRotation = BothSides(left: .degrees(-5), right: .degrees(15))
    recipe.stanceWidth = 300

    let truth = try SimulatedSubject().squat(recipe).truth

    for side in Side.allCases {
      let place = Vector3(0, 80, side.sign * 150)
      for ankle in truth.legs[side].ankleCentre {
        // Rounding of positions near 1000 mm.
        #expect(ankle.isClose(to: place, within: 1e-9))
      }
    }
  }

  @Test func `the feet stay on the floor`() throws {
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    recipe.frameRate = 20
    let trial = try SimulatedSubject().squat(recipe)

    for marker in ["RHEE", "RTO2", "LHEE", "LTO2"] as [MarkerName] {
      let first = try #require(trial.trajectories[marker, frame: 0])
      for frame in 0..<trial.truth.frameCount {
        let place = try #require(trial.trajectories[marker, frame: frame])
        #expect(place.isClose(to: first, within: 1e-9))
      }
    }
  }

  @Test(arguments: 1...5)
  func `segments keep their lengths and the hips theirs distance`(seed: Int) throws {
    let body = BodyModel.random(seed: UInt64(seed))
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    recipe.frameRate = 20
    recipe.kneeAdduction.left = .degrees(-18)
    recipe.limbRotation.left = .degrees(12)
    let truth = try SimulatedSubject(body).squat(recipe).truth
    let (left, right) = (truth.legs.left, truth.legs.right)
    let apart = (left.hipCentre[0] - right.hipCentre[0]).length

    for frame in 0..<truth.frameCount {
      for leg in [left, right] {
        let thigh = (leg.hipCentre[frame] - leg.kneeCentre[frame]).length
        let shank = (leg.kneeCentre[frame] - leg.ankleCentre[frame]).length
        #expect(thigh.isClose(to: body.thighLength, within: 1e-9))
        #expect(shank.isClose(to: body.shankLength, within: 1e-9))
      }
      let distance = (left.hipCentre[frame] - right.hipCentre[frame]).length
      #expect(distance.isClose(to: apart, within: 1e-9))
    }
  }

  @Test(arguments: [2, 9])
  func `a mirrored recipe gives exactly mirrored markers`(seed: Int) throws {
    var body = BodyModel.random(seed: UInt64(seed))
    body.structuralVarus = BothSides(left: .degrees(5), right: .degrees(-2))
    body.hipCentreError.left = Vector3(4, -3, 6)
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    recipe.frameRate = 20
    recipe.kneeAdduction.right = .degrees(-12)
    recipe.kneeInternalRotation.left = .degrees(6)
    recipe.limbRotation = BothSides(left: .degrees(3), right: .degrees(10))
    recipe.markers = .calibration

    let trial = try SimulatedSubject(body).squat(recipe).trajectories
    let mirror = try SimulatedSubject(body.mirrored).squat(recipe.mirrored).trajectories

    for name in trial.markers {
      let other = MarkerName(
        (name.rawValue.hasPrefix("R") ? "L" : "R") + String(name.rawValue.dropFirst()))
      for frame in 0..<trial.frameCount {
        let place = try #require(trial[name, frame: frame])
        let mirrored = try #require(mirror[other, frame: frame])
        #expect(mirrored == place * Vector3(1, 1, -1))
      }
    }
  }

  @Test func `a symmetrical squat is symmetrical to the last bit`() throws {
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    recipe.frameRate = 20
    recipe.kneeAdduction = BothSides(.degrees(-5))
    recipe.limbRotation = BothSides(.degrees(9))

    let truth = try SimulatedSubject(BodyModel.random(seed: 4)).squat(recipe).truth

    for frame in 0..<truth.frameCount {
      let mirrored = truth.legs.left.kneeCentre[frame] * Vector3(1, 1, -1)
      #expect(truth.legs.right.kneeCentre[frame] == mirrored)
    }
    #expect(truth.pelvisObliquity.allSatisfy { $0 == 0 })
  }

  @Test func `ankles that do not bend lift the heels or keep the shanks upright`() throws {
    var stiff = SquatRecipe()
    stiff.repetitions = 1
    stiff.frameRate = 20
    stiff.shankLean = .degrees(14)
    stiff.heelLift.left = 25
    let subject = try SimulatedSubject()
    let trial = try subject.squat(stiff)
    let truth = trial.truth
    let bottom = try #require(truth.bottoms.first)
    let (left, right) = (
      Sole(.left, of: trial, ankleHeight: 80), Sole(.right, of: trial, ankleHeight: 80)
    )

    #expect(left.heel(bottom).y.isClose(to: 25, within: 1e-6))
    for frame in 0..<truth.frameCount {
      #expect(left.tip(frame).isClose(to: left.tip(0), within: 1e-6))
      #expect(right.heel(frame).isClose(to: right.heel(0), within: 1e-6))
    }
    for side in Side.allCases {
      let flexion = truth.legs[side].kneeFlexion[bottom]
      #expect(Angle.radians(flexion).isClose(to: .degrees(95)))
    }
    // The shank of the flat foot leans by what was asked for, but for what the stance turns it.
    let leg = truth.legs.right
    #expect(Angle.radians(leg.ankleDorsiflexion[bottom]).isClose(to: .degrees(14), within: 0.5))
    let free = try subject.squat(SquatRecipe()).truth
    let most = free.legs.right.ankleDorsiflexion[try #require(free.bottoms.first)]
    #expect(most > Angle.degrees(22).radians)
  }

  @Test func `a stance that no leg reaches is refused with a hint`() {
    var recipe = SquatRecipe()
    recipe.depth = .degrees(140)
    recipe.stanceWidth = 1400

    #expect {
      try SimulatedSubject().squat(recipe)
    } throws: { error in
      error as? RecipeError == .feetOutOfReach
    }
  }

  @Test func `a setting out of range is named with its value`() {
    var recipe = SquatRecipe()
    recipe.depth = .degrees(170)
    #expect {
      try SimulatedSubject().squat(recipe)
    } throws: { error in
      "\(error)" == """
        the depth is '170.0', which is out of range
          hint: choose 1 to 140 degrees of knee flexion
        """
    }
  }
}
