// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechTestSupport
import Testing

struct GaitProfileScoreTests {
  // Published test vector TV13; it gives four decimals.
  @Test func `the score is the root mean square, not the mean`() throws {
    let score = try #require(
      GaitProfileScore(variableScores: [3, 4, 5, 12, 4, 6, 10, 5, 7]))

    #expect(score.degrees.isClose(to: 6.8313, within: 1e-4))
  }

  @Test func `a constant distance is the variable score`() {
    let reference: [Double] = [0, 10, 20, 10]

    #expect(
      GaitProfileScore.variableScore(reference.map { $0 - 4 }, reference: reference) == 4)
    #expect(GaitProfileScore.variableScore(reference, reference: reference) == 0)
  }

  @Test func `a missing sample gives no score`() {
    #expect(GaitProfileScore(variableScores: []) == nil)
    #expect(GaitProfileScore(variableScores: [3, .nan]) == nil)
    #expect(GaitProfileScore.variableScore([1, .nan], reference: [1, 2]) == nil)
    #expect(GaitProfileScore.variableScore([], reference: []) == nil)
  }
}
