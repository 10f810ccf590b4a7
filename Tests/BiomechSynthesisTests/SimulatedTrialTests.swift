// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct SimulatedTrialTests {
  private let short: SquatRecipe = {
    var recipe = SquatRecipe()
    recipe.frameRate = 20
    recipe.repetitions = 1
    return recipe
  }()

  @Test(arguments: AxisDirection.allCases)
  func `up in the file is up in the laboratory`(up: AxisDirection) throws {
    let trial = try SimulatedSubject().standing()
    let layout = RecordingLayout(unit: .metres, up: up)
    let recorded = trial.recorded(in: layout)
    let spine = try #require(recorded["RASI", frame: 0])
    let heel = try #require(recorded["RHEE", frame: 0])
    let toe = try #require(recorded["RTO2", frame: 0])
    let other = try #require(recorded["LASI", frame: 0])
    let axis = ["x", "y", "z"].firstIndex { up.rawValue.hasSuffix($0) } ?? 0
    let sign: Double = up.rawValue.hasPrefix("-") ? -1 : 1

    let height = sign * (spine[axis] - heel[axis])
    #expect(height > 0.7 && height < 1.2)
    // Forward, up and right are right-handed in any layout.
    let upwards = Vector3(axis == 0 ? sign : 0, axis == 1 ? sign : 0, axis == 2 ? sign : 0)
    #expect((toe - heel).cross(upwards).dot(spine - other) > 0)
  }

  @Test(arguments: [
    (LengthUnit.millimetres, 1.0), (.centimetres, 0.1), (.metres, 0.001),
  ])
  func `lengths are in the unit asked for`(unit: LengthUnit, factor: Double) throws {
    let trial = try SimulatedSubject().standing()
    let recorded = trial.recorded(in: RecordingLayout(unit: unit, up: .plusZ, forward: .minusY))
    let right = try #require(recorded["RASI", frame: 0])
    let left = try #require(recorded["LASI", frame: 0])

    #expect((right - left).length.isClose(to: 240 * factor, within: 1e-12))
    // With forward −y and up +z the right side is −x.
    #expect(right.x < left.x)
  }

  @Test func `the truth table has the names of the tables of joint angles`() throws {
    let trial = try SimulatedSubject().squat(short)
    let lines = String(decoding: trial.truthCSV(), as: UTF8.self).split(separator: "\n")

    #expect(
      lines[0].hasPrefix(
        "frame,time_s,right_knee_flexion_deg,left_knee_flexion_deg,right_knee_adduction_deg,"))
    for name in [
      "left_medial_knee_displacement_mm", "knee_ankle_separation_ratio", "right_hka_deviation_deg",
      "left_hip_internal_rotation_deg", "pelvis_anterior_tilt_deg", "right_knee_centre_z_mm",
    ] {
      #expect(lines[0].split(separator: ",").contains { $0 == name })
    }
    #expect(lines.count == trial.truth.frameCount + 1)
    let bottom = try #require(trial.truth.bottoms.first)
    #expect(lines[bottom + 1].hasPrefix("\(bottom + 1),2.700000,95.000000,95.000000,"))
  }

  @Test func `exchanged sides and labels move names, not markers`() throws {
    let trial = try SimulatedSubject().squat(short)
    let swapped = trial.exchangingSides
    let permuted = trial.relabelled([
      "LTH1": "LTH3", "LTH3": "LTH1", "LTH2": "LTH4", "LTH4": "LTH2",
    ])

    #expect(swapped.trajectories["LTH2", frame: 9] == trial.trajectories["RTH2", frame: 9])
    #expect(swapped.trajectories["RHEE", frame: 9] == trial.trajectories["LHEE", frame: 9])
    #expect(permuted.trajectories["LTH3", frame: 9] == trial.trajectories["LTH1", frame: 9])
    #expect(permuted.trajectories["LSH1", frame: 9] == trial.trajectories["LSH1", frame: 9])
    #expect(swapped.trajectories.markers.count == trial.trajectories.markers.count)
  }

  @Test func `markers can be taken away`() throws {
    let trial = try SimulatedSubject().standing().without(["RMEP", "LTH2"])

    #expect(trial.trajectories.index(of: "RMEP") == nil)
    #expect(trial.trajectories.markers.count == 30)
    #expect(trial.markers.marker(.medialEpicondyle, .right) == nil)
    #expect(trial.markers.marker(.medialEpicondyle, .left) == "LMEP")
    #expect(trial.markers.trackers[SidedSegment(.thigh, .left)] == ["LTH1", "LTH3", "LTH4"])
  }

  @Test func `the recipe says how the trial was made`() throws {
    var recipe = short
    recipe.kneeAdduction.right = .degrees(-8)
    let trial = try SimulatedSubject(defects: .typical, seed: 12).squat(recipe)

    #expect(trial.recipe.contains("1 squat to 95.0° of knee flexion at 20 Hz"))
    #expect(trial.recipe.contains("knee adduction as standing left and -8.0° right"))
    #expect(trial.recipe.contains("epicondyles 5.0 mm"))
    #expect(trial.recipe.contains("Seed 12, take 1."))
  }

  @Test func `a layout that faces upwards is a breach of the contract`() async {
    await #expect(processExitsWith: .failure) {
      _ = RecordingLayout(up: .plusZ, forward: .minusZ)
    }
  }
}
