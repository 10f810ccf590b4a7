// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import Foundation
import Testing

struct FixedDecimalTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.0, 2, "0.00"), (-0.004, 2, "0.00"), (-0.006, 2, "-0.01"), (1.5, 0, "2"),
    (2.5, 0, "2"), (123.456, 1, "123.5"), (999.9999, 3, "1000.000"), (-17.25, 4, "-17.2500"),
    (1e15, 3, "1000000000000000.000"), (-1e300.squareRoot(), 1, "-1e150 in full"),
  ])
  func `a number has the decimals asked for`(value: Double, decimals: Int, text: String) {
    let expected =
      text == "-1e150 in full" ? String(format: "%.1f", value) : text

    #expect(value.fixed(decimals) == expected)
  }

  @Test func `a missing number is an empty cell`() {
    #expect(Double.nan.fixed(3) == "")
  }

  @Test func `random numbers print as the C library prints them`() {
    // Away from ties: at an exact half the decimal text of a binary number is a matter of taste.
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      let magnitude = Double.random(in: -6...6, using: &generator)
      let value = Double.random(in: -1...1, using: &generator) * pow(10, magnitude)
      let decimals = Int.random(in: 0...6, using: &generator)
      let scaled = (value * pow(10, Double(decimals))).magnitude
      guard (scaled - scaled.rounded(.down) - 0.5).magnitude > 1e-6 else { continue }
      let printed = String(format: "%.\(decimals)f", value)
      let isNegativeZero = printed.allSatisfy { "-0.".contains($0) } && printed.hasPrefix("-")
      #expect(value.fixed(decimals) == (isNegativeZero ? String(printed.dropFirst()) : printed))
    }
  }

  @Test(arguments: [0, 7, -7, 1_234_567_890, Int.min, Int.max])
  func `whole numbers print in full`(value: Int) {
    var buffer = TextBuffer()
    buffer.append(value)

    #expect(buffer.string == String(value))
  }

  @Test(arguments: [
    (8.0, 3, "8"), (0.125, 3, "0.125"), (0.126, 2, "0.13"), (100.0, 2, "100"), (-2.5, 2, "-2.5"),
    (5.999, 2, "6"), (Double.infinity, 3, "inf"),
  ])
  func `the shortest text has no zeros behind the point`(
    value: Double, decimals: Int, text: String
  ) {
    #expect(value.shortest(upTo: decimals) == text)
  }
}
