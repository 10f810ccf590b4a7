// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechGuidance
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport

/// Made-up sessions for the report: smooth columns, every kind of finding, every kind of doubt.
enum Fixture {
  /// Five squats with a right knee that moves inwards; nobody was screened.
  static let squat = session(trials: [squatTrial()], screening: .notScreened)

  /// The same with answers on record, one of which raises a warning sign.
  static let screened = session(trials: [squatTrial()], screening: .answered)

  /// Two squat trials and one that failed.
  static let twoTrials = session(
    trials: [squatTrial(name: "squats1"), squatTrial(name: "squats2", medial: 20)],
    failures: [
      FailedTrial(
        name: "squats3", path: "raw/squats3.trc",
        problem: "raw/squats3.trc:7: this row has 12 fields; the header has 40")
    ], screening: .notScreened)

  /// Something that is not a squat.
  static let other = session(
    trials: [squatTrial(name: "walking1", task: .other)], findings: [], screening: .notScreened)

  /// Quiet standing alone.
  static let standing = session(
    trials: [standingTrial()], findings: [.varus(trial: "static1")], measures: .standing,
    screening: .vouchedFor)

  /// The files of two sessions, made once for all tests.
  static let squatFiles = reportFiles(for: squat)
  static let twoTrialFiles = reportFiles(for: twoTrials)

  /// A session whose every free text tries to break out of its place.
  static func hostile(_ text: String) -> SessionReport {
    var trial = squatTrial(name: text, squats: 1)
    trial.trial.source.path = text
    trial.trial.source.doubts = [text]
    trial.trial.source.conclusions = [.init(.units, text, evidence: text)]
    trial.kinematics.modelReason = text
    trial.kinematics.notes = [text]
    trial.kinematics.clusters = [
      ClusterReport(
        segment: SidedSegment(.thigh, .left), markers: [MarkerName(text), "LTH2"], residual: 2.8,
        trackedFrames: 10,
        outcome: .relabelled(
          renamed: [MarkerName(text): "LTH2"],
          residuals: LabelResiduals(asLabelled: 6, corrected: 2.8)))
    ]
    var report = session(
      trials: [trial],
      findings: [
        Finding(
          code: text, name: text, side: .right, task: .squat, trials: [text], level: .watch,
          criteria: Finding.valgus(trials: [text]).criteria, sentence: text, missing: text,
          source: text)
      ], screening: .notScreened)
    report.subject.code = text
    report.subject.session = text
    report.provenance.settings = [.init(text, text)]
    report.guidance.exerciseNote = text
    report.calibration = text
    return report
  }

  static func session(
    trials: [AnalyzedTrial], failures: [FailedTrial] = [], findings: [Finding]? = nil,
    measures: MeasureSet = .squat, screening: Screening
  ) -> SessionReport {
    let names = trials.map(\.trial.name)
    let findings =
      findings ?? [
        .valgus(trials: names), .together(trials: names), .symmetrical(trials: names), .notAssessed,
      ]
    return SessionReport(
      subject: Subject(code: "S01", session: "2026-03-01"), calibration: "static1",
      trials: trials, failures: failures,
      assessment: Assessment(
        measures: trials.flatMap { Fixture.measures(of: $0, measures) }, findings: findings),
      guidance: guidance(for: findings, screening: screening),
      provenance: Provenance(
        version: "0.1.0",
        settings: [
          .init("low-pass filter", "Butterworth, 4th order zero-phase, 6 Hz"),
          .init("gap filling", "PCHIP up to 0.1 s"),
          .init("hip centre", "Harrington et al. 2007, doi:10.1016/j.jbiomech.2006.02.003"),
          .init("uncertainty", "hip 10 mm, epicondyles 5 mm, malleoli 4 mm"),
        ], configurationHash: "0f1e2d3c4b5a6978"))
  }
}
