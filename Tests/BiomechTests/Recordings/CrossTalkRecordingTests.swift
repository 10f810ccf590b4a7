// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechEvents
import BiomechFormats
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Foundation
import Testing

/// Cross-talk in the recordings of other laboratories, and which of them are walking.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct CrossTalkRecordingTests {
  private func report(
    _ names: [String], static calibration: String? = nil, _ method: CrossTalkMethod = .auto
  ) throws -> SessionReport {
    try analyze(
      trials: try names.map { try Trial(contentsOf: ReferenceData.path($0)) },
      calibration: try calibration.map { try Trial(contentsOf: ReferenceData.path($0)) },
      options: AnalysisOptions(crossTalk: method))
  }

  /// Prints how much further adduction moves in a cycle than that of bones does in walking.
  private func printRange(_ index: CrossTalkIndex, _ what: String, _ data: String) {
    let excess = index.adductionRange.degrees - 3.7
    print(
      "validation | \(what) | \(data) | bones: 3.7° (Gray 2019) | n=\(index.cycleCount) | "
        + "rms=\(excess.magnitude.fixed(1)) | max=\(excess.magnitude.fixed(1)) | "
        + "bias=\(excess.fixed(1)) | deg")
    print(
      "\(data): \(index.adductionRange.degrees.fixed(1))° of adduction, r² "
        + "\(index.coefficientOfDetermination.fixed(2)) over \(index.basis.rawValue)")
  }

  /// The same for each knee of a trial, as calibrated and, where that changed, after correction.
  private func printRanges(_ analyzed: AnalyzedTrial, _ data: String, of motion: String) {
    guard let crossTalk = analyzed.kinematics.crossTalk else { return }
    for side in [Side.right, .left] {
      guard let leg = crossTalk.legs[side], let before = leg.before, let after = leg.after else {
        continue
      }
      printRange(before, "adduction range of \(motion), as calibrated", "\(data), \(side.rawValue)")
      if after != before {
        printRange(after, "adduction range of \(motion), corrected", "\(data), \(side.rawValue)")
      }
      print("\(data), \(side.rawValue): \(leg.verdict)")
    }
  }

  private func trial(_ name: String, in report: SessionReport) throws -> AnalyzedTrial {
    try #require(report.trials.first { $0.trial.name == name })
  }

  @Test(arguments: [
    "btk_vicon_pig/PiG_Motion-FlatFoot-Full.c3d", "btk_vicon_pig/PiG_Motion-FlatFoot-Hole.c3d",
    "btk_vicon_pig/PiG_Motion-FlatFoot-One.c3d", "btk_vicon_pig/PiG_Motion3_FF.c3d",
    "btk_vicon_pig/PiG_Motion3_FF_N18.c3d", "btk_vicon_pig/PiG_Motion3_noFF.c3d",
    "btk_vicon_pig/PlugInC3D.c3d", "biomechzoo_pig/HC002D/HC002D06_Straight.c3d",
    "biomechzoo_pig/HC002D/HC002D25_Turn.c3d", "biomechzoo_pig/HC030A/HC030A05_Straight.c3d",
    "biomechzoo_pig/HC030A/HC030A22_Turn.c3d", "biomechzoo_pig/HC032A/HC032A03_Straight.c3d",
    "biomechzoo_pig/HC032A/HC032A18_Turn.c3d", "schreiber_gait/2014001_C1_01.c3d",
    "orthotrak_gait/Gait.trc", "orthotrak_gait/Gait.c3d", "opencap_lab/walking1.trc",
    "jam_knee/overground_17.trc", "ezc3d_vendors/Qualisys.c3d", "opensim_formats/test_walking.trc",
  ])
  func `walks are walking`(name: String) throws {
    let events = try #require(try report([name]).trials.first).events

    #expect(events.task == .gait, "\(name): \(events.evidence)")
    #expect(events.kneeCycles.values.joined().count >= 1, "\(name)")
  }

  @Test(arguments: [
    ("opencap_lab/squats1.trc", MovementTask.squat), ("opencap_lab/DJ1.trc", .dropJump),
    ("opencap_lab/static1.trc", .static), ("pycgm_stairs/Movement_trial.c3d", .other),
    ("pycgm_stairs/Static_trial.c3d", .static),
    ("biomechzoo_pig/HC030A/HC030A01_Static.c3d", .static),
    ("jam_knee/static1.trc", .static),
  ])
  func `squats, landings, stairs and standing are not`(name: String, task: MovementTask) throws {
    let events = try #require(try report([name]).trials.first).events

    #expect(events.task == task, "\(name): \(events.evidence)")
    if name.contains("stairs/Movement") { #expect(events.evidence.contains("as on stairs")) }
  }

  /// No reference says what the axes of these knees are, so what is held is what must be true of any.
  @Test(arguments: [
    ("schreiber_gait/2014001_C1_01.c3d", "schreiber_gait/2014001_ST.c3d"),
    ("jam_knee/overground_17.trc", "jam_knee/static1.trc"),
    ("opencap_lab/walking1.trc", "opencap_lab/static1.trc"),
  ])
  func `a correction takes adduction away from a walk, a refusal leaves it as it is`(
    walking: String, standing: String
  ) throws {
    let report = try report([walking], static: standing)
    let walk = try #require(report.trials.first { $0.events.task == .gait })

    printRanges(walk, walking, of: "a walk")
    for side in Side.allCases {
      let leg = try #require(walk.kinematics.crossTalk?.legs[side])
      let (before, after) = (try #require(leg.before), try #require(leg.after))
      #expect(before.basis == .walkingCycles)
      switch leg.verdict {
      case .corrected(let estimate, _):
        #expect(after.adductionRange < before.adductionRange)
        #expect(after.coefficientOfDetermination < before.coefficientOfDetermination)
        #expect(estimate.offset.degrees.magnitude < 15)
        #expect(estimate.varianceReduction >= 0.25)
      case .refused: #expect(after == before)
      }
    }
  }

  @Test func `the squats of a session have the verdict of its walk`() throws {
    let report = try report(
      ["opencap_lab/walking1.trc", "opencap_lab/squats1.trc"], static: "opencap_lab/static1.trc")
    let (walk, squats) = (try trial("walking1", in: report), try trial("squats1", in: report))

    printRanges(squats, "opencap_lab/squats1.trc", of: "squats")
    for side in Side.allCases {
      #expect(
        walk.kinematics.crossTalk?.legs[side]?.verdict
          == squats.kinematics.crossTalk?.legs[side]?.verdict)
    }
    #expect(squats.kinematics.crossTalk?.legs[.right]?.before?.basis == .repetitions)
  }

  @Test(arguments: [
    ("HC002D", "02_Static", "06_Straight"), ("HC030A", "01_Static", "05_Straight"),
    ("HC032A", "01_Static", "03_Straight"),
  ])
  func `the vendor's own angles of a walk have an index`(
    subject: String, standing: String, walking: String
  ) throws {
    let file = "biomechzoo_pig/\(subject)/\(subject)\(walking).c3d"
    let walk = try #require(try report([file]).trials.first)
    for side in Side.allCases {
      let index = try #require(
        try vendorIndex(file, side, over: walk.events.kneeCycles[side] ?? [], basis: .walkingCycles)
      )
      printRange(index, "adduction range of a walk by the vendor", "\(file), \(side.rawValue)")
    }
  }

  @Test func `adduction of 58 degrees on stairs is told as going with flexion`() throws {
    for side in Side.allCases {
      let index = try #require(
        try vendorIndex(
          "pycgm_stairs/Movement_trial.c3d", side, over: [0..<323], basis: .wholeTrial))
      printRange(
        index, "adduction range of stairs by the vendor",
        "pycgm_stairs/Movement_trial.c3d, \(side.rawValue)")
      #expect(index.adductionRange > .degrees(10))
    }
  }

  /// The index of the knee angles that the vendor's model wrote into a file.
  private func vendorIndex(
    _ name: String, _ side: Side, over cycles: [Range<Int>], basis: CrossTalkIndex.Basis
  ) throws -> CrossTalkIndex? {
    let data = try Data(contentsOf: URL(filePath: ReferenceData.path(name)))
    let file = try readMotionFile(
      path: ReferenceData.path(name), from: MemorySource([UInt8](data)))
    let suffix = "\(side == .left ? "L" : "R")KneeAngles"
    let angles = try #require(file.signals.first { $0.name.hasSuffix(suffix) })
    func column(_ place: Int) -> [Double] {
      angles.values[place * angles.sampleCount..<(place + 1) * angles.sampleCount].map {
        Angle.degrees($0).radians
      }
    }
    return CrossTalkIndex(
      flexion: column(0), adduction: column(1), over: cycles, basis: basis)
  }
}
