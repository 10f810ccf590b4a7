// SPDX-License-Identifier: Apache-2.0

import BiomechMath

extension Measure {
  /// Half the width of the 95 % interval of the mean over repetitions.
  ///
  /// The bias is shared and stays; the scatter between repetitions averages down, and with it the
  /// noise of the frames, which is part of it. That scatter is known from n repetitions alone, so
  /// Student's t takes the place of 1.96 for its part:
  ///
  ///     U95² = (1.96 bias)² + (t(n − 1) s/√n)²
  ///
  /// - Parameter measures: One measure for each repetition.
  /// - Returns: U95 of the mean: that of the measure itself for one, NaN for none.
  public static func u95OfMean(_ measures: [Measure]) -> Double {
    guard measures.count > 1 else { return measures.first?.u95 ?? .nan }
    let count = Double(measures.count)
    let scatter = measures.map(\.value).standardDeviationOfPresent / count.squareRoot()
    let bias = measures.map(\.sharedU95).rootMeanSquareOfPresent
    let part = studentT95(degreesOfFreedom: measures.count - 1) * scatter
    return (bias * bias + part * part).squareRoot()
  }

  /// The two-sided 95 % point of Student's t distribution.
  static func studentT95(degreesOfFreedom: Int) -> Double {
    let table = [
      12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
      2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    ]
    precondition(degreesOfFreedom >= 1, "a scatter needs two values")
    // Beyond the table the first term of the expansion about 1.96 is right to three decimals.
    return degreesOfFreedom <= table.count
      ? table[degreesOfFreedom - 1] : 1.96 + 2.37 / Double(degreesOfFreedom)
  }
}
