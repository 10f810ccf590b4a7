// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// Key points of video: centres of hips, knees and ankles, and nothing else.
private func keyPoints(noise: Double, lost: Double = 0) throws -> (
  trial: Trial, squat: SimulatedTrial
) {
  let subject = try SimulatedSubject()
  var recipe = SquatRecipe()
  recipe.repetitions = 1
  recipe.frameRate = 50
  let squat = try subject.squat(recipe)
  let model = try CalibratedModel(calibratedOn: subject.standing().trial, subject: Subject())
  let track = model.track(squat.trial)
  var names: [MarkerName] = []
  var landmarks: [SidedLandmark: MarkerName] = [:]
  for side in Side.allCases {
    for (joint, landmark) in [
      ("Hip", Landmark.hipCentre), ("Knee", .kneeCentre), ("Ankle", .ankleCentre),
    ] {
      let name = MarkerName("\(side == .left ? "L" : "R")\(joint)")
      names.append(name)
      landmarks[SidedLandmark(landmark, side)] = name
    }
  }
  var trajectories = MarkerTrajectories(
    markers: names, frameCount: track.bodies.count, frameRate: 50)
  var generator = SeededGenerator(seed: 3)
  for (frame, body) in track.bodies.enumerated() {
    for (place, side) in Side.allCases.enumerated() {
      let leg = body[side]
      for (joint, centre) in [leg.hip, leg.knee, leg.ankle].enumerated() {
        let centre = try #require(centre)
        let error = Vector3(
          generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
        guard generator.nextUniform() >= lost else { continue }
        trajectories.setPosition(
          centre + error * noise, ofMarkerAt: place * 3 + joint, frame: frame, origin: .measured)
      }
    }
  }
  let trial = Trial(
    name: "video", trajectories: trajectories, markers: MarkerAssignment(landmarks: landmarks),
    source: TrialSource(path: "video.trc", format: "TRC"))
  return (trial, squat)
}

struct JointCentreModelTests {
  private func kinematics(of trial: Trial) throws -> TrialKinematics {
    try KinematicModel(.constrained, for: ModelInputs(trials: [trial])).kinematics(of: trial)
  }

  @Test func `key points give knee flexion and no angle that needs a knee axis`() throws {
    let (trial, squat) = try keyPoints(noise: 0)
    let found = try kinematics(of: trial)

    #expect(found.model == .constrained)
    for side in Side.allCases {
      let flexion = try #require(found[.kneeFlexion, side])
      // The angle between the lines of thigh and shank, which adduction enlarges a little.
      for (a, b) in zip(flexion, squat.truth.legs[side].kneeFlexion) {
        #expect(Angle.radians(a - b).degrees.magnitude < 3)
      }
      for variable in [
        Variable.kneeAdduction, .kneeInternalRotation, .hipFlexion, .hipAdduction,
        .hipInternalRotation,
      ] {
        #expect(found[variable, side] == nil, "\(variable.id)")
      }
      #expect(found[.frontalPlaneProjectionAngle, side] != nil)
    }
    #expect(found.modelReason.contains("no three-dimensional knee angle"))
    #expect(found.notes.contains { $0.contains("lengths are medians") })
  }

  @Test func `constant lengths take noise out of the centres and lose hardly a frame`() throws {
    let (clean, _) = try keyPoints(noise: 0)
    let (noisy, _) = try keyPoints(noise: 8, lost: 0.1)
    let truth = try #require(try kinematics(of: clean)[.kneeFlexion, Side.right])
    let chain = try kinematics(of: noisy)
    let found = try #require(chain[.kneeFlexion, Side.right])
    let frontal = try KinematicModel(.frontal, for: ModelInputs(trials: [noisy]))
      .kinematics(of: noisy)
    let raw = try #require(frontal[.kneeFlexion, Side.right])

    func rootMeanSquare(_ column: [Double]) -> (rms: Double, share: Double) {
      let errors = zip(column, truth).map { Angle.radians($0 - $1).degrees }.filter { !$0.isNaN }
      return (
        (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot(),
        Double(errors.count) / Double(truth.count)
      )
    }
    let (ours, theirs) = (rootMeanSquare(found), rootMeanSquare(raw))
    print("key points, 8 mm noise, 10 % lost: chain \(ours), centres as they are \(theirs)")
    #expect(ours.rms < theirs.rms)
    #expect(ours.share >= theirs.share - 0.01)
  }
}
