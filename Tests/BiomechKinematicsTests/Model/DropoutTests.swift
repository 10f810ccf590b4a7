// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// A squat with true angles and the model calibrated for it.
private struct Recording {
  let model: CalibratedModel
  let squat: SimulatedTrial

  init() throws {
    let subject = try SimulatedSubject()
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    recipe.frameRate = 25
    model = try CalibratedModel(calibratedOn: subject.standing().trial, subject: Subject())
    squat = try subject.squat(recipe)
  }

  /// The kinematics after some markers were lost in some frames.
  func kinematics(without names: [MarkerName], in frames: Range<Int>) throws -> TrialKinematics {
    var trial = squat.trial
    for name in names {
      let index = try #require(trial.trajectories.index(of: name))
      for frame in frames {
        trial.trajectories.setPosition(
          .missing, ofMarkerAt: index, frame: frame, origin: .missing)
      }
    }
    return model.kinematics(of: trial)
  }
}

struct DropoutTests {
  private let lost = 30..<50

  @Test(arguments: [["RTH1"], ["RTH1", "RSH2"], ["RASI"], ["LPSI", "RSH4"]] as [[MarkerName]])
  func `three markers on each segment are enough`(names: [MarkerName]) throws {
    let recording = try Recording()
    let found = try recording.kinematics(without: names, in: lost)
    let flexion = try #require(found[.kneeFlexion, Side.right])
    let adduction = try #require(found[.hipAdduction, Side.right])

    for frame in lost {
      let truth = recording.squat.truth.legs.right
      #expect(flexion[frame].isClose(to: truth.kneeFlexion[frame], within: 1e-9))
      #expect(adduction[frame].isClose(to: truth.hipAdduction[frame], within: 1e-9))
    }
  }

  @Test func `a landmark worn in motion helps where tracking markers are lost`() throws {
    let recording = try Recording()
    let found = try recording.kinematics(without: ["RTH1", "RTH2"], in: lost)
    let flexion = try #require(found[.kneeFlexion, Side.right])

    for frame in lost {
      let truth = recording.squat.truth.legs.right.kneeFlexion[frame]
      #expect(flexion[frame].isClose(to: truth, within: 1e-9))
    }
  }

  @Test func `two points on a segment give no angle there and leave the other frames`() throws {
    let recording = try Recording()
    let found = try recording.kinematics(without: ["RTH1", "RTH2", "RLEP"], in: lost)
    let flexion = try #require(found[.kneeFlexion, Side.right])

    for frame in flexion.indices { #expect(flexion[frame].isNaN == lost.contains(frame)) }
    #expect(found[.kneeFlexion, Side.left]?.contains(where: \.isNaN) == false)
  }

  @Test func `a marker that is never seen leaves what does not need it`() throws {
    let recording = try Recording()
    let all = 0..<recording.squat.trajectories.frameCount
    let found = try recording.kinematics(
      without: ["LSH1", "LSH2", "LSH3", "LSH4", "LLMA"], in: all)

    #expect(found[.kneeFlexion, Side.left] == nil)
    #expect(found[.hipFlexion, Side.left] != nil)
    #expect(found[.kneeFlexion, Side.right]?.contains(where: \.isNaN) == false)
  }

  @Test func `a filled sample is told of in the frames that rest on it`() throws {
    let recording = try Recording()
    var trial = recording.squat.trial
    let index = try #require(trial.trajectories.index(of: "LSH3"))
    trial.trajectories.setOrigin(.filledByPCHIP, ofMarkerAt: index, frames: 10..<14)
    let found = recording.model.kinematics(of: trial)

    let left = try #require(found.filledFrames[.left])
    #expect(left.indices.filter { left[$0] } == Array(10..<14))
    #expect(found.filledFrames[.right]?.contains(true) == false)
  }

  @Test(arguments: [(["LSH3"], false), (["LSH2", "LSH3"], true)])
  func `what three measured markers carried over a gap rests on them`(
    carried: [MarkerName], isTold: Bool
  ) throws {
    let recording = try Recording()
    var trial = recording.squat.trial
    for name in carried {
      let index = try #require(trial.trajectories.index(of: name))
      trial.trajectories.setOrigin(.filledByRigidBody, ofMarkerAt: index, frames: 10..<14)
    }
    let found = recording.model.kinematics(of: trial)

    // Four markers track the shank.
    let left = try #require(found.filledFrames[.left])
    #expect(left.indices.filter { left[$0] } == (isTold ? Array(10..<14) : []))
  }

  @Test(arguments: [MarkerName("RASI"), "RLEP", "RLMA"])
  func `the frontal model tells of filled landmarks of both sides of the pelvis`(
    marker: MarkerName
  ) throws {
    var trial = try Recording().squat.trial
    let index = try #require(trial.trajectories.index(of: marker))
    trial.trajectories.setOrigin(.filledByPCA, ofMarkerAt: index, frames: 10..<14)
    let model = try KinematicModel(
      .frontal, for: ModelInputs(calibration: nil, trials: [trial]))
    let found = model.kinematics(of: trial)

    let isOfPelvis = marker == "RASI"
    #expect(found.filledFrames[.right]?.count { $0 } == 4)
    #expect(found.filledFrames[.left]?.count { $0 } == (isOfPelvis ? 4 : 0))
  }
}
