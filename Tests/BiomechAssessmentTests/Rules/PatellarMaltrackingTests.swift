// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct PatellarMaltrackingTests {
  private let rule = PatellarMaltracking.self

  private static let noInstability: [Intake.Question: Bool] = [
    .givingWay: false, .previousDislocation: false, .kneecapSlippedOut: false,
    .painfulClickingOrGrinding: false,
  ]
  private let sore = Subject(intake: Intake(pain: 3, painLocation: .anterior))
  private let well = Subject(intake: Intake(answers: noInstability, pain: 0))

  private func finding(
    _ jumps: [Double], u95: Double = 0.2, _ subject: Subject,
    besides: (inout HandBuiltEvidence) -> Void = { _ in }
  ) throws -> Finding {
    var evidence = HandBuiltEvidence(subject: subject)
    evidence.add(.patellarLateralJump, .right, .other, jumps, u95: u95)
    besides(&evidence)
    return try #require(evidence.finding(rule, .right))
  }

  // 0.25 + 0.20 is beyond the error, but a flag needs 0.50.
  @Test(arguments: [
    (0.55, FindingLevel.flag), (0.5, .flag), (0.49, .watch), (0.25, .watch), (0.24, .below),
    (0.04, .clear), (-0.3, .clear),
  ])
  func `a sore knee is judged by the jump`(jump: Double, level: FindingLevel) throws {
    let finding = try finding([jump, jump, jump], sore)

    #expect(finding.level == level)
    #expect(finding.deciding?.threshold.id == "TH71")
    #expect(finding.name.contains("(possible)"))
    #expect(finding.sentence.contains("ossible patellar maltracking"))
  }

  @Test func `a jump inside its own error is no flag`() throws {
    #expect(try finding([0.55, 0.55, 0.55], u95: 0.4, sore).level == .watch)
  }

  @Test func `without complaints it is not called`() throws {
    let finding = try finding([0.8, 0.8, 0.8], well)

    #expect(finding.level == .below)
    #expect(
      finding.sentence.hasSuffix(
        "since neither pain at the front of the knee nor instability was reported."))
  }

  @Test func `without answers it is not assessed`() throws {
    let silent = try finding([0.8, 0.8, 0.8], Subject())
    var otherLeg = sore
    otherLeg.intake?.side = .left
    let other = try finding([0.8, 0.8, 0.8], otherLeg)

    for finding in [silent, other] {
      #expect(
        finding.missing == "the answers about pain at the front of the knee and instability")
    }
  }

  @Test func `instability is a complaint as well`() throws {
    let unstable = Subject(intake: Intake(answers: [.givingWay: true], pain: 0))

    #expect(try finding([0.8, 0.8, 0.8], unstable).level == .flag)
  }

  @Test func `two cycles are not enough`() throws {
    #expect(
      try finding([0.8, 0.8], sore).missing
        == "at least 3 cycles of knee flexion (there are 2)")
  }

  @Test func `it has to repeat in every cycle`() throws {
    let once = try finding([0.9, 0.9, 0.9, 0.2], u95: 0.05, sore)

    #expect(once.level == .watch)
    #expect(once.deciding?.level == .watch)
  }

  @Test func `cycles that spread keep a flag from standing`() throws {
    // Mean 0.80, standard deviation 0.30: 38 %. Student's t makes U95 of the mean 0.75.
    #expect(try finding([0.5, 0.8, 1.1], u95: 0.05, sore).level == .watch)
  }

  @Test(arguments: [(6.0, 11.0, true), (4, 9, false)])
  func `shift and tilt are told beside it and never raise it`(
    shift: Double, tilt: Double, isTold: Bool
  ) throws {
    let add: (inout HandBuiltEvidence) -> Void = {
      $0.add(.patellarShiftNearExtension, .right, .other, [shift, shift, shift], u95: 0.5)
      $0.add(.patellarTiltNearExtension, .right, .other, [tilt, tilt, tilt], u95: 0.5)
    }
    let jump = try finding([0.6, 0.6, 0.6], sore, besides: add)
    let none = try finding([0, 0, 0], sore, besides: add)

    #expect(jump.level == .flag)
    #expect(jump.criteria.map(\.threshold.id) == ["TH71", "TH70", "TH72"])
    #expect(jump.sentence.contains("it goes along with") == isTold)
    #expect(none.level == .clear)
  }

  @Test func `without a patella it is not assessed`() throws {
    let finding = try #require(HandBuiltEvidence(subject: sore).finding(rule, .both))

    #expect(finding.missing.contains("a marker on the patella"))
  }
}
