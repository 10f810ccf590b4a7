// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// Norms of simulated people, and simulated patients held against them.
struct NormsAnalysisTests {
  private static func walk(
    tilt: Double = 0, obliquity: Double = 4, toeOut: Double = 7, varus: Double = 0,
    strides: Int = 3,
    _ options: AnalysisOptions = AnalysisOptions(uncertainty: .off)
  ) throws -> SessionReport {
    let subject = try SimulatedSubject()
    var recipe = GaitRecipe()
    recipe.pelvicTilt = .degrees(tilt)
    recipe.pelvicObliquity = .degrees(obliquity)
    let adduction = GaitCurve(
      recipe.kneeAdduction.right.points.map {
        GaitCurve.Point(percent: $0.percent, angle: $0.angle + .degrees(varus))
      })
    recipe.kneeAdduction = BothSides(adduction)
    recipe.toeOut = .degrees(toeOut)
    recipe.strides = strides
    return try analyze(
      trials: [subject.gait(recipe).trial], calibration: subject.standing().trial,
      subject: Subject(age: 30, sex: .female), options: options)
  }

  private static func control(_ name: String, _ report: SessionReport) -> ControlSubject {
    ControlSubject(
      name: name, subject: report.subject, trials: report.trials,
      measures: report.assessment.measures)
  }

  private static let norms: Result<Norms, any Error> = Result {
    let group = [
      control("a", try walk(tilt: -1, obliquity: 3, toeOut: 5, varus: -1)),
      control("b", try walk()),
      control("c", try walk(tilt: 1, obliquity: 5, toeOut: 9, varus: 1)),
    ]
    return try Norms.built(
      of: group, task: .gait,
      ControlGroupDescription(population: "simulated", programVersion: biomechVersion),
      path: "controls"
    ).norms
  }

  private func report(_ options: AnalysisOptions, tilt: Double) throws -> SessionReport {
    try Self.walk(tilt: tilt, strides: 6, options)
  }

  // The tilt planted is 20° more than the mean of the group at every instant, in the pelvis and,
  // against it, in the hips: √((20² + 20²)/9) = 9.4° if nothing else differs.
  @Test func `a planted tilt of the pelvis is found in its variable score and judged`() throws {
    let norms = try Self.norms.get()
    let report = try report(AnalysisOptions(norms: norms), tilt: 20)
    let left = try #require(
      report.assessment.scores.first { $0.code == "GPS" && $0.side == .left })
    let items = Dictionary(
      left.items.map { ($0.code, $0.points ?? .nan) }, uniquingKeysWith: { a, _ in a })
    let tilt = try #require(items["GVS-01"])
    let total = try #require(left.total)
    print(
      "validation | gait variable score of pelvic tilt | simulated walk, 20° planted | planted | n=1"
        + " | rms=\((tilt - 20).magnitude) | max=\((tilt - 20).magnitude) | bias=\(tilt - 20) | deg"
    )

    #expect(tilt.isClose(to: 20, within: 1))
    #expect(try #require(items["GVS-07"]) < 1)
    #expect(total > 8.4 && total < 12)
    let finding = try #require(
      report.assessment.findings.first { $0.code == "RL18" && $0.level >= .watch })
    #expect(finding.sentence.lowercased().contains("gait profile score"))
    #expect(report.provenance.settings.contains { $0.name == "norms" })
  }

  @Test func `somebody like the group is near its mean, and nothing is raised`() throws {
    let norms = try Self.norms.get()
    let report = try report(AnalysisOptions(norms: norms), tilt: 0)
    let scores = report.assessment.scores.filter { $0.code.hasPrefix("GPS") }

    #expect(scores.count == 4)
    #expect(scores.allSatisfy { ($0.total ?? .nan) < 1 })
    let raised = report.assessment.findings.filter { $0.code == "RL18" && $0.level >= .watch }
    #expect(raised.map(\.sentence) == [])
    let comparison = try #require(report.assessment.norms)
    #expect(comparison.trials == ["gait"] && comparison.refusals.isEmpty)
    // Six strides of each leg or nearly; consistency of a machine.
    let statistics = try #require(report.assessment.cycles.first { $0.task == .gait })
    let flexion = try #require(
      statistics.variables.first { $0.variable == .kneeFlexion }?.multipleCorrelation)
    #expect(flexion > 0.99)
    #expect(statistics.representative != nil)
  }

  @Test func `norms of another model stop the analysis with the reason`() throws {
    var norms = try Self.norms.get()
    norms.passport.model = .conventional

    let error = #expect(throws: AnalysisError.self) {
      try report(AnalysisOptions(norms: norms, normsName: "norms.json"), tilt: 0)
    }
    #expect(
      error?.description
        == "norms.json: the norms are of the conventional gait model (Plug-in Gait compatible), and "
        + "the trial was analysed with the calibrated model (CAST) [norms-mismatch]\n  hint: take "
        + "norms that were built with this model, or analyse with --model conventional")
  }

  @Test func `norms of another age are passed over, and what needs them is not assessed`() throws {
    var norms = try Self.norms.get()
    norms.passport.ageRange = 4...10
    let report = try report(AnalysisOptions(norms: norms), tilt: 20)
    let finding = try #require(report.assessment.findings.first { $0.code == "RL18" })

    #expect(finding.level == .notAssessed)
    #expect(
      finding.missing.contains(
        "the norms are of children (4 to 10 years), and the subject is 30 years old"))
    #expect(report.assessment.scores.allSatisfy { !$0.code.hasPrefix("GPS") })
  }
}
