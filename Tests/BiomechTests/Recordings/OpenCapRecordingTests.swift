// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Testing

/// A motion laboratory's recordings with the joint angles OpenSim's inverse kinematics found.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct OpenCapRecordingTests {
  private func path(_ name: String) -> String { ReferenceData.path("opencap_lab/\(name)") }

  private func analyzed(_ name: String) throws -> AnalyzedTrial {
    let report = try analyze(
      trials: [Trial(contentsOf: path("\(name).trc"))],
      calibration: Trial(contentsOf: path("static1.trc")))
    return try #require(report.trials.first { $0.trial.name == name })
  }

  /// How an angle agrees with the inverse kinematics over the frames that has.
  private func agreement(
    _ analyzed: AnalyzedTrial, _ variable: Variable, _ column: String, _ side: Side
  ) throws -> Agreement {
    let name = "\(column)_\(side == .right ? "r" : "l")"
    let reference = try InverseKinematics(name, of: path("\(analyzed.trial.name).mot"))
    let angles = try #require(analyzed.kinematics[variable, side])
    #expect(angles.filter(\.isNaN).isEmpty)
    let found = reference.times.map { time in
      let frame = Int((time * analyzed.kinematics.frameRate).rounded())
      return angles.indices.contains(frame) ? Angle.radians(angles[frame]).degrees : .nan
    }
    return Agreement(found, reference.values)
  }

  /// Two models of the same markers, so an offset between their axes is taken out: 3.5° and 3° are
  /// the largest root mean square differences that this program allows itself.
  @Test(arguments: ["squats1", "walking1", "DJ1"], Side.allCases)
  func `knee flexion and hip adduction agree with inverse kinematics in every trial`(
    name: String, side: Side
  ) throws {
    let trial = try analyzed(name)
    let flexion = try agreement(trial, .kneeFlexion, "knee_angle", side)
    let adduction = try agreement(trial, .hipAdduction, "hip_adduction", side)
    let dorsiflexion = try agreement(trial, .ankleDorsiflexion, "ankle_angle", side)

    #expect(flexion.rootMeanSquare <= 3.5)
    #expect(flexion.correlation >= 0.995)
    #expect(adduction.rootMeanSquare <= 3)
    #expect(adduction.correlation >= 0.9)
    #expect(dorsiflexion.rootMeanSquare <= 3.5)
    #expect(dorsiflexion.correlation >= 0.97)
    let data = "opencap_lab \(name)"
    let model = "\(side.rawValue), calibrated model"
    print(flexion.line("knee flexion \(model)", on: data, against: "OpenSim IK"))
    print(adduction.line("hip adduction \(model)", on: data, against: "OpenSim IK"))
    print(dorsiflexion.line("ankle dorsiflexion \(model)", on: data, against: "OpenSim IK"))
  }

  @Test func `five squats are found where the inverse kinematics has its peaks`() throws {
    let squats = try analyzed("squats1")

    // The peaks of the right knee in the reference; ours are the lowest hips, some frames apart.
    let peaks = [1.32, 3.67, 6.36, 9.08, 11.61]
    try #require(squats.events.repetitions.count == peaks.count)
    for (repetition, peak) in zip(squats.events.repetitions, peaks) {
      #expect((Double(repetition.bottom) / 100).isClose(to: peak, within: 0.1))
    }
  }

  @Test func `no frame of the squat lacks an angle`() throws {
    let squats = try analyzed("squats1")

    for variable in [Variable.kneeFlexion, .kneeAdduction, .kneeInternalRotation, .hipFlexion] {
      for side in Side.allCases {
        let column = try #require(squats.kinematics[variable, side])
        #expect(column.filter(\.isNaN).isEmpty, "\(side.rawValue) \(variable.id)")
      }
    }
  }

  @Test func `the exchanged thigh markers of the walk are named and put right`() throws {
    let walk = try analyzed("walking1")
    let thigh = try #require(
      walk.kinematics.clusters.first { $0.segment == SidedSegment(.thigh, .left) })
    guard case .relabelled(let renamed, let residuals) = thigh.outcome else {
      Issue.record("not found: \(thigh)")
      return
    }

    #expect(
      renamed == [
        "L_thigh1": "L_thigh3", "L_thigh3": "L_thigh1", "L_thigh2": "L_thigh4",
        "L_thigh4": "L_thigh2",
      ])
    #expect(residuals.corrected < 0.6 * residuals.asLabelled)
    #expect(walk.kinematics.clusters.filter { $0.outcome != .fits }.count == 1)
    print("walking1 left thigh: \(residuals)")
  }

  @Test func `the exchanged thigh markers of the drop jump are named and put right`() throws {
    let jump = try analyzed("DJ1")
    let thigh = try #require(
      jump.kinematics.clusters.first { $0.segment == SidedSegment(.thigh, .right) })
    guard case .relabelled(let renamed, _) = thigh.outcome else {
      Issue.record("not found: \(thigh)")
      return
    }

    #expect(renamed == ["r_thigh3": "r_thigh5", "r_thigh5": "r_thigh3"])
  }

  @Test func `the hip centres lie where the laboratory's own regression has them`() throws {
    let report = try analyze(
      trials: [], calibration: Trial(contentsOf: path("static1.trc")))
    let standing = try #require(report.trials.first)
    for (side, name) in [(Side.right, MarkerName("R_HJC")), (.left, "L_HJC")] {
      let centre = try #require(standing.kinematics.centres[SidedJoint(.hip, side)]?[100])
      let functional = try #require(standing.trial.trajectories[name, frame: 100])
      // A functional centre of the same hip; regressions are 12 ± 6 mm from the true one.
      #expect((centre - functional).length < 25)
    }
  }
}
