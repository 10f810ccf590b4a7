// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion

/// One variable over one repetition at 0, 1, … 100 % of its time.
struct Waveform {
  var key: VariableKey
  var cycle: Int

  /// 101 values in the unit shown to people, NaN where missing.
  var values: [Double]

  /// Whether each value rests on a filled sample.
  var filled: [Bool]
}

/// Every variable of every repetition of a trial, in the order of the registry.
func waveforms(of analyzed: AnalyzedTrial) -> [Waveform] {
  let kinematics = analyzed.kinematics
  return kinematics.orderedKeys.flatMap { key -> [Waveform] in
    guard let column = kinematics.columns[key] else { return [] }
    let sides: [Side] = key.side.side.map { [$0] } ?? Side.allCases
    let filledColumns = sides.compactMap { kinematics.filledFrames[$0] }
    let factor = key.variable.unit.displayFactor
    return analyzed.events.repetitions.compactMap { repetition in
      guard repetition.start >= 0, repetition.end < column.count else { return nil }
      var waveform = Waveform(key: key, cycle: repetition.number, values: [], filled: [])
      for percent in 0...100 {
        let position =
          Double(repetition.start)
          + Double(percent) / 100 * Double(repetition.end - repetition.start)
        let value = interpolate(column, at: position) * factor
        // A ratio over a vanishing distance is infinite, which no plot or table can show.
        let shown = value.isFinite ? value : .nan
        let first = Int(position)
        let last = min(Int(position.rounded(.up)), column.count - 1)
        waveform.values.append(shown)
        waveform.filled.append(
          filledColumns.contains { frames in
            frames.indices.contains(first) && frames.indices.contains(last)
              && (frames[first] || frames[last])
          })
      }
      return waveform
    }
  }
}

/// A value between the samples of an evenly sampled column, by PCHIP.
///
/// The curve goes through the samples and does not overshoot them. Its slope at a sample is the
/// harmonic mean of the slopes to both sides, or zero where those differ in sign; beside a missing
/// sample it is the slope to the sample that is there. Beside a missing sample the value between
/// is missing.
///
/// Source: Fritsch and Butland, "A method for constructing local monotone piecewise cubic
/// interpolants", SIAM J. Sci. Stat. Comput. 5 (1984), 300–304, doi:10.1137/0905021.
///
/// - Parameters:
///   - column: The samples, NaN where missing.
///   - position: Where to look, in samples from 0 to `column.count - 1`.
/// - Returns: The value, or NaN where it is missing.
package func interpolate(_ column: [Double], at position: Double) -> Double {
  let left = Int(position)
  let fraction = position - Double(left)
  guard column.indices.contains(left) else { return .nan }
  guard fraction > 0 else { return column[left] }
  guard left + 1 < column.count else { return .nan }

  let (a, b) = (column[left], column[left + 1])
  let secant = b - a
  guard !secant.isNaN else { return .nan }
  let before = left > 0 ? a - column[left - 1] : .nan
  let after = left + 2 < column.count ? column[left + 2] - b : .nan
  let slopeAtLeft = before.isNaN ? secant : harmonicMean(before, secant)
  let slopeAtRight = after.isNaN ? secant : harmonicMean(secant, after)

  // The cubic Hermite polynomials on [0, 1].
  let t = fraction
  let s = 1 - t
  return (1 + 2 * t) * s * s * a + t * s * s * slopeAtLeft
    + t * t * (3 - 2 * t) * b - t * t * s * slopeAtRight
}

private func harmonicMean(_ a: Double, _ b: Double) -> Double {
  a * b > 0 ? 2 * a * b / (a + b) : 0
}
