// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct TrunkLeanCompensationTests {
  @Test(arguments: [
    (12.5, FindingLevel.flag), (11.5, .watch), (8, .below), (4.5, .below), (3.5, .clear),
    (-20, .clear),
  ])
  func `a lean towards the stance leg counts, one away from it does not`(
    lean: Double, expected: FindingLevel
  ) {
    let level = HandBuiltEvidence.level(
      of: TrunkLeanCompensation.self, .ipsilateralTrunkLeanPeak, .right, .singleLegSquat, lean,
      u95: 4)

    #expect(level == expected)
  }

  @Test func `without markers of the trunk it says so`() throws {
    var evidence = HandBuiltEvidence()
    evidence.add(.kneeFlexionPeak, .right, .singleLegSquat, [60, 60, 60], u95: 5)
    let finding = try #require(evidence.finding(TrunkLeanCompensation.self, .right))

    #expect(finding.level == .notAssessed)
    #expect(
      finding.missing
        == "peak trunk lean towards the stance leg in 3 squats or more (markers of the trunk, such "
        + "as C7 and the sternum)")
  }
}
