// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechEvents
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Testing

/// What is recognised, without being told, in the recordings of other laboratories.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct TaskRecordingTests {
  private func events(_ name: String, static calibration: String? = nil) throws -> TrialEvents {
    let report = try analyze(
      trials: [Trial(contentsOf: ReferenceData.path(name))],
      calibration: calibration.map { try Trial(contentsOf: ReferenceData.path($0)) },
      options: AnalysisOptions(uncertainty: .off))
    return try #require(report.trials.last).events
  }

  @Test(arguments: [
    ("opencap_lab/squats1.trc", "opencap_lab/static1.trc", MovementTask.squat),
    ("opencap_lab/DJ1.trc", "opencap_lab/static1.trc", .dropJump),
    ("opencap_lab/walking1.trc", "opencap_lab/static1.trc", .gait),
    ("jam_knee/overground_17.trc", "jam_knee/static1.trc", .gait),
    (
      "btk_vicon_pig/PiG_Motion-FlatFoot-Full.c3d",
      "btk_vicon_pig/PiG_Calibration-FlatFoot-Full.c3d",
      .gait
    ),
    ("btk_vicon_pig/PiG_Motion3_FF.c3d", "btk_vicon_pig/PiG_Calibration3_FF.c3d", .gait),
    (
      "biomechzoo_pig/HC030A/HC030A05_Straight.c3d", "biomechzoo_pig/HC030A/HC030A01_Static.c3d",
      .gait
    ),
    (
      "biomechzoo_pig/HC030A/HC030A22_Turn.c3d", "biomechzoo_pig/HC030A/HC030A01_Static.c3d", .gait
    ),
    ("schreiber_gait/2014001_C1_01.c3d", "schreiber_gait/2014001_ST.c3d", .gait),
    ("pycgm_stairs/Movement_trial.c3d", "pycgm_stairs/Static_trial.c3d", .other),
  ])
  func `a recording is recognised as what was done in it`(
    name: String, calibration: String, task: MovementTask
  ) throws {
    let events = try events(name, static: calibration)
    #expect(events.task == task, "\(events.evidence)")
    #expect(events.bouts.count == (task == .other ? 0 : 1))
  }

  @Test(arguments: [
    "orthotrak_gait/Gait.c3d", "orthotrak_gait/Gait.trc", "ezc3d_vendors/Qualisys.c3d",
    "btk_vicon_pig/PlugInC3D.c3d",
  ])
  func `a walk needs no static trial to be recognised`(name: String) throws {
    #expect(try events(name).task == .gait)
  }

  @Test(arguments: [
    "opencap_lab/static1.trc", "jam_knee/static1.trc", "pycgm_stairs/Static_trial.c3d",
    "btk_vicon_pig/PiG_Calibration-FlatFoot-Full.c3d",
    "biomechzoo_pig/HC002D/HC002D02_Static.c3d",
  ])
  func `standing is recognised as standing`(name: String) throws {
    #expect(try events(name).task == .static)
  }

  @Test func `five squats have their flexion peaks where the inverse kinematics has them`() throws {
    let report = try analyze(
      trials: [Trial(contentsOf: ReferenceData.path("opencap_lab/squats1.trc"))],
      calibration: Trial(contentsOf: ReferenceData.path("opencap_lab/static1.trc")),
      options: AnalysisOptions(uncertainty: .off))
    let trial = try #require(report.trials.last)
    let flexion = try #require(trial.kinematics[.kneeFlexion, Side.right])
    let peaks = trial.events.repetitions.map { repetition in
      let frame = repetition.frames.max { flexion[$0] < flexion[$1] } ?? repetition.bottom
      return Double(frame) / trial.kinematics.frameRate
    }
    let reference = [1.32, 3.67, 6.36, 9.08, 11.61]

    #expect(trial.events.task == .squat)
    try #require(peaks.count == reference.count)
    let differences = zip(peaks, reference).map { 1000 * ($0 - $1) }
    let greatest = differences.map(\.magnitude).max() ?? .nan
    #expect(greatest <= 30)
    print(
      "validation | right knee flexion peak | opencap_lab squats1 | OpenSim IK | "
        + "n=\(differences.count) | rms=\(differences.rootMeanSquareOfPresent.fixed(1)) | "
        + "max=\(greatest.fixed(1)) | bias=\(differences.meanOfPresent.fixed(1)) | ms")
  }

  /// The knee bends most where the inverse kinematics of the landing has its peak.
  @Test func `a drop jump is one landing on both feet that ends with a take-off`() throws {
    let events = try events("opencap_lab/DJ1.trc", static: "opencap_lab/static1.trc")
    let jump = try #require(events.repetitions.first)
    #expect(events.repetitions.count == 1)
    #expect(jump.initialContact.count == 2)
    #expect(jump.takeOff == jump.end)
    #expect(jump.nextContact != nil)

    var differences: [Double] = []
    for side in Side.allCases {
      let name = "knee_angle_\(side == .right ? "r" : "l")"
      let reference = try InverseKinematics(name, of: ReferenceData.path("opencap_lab/DJ1.mot"))
      let contact = Double(jump.start) / 100
      let takeOff = Double(jump.end) / 100
      let peak = zip(reference.times, reference.values).filter { (contact...takeOff) ~= $0.0 }
        .max { $0.1 < $1.1 }
      let found = try #require(
        events.events.first { $0.kind == .peakKneeFlexion && $0.side == BodySide(side) })
      differences.append(1000 * (Double(found.frame) / 100 - (peak?.0 ?? .nan)))
    }
    #expect(differences.allSatisfy { $0.magnitude <= 30 })
    let greatest = differences.map(\.magnitude).max() ?? .nan
    print(
      "validation | knee flexion peak of the landing | opencap_lab DJ1 | OpenSim IK | "
        + "n=\(differences.count) | rms=\(differences.rootMeanSquareOfPresent.fixed(1)) | "
        + "max=\(greatest.fixed(1)) | bias=\(differences.meanOfPresent.fixed(1)) | ms")
  }
}
