// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion
import Testing

struct DynamicKneeValgusSingleLegTests {
  private let rule = DynamicKneeValgusSingleLeg.self

  private func level(
    _ kind: MeasureKind, _ value: Double, u95: Double, task: MovementTask = .singleLegSquat
  ) -> FindingLevel? {
    HandBuiltEvidence.level(of: rule, kind, .left, task, value, u95: u95)
  }

  // 10° and the 8° of two-dimensional methods: TH37 keeps a flag for 18° and more.
  @Test(arguments: [
    (18.5, FindingLevel.flag), (17.5, .watch), (10.5, .watch), (9.5, .below), (1.5, .below),
  ])
  func `the projection angle is guarded`(angle: Double, expected: FindingLevel) {
    #expect(level(.frontalPlaneProjectionAnglePeakTo60, angle, u95: 8) == expected)
    #expect(
      level(.frontalPlaneProjectionAnglePeakTo60, angle, u95: 8, task: .stepDown) == expected)
  }

  @Test func `nothing is clear while abduction and score are missing`() {
    #expect(level(.frontalPlaneProjectionAnglePeakTo60, 1.5, u95: 8) == .below)
  }

  @Test(arguments: [(4.0, FindingLevel.flag), (3, .watch), (2.5, .below)])
  func `three points of the loading score count`(points: Double, expected: FindingLevel) {
    #expect(level(.qaslsTotal, points, u95: 1) == expected)
  }

  @Test(arguments: [(19.0, FindingLevel.flag), (11, .watch), (9, .below)])
  func `knee abduction counts beyond its error`(angle: Double, expected: FindingLevel) {
    #expect(level(.kneeAbductionPeak, angle, u95: 8) == expected)
  }

  @Test func `two watches stay a watch and the look is worded as contested`() throws {
    var evidence = HandBuiltEvidence()
    evidence.add(
      .frontalPlaneProjectionAnglePeakTo60, .right, .singleLegSquat, [12, 12, 12], u95: 8)
    evidence.add(.qaslsTotal, .right, .singleLegSquat, [3, 3, 3], u95: 1)
    let finding = try #require(evidence.finding(rule, .right))

    #expect(finding.level == .watch)
    #expect(finding.criteria.map(\.level) == [.watch, .watch])
    #expect(
      finding.sentence.contains("the limit is contested: the angle is a look of the whole limb"))
  }

  @Test func `two squats of a leg are not enough`() throws {
    var evidence = HandBuiltEvidence()
    evidence.add(
      .frontalPlaneProjectionAnglePeakTo60, .right, .singleLegSquat, [30, 30], u95: 8)
    let finding = try #require(evidence.finding(rule, .right))

    #expect(finding.missing == "at least 3 single-leg squats on the right leg (there are 2)")
  }

  @Test func `the free leg is not judged`() throws {
    // Three squats on the right leg; the angles of the left one say nothing.
    let repetitions = (1...3).map {
      Repetition(
        number: $0, side: .right, start: 10 * $0, bottom: 10 * $0 + 4, end: 10 * $0 + 8, depth: 200)
    }
    let trial = AnalyzedTrial(
      trial: Trial(
        name: "trial",
        trajectories: MarkerTrajectories(markers: [], frameCount: 100, frameRate: 100),
        markers: MarkerAssignment(), source: TrialSource(path: "trial.csv", format: "CSV")),
      kinematics: TrialKinematics(model: .calibrated, frameCount: 100, frameRate: 100),
      events: TrialEvents(
        task: .singleLegSquat, evidence: "by hand", repetitions: repetitions))
    var evidence = HandBuiltEvidence()
    for side in [BodySide.right, .left] {
      evidence.add(
        .frontalPlaneProjectionAnglePeakTo60, side, .singleLegSquat, [30, 30, 30], u95: 8)
    }
    let findings = rule.init().findings(
      in: SessionEvidence(
        trials: [trial], measures: evidence.measures, subject: evidence.subject))

    #expect(findings.first { $0.side == .right }?.level == .flag)
    #expect(
      findings.first { $0.side == .left }?.missing
        == "at least 3 single-leg squats on the left leg (there are 0)")
  }

  @Test func `without the task it is not assessed`() throws {
    let finding = try #require(HandBuiltEvidence().finding(rule, .both))

    #expect(finding.missing == "a trial with at least 3 single-leg squats or step-downs")
  }
}
