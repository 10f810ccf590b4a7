// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct AnteriorPelvicTiltTests {
  @Test(arguments: [
    (3.0, FindingLevel.flag), (2.9, .watch), (2, .watch), (1.9, .below), (0.9, .clear),
    (-4, .clear),
  ])
  func `two standard deviations to the front count`(z: Double, expected: FindingLevel) {
    let level = HandBuiltEvidence.level(
      of: AnteriorPelvicTilt.self, .pelvicTiltMeanZ, .right, .gait, z, u95: 1, count: 5)

    #expect(level == expected)
  }

  @Test func `without norms it is not assessed`() throws {
    var evidence = HandBuiltEvidence()
    evidence.add(.pelvicTiltMean, .right, .gait, [20, 20, 20, 20, 20], u95: 4)
    let finding = try #require(evidence.finding(AnteriorPelvicTilt.self, .right))

    #expect(finding.level == .notAssessed)
    #expect(finding.missing.contains("--norms"))
  }
}
