// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct VarusThrustTests {
  private func evidence(
    _ excursions: [Double], _ velocities: [Double], subject: Subject = .adult
  ) -> HandBuiltEvidence {
    var evidence = HandBuiltEvidence(subject: subject)
    evidence.add(.varusThrustExcursion, .right, .gait, excursions, u95: 1)
    evidence.add(.varusThrustVelocity, .right, .gait, velocities, u95: 10)
    return evidence
  }

  private func same(_ value: Double, _ count: Int = 5) -> [Double] {
    Array(repeating: value, count: count)
  }

  // 3° + 1° and 60°/s + 10°/s are beyond even allowing for the error.
  @Test(arguments: [
    (4.0, 70.0, FindingLevel.flag), (3.9, 70, .watch), (4, 69, .watch), (3, 60, .watch),
    (2.9, 80, .below), (5, 59, .below), (1.9, 80, .clear), (5, 49, .clear),
  ])
  func `both the increase and the rate are needed`(
    excursion: Double, velocity: Double, level: FindingLevel
  ) throws {
    let finding = try #require(
      evidence(same(excursion), same(velocity)).finding(VarusThrust.self, .right))

    #expect(finding.level == level)
    #expect(Set(finding.criteria.map(\.threshold.id)) == ["TH22", "TH23"])
  }

  @Test func `a flag tells both numbers`() throws {
    let finding = try #require(evidence(same(5), same(80)).finding(VarusThrust.self, .right))

    #expect(
      finding.sentence
        == "Possible varus thrust of the right knee: increase of knee adduction in loading 5.0° ± "
        + "1.0° (95 %, mean of 5 strides), beyond the threshold (at least 3.0°) even allowing for "
        + "measurement error, reached in 5 of 5, and peak velocity of knee adduction in loading 80°/s "
        + "± 10°/s (95 %, mean of 5 strides), beyond the threshold (at least 60°/s) even allowing for "
        + "measurement error, reached in 5 of 5.")
  }

  @Test func `four strides are not enough`() throws {
    let finding = try #require(
      evidence(same(5, 4), same(80, 4)).finding(VarusThrust.self, .right))

    #expect(finding.level == .notAssessed)
    #expect(finding.missing == "at least 5 strides of walking on the right leg (there are 4)")
  }

  @Test func `both have to be reached in the same strides`() throws {
    // Each is reached in four of five strides, both together in three: three fifths are less than two
    // thirds.
    let finding = try #require(
      evidence([2, 9, 9, 9, 9], [150, 150, 150, 150, 20]).finding(VarusThrust.self, .right))

    #expect(finding.criteria.map(\.repetitionsBeyond) == [4, 4])
    #expect(finding.level == .below)
    #expect(finding.sentence.contains("all limits are reached in 3 of 5 only"))
  }

  @Test func `one number alone is not enough`() throws {
    var evidence = HandBuiltEvidence(subject: .adult)
    evidence.add(.varusThrustExcursion, .left, .gait, same(9), u95: 1)
    let finding = try #require(evidence.finding(VarusThrust.self, .left))

    #expect(finding.level == .notAssessed)
    #expect(
      finding.missing
        == "peak velocity of knee adduction in loading in 5 strides or more (medial knee markers)")
  }

  @Test func `it is for adults`() throws {
    let child = try #require(
      evidence(same(5), same(80), subject: Subject(age: 10)).finding(VarusThrust.self, .both))
    let unknown = try #require(
      evidence(same(5), same(80), subject: Subject()).finding(VarusThrust.self, .both))

    #expect(child.missing == "a subject whom the limits are for: adults")
    #expect(unknown.missing == "the age of the subject")
  }

  @Test func `without walking it is not assessed`() throws {
    let finding = try #require(HandBuiltEvidence().finding(VarusThrust.self, .both))

    #expect(finding.missing == "a trial with at least 5 strides of walking")
  }
}
