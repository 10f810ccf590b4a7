// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechTestSupport
import Testing

struct CrossTalkIndexTests {
  private func radians(_ degrees: [Double]) -> [Double] {
    degrees.map { Angle.degrees($0).radians }
  }

  @Test func `the index is the mean of the cycles and skips missing frames`() throws {
    // The first cycle is on a line (r² = 1, 6° of adduction). The second has means 30 and 3 and the
    // products (−30)(−2) + 0 · 1 + 30 · 1 = 90, so r² = 90² / (1800 · 6) = 0.75, with 3°.
    let flexion = radians([0, 30, .nan, 60, 0, 30, 60])
    let adduction = radians([0, 3, 40, 6, 1, 4, 4])
    let index = try #require(
      CrossTalkIndex(
        flexion: flexion, adduction: adduction, over: [0..<4, 4..<7], basis: .walkingCycles))

    #expect(index.coefficientOfDetermination.isClose(to: 0.875, within: 1e-12))
    #expect(index.adductionRange.isClose(to: .degrees(4.5)))
    #expect(index.flexionRange.isClose(to: .degrees(60)))
    #expect(index.cycleCount == 2)
  }

  @Test func `a cycle in which the knee hardly bends has no index`() {
    let flexion = radians([0, 10, 19])

    #expect(
      CrossTalkIndex(flexion: flexion, adduction: flexion, over: [0..<3], basis: .repetitions)
        == nil)
  }

  @Test func `more adduction than bones have is suspicious in walking only`() throws {
    let flexion = radians([0, 30, 60])
    let adduction = radians([0, 11, 0])
    func index(_ basis: CrossTalkIndex.Basis) -> CrossTalkIndex? {
      CrossTalkIndex(flexion: flexion, adduction: adduction, over: [0..<3], basis: basis)
    }

    #expect(try #require(index(.walkingCycles)).isSuspicious)
    #expect(try !#require(index(.repetitions)).isSuspicious)
    #expect(
      try #require(index(.walkingCycles)).coefficientOfDetermination.isClose(to: 0, within: 1e-12))
  }

  @Test func `frames beyond the columns are left out`() {
    #expect(
      CrossTalkIndex(flexion: [0, 1], adduction: [0], over: [0..<9], basis: .walkingCycles) == nil)
  }
}
