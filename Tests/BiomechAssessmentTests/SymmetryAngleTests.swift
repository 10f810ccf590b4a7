// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechTestSupport
import Testing

struct SymmetryAngleTests {
  // Published test vector TV14; it gives four decimals.
  @Test func `a larger right side is positive`() throws {
    let angle = try #require(SymmetryAngle(left: 8, right: 10))

    #expect(angle.percent.isClose(to: 7.0447, within: 1e-4))
  }

  @Test(arguments: [(8.0, 10.0), (1, 30), (0, 5), (-4, 9)])
  func `exchanged sides change the sign`(left: Double, right: Double) throws {
    let angle = try #require(SymmetryAngle(left: left, right: right))
    let exchanged = try #require(SymmetryAngle(left: right, right: left))

    #expect(angle.percent.isClose(to: -exchanged.percent, within: 1e-12))
    #expect(angle.percent.magnitude <= 100)
  }

  @Test func `equal sides are symmetrical, opposite ones are not at all`() throws {
    #expect(SymmetryAngle(left: 3, right: 3)?.percent == 0)
    #expect(SymmetryAngle(left: -3, right: -3)?.percent == 0)
    let opposite = try #require(SymmetryAngle(left: -3, right: 3))
    #expect(opposite.percent.magnitude.isClose(to: 100, within: 1e-12))
  }

  @Test func `two zeros or a missing value have no symmetry`() {
    #expect(SymmetryAngle(left: 0, right: 0) == nil)
    #expect(SymmetryAngle(left: .nan, right: 1) == nil)
  }
}
