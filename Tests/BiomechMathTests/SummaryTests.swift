// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechTestSupport
import Testing

struct SummaryTests {
  private let column: [Double] = [2, .nan, 4, 4, .nan, 4, 5, 5, 7, 9]

  @Test func `missing samples are left out`() {
    // A textbook sample with mean 5 and a population variance of 4 over 8 values.
    #expect(column.meanOfPresent.isClose(to: 5, within: 1e-15))
    #expect(column.standardDeviationOfPresent.isClose(to: (32.0 / 7).squareRoot(), within: 1e-14))
    #expect(column.medianOfPresent.isClose(to: 4.5, within: 1e-15))
    #expect([3, .nan, 4].rootMeanSquareOfPresent.isClose(to: 12.5.squareRoot(), within: 1e-15))
  }

  @Test func `nothing has no statistics`() {
    let nothing: [Double] = [.nan]

    #expect(nothing.meanOfPresent.isNaN)
    #expect(nothing.medianOfPresent.isNaN)
    #expect(nothing.rootMeanSquareOfPresent.isNaN)
    #expect([1.0].standardDeviationOfPresent.isNaN)
  }

  @Test func `the generator gives its published numbers`() {
    // The first outputs of SplitMix64 for the seed 1234567, as in the reference implementation.
    var generator = SeededGenerator(seed: 1_234_567)

    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
    #expect(generator.next() == 9_817_491_932_198_370_423)
  }

  @Test func `normal numbers have mean zero and variance one`() {
    var generator = SeededGenerator(seed: 3)
    let draws = (0..<20_000).map { _ in generator.nextNormal() }

    // Four standard errors: 4/√20000 for the mean, 4/√40000 for the deviation.
    #expect(draws.meanOfPresent.isClose(to: 0, within: 0.029))
    #expect(draws.standardDeviationOfPresent.isClose(to: 1, within: 0.02))
  }
}
