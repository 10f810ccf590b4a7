// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct AssessmentTests {
  @Test func `findings stand with the worst first`() {
    let standing = HandBuiltStanding(deviation: [.right: -4, .left: 9])
    let squats = HandBuiltSquats.same(3, .init(displacement: [.left: 60]))
    let assessment = Assessment(of: [standing.analyzed, squats.analyzed], subject: .adult)

    #expect(
      assessment.findings.filter { ["RL01", "RL02", "RL04"].contains($0.code) }
        .map { "\($0.code) \($0.side.rawValue) \($0.level.rawValue)" } == [
          "RL02 left flag", "RL04 left flag", "RL01 right watch", "RL01 left clear",
          "RL02 right clear", "RL04 right clear", "RL04 both clear",
        ])
  }

  @Test func `mirrored standing gives mirrored findings`() throws {
    let standing = HandBuiltStanding(deviation: [.right: -4, .left: 9])
    let mirrored = HandBuiltStanding(deviation: [.right: 9, .left: -4])
    let one = Assessment(of: [standing.analyzed], subject: .adult)
    let two = Assessment(of: [mirrored.analyzed], subject: .adult)

    for code in ["RL01", "RL02"] {
      for side in Side.allCases {
        let finding = try #require(one.finding(code, BodySide(side)))
        let mirror = try #require(two.finding(code, BodySide(side.opposite)))
        #expect(finding.level == mirror.level)
        #expect(finding.criteria.map(\.value) == mirror.criteria.map(\.value))
      }
    }
  }

  @Test func `nothing recorded is nothing assessed`() {
    let assessment = Assessment(of: [], subject: .adult)

    #expect(assessment.measures.isEmpty)
    #expect(assessment.findings.map(\.code).sorted() == FindingRules.all.map { $0.code })
    #expect(assessment.findings.allSatisfy { $0.level == .notAssessed && !$0.missing.isEmpty })
  }

  @Test func `no sentence is without the word possible`() {
    for deviation in [-9.0, -4, 0, 4, 9] {
      let standing = HandBuiltStanding(deviation: [.right: deviation, .left: -deviation])
      let squats = HandBuiltSquats.same(3, .init(displacement: [.right: 6 * deviation]))
      for subject in [Subject(), Subject(age: 10), .adult] {
        let assessment = Assessment(of: [standing.analyzed, squats.analyzed], subject: subject)
        for finding in assessment.findings where ["RL01", "RL02", "RL04"].contains(finding.code) {
          #expect(finding.sentence.lowercased().contains("possible"))
          #expect(finding.name.contains("(possible)"))
          #expect(!finding.source.isEmpty)
        }
      }
    }
  }

  @Test func `no flag stands inside its own uncertainty`() {
    for value in stride(from: -60.0, through: 60, by: 1.7) {
      let squats = HandBuiltSquats.same(
        3, .init(displacement: [.right: value], abduction: [.left: value / 2]))
      let standing = HandBuiltStanding(deviation: [.right: value / 6, .left: -value / 6])
      let assessment = Assessment(of: [standing.analyzed, squats.analyzed], subject: .adult)
      for criterion in assessment.findings.flatMap(\.criteria) where criterion.level == .flag {
        #expect((criterion.value - criterion.threshold.limit).magnitude >= criterion.u95)
      }
    }
  }

  @Test func `every rule names its thresholds and sources`() {
    #expect(FindingRules.all.map { $0.code } == (1...22).map { $0 < 10 ? "RL0\($0)" : "RL\($0)" })
    for rule in FindingRules.all {
      #expect(rule.thresholds.allSatisfy { Threshold.all.contains($0) })
      #expect(!rule.source.isEmpty)
    }
  }
}
