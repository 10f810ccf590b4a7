// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct StaticVarusTests {
  private func varus(
    _ deviation: Double, _ side: Side = .right, subject: Subject = .adult
  ) -> Finding? {
    var standing = HandBuiltStanding()
    standing.deviation[side] = deviation
    let assessment = Assessment(of: [standing.analyzed], subject: subject)
    return assessment.finding("RL02", BodySide(side)) ?? assessment.finding("RL02", .both)
  }

  // The U95 of the reference leg is 3.397°.
  @Test(arguments: [
    (8.0, FindingLevel.flag), (6.4, .flag), (6.39, .watch), (3.0001, .watch), (2.9999, .below),
    (-0.39, .below), (-0.4, .clear), (-8, .clear),
  ])
  func `the level follows the deviation of each leg`(deviation: Double, level: FindingLevel) {
    #expect(varus(deviation, .right)?.level == level)
    #expect(varus(deviation, .left)?.level == level)
  }

  @Test func `a watch says so in words`() throws {
    let finding = try #require(varus(4, .left))

    #expect(
      finding.sentence
        == "Possible static varus of the left leg, not certain: hip-knee-ankle deviation 4.0° ± "
        + "3.4° (95 %, 1 static trial), at or beyond the threshold (at least 3.0°) but within "
        + "measurement error of it.")
    #expect(finding.deciding?.threshold.id == "TH04")
    #expect(finding.name == "Static genu varum (possible)")
  }

  @Test func `an unknown age is not assessed`() throws {
    let finding = try #require(varus(8, subject: Subject()))

    #expect(finding.level == .notAssessed)
    #expect(finding.missing == "the age of the subject")
  }

  @Test func `a bent knee is not called varus`() throws {
    var standing = HandBuiltStanding(deviation: [.right: 9, .left: 0])
    standing.flexion[.right] = 20
    let finding = try #require(
      Assessment(of: [standing.analyzed], subject: .adult).finding("RL02", .right))

    #expect(finding.level == .notAssessed)
  }

  @Test(arguments: [15.0, 25])
  func `a turned foot is not called varus`(degrees: Double) throws {
    // Toes inwards are positive, so a foot that points outwards has a negative progression.
    let standing = HandBuiltStanding(
      deviation: [.right: 9, .left: 0], progression: [.right: -degrees])
    let finding = try #require(
      Assessment(of: [standing.analyzed], subject: .adult).finding("RL02", .right))

    #expect(finding.level == (degrees < 20 ? .flag : .notAssessed))
    if degrees > 20 {
      #expect(
        finding.missing
          == "standing with the foot within 20° of straight ahead (it points 25° outwards)")
    }
  }

  // A deviation of 8° is a tibiofemoral angle of −2°. Boys of 5 to 6 years: 6.7° ± 2 · 1.3°, so 4.1°
  // is the lower end; U95 of the reference leg with the spread of femora is √(3.397² + 1.372²) =
  // 3.664°.
  @Test(arguments: [
    (5.6, FindingLevel.flag), (5.5, .watch), (2, .watch), (1.8, .below), (-1.7, .below),
    (-1.8, .clear),
  ])
  func `a child is held against its age and sex`(deviation: Double, level: FindingLevel) throws {
    let standing = HandBuiltStanding(deviation: [.right: deviation, .left: 0])
    let assessment = Assessment(of: [standing.analyzed], subject: Subject(age: 5.5, sex: .male))
    let finding = try #require(assessment.finding("RL02", .right))

    #expect(finding.level == level)
    #expect(finding.deciding?.threshold.id == "TH12")
    #expect(finding.deciding?.kind == .tibiofemoralAngleStanding)
  }

  @Test func `an age before the table is not assessed`() throws {
    let assessment = Assessment(
      of: [HandBuiltStanding().analyzed], subject: Subject(age: 1.5, sex: .female))
    let finding = try #require(assessment.finding("RL02", .both))

    #expect(finding.missing == "published limits for the age of 2 (there are from 2 years on)")
  }

  @Test(arguments: [(61.0, true), (59, false)])
  func `a gap between the knees goes along with varus and never raises it`(
    gap: Double, isTold: Bool
  ) throws {
    func finding(_ deviation: Double) throws -> Finding {
      let standing = HandBuiltStanding(deviation: [.right: deviation, .left: 0]).analyzed
      var measures = Assessment(of: [standing], subject: .adult).measures
      measures.append(
        Measure(
          kind: .intercondylarDistanceStanding, side: .both, trial: "static", task: .static,
          value: gap, u95: 0.5, method: "by hand"))
      let findings = StaticVarus().findings(
        in: SessionEvidence(trials: [standing], measures: measures, subject: .adult))
      return try #require(findings.first { $0.side == .right })
    }
    let watch = try finding(4)
    let none = try finding(0)

    #expect(watch.level == .watch)
    #expect(watch.criteria.map(\.threshold.id) == ["TH04", "TH11", "TH08"])
    #expect(watch.sentence.contains("it goes along with gap between the knees") == isTold)
    #expect(none.level == .below)
    #expect(!none.sentence.contains("goes along"))
  }
}
