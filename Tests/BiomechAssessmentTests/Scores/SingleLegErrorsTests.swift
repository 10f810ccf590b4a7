// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// A squat on the right leg that differs in one respect from one without errors.
struct SingleLegCase: Sendable, CustomTestStringConvertible {
  let what: String
  let item: String
  let points: Double
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

  /// A knee that goes from side to side `swings` times by some millimetres, two frames each.
  private static func zigzag(_ swings: Int, _ width: Double) -> @Sendable (Int) -> Double {
    { frame in min(max(frame - 20, 0) / 2, swings) % 2 == 1 ? width : 0 }
  }

  static let all: [SingleLegCase] = [
    SingleLegCase("no error", "QASLS-02", 0, total: 0) { _ in },
    SingleLegCase("trunk 8.1° to the left", "QASLS-02", 1, total: 1) {
      $0.trunkSideways = Ramp(0, -8.1)
    },
    SingleLegCase("trunk 7.9° to the left", "QASLS-02", 0, total: 0) {
      $0.trunkSideways = Ramp(0, -7.9)
    },
    // From 2° to −3.1°: a change of 5.1°.
    SingleLegCase("pelvis 5.1° less level", "QASLS-03", 1, total: 1) {
      $0.obliquity = Ramp(2, -3.1)
    },
    SingleLegCase("pelvis 4.9° less level", "QASLS-03", 0, total: 0) {
      $0.obliquity = Ramp(2, -2.9)
    },
    SingleLegCase("pelvis tilts by 10.1°", "QASLS-04", 1, total: 1) { $0.tilt = Ramp(10, 20.1) },
    SingleLegCase("pelvis turns by 10.1°", "QASLS-04", 1, total: 1) {
      $0.rotation = Ramp(0, -10.1)
    },
    SingleLegCase("pelvis tilts and turns by 9.9°", "QASLS-04", 0, total: 0) {
      $0.tilt = Ramp(10, 19.9)
      $0.rotation = Ramp(0, 9.9)
    },
    SingleLegCase("hip adducts to 15.1°", "QASLS-05", 1, total: 1) {
      $0.hipAdduction[.right] = Ramp(0, 15.1)
    },
    SingleLegCase("hip adducts to 14.9°", "QASLS-05", 0, total: 0) {
      $0.hipAdduction[.right] = Ramp(0, 14.9)
    },
    SingleLegCase("knee 0.1 mm inside the second toe", "QASLS-07", 1, total: 1) {
      $0.medial[.right] = Ramp(-10, 0.1)
    },
    SingleLegCase("knee 0.1 mm outside the second toe", "QASLS-07", 0, total: 0) {
      $0.medial[.right] = Ramp(-10, -0.1)
    },
    // The great toe is 25 mm inside the second; both points.
    SingleLegCase("knee 25.1 mm inside", "QASLS-08", 1, total: 2) {
      $0.medial[.right] = Ramp(-10, 25.1)
    },
    SingleLegCase("knee 24.9 mm inside", "QASLS-08", 0, total: 1) {
      $0.medial[.right] = Ramp(-10, 24.9)
    },
    SingleLegCase("knee 20.1 mm inside, no great toe", "QASLS-08", 1, total: 2) {
      $0.hasGreatToe = false
      $0.medial[.right] = Ramp(-10, 20.1)
    },
    SingleLegCase("knee 19.9 mm inside, no great toe", "QASLS-08", 0, total: 1) {
      $0.hasGreatToe = false
      $0.medial[.right] = Ramp(-10, 19.9)
    },
    SingleLegCase("free foot 14.9 mm up", "QASLS-09", 1, total: 1) { $0.lifted[.left] = 14.9 },
    SingleLegCase("free foot 15.1 mm up", "QASLS-09", 0, total: 0) { $0.lifted[.left] = 15.1 },
    // Six swings have five turns between them, five have four.
    SingleLegCase("five turns", "QASLS-10", 1, total: 1) {
      $0.medial[.right] = Ramp(-50)
      $0.sway = zigzag(6, 5.1)
    },
    SingleLegCase("four turns", "QASLS-10", 0, total: 0) {
      $0.medial[.right] = Ramp(-50)
      $0.sway = zigzag(5, 5.1)
    },
    SingleLegCase("small turns", "QASLS-10", 0, total: 0) {
      $0.medial[.right] = Ramp(-50)
      $0.sway = zigzag(6, 4.9)
    },
  ]
}

struct SingleLegErrorsTests {
  private func squat(_ task: MovementTask = .singleLegSquat) -> HandBuiltRepetition {
    var squat = HandBuiltRepetition(task: task, side: .right)
    squat.contact = [:]
    squat.takeOff = nil
    squat.nextContact = nil
    squat.heelUp = [:]
    squat.lifted[.left] = 100
    squat.hipAdduction[.right] = Ramp(0, 10)
    return squat
  }

  @Test(arguments: SingleLegCase.all)
  func `each item of the QASLS just over and just under its limit`(single: SingleLegCase) throws {
    var squat = squat()
    single.change(&squat)
    let score = try #require(squat.assessment.score("QASLS", .right))
    let item = try #require(score.items.first { $0.code == single.item })

    #expect(item.points == single.points)
    #expect(score.total == single.total)
  }

  @Test func `arms and free thigh are not scored and the total says so`() throws {
    let assessment = squat().assessment
    let score = try #require(assessment.score("QASLS", .right))
    let missing = score.items.filter { $0.points == nil }

    #expect(missing.map(\.code) == ["QASLS-01", "QASLS-06"])
    #expect(missing[0].missing == "markers on the wrists")
    #expect(score.maximum == 8)
    #expect(score.isLowerBound)
    let total = try #require(assessment.measure(.qaslsTotal, .right))
    #expect(total.value == 0)
    #expect(total.method == "sum of 8 of 10 items")
    #expect(assessment.score("QASLS", .left) == nil)
  }

  @Test func `in a step-down the free foot may touch`() throws {
    let assessment = squat(.stepDown).assessment
    let score = try #require(assessment.score("QASLS", .right))

    #expect(score.items[8].points == nil)
    #expect(score.items[8].missing == "a task in which it must not touch")
    #expect(assessment.measure(.qaslsTotal, .right)?.method == "sum of 7 of 10 items")
  }

  @Test func `without a trunk there is no total to judge`() throws {
    var squat = squat()
    squat.trunkForwards = nil
    squat.trunkSideways = nil
    let assessment = squat.assessment

    #expect(try #require(assessment.score("QASLS", .right)).items[1].points == nil)
    #expect(assessment.measure(.qaslsTotal, .right) == nil)
  }
}
