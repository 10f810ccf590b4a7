// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

private func squat(_ subject: SimulatedSubject) throws -> SimulatedTrial {
  var recipe = SquatRecipe()
  recipe.repetitions = 1
  recipe.frameRate = 25
  return try subject.squat(recipe)
}

struct RecoveredLandmarkTests {
  @Test(arguments: [["RMEP"], ["LMEP"], ["RMMA"], ["LMMA"], ["RMEP", "LMMA"]] as [[MarkerName]])
  func `a medial marker missing on one side of a symmetrical body costs nothing`(
    lost: [MarkerName]
  ) throws {
    let subject = try SimulatedSubject(BodyModel.random(seed: 4))
    let motion = try squat(subject)
    let model = try CalibratedModel(
      calibratedOn: subject.standing().without(Set(lost)).trial, subject: Subject())
    let found = model.kinematics(of: motion.trial)

    for side in Side.allCases {
      let adduction = try #require(found[.kneeAdduction, side])
      let rotation = try #require(found[.kneeInternalRotation, side])
      for frame in adduction.indices {
        let truth = motion.truth.legs[side]
        #expect(adduction[frame].isClose(to: truth.kneeAdduction[frame], within: 1e-9))
        #expect(rotation[frame].isClose(to: truth.kneeInternalRotation[frame], within: 1e-9))
      }
      #expect(
        found.geometry[side]?.recovered.count
          == lost.count { $0.rawValue.hasPrefix(side == .right ? "R" : "L") })
    }
  }

  @Test func `it is never placed silently`() throws {
    let subject = try SimulatedSubject()
    let standing = try subject.standing().without(["LMEP"]).trial
    let found = try CalibratedModel(calibratedOn: standing, subject: Subject())
      .kinematics(of: squat(subject).trial)

    // 95 mm turned by 8°, and 4 mm of width: √(13.22² + 4²) mm.
    let error = try #require(found.geometry[.left]?.recovered[.medialEpicondyle])
    #expect(error.isClose(to: 13.81, within: 0.01))
    #expect(
      found.notes.contains(
        "static has no marker at the left medial femoral epicondyle: it was placed as the mirror "
          + "image of the right one by the direction of malleoli, foot, pelvis, with a standard "
          + "deviation of 14 mm, which turns the left knee axis by 8°"))
    #expect(found.geometry[.right]?.recovered.isEmpty == true)
  }

  @Test func `a width measured by hand takes the place of the other side's`() throws {
    let subject = try SimulatedSubject()
    let standing = try subject.standing().without(["LMEP"]).trial
    let model = try CalibratedModel(
      calibratedOn: standing, subject: Subject(kneeWidth: [.left: 84], markerDiameter: 12))
    let found = model.kinematics(of: standing)

    #expect(found.geometry[.left]?.kneeWidth.isClose(to: 96, within: 1e-9) == true)
    #expect(found.notes.contains { $0.contains("and the measured width of the knee") })
  }

  @Test func `without the malleoli of both sides foot and pelvis give the direction`() throws {
    let subject = try SimulatedSubject()
    let standing = try subject.standing().without(["LMEP", "LMMA"]).trial
    let found = try CalibratedModel(calibratedOn: standing, subject: Subject())
      .kinematics(of: squat(subject).trial)

    #expect(found[.kneeAdduction, Side.left] != nil)
    #expect(
      found.notes.contains {
        $0.hasPrefix("static has no marker at the left medial femoral epicondyle")
          && $0.contains("by the direction of foot, pelvis,")
      })
  }

  @Test func `missing on both sides it is not invented`() throws {
    let subject = try SimulatedSubject()
    let standing = try subject.standing().without(["LMEP", "RMEP"]).trial

    #expect(throws: CalibrationError.self) {
      try CalibratedModel(calibratedOn: standing, subject: Subject())
    }
  }
}
