// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import Foundation
import Testing

struct InsufficientDataTests {
  /// A recording of one repetition in which nothing is wrong.
  private func recording(
    _ task: MovementTask = .squat, rate: Double = 100, repetitions: Int = 1,
    _ change: (inout TrialKinematics) -> Void = { _ in }
  ) -> AnalyzedTrial {
    var kinematics = TrialKinematics(model: .calibrated, frameCount: 300, frameRate: rate)
    kinematics.columns[VariableKey(.kneeFlexion, .right)] = Array(repeating: 0.5, count: 300)
    change(&kinematics)
    return AnalyzedTrial(
      trial: Trial(
        name: "trial",
        trajectories: MarkerTrajectories(markers: [], frameCount: 300, frameRate: rate),
        markers: MarkerAssignment(), source: TrialSource(path: "trial.csv", format: "CSV")),
      kinematics: kinematics,
      events: TrialEvents(
        task: task, evidence: "by hand",
        repetitions: (0..<repetitions).map {
          Repetition(number: $0 + 1, start: 0, bottom: 100, end: 299, depth: 300)
        }))
  }

  private func finding(_ trial: AnalyzedTrial) throws -> Finding {
    try #require(
      InsufficientData().findings(
        in: SessionEvidence(trials: [trial], measures: [], subject: Subject())
      ).first)
  }

  private func cluster(
    _ segment: Segment, residual: Double, outcome: ClusterReport.Outcome = .fits
  ) -> ClusterReport {
    ClusterReport(
      segment: SidedSegment(segment, segment == .pelvis ? nil : .left), markers: [],
      residual: residual, trackedFrames: 300, outcome: outcome)
  }

  @Test func `a good recording is clear`() throws {
    #expect(try finding(recording()).level == .clear)
  }

  @Test(arguments: [
    (MovementTask.squat, 50.0, true), (.squat, 49, false), (.landing, 100, true),
    (.landing, 99, false),
  ])
  func `the frame rate has a limit for each task`(
    task: MovementTask, rate: Double, isEnough: Bool
  ) throws {
    let finding = try finding(recording(task, rate: rate))

    #expect(finding.level == (isEnough ? .clear : .info))
    #expect(finding.sentence.contains("TH85") == !isEnough)
  }

  @Test(arguments: [(1, FindingLevel.clear), (0, .notAssessed)])
  func `one complete repetition is needed`(count: Int, level: FindingLevel) throws {
    let finding = try finding(recording(repetitions: count))

    #expect(finding.level == level)
    if level == .notAssessed {
      #expect(finding.missing == "at least one complete squat (TH86)")
    }
  }

  @Test(arguments: [(50, false), (51, true)])
  func `a gap longer than half a second stays open`(frames: Int, isTold: Bool) throws {
    let finding = try finding(
      recording {
        for frame in 100..<100 + frames {
          $0.columns[VariableKey(.kneeFlexion, .right)]?[frame] = .nan
        }
      })

    #expect(finding.level == (isTold ? .info : .clear))
    #expect(finding.sentence.contains("longer than is filled (TH80)") == isTold)
  }

  @Test(arguments: [
    (Segment.thigh, 10.0, FindingLevel.clear), (.thigh, 10.1, .info), (.thigh, 20.1, .notAssessed),
    (.pelvis, 19, .clear), (.pelvis, 20.1, .notAssessed), (.foot, 50, .clear),
  ])
  func `markers that do not fit are told`(
    segment: Segment, residual: Double, level: FindingLevel
  ) throws {
    let finding = try finding(
      recording { $0.clusters = [cluster(segment, residual: residual)] })

    #expect(finding.level == level)
    if level != .clear { #expect("\(finding.sentence)\(finding.missing)".contains("TH81")) }
  }

  @Test func `markers on one line are told, and the limit is that of the spread`() throws {
    let finding = try finding(
      recording {
        $0.clusters = [
          cluster(.shank, residual: 1, outcome: .refused("the markers lie nearly on one line"))
        ]
      })
    let line = PointSpread(
      of: [Vector3(0, 0, 0), Vector3(0, 100, 0), Vector3(5, 200, 0)], weights: [1, 1, 1])
    let triangle = PointSpread(
      of: [Vector3(0, 0, 0), Vector3(0, 100, 0), Vector3(90, 200, 0)], weights: [1, 1, 1])

    #expect(finding.level == .notAssessed)
    #expect(finding.missing.contains("TH82"))
    #expect(line?.isWellConditioned == false)
    #expect(triangle?.isWellConditioned == true)
  }

  // Adduction that is a share of flexion and a part of its own at a right angle to it.
  @Test(arguments: [(12.0, 0.0, true), (12, 40, false), (8, 0, false)])
  func `a knee axis is doubtful by share and range together`(
    along: Double, own: Double, isTold: Bool
  ) throws {
    let radians = Double.pi / 180
    let flexion = (0..<100).map { 30 * (1 - cos(2 * .pi * Double($0) / 100)) * radians }
    let adduction = (0..<100).map {
      (along / 2 * (1 - cos(2 * .pi * Double($0) / 100)) + own / 2 * sin(2 * .pi * Double($0) / 100))
        * radians
    }
    let index = try #require(
      CrossTalkIndex(
        flexion: flexion, adduction: adduction, over: [0..<100], basis: .walkingCycles))
    let finding = try finding(
      recording {
        $0.crossTalk = CrossTalkReport(
          method: .off,
          legs: [.left: .init(verdict: .refused(.switchedOff, nil), before: index, after: index)])
      })

    #expect(finding.sentence.contains("TH83") == isTold)
  }

  @Test func `without a recording it is not assessed`() {
    let findings = InsufficientData().findings(
      in: SessionEvidence(trials: [], measures: [], subject: Subject()))

    #expect(findings.map(\.missing) == ["a recording"])
  }
}
