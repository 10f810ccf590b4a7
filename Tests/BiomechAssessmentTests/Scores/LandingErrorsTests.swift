// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// A landing that differs in one respect from one without errors, with its points worked out by hand.
struct LandingCase: Sendable, CustomTestStringConvertible {
  let what: String
  let item: String
  let points: Double

  /// The sum of all 17 items for the right leg.
  let total: Double

  let change: @Sendable (inout HandBuiltRepetition) -> Void

  init(
    _ what: String, _ item: String, _ points: Double, total: Double,
    _ change: @escaping @Sendable (inout HandBuiltRepetition) -> Void
  ) {
    (self.what, self.item, self.points, self.total) = (what, item, points, total)
    self.change = change
  }

  var testDescription: String { what }

  /// Each item just over and just under its limit.
  ///
  /// Without errors the knee bends by 105° − 35° = 70°, soft (LESS-16: 0), and the sum of items 1 to
  /// 15 is 0, excellent (LESS-17: 0). One error of items 1 to 14 keeps it excellent (sum 1).
  static let all: [LandingCase] = [
    LandingCase("no error", "LESS-17", 0, total: 0) { _ in },
    // 29.9° < 30°.
    LandingCase("knee at 29.9°", "LESS-01", 1, total: 1) { $0.flexion[.right] = Ramp(29.9, 105) },
    LandingCase("knee at 30.1°", "LESS-01", 0, total: 0) { $0.flexion[.right] = Ramp(30.1, 105) },
    // Trunk 10° − thigh 5.1° backwards = 4.9° ≤ 5°.
    LandingCase("hip at 4.9°", "LESS-02", 1, total: 1) { $0.thigh = Ramp(-5.1, 80) },
    LandingCase("hip at 5.1°", "LESS-02", 0, total: 0) { $0.thigh = Ramp(-4.9, 80) },
    LandingCase("trunk 0.1° backwards", "LESS-03", 1, total: 1) {
      $0.trunkForwards = Ramp(-0.1, 40)
    },
    LandingCase("trunk 0.1° forwards", "LESS-03", 0, total: 0) {
      $0.trunkForwards = Ramp(0.1, 40)
    },
    // Both heels, so that the legs land alike.
    LandingCase("heels 9.9 mm up", "LESS-04", 1, total: 1) {
      $0.heelUp = [.left: 9.9, .right: 9.9]
    },
    LandingCase("heels 10.1 mm up", "LESS-04", 0, total: 0) {
      $0.heelUp = [.left: 10.1, .right: 10.1]
    },
    // Heel and second toe lie on one line, so the midfoot is on it: 5.1 mm > 5 mm.
    LandingCase("knee 5.1 mm medial at contact", "LESS-05", 1, total: 1) {
      $0.medial[.right] = Ramp(5.1, -10)
    },
    LandingCase("knee 4.9 mm medial at contact", "LESS-05", 0, total: 0) {
      $0.medial[.right] = Ramp(4.9, -10)
    },
    LandingCase("trunk 5.1° to the left", "LESS-06", 1, total: 1) {
      $0.trunkSideways = Ramp(-5.1)
    },
    LandingCase("trunk 4.9° to the right", "LESS-06", 0, total: 0) {
      $0.trunkSideways = Ramp(4.9)
    },
    // 300 mm / 272 mm = 1.103 > 1.10; 300 mm / 273 mm = 1.099.
    LandingCase("feet at 1.103 of the shoulders", "LESS-07", 1, total: 1) { $0.shoulders = 272 },
    LandingCase("feet at 1.099 of the shoulders", "LESS-07", 0, total: 0) { $0.shoulders = 273 },
    // 300 mm / 334 mm = 0.898 < 0.90; 300 mm / 333 mm = 0.901.
    LandingCase("feet at 0.898 of the shoulders", "LESS-08", 1, total: 1) { $0.shoulders = 334 },
    LandingCase("feet at 0.901 of the shoulders", "LESS-08", 0, total: 0) { $0.shoulders = 333 },
    LandingCase("toes 30.1° in", "LESS-09", 1, total: 1) {
      $0.progression[.right] = Ramp(0, 30.1)
    },
    LandingCase("toes 29.9° in", "LESS-09", 0, total: 0) {
      $0.progression[.right] = Ramp(0, 29.9)
    },
    LandingCase("toes 30.1° out", "LESS-10", 1, total: 1) {
      $0.progression[.right] = Ramp(-30.1, 0)
    },
    LandingCase("toes 29.9° out", "LESS-10", 0, total: 0) {
      $0.progression[.right] = Ramp(-29.9, 0)
    },
    // Four frames of 10 ms are 40 ms > 33 ms, three are 30 ms.
    LandingCase("left foot 40 ms later", "LESS-11", 1, total: 1) { $0.contact[.left] = 24 },
    LandingCase("left foot 30 ms later", "LESS-11", 0, total: 0) { $0.contact[.left] = 23 },
    // The left foot lands flat, the right one on the toes.
    LandingCase("only the left foot lands flat", "LESS-11", 1, total: 1) {
      $0.heelUp[.left] = 0
    },
    // 44.9° ≤ 45° is an error, and stiff (2): 1 + 2.
    LandingCase("knee bends by 44.9°", "LESS-12", 1, total: 3) {
      $0.flexion[.right] = Ramp(35, 79.9)
    },
    // 45.1° is none, and average: 1.
    LandingCase("knee bends by 45.1°", "LESS-12", 0, total: 1) {
      $0.flexion[.right] = Ramp(35, 80.1)
    },
    // From 20° + 10° = 30° to 40° − 10.1° = 29.9°.
    LandingCase("hip 0.1° less", "LESS-13", 1, total: 1) { $0.thigh = Ramp(20, -10.1) },
    LandingCase("hip 0.1° more", "LESS-13", 0, total: 0) { $0.thigh = Ramp(20, -9.9) },
    LandingCase("trunk 0.1° less", "LESS-14", 1, total: 1) { $0.trunkForwards = Ramp(10, 9.9) },
    LandingCase("trunk 0.1° more", "LESS-14", 0, total: 0) { $0.trunkForwards = Ramp(10, 10.1) },
    // The great toe is 25 mm medial. One error, but item 15 is never excellent: average (1).
    LandingCase("knee 0.1 mm past the great toe", "LESS-15", 1, total: 2) {
      $0.medial[.right] = Ramp(-10, 25.1)
    },
    LandingCase("knee 0.1 mm short of the great toe", "LESS-15", 0, total: 0) {
      $0.medial[.right] = Ramp(-10, 24.9)
    },
    // Without a marker on the great toe 20 mm stand for its distance.
    LandingCase("knee 20.1 mm inside of the second toe", "LESS-15", 1, total: 2) {
      $0.hasGreatToe = false
      $0.medial[.right] = Ramp(-10, 20.1)
    },
    LandingCase("knee 19.9 mm inside of the second toe", "LESS-15", 0, total: 0) {
      $0.hasGreatToe = false
      $0.medial[.right] = Ramp(-10, 19.9)
    },
    LandingCase("knee bends by 65.1°", "LESS-16", 0, total: 0) {
      $0.flexion[.right] = Ramp(35, 100.1)
    },
    LandingCase("knee bends by 64.9°", "LESS-16", 1, total: 1) {
      $0.flexion[.right] = Ramp(35, 99.9)
    },
    // Errors 5 and 6: sum 2, average: 2 + 1.
    LandingCase("two errors", "LESS-17", 1, total: 3) {
      $0.medial[.right] = Ramp(6, -10)
      $0.trunkSideways = Ramp(6)
    },
    // Errors 1, 4, 5, 6 and 7, sum 5: average, 5 + 1; the knee bends by 76°.
    LandingCase("five errors", "LESS-17", 1, total: 6) {
      $0.flexion[.right] = Ramp(29, 105)
      $0.heelUp = [.left: 5, .right: 5]
      $0.medial[.right] = Ramp(6, -10)
      $0.trunkSideways = Ramp(6)
      $0.shoulders = 250
    },
    // With item 9 six errors are poor: 6 + 2.
    LandingCase("six errors", "LESS-17", 2, total: 8) {
      $0.flexion[.right] = Ramp(29, 105)
      $0.heelUp = [.left: 5, .right: 5]
      $0.medial[.right] = Ramp(6, -10)
      $0.trunkSideways = Ramp(6)
      $0.shoulders = 250
      $0.progression[.right] = Ramp(31)
    },
    // Item 15 and a bend of 40°: 12 and 15, stiff (2), poor (2): 1 + 1 + 2 + 2.
    LandingCase("medial knee in a stiff landing", "LESS-17", 2, total: 6) {
      $0.flexion[.right] = Ramp(35, 75)
      $0.medial[.right] = Ramp(-10, 30)
    },
  ]
}

struct LandingErrorsTests {
  @Test(arguments: LandingCase.all)
  func `each item of the LESS just over and just under its limit`(landing: LandingCase) throws {
    var repetition = HandBuiltRepetition()
    landing.change(&repetition)
    let score = try #require(repetition.assessment.score("LESS", .right))
    let item = try #require(score.items.first { $0.code == landing.item })

    #expect(item.points == landing.points)
    #expect(!item.reason.isEmpty)
    #expect(score.total == landing.total)
    #expect(score.maximum == 19)
    #expect(score.items.count == 17)
  }

  @Test(arguments: [
    (0.0, "excellent"), (4, "excellent"), (4.01, "good"), (5, "good"), (5.01, "moderate"),
    (6, "moderate"), (6.01, "poor"), (19, "poor"),
  ])
  func `the bands are those of the sheet`(total: Double, band: String) {
    #expect(ScoreKind.less.band(of: total) == band)
  }

  @Test func `the arithmetic of an item is told`() throws {
    var repetition = HandBuiltRepetition()
    repetition.flexion[.right] = Ramp(22, 105)
    let score = try #require(repetition.assessment.score("LESS", .right))

    #expect(score.items[0].reason == "22.0° < 30.0°")
    #expect(score.items[1].reason == "30.0° > 5.0°")
    #expect(score.items[10].reason == "0.000 s ≤ 0.033 s, landing patterns alike")
    #expect(score.items[15].reason == "83.0° > 65.0°: soft")
    #expect(score.items[16].reason == "items 1 to 15 give 1, 1 or less: excellent")
    #expect(score.items.filter(\.isEstimated).map(\.code) == ["LESS-16", "LESS-17"])
  }

  @Test func `what has no marker is not scored, and the total has no band`() throws {
    var repetition = HandBuiltRepetition()
    repetition.trunkForwards = nil
    repetition.trunkSideways = nil
    repetition.shoulders = nil
    let assessment = repetition.assessment
    let score = try #require(assessment.score("LESS", .right))
    let missing = score.items.filter { $0.points == nil }

    #expect(
      missing.map(\.code) == [
        "LESS-02", "LESS-03", "LESS-06", "LESS-07", "LESS-08", "LESS-13", "LESS-14", "LESS-17",
      ])
    #expect(missing[0].missing == "markers of the trunk (C7, jugular notch or acromia)")
    #expect(missing[3].missing == "markers on both acromia")
    #expect(score.total == 0)
    // Eight of items 1 to 15 at one point, and item 16 at two.
    #expect(score.maximum == 10)
    #expect(score.isLowerBound)
    #expect(score.band == nil)
    #expect(assessment.measure(.lessTotal, .right) == nil)
    #expect(assessment.measure(.lessObjectiveTotal, .right) == nil)
  }

  @Test func `a foot without toes, or nobody standing, leaves its items out`() throws {
    var repetition = HandBuiltRepetition()
    repetition.hasToes = false
    let score = try #require(repetition.assessment.score("LESS", .left))
    for code in ["LESS-04", "LESS-05", "LESS-09", "LESS-10", "LESS-11", "LESS-15"] {
      let item = try #require(score.items.first { $0.code == code })
      #expect(item.points == nil)
      #expect(
        ["left", "right"].map { "a marker on the \($0) toe" }.contains(item.missing)
          || item.missing.hasPrefix("quiet standing"))
    }

    let alone = Assessment(of: [HandBuiltRepetition().analyzed], subject: .adult)
    let item = try #require(alone.score("LESS", .right)?.items[3])
    #expect(item.missing == "quiet standing with flat feet to compare with")
  }

  @Test func `six errors are poor whatever is missing`() throws {
    var repetition = HandBuiltRepetition()
    repetition.flexion[.right] = Ramp(25, 65)
    repetition.heelUp = [.left: 0, .right: 0]
    repetition.medial[.right] = Ramp(6, -10)
    repetition.trunkSideways = Ramp(6)
    repetition.progression[.right] = Ramp(31)
    repetition.shoulders = nil
    let score = try #require(repetition.assessment.score("LESS", .right))

    // 1, 4, 5, 6, 9 and 12; 16 stiff, 17 poor.
    #expect(score.items[16].points == 2)
    #expect(score.total == 10)
    #expect(score.band == nil)
  }
}
