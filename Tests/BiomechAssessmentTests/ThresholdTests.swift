// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import Testing

struct ThresholdTests {
  private let high = Threshold("T", of: [], .atLeast, 10, defaultU95: 1, source: "", evidence: "")
  private let above = Threshold("T", of: [], .above, 10, defaultU95: 1, source: "", evidence: "")
  private let low = Threshold("T", of: [], .atMost, -3, defaultU95: 1, source: "", evidence: "")
  private let under = Threshold("T", of: [], .below, 0.75, defaultU95: 1, source: "", evidence: "")
  private let either = Threshold(
    "T", of: [], .magnitudeAtLeast, 5, defaultU95: 1, source: "", evidence: "")

  // All numbers are exact in binary, so equality is equality.
  @Test(arguments: [
    (13.0, FindingLevel.flag), (12, .flag), (11.5, .watch), (10, .watch), (9.5, .below),
    (8, .below), (7.5, .clear),
  ])
  func `a high limit has five levels and equality reaches it`(value: Double, level: FindingLevel) {
    #expect(high.level(value: value, u95: 2) == level)
  }

  @Test(arguments: [
    (12.5, FindingLevel.flag), (12, .watch), (10.5, .watch), (10, .below), (8.5, .below),
    (8, .clear),
  ])
  func `equality does not reach a limit that must be passed`(value: Double, level: FindingLevel) {
    #expect(above.level(value: value, u95: 2) == level)
  }

  @Test(arguments: [
    (-5.5, FindingLevel.flag), (-5, .flag), (-4.5, .watch), (-3, .watch), (-2.5, .below),
    (-1, .below), (-0.5, .clear), (8, .clear),
  ])
  func `a low limit is the mirror image`(value: Double, level: FindingLevel) {
    #expect(low.level(value: value, u95: 2) == level)
  }

  @Test(arguments: [
    (0.25, FindingLevel.flag), (0.5, .watch), (0.625, .watch), (0.75, .below), (0.875, .below),
    (1, .clear),
  ])
  func `a low limit that must be passed`(value: Double, level: FindingLevel) {
    #expect(under.level(value: value, u95: 0.25) == level)
  }

  @Test(arguments: [
    (7.0, FindingLevel.flag), (6, .watch), (5, .watch), (4, .below), (3, .below), (2.5, .clear),
    (0, .clear),
  ])
  func `a limit of the magnitude is judged on the side of the value`(
    value: Double, level: FindingLevel
  ) {
    #expect(either.level(value: value, u95: 2) == level)
    #expect(either.level(value: -value, u95: 2) == level)
  }

  @Test func `a magnitude that might be of the other side is no flag`() {
    #expect(either.level(value: 6, u95: 12) == .watch)
  }

  @Test(arguments: [(Double.nan, 1.0), (12, .nan), (.nan, .nan)])
  func `what is missing is not assessed`(value: Double, u95: Double) {
    for threshold in [high, above, low, under, either] {
      #expect(threshold.level(value: value, u95: u95) == .notAssessed)
    }
  }

  @Test func `without uncertainty there is only beyond and not`() {
    #expect(high.level(value: 10, u95: 0) == .flag)
    #expect(high.level(value: 9.5, u95: 0) == .clear)
  }

  @Test func `the levels go from least to most worth attention`() {
    #expect(FindingLevel.allCases.sorted() == [.notAssessed, .clear, .below, .info, .watch, .flag])
  }

  @Test func `every threshold has an id of its own, a source and its evidence`() {
    let rows =
      Array(1...16) + Array(20...28) + Array(30...38) + Array(40...60) + Array(70...74)
      + Array(80...89)
    #expect(Threshold.all.map(\.id) == rows.map { $0 < 10 ? "TH0\($0)" : "TH\($0)" })
    for threshold in Threshold.all {
      #expect(!threshold.subject.isEmpty)
      #expect(!threshold.source.isEmpty)
      #expect(!threshold.evidence.isEmpty)
      #expect(!threshold.rationale.isEmpty)
      #expect(threshold.role != .judged || threshold.defaultU95 > 0)
    }
  }
}
