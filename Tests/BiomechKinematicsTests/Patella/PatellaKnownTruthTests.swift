// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// A squat of a subject with patella markers, and what the calibrated model makes of it.
private func squat(
  _ extras: WornSet.Extras, _ body: BodyModel = BodyModel.random(seed: 4)
) throws -> (found: TrialKinematics, truth: Truth, trial: Trial) {
  let subject = try SimulatedSubject(body, worn: WornSet(.calibrated, extras: extras))
  var recipe = SquatRecipe()
  recipe.repetitions = 3
  recipe.frameRate = 50
  let squat = try subject.squat(recipe)
  let inputs = ModelInputs(calibration: try subject.standing().trial, trials: [squat.trial])
  let model = try KinematicModel(.calibrated, for: inputs)
  return (model.kinematics(of: squat.trial), squat.truth, squat.trial)
}

struct PatellaKnownTruthTests {
  @Test func `poles and borders give the planted turns and shift up to 60 degrees, on both legs`()
    throws
  {
    let (found, truth, _) = try squat(.patellaOutline)

    for side in Side.allCases {
      let planted = truth.legs[side]
      for (variable, column) in [
        (Variable.patellarFlexion, planted.patellarFlexion), (.patellarTilt, planted.patellarTilt),
        (.patellarSpin, planted.patellarSpin), (.patellarShift, planted.patellarShift),
      ] {
        let values = try #require(found[variable, side])
        for frame in values.indices {
          let bent = Angle.radians(planted.kneeFlexion[frame]).degrees
          // At 60° itself rounding decides.
          if bent > 60 - 1e-9 {
            #expect(values[frame].isNaN || bent < 60 + 1e-9)
          } else {
            #expect(values[frame].isClose(to: column[frame], within: 1e-8), "\(variable.id)")
          }
        }
      }
    }
  }

  @Test func `one marker gives the planted shift`() throws {
    let (found, truth, _) = try squat(.patellaCentre)

    for side in Side.allCases {
      let planted = truth.legs[side].patellarShift
      let values = try #require(found[.patellarShift, side])
      #expect(values.contains { !$0.isNaN })
      for frame in values.indices where !values[frame].isNaN {
        #expect(values[frame].isClose(to: planted[frame], within: 1e-8))
      }
    }
  }

  @Test func `a planted J is found in every cycle, and the usual patella has none`() throws {
    var body = BodyModel()
    body.patella.right.lateralInExtension = 16
    let (found, _, _) = try squat(.patellaCentre, body)
    let subject = Subject(patellaWidth: [.left: 45, .right: 45])
    let right = try #require(PatellarTracking(of: .right, in: found, subject: subject))
    let left = try #require(PatellarTracking(of: .left, in: found, subject: subject))

    #expect(right.cycles.count == 3 && left.cycles.count == 3)
    for (jumping, usual) in zip(right.cycles, left.cycles) {
      // 16 mm and 3 mm in full extension, less what the last degree takes away.
      #expect(try #require(jumping.lateralJump).amplitude.isClose(to: 16, within: 0.8))
      #expect(try #require(usual.lateralJump).amplitude.isClose(to: 3, within: 0.8))
    }
  }
}
