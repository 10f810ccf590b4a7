// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct MeasureMeanTests {
  private func u95(_ values: [Double], bias: Double, u95: Double? = nil) -> Double {
    Measure.u95OfMean(
      values.enumerated().map { index, value in
        Measure(
          kind: .kneeAdductionAtBottom, side: .right, trial: "squats", task: .squat,
          cycle: index + 1, value: value, u95: u95 ?? bias, sharedU95: bias, method: "by hand")
      })
  }

  @Test func `bias stays, scatter averages down`() {
    // Bias 2 and the scatter of nine repetitions, whose t with 8 degrees of freedom is 2.306.
    let values: [Double] = [4, 7, 10, 4, 7, 10, 7, 7, 7]
    let scatter = values.standardDeviationOfPresent
    let bias = 1.96 * 2
    let expected = (bias * bias + 2.306 * 2.306 * scatter * scatter / 9).squareRoot()

    #expect(u95(values, bias: bias).isClose(to: expected, within: 1e-12))
    #expect(u95(Array(repeating: 5, count: 100), bias: 8).isClose(to: 8, within: 1e-12))
    #expect(u95([5], bias: 8).isClose(to: 8, within: 1e-12))
    #expect(u95([], bias: 8).isNaN)
  }

  @Test func `noise counts in one repetition and is part of the scatter of several`() {
    #expect(u95([5], bias: 6, u95: 10) == 10)
    #expect(u95([5, 5, 5], bias: 6, u95: 10).isClose(to: 6, within: 1e-12))
  }

  @Test func `three squats that scatter are no certain mean`() {
    // 35, 55 and 75 mm with a bias of 8 mm: t(2) = 4.303 makes U95 52 mm where 1.96 would say 27.
    #expect(u95([35, 55, 75], bias: 15.68).isClose(to: 52.1, within: 0.1))
  }
}
