// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion
import Testing

/// Every threshold of the registry, one after the other: its levels on both sides of its number, and
/// who judges by it.
struct ThresholdRegistryTests {
  /// The directions in which a comparator is crossed, with the number that is crossed.
  private static func crossings(of threshold: Threshold) -> [(limit: Double, up: Double)] {
    switch threshold.comparator {
    case .atLeast, .above: [(threshold.limit, 1)]
    case .atMost, .below: [(threshold.limit, -1)]
    case .magnitudeAtLeast, .magnitudeAbove: [(threshold.limit, 1), (-threshold.limit, -1)]
    case .outside: [(threshold.limit, 1), (threshold.lowerLimit ?? .nan, -1)]
    case .never: []
    }
  }

  @Test(arguments: Threshold.all.filter { $0.role == .judged })
  func `crossing it is a watch, beyond its error a flag, and a near miss is neither`(
    threshold: Threshold
  ) {
    // Of two limits the error must not reach from the one to the other.
    let crossings = Self.crossings(of: threshold)
    let between = crossings.count == 2 ? crossings[0].limit - crossings[1].limit : .infinity
    let u95 = min(threshold.defaultU95, between / 4)
    let step = u95 / 100
    for (limit, up) in crossings {
      func level(_ distance: Double) -> FindingLevel {
        threshold.level(value: limit + up * distance, u95: u95)
      }
      let needs = threshold.flagLimit.map { ($0 - limit) * up } ?? 0
      let beyond = max(u95, needs) + step
      #expect(level(beyond) == threshold.highestLevel, "\(threshold.id)")
      #expect(level(u95 - step) == .watch, "\(threshold.id)")
      #expect(level(step) == .watch, "\(threshold.id)")
      #expect(level(-step) == .below, "\(threshold.id)")
      #expect(level(step - u95) == .below, "\(threshold.id)")
      #expect(level(-u95 - step) == .clear, "\(threshold.id)")
    }
    #expect(!crossings.isEmpty)
    #expect(threshold.highestLevel >= .watch)
  }

  @Test(arguments: Threshold.all.filter { $0.role == .context })
  func `what stands beside a value never judges it`(threshold: Threshold) {
    for value in [-1e3, -1, 0, 1, 1e3] {
      #expect(threshold.level(value: value, u95: 1) == .info)
    }
  }

  @Test(arguments: Threshold.all.filter { $0.comparator == .never })
  func `what has no number is reached by none`(threshold: Threshold) {
    for value in [-1e9, 0, 1e9] { #expect(!threshold.isReached(by: value)) }
    #expect(threshold.role != .judged)
  }

  /// Those that no rule lists: a warning sign, the validity of an angle, and classes.
  private let usedElsewhere = ["TH06": "RF16", "TH38": "projection angle", "TH60": "squat depth"]

  @Test func `every threshold is used`() {
    let judged = Set(FindingRules.all.flatMap { $0.thresholds }.map(\.id))
    for threshold in Threshold.all {
      #expect(
        judged.contains(threshold.id) || usedElsewhere[threshold.id] != nil, "\(threshold.id)")
    }
    #expect(judged.isDisjoint(with: usedElsewhere.keys))
  }

  @Test func `numbers that the code enforces elsewhere are those of the registry`() {
    #expect(Threshold.projectionAngleValidity.limit == 75)
    #expect(Threshold.projectionAngleValidity.parts.map(\.value) == [60])
    #expect(Threshold.patellarValidity.limit == 60)
    #expect(Threshold.patellarValidity.limit == PatellarTracking.largestFlexion.degrees.rounded())
    #expect(Threshold.clusterResidual.parts.map(\.value) == [10, 20])
    #expect(Threshold.clusterSpread.parts.map(\.value) == [15, 10])
    #expect(Threshold.crossTalk.limit == 0.3)
    #expect(Threshold.frameRate.parts.map(\.value) == [50, 100])
    #expect(Threshold.markerGap.parts.map(\.value) == [0.1, 3, 0.5])
    #expect(Threshold.squatDepth.parts.map(\.value) == [60, 95, 115])
    #expect(Threshold.patellarJump.flagLimit == 0.5)
  }

  /// The numbers of the published table, written down again.
  @Test(arguments: [
    ("TH01", 2.0), ("TH02", 3), ("TH03", -3), ("TH04", 3), ("TH05", -3), ("TH06", 10), ("TH07", 5),
    ("TH08", 15), ("TH09", 80), ("TH10", 80), ("TH11", 60), ("TH13", 19), ("TH14", 21),
    ("TH16", 8), ("TH20", 2), ("TH21", 6), ("TH22", 3), ("TH23", 60), ("TH24", 8.4), ("TH25", 90),
    ("TH26", 68), ("TH27", 10), ("TH28", 90), ("TH30", 13), ("TH31", 8), ("TH32", 12), ("TH33", 9),
    ("TH34", 13), ("TH35", 8), ("TH36", 10), ("TH40", 4.6), ("TH41", 8.4), ("TH42", 10),
    ("TH44", 30), ("TH45", 45), ("TH46", 0.8), ("TH47", 60), ("TH48", 20), ("TH50", 5),
    ("TH51", 6), ("TH52", 3), ("TH53", 6), ("TH54", 20), ("TH55", 5), ("TH56", 8), ("TH57", 35),
    ("TH58", 20), ("TH59", 10), ("TH70", 5), ("TH71", 0.25), ("TH72", 10),
  ])
  func `the numbers are those of the table`(id: String, limit: Double) {
    #expect(Threshold.withID(id)?.limit == limit)
  }

  @Test func `contested numbers say what speaks against them`() {
    for id in ["TH10", "TH11", "TH27", "TH34", "TH36", "TH40", "TH41", "TH43", "TH47", "TH50"] {
      #expect(Threshold.withID(id)?.contest.isEmpty == false, "\(id)")
    }
    #expect(Threshold.kneeAbductionAtContact.highestLevel == .watch)
  }

  @Test func `a threshold for others is not held against a person`() {
    let cases: [(Threshold, Subject, Bool)] = [
      (.standingVarusGuarded, Subject(age: 18), true),
      (.standingVarusGuarded, Subject(age: 17.9), false),
      (.ankleGapOfChildren, Subject(age: 11.9), true),
      (.ankleGapOfChildren, Subject(age: 12), false),
      (.ankleGap, Subject(age: 12), true), (.kneeGap, Subject(age: 1.9), false),
      (.landingErrors, Subject(age: 15), true), (.landingErrors, Subject(age: 30), false),
    ]
    for (threshold, subject, isHeld) in cases {
      #expect(threshold.isFor(subject) == isHeld, "\(threshold.id) \(subject.age ?? 0)")
    }
    #expect(Threshold.standingVarusGuarded.isFor(Subject()) == nil)
    #expect(Threshold.projectionAngleOfMenLanding.isFor(Subject(sex: .male)) == true)
    #expect(Threshold.projectionAngleOfMenLanding.isFor(Subject(sex: .female)) == false)
    #expect(Threshold.projectionAngleOfMenLanding.isFor(Subject()) == nil)
  }
}
