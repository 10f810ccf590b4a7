// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechTestSupport
import Testing

struct InterpolationTests {
  @Test func `interpolation gives back samples, straight lines and no overshoot`() {
    #expect(interpolate([1, 2, 4], at: 1) == 2)
    #expect(interpolate([1, 2, 3, 4], at: 1.25).isClose(to: 2.25, within: 1e-15))
    let step = stride(from: 1.0, through: 2, by: 0.05).map { interpolate([0, 0, 1, 1], at: $0) }
    #expect(step.allSatisfy { (0...1).contains($0) })
  }

  @Test func `interpolation agrees with the published formula`() {
    // Samples 0, 1, 4, 9 at 0…3; between 1 and 2 the slopes are the harmonic means of 1 and 3 and
    // of 3 and 5, so at the middle the Hermite cubic gives (1 + 4)/2 + (1.5 - 3.75)/8.
    #expect(interpolate([0, 1, 4, 9], at: 1.5).isClose(to: 2.5 + (1.5 - 3.75) / 8, within: 1e-15))
  }

  @Test func `a value beside a missing sample is missing, the sample itself is not`() {
    #expect(interpolate([1, .nan, 3, 4, 5], at: 1.5).isNaN)
    #expect(interpolate([1, .nan, 3, 4, 5], at: 2) == 3)
    #expect(interpolate([1, .nan, 3, 4, 5], at: 2.5).isClose(to: 3.5, within: 1e-15))
    #expect(interpolate([1, 2], at: 1.5).isNaN)
  }
}
