// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// The largest difference of two columns, times a factor; infinite where one alone is missing.
private func largestDifference(
  _ found: [Double]?, _ truth: [Double]?, factor: Double = 180 / .pi
) -> Double {
  guard let found, let truth, found.count == truth.count else { return .infinity }
  return zip(found, truth).reduce(0) { largest, pair in
    if pair.0.isNaN && pair.1.isNaN { return largest }
    let difference = (pair.0 - pair.1).magnitude * factor
    return difference.isNaN ? .infinity : max(largest, difference)
  }
}

/// Legs that sweep adduction from −25° to 25° and flexion from 0° to 120°, with rotation.
private func sweep() -> [BodyPose] {
  stride(from: -25.0, through: 25, by: 5).flatMap { adduction in
    stride(from: 0.0, through: 120, by: 10).map { flexion in
      func leg(_ turn: Double) -> LegAngles {
        LegAngles(
          hipFlexion: .degrees(flexion / 2), hipAdduction: .degrees(adduction / 3),
          hipInternalRotation: .degrees(turn * 8), kneeFlexion: .degrees(flexion),
          kneeAdduction: .degrees(turn * adduction), kneeInternalRotation: .degrees(turn * 12))
      }
      return BodyPose(
        pelvis: PelvisPose(
          anteriorTilt: .degrees(12), obliquity: .degrees(3), rotation: .degrees(-7)),
        legs: BothSides(left: leg(-1), right: leg(1)))
    }
  }
}

struct KnownTruthTests {
  @Test(arguments: [UInt64(1), 2, 3])
  func `planted joint angles come back in every frame of both legs`(seed: UInt64) throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: seed))
    let motion = try subject.motion(of: sweep())
    let model = try CalibratedModel(
      calibratedOn: subject.standing().trial, subject: Subject())
    let found = model.kinematics(of: motion.trial)

    // Positions of some 1000 mm over levers of some 50 mm: rounding reaches 1e-11°, far below 1e-6°.
    for side in Side.allCases {
      let truth = motion.truth.legs[side]
      let pairs: [(Variable, [Double])] = [
        (.kneeFlexion, truth.kneeFlexion), (.kneeAdduction, truth.kneeAdduction),
        (.kneeInternalRotation, truth.kneeInternalRotation), (.hipFlexion, truth.hipFlexion),
        (.hipAdduction, truth.hipAdduction), (.hipInternalRotation, truth.hipInternalRotation),
      ]
      for (variable, column) in pairs {
        #expect(column.count == 143 && !column.contains(where: \.isNaN))
        #expect(largestDifference(found[variable, side], column) < 1e-6, "\(side) \(variable.id)")
      }
    }
    let truth = motion.truth
    #expect(largestDifference(found[.pelvisAnteriorTilt, .both], truth.pelvisAnteriorTilt) < 1e-6)
    #expect(largestDifference(found[.pelvisObliquity, .both], truth.pelvisObliquity) < 1e-6)
    #expect(largestDifference(found[.pelvisRotation, .both], truth.pelvisRotation) < 1e-6)
  }

  @Test func `the mirror image of a squat has the same numbers on the other side`() throws {
    var body = BodyModel.random(seed: 5)
    body.structuralVarus = BothSides(left: .degrees(4), right: .degrees(-2))
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    recipe.kneeAdduction.right = .degrees(-12)
    recipe.limbRotation.left = .degrees(6)
    func analyzed(_ body: BodyModel, _ recipe: SquatRecipe) throws -> TrialKinematics {
      let subject = try SimulatedSubject(body)
      let model = try CalibratedModel(calibratedOn: subject.standing().trial, subject: Subject())
      return model.kinematics(of: try subject.squat(recipe).trial)
    }
    let original = try analyzed(body, recipe)
    let mirror = try analyzed(body.mirrored, recipe.mirrored)

    for side in Side.allCases {
      for variable in Variable.all where original[variable, side] != nil {
        let difference = largestDifference(
          mirror[variable, side.opposite], original[variable, side],
          factor: variable.unit.displayFactor)
        #expect(difference < 1e-9, "\(variable.id)")
      }
    }
  }

  @Test func `alignment, separation and displacement of a squat come back`() throws {
    var body = BodyModel.random(seed: 9)
    body.structuralVarus = BothSides(left: .degrees(5), right: .degrees(-4))
    let subject = try SimulatedSubject(body)
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    recipe.limbRotation.right = .degrees(14)
    let squat = try subject.squat(recipe)
    let standing = try subject.standing()
    let model = try CalibratedModel(calibratedOn: standing.trial, subject: Subject())
    let found = model.kinematics(of: squat.trial)
    let stood = model.kinematics(of: standing.trial)

    // The frontal plane is that of the pelvis, which faces along x in the simulation: rounding only.
    #expect(
      largestDifference(
        found[.kneeAnkleSeparationRatio, .both], squat.truth.kneeAnkleSeparationRatio, factor: 1)
        < 1e-9)
    for side in Side.allCases {
      #expect(
        largestDifference(
          found[.medialKneeDisplacement, side], squat.truth.legs[side].medialKneeDisplacement,
          factor: 1) < 1e-6)
      #expect(
        largestDifference(
          stood[.hkaDeviation, side], standing.truth.legs[side].hkaDeviation) < 1e-9)
      let deviation = try #require(stood[.hkaDeviation, side]?.first)
      // The planted varus lies in the plane of the knee; the leg's own plane turns by the toe-out.
      #expect(Angle.radians(deviation).isClose(to: body.structuralVarus[side], within: 0.05))
    }
  }

  @Test func `a knee axis turned by five degrees shows the cross-talk of the formula`() throws {
    var defects = Defects()
    defects.kneeAxisError = BothSides(.degrees(5))
    let subject = try SimulatedSubject(BodyModel(), defects: defects)
    let flexions = Array(stride(from: 0.0, through: 90, by: 15))
    let poses = flexions.map { flexion in
      BodyPose(legs: BothSides(LegAngles(kneeFlexion: .degrees(flexion))))
    }
    let model = try CalibratedModel(calibratedOn: subject.standing().trial, subject: Subject())
    let found = model.kinematics(of: try subject.motion(of: poses).trial)

    for side in Side.allCases {
      let adduction = try #require(found[.kneeAdduction, side])
      for (frame, flexion) in flexions.enumerated() {
        // An axis turned inwards shows the same false angle on both legs.
        let expected = KneeAxisCrossTalk.falseAdduction(
          axisError: .degrees(5), flexion: .degrees(flexion))
        #expect(adduction[frame].isClose(to: expected.radians, within: 1e-9))
      }
    }
  }
}
