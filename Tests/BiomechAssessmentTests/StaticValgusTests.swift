// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct StaticValgusTests {
  private func assessment(
    _ standing: HandBuiltStanding..., subject: Subject = .adult
  ) -> Assessment {
    Assessment(of: standing.map(\.analyzed), subject: subject)
  }

  private func standing(_ right: Double, left: Double = 0) -> HandBuiltStanding {
    HandBuiltStanding(deviation: [.right: right, .left: left])
  }

  // The U95 of the reference leg is 3.397°: a flag needs −6.397° or less, and nothing above 0.397°
  // can be beyond −3°.
  @Test(arguments: [
    (-8.0, FindingLevel.flag), (-6.4, .flag), (-6.39, .watch), (-3.0001, .watch), (-2.9999, .below),
    (0.39, .below), (0.4, .clear), (8, .clear),
  ])
  func `the level follows the deviation of each leg`(deviation: Double, level: FindingLevel) throws
  {
    let right = try #require(assessment(standing(deviation)).finding("RL01", .right))
    let left = try #require(
      assessment(standing(0, left: deviation)).finding("RL01", .left))

    #expect(right.level == level)
    #expect(left.level == level)
  }

  @Test func `a flag says value, uncertainty, threshold and number`() throws {
    let finding = try #require(assessment(standing(-8)).finding("RL01", .right))

    #expect(
      finding.sentence
        == "Possible static valgus of the right leg: hip-knee-ankle deviation -8.0° ± 3.4° (95 %, "
        + "1 static trial), beyond the threshold (at most -3.0°) even allowing for measurement "
        + "error.")
    #expect(finding.name == "Static genu valgum (possible)")
    #expect(finding.task == .static)
    #expect(finding.trials == ["static"])
    let criterion = try #require(finding.deciding)
    #expect(criterion.threshold.id == "TH05")
    #expect(criterion.kind == .hkaDeviationStanding)
    #expect(criterion.u95.isClose(to: 1.96 * 1.7333, within: 0.001))
    #expect(criterion.repetitions == 1)
  }

  @Test(arguments: [
    (-4.0, "Possible static valgus of the left leg, not certain: "),
    (-1, "Possible static valgus of the left leg was looked for and not shown: "),
    (4, "Possible static valgus of the left leg was looked for and not found: "),
  ])
  func `every level keeps the word possible`(deviation: Double, beginning: String) throws {
    let finding = try #require(
      assessment(standing(0, left: deviation)).finding("RL01", .left))

    #expect(finding.sentence.hasPrefix(beginning))
  }

  @Test func `an unknown age is not assessed`() throws {
    let finding = try #require(
      assessment(standing(-8), subject: Subject()).finding("RL01", .both))

    #expect(finding.level == .notAssessed)
    #expect(finding.missing == "the age of the subject")
    #expect(finding.criteria.isEmpty)
    #expect(
      finding.sentence
        == "Possible static valgus of the legs was not assessed: it needs the age of the subject.")
  }

  @Test func `a child of unknown sex is not assessed`() throws {
    let finding = try #require(
      assessment(standing(-8), subject: Subject(age: 12)).finding("RL01", .both))

    #expect(finding.level == .notAssessed)
    #expect(finding.missing == "the sex of the subject, which the limits of children need")
  }

  @Test func `without a static trial it is not assessed`() throws {
    let finding = try #require(
      Assessment(of: [], subject: .adult).finding("RL01", .both))

    #expect(finding.level == .notAssessed)
    #expect(finding.missing == "a static trial, standing still")
  }

  @Test func `what a static trial lacks is named`() {
    func missing(_ change: (inout HandBuiltStanding) -> Void) -> String? {
      var standing = standing(-8)
      change(&standing)
      return assessment(standing).finding("RL01", .right)?.missing
    }

    #expect(missing { _ in } == "")
    #expect(missing { $0.quiet = nil } == "quiet standing in the static trial")
    #expect(
      missing { $0.quiet = 20..<90 } == "quiet standing of at least 1 s (there are 0.7 s)")
    #expect(
      missing {
        $0.frameCount = 150
        $0.quiet = 0..<150
      } == "a static trial of at least 2 s (it lasts 1.5 s)")
    #expect(
      missing { $0.flexion[.right] = 14 }
        == "standing with a straight knee, -5° to 10° of flexion (it is at 14°)")
    #expect(
      missing { $0.flexion[.right] = -7 }
        == "standing with a straight knee, -5° to 10° of flexion (it is at -7°)")
    #expect(missing { $0.flexion[.right] = nil } == "the knee flexion while standing")
    #expect(
      missing { $0.model = .frontal }
        == "a calibrated model (medial and lateral knee and ankle markers)")
    #expect(missing { $0.deviation[.right] = nil } == "the right hip, knee and ankle centres")
  }

  @Test func `filled samples keep a flag from standing`() throws {
    var standing = standing(-8)
    standing.filled = 100..<200
    let finding = try #require(assessment(standing).finding("RL01", .right))

    #expect(finding.level == .watch)
    #expect(
      finding.sentence.hasSuffix(
        "no more than watch, since 38 % of the frames rest on filled samples."))
  }

  @Test func `several static trials are judged by their mean`() throws {
    var second = standing(-8.1)
    second.name = "static2"
    let finding = try #require(
      assessment(standing(-7.9), second).finding("RL01", .right))
    let criterion = try #require(finding.deciding)

    #expect(criterion.value.isClose(to: -8, within: 1e-9))
    #expect(criterion.repetitions == 2)
    // The bias stays; 0.1° of scatter known from two trials counts 12.706 times (Student's t).
    let u = (1.7333 * 1.7333 + 1.2706 * 1.2706 / (1.96 * 1.96)).squareRoot()
    #expect(criterion.u95.isClose(to: 1.96 * u, within: 0.001))
  }

  @Test func `an uncertainty of more than 4° is too much`() throws {
    var standing = standing(-12)
    standing.leg = LegGeometry(
      thighLength: 320, shankLength: 300, kneeWidth: 90, thighLever: 150, shankLever: 150)
    let finding = try #require(assessment(standing).finding("RL01", .right))

    #expect(finding.level == .notAssessed)
    #expect(finding.missing == "an uncertainty of at most 4° (it is 4.5°)")
  }

  // Girls of 17 to 18 years: 4.43° ± 2 · 0.68°, so 5.79° is the upper end, a deviation of 0.21°.
  @Test(arguments: [(-3.5, FindingLevel.flag), (-3.4, .watch), (0.2, .watch), (0.3, .below)])
  func `a girl is held against her age`(deviation: Double, level: FindingLevel) throws {
    let assessment = assessment(standing(deviation), subject: Subject(age: 17, sex: .female))
    let finding = try #require(assessment.finding("RL01", .right))

    #expect(finding.level == level)
    #expect(finding.deciding?.threshold.id == "TH12")
  }

  // Between the ages the wider ends hold: boys of 10 years −0.3° to 9.3°.
  @Test(arguments: [(-3.2, FindingLevel.below), (-3.4, .watch)])
  func `between the ages of the table both neighbours hold`(
    deviation: Double, level: FindingLevel
  ) throws {
    let assessment = assessment(standing(deviation), subject: Subject(age: 10, sex: .male))

    #expect(assessment.finding("RL01", .right)?.level == level)
    #expect(assessment.finding("RL02", .right)?.level == .clear)
  }

  @Test(arguments: [
    (81.0, 8.0, "TH09", true), (79, 8, "TH09", false), (81, 30, "TH10", true),
    (79, 30, "TH10", false),
  ])
  func `a gap between the ankles goes along with valgus`(
    gap: Double, age: Double, threshold: String, isTold: Bool
  ) throws {
    let trial = standing(-7).analyzed
    let subject = Subject(age: age, sex: .male)
    func finding(_ quality: MeasureQuality) throws -> Finding {
      var measures = Assessment(of: [trial], subject: subject).measures
      measures.append(
        Measure(
          kind: .intermalleolarDistanceStanding, side: .both, trial: "static", task: .static,
          value: gap, u95: 0.5, method: "by hand", quality: quality))
      return try #require(
        StaticValgus().findings(
          in: SessionEvidence(trials: [trial], measures: measures, subject: subject)
        ).first { $0.side == .right })
    }
    let touching = try finding(.good)
    let apart = try finding(.limited)

    #expect(touching.level >= .watch)
    #expect(touching.criteria.contains { $0.threshold.id == threshold })
    #expect(touching.sentence.contains("it goes along with gap between the ankles") == isTold)
    #expect(!apart.criteria.contains { $0.threshold.id == threshold })
  }
}
