// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// A tuck jump that differs in one respect from one without flaws.
struct TuckJumpCase: Sendable, CustomTestStringConvertible {
  let what: String
  let item: String
  let points: Double
  let change: @Sendable (inout HandBuiltRepetition) -> Void

  init(
    _ what: String, _ item: String, _ points: Double,
    _ change: @escaping @Sendable (inout HandBuiltRepetition) -> Void
  ) {
    (self.what, self.item, self.points) = (what, item, points)
    self.change = change
  }

  var testDescription: String { what }

  static let all: [TuckJumpCase] = [
    TuckJumpCase("ratio of 0.79", "TJA-01", 1) { $0.separationRatio = Ramp(1, 0.79) },
    TuckJumpCase("ratio of 0.81", "TJA-01", 0) { $0.separationRatio = Ramp(1, 0.81) },
    // The elevation of a thigh that points forwards by 79.9° and outwards by 60 mm:
    // atan2(√((420 sin 79.9°)² + 60²), 420 cos 79.9°) = 80.0°.
    TuckJumpCase("thighs at 79.5°", "TJA-02", 1) { $0.thigh = Ramp(20, 79.5) },
    TuckJumpCase("thighs at 80.5°", "TJA-02", 0) { $0.thigh = Ramp(20, 80.5) },
    // Thighs at 85° and 96° forwards are lifted by 85.1° and 95.9°, at 85° and 94° by 85.1° and 94.0°.
    TuckJumpCase("one thigh 10.9° higher", "TJA-03", 1) { $0.thighMore[.left] = 11 },
    TuckJumpCase("one thigh 8.9° higher", "TJA-03", 0) { $0.thighMore[.left] = 9 },
    TuckJumpCase("left foot 50.1 mm in front", "TJA-05", 1) {
      $0.ankleForwards[.left] = Ramp(50.1)
    },
    TuckJumpCase("left foot 49.9 mm in front", "TJA-05", 0) {
      $0.ankleForwards[.left] = Ramp(49.9)
    },
    TuckJumpCase("feet at 1.103 of the shoulders", "TJA-04", 1) { $0.shoulders = 272 },
    TuckJumpCase("feet at 0.898 of the shoulders", "TJA-04", 1) { $0.shoulders = 334 },
    TuckJumpCase("feet at 1.099 of the shoulders", "TJA-04", 0) { $0.shoulders = 273 },
    TuckJumpCase("left foot 40 ms later", "TJA-06", 1) { $0.contact[.left] = 24 },
    TuckJumpCase("left foot 30 ms later", "TJA-06", 0) { $0.contact[.left] = 23 },
    // From frame 20 on: 51 frames are 0.51 s.
    TuckJumpCase("0.51 s on the ground", "TJA-08", 1) { $0.takeOff = 71 },
    TuckJumpCase("0.50 s on the ground", "TJA-08", 0) { $0.takeOff = 70 },
  ]
}

struct TuckJumpFlawsTests {
  private func jumps(_ jump: HandBuiltRepetition, _ flights: [Int] = [40, 40, 40]) -> Assessment {
    let all = flights.enumerated().map { index, flight in
      var one = jump
      one.number = index + 1
      one.nextContact = (one.takeOff ?? 60) + flight
      return one
    }
    return Assessment(
      of: [jump.standing, HandBuiltRepetition.trial(all)], subject: .adult)
  }

  private var jump: HandBuiltRepetition {
    var jump = HandBuiltRepetition(task: .tuckJump)
    jump.thigh = Ramp(20, 85)
    return jump
  }

  @Test(arguments: TuckJumpCase.all)
  func `each flaw just over and just under its limit`(flaw: TuckJumpCase) throws {
    var jump = jump
    flaw.change(&jump)
    let score = try #require(jumps(jump).score("TJA", .both, cycle: nil))
    let item = try #require(score.items.first { $0.code == flaw.item })

    #expect(item.points == flaw.points)
    #expect(score.total == flaw.points)
  }

  @Test func `what markers cannot show is not scored`() throws {
    let assessment = jumps(jump)
    let score = try #require(assessment.score("TJA", .both, cycle: nil))

    #expect(score.items.filter { $0.points == nil }.map(\.code) == ["TJA-07", "TJA-09"])
    #expect(score.items[8].missing == "six jumps with their flight")
    let total = try #require(assessment.measure(.tuckJumpTotal, .both, cycle: nil))
    #expect(total.value == 0)
    #expect(total.method == "sum of 8 of 10 items")
    #expect(score.items[0].reason == "in 0 of 3 jumps, mean 1.00")
  }

  @Test(arguments: [(100.1, 1.0), (99.9, 0)])
  func `landings further apart than 100 mm are not in one footprint`(
    distance: Double, points: Double
  ) throws {
    // The feet have moved by the second landing, in frame 40.
    var first = jump
    first.ankleForwards = [.left: Ramp(0, distance), .right: Ramp(0, distance)]
    var second = first
    second.number = 2
    second.start = 40
    let assessment = Assessment(
      of: [first.standing, HandBuiltRepetition.trial([first, second])], subject: .adult)
    let item = try #require(assessment.score("TJA", .both, cycle: nil)?.items[9])

    #expect(item.points == points)
    #expect(item.value?.isClose(to: distance, within: 1e-9) == true)
  }

  @Test func `jumps that get lower are a decline`() throws {
    // Heights go with the square of the flight: 3 · 38² / (3 · 40²) = 90.25 %, with 37 it is 85.56 %.
    let steady = jumps(jump, [40, 40, 40, 38, 38, 38])
    let lower = jumps(jump, [40, 40, 40, 37, 37, 37])

    #expect(steady.score("TJA", .both, cycle: nil)?.items[8].points == 0)
    let item = try #require(lower.score("TJA", .both, cycle: nil)?.items[8])
    #expect(item.points == 1)
    #expect(item.reason == "85.6 % < 90.0 %")
  }
}
