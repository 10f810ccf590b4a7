// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechSynthesis
import Foundation
import Testing

/// A clean squat with both knees over the feet, damaged in ways that real recordings are.
struct DamagedRecordingTests {
  private let subject: SimulatedSubject
  private let squat: SimulatedTrial

  init() throws {
    subject = try SimulatedSubject()
    var recipe = SquatRecipe()
    recipe.repetitions = 3
    recipe.repetitionDuration = 1.6
    recipe.pause = 0.4
    recipe = try subject.squatRecipe(reachingSeparationRatio: 1, from: recipe)
    squat = try subject.squat(recipe)
  }

  private func report(on trial: Trial) throws -> SessionReport {
    try analyze(
      trials: [trial], calibration: subject.standing().trial, subject: Subject(age: 30))
  }

  private func levels(_ report: SessionReport) -> [FindingLevel] {
    report.assessment.findings.filter { $0.code == "RL04" }.map(\.level)
  }

  @Test(arguments: [("RTH1", 100.0), ("RTH3", 500), ("RSH1", 200), ("LASI", 1000)])
  func `a marker that jumps for three frames in each squat changes no finding`(
    marker: String, size: Double
  ) throws {
    var trial = squat.trial
    let index = try #require(trial.trajectories.index(of: MarkerName(marker)))
    for bottom in squat.truth.bottoms {
      for frame in bottom - 12..<bottom - 9 {
        let place = trial.trajectories.position(ofMarkerAt: index, frame: frame)
        trial.trajectories.setPosition(
          place + Vector3(0, 0, size), ofMarkerAt: index, frame: frame, origin: .measured)
      }
    }
    let report = try report(on: trial)

    #expect(try levels(report) == levels(self.report(on: squat.trial)))
    #expect(!levels(report).contains { $0 >= .watch })
    let doubts = try #require(report.trials.last?.trial.source.doubts)
    #expect(doubts.contains { $0.contains("\(marker) (9)") })
  }

  @Test func `labels exchanged half-way through leave nothing certain`() throws {
    var trial = squat.trial
    let first = try #require(trial.trajectories.index(of: "RTH1"))
    let second = try #require(trial.trajectories.index(of: "RTH2"))
    for frame in trial.trajectories.frameCount / 2..<trial.trajectories.frameCount {
      let (a, b) = (
        trial.trajectories.position(ofMarkerAt: first, frame: frame),
        trial.trajectories.position(ofMarkerAt: second, frame: frame)
      )
      trial.trajectories.setPosition(b, ofMarkerAt: first, frame: frame, origin: .measured)
      trial.trajectories.setPosition(a, ofMarkerAt: second, frame: frame, origin: .measured)
    }
    let report = try report(on: trial)
    let kinematics = try #require(report.trials.last?.kinematics)

    #expect(kinematics.isDoubtful(.right) && !kinematics.isDoubtful(.left))
    #expect(kinematics.notes.contains { $0.contains("do not fit the shape they had") })
    for finding in report.assessment.findings where finding.code == "RL04" && finding.side != .left
    {
      #expect(finding.level != .clear && finding.level != .flag, "\(finding.sentence)")
    }
  }

  @Test func `a pelvis out of sight at the end does not turn the frontal plane`() throws {
    var trial = squat.trial
    let turn = Rotation<Recording, Laboratory>.aboutY(.degrees(30))
    trial.trajectories = trial.trajectories.turned(by: turn, scale: 1)
    for name in ["RASI", "LASI", "RPSI", "LPSI"] as [MarkerName] {
      let index = try #require(trial.trajectories.index(of: name))
      // From the last standing on, which is longer than the one before the first squat.
      let last = try #require(squat.truth.bottoms.last) + 90
      for frame in last..<trial.trajectories.frameCount {
        trial.trajectories.setPosition(
          .missing, ofMarkerAt: index, frame: frame, origin: .missing)
      }
    }
    let kinematics = try #require(report(on: trial).trials.last?.kinematics)

    let angle = acos(kinematics.rightDirection.dot(turn * Vector3(0, 0, 1)))
    #expect(angle * 180 / .pi < 0.5)
  }
}
