// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct PainWithoutFindingTests {
  private let rule = PainWithoutFinding.self

  /// A session in which the lean of the trunk is far from its limit, or beyond it.
  private func finding(_ intake: Intake?, lean: Double? = 0) throws -> Finding {
    var evidence = HandBuiltEvidence(subject: Subject(intake: intake))
    if let lean {
      evidence.add(.ipsilateralTrunkLeanPeak, .right, .stepDown, [lean, lean, lean], u95: 4)
    }
    return try #require(evidence.findings(rule).first)
  }

  private let sore = Intake(pain: 4, painLocation: .anterior)

  @Test func `pain at the front without a flag is told as information`() throws {
    let finding = try finding(sore)

    #expect(finding.level == .info)
    #expect(finding.sentence.contains("helps whether the kneecap tracks well or not"))
  }

  @Test func `a watch is no finding yet`() throws {
    #expect(try finding(sore, lean: 9).level == .info)
  }

  @Test func `beside a flag it is not told`() throws {
    let finding = try finding(sore, lean: 30)

    #expect(finding.level == .below)
    #expect(finding.sentence.contains("RL14"))
  }

  @Test func `pain elsewhere is not this, and not green`() throws {
    let finding = try finding(Intake(pain: 4, painLocation: .medial))

    #expect(finding.level == .below)
    #expect(finding.sentence.contains("the pain is medial"))
  }

  @Test func `no pain is clear`() throws {
    #expect(try finding(Intake(pain: 0)).level == .clear)
  }

  @Test func `pain after exercise is pain`() throws {
    #expect(
      try finding(Intake(pain: 0, painAfterExercise: 2, painLocation: .anterior)).level == .info)
  }

  @Test func `missing answers are named`() throws {
    #expect(try finding(nil).missing == "the answers about pain (pain_0_to_10)")
    #expect(try finding(Intake(pain: 4)).missing == "the place of the pain (pain_location)")
  }

  @Test func `where nothing could be assessed nothing is said`() throws {
    #expect(
      try finding(sore, lean: nil).missing == "a recording in which something can be assessed")
  }
}
