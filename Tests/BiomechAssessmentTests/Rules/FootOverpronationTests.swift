// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct FootOverpronationTests {
  private func finding(_ z: Double) throws -> Finding {
    var evidence = HandBuiltEvidence()
    evidence.add(
      .footProgressionMeanStanceZ, .left, .gait, [z, z, z, z, z], u95: 1)
    return try #require(evidence.finding(FootOverpronation.self, .left))
  }

  @Test(arguments: [
    (-3.0, FindingLevel.flag), (-2.9, .watch), (-2, .watch), (-1.9, .below), (4, .below),
  ])
  func `a foot that points far outwards counts`(z: Double, level: FindingLevel) throws {
    #expect(try finding(z).level == level)
  }

  @Test func `it is never clear, since the navicular bone is not seen`() throws {
    let finding = try finding(0)

    #expect(finding.level == .below)
    #expect(
      finding.sentence.hasSuffix(
        "not assessed: the drop of the navicular bone, which needs a marker there, so it cannot be "
          + "excluded."))
  }
}
