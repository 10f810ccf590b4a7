// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A Butterworth low-pass filter without phase shift: a second-order section run over the samples
/// forwards and then backwards.
///
/// Two passes damp the cut-off frequency twice, so the section is designed for a higher frequency;
/// the gain of both passes together is then 1/√2 at ``cutoff``. The correction belongs on the
/// tangent of the pre-warped frequency, not on the frequency itself.
///
/// Only runs of valid samples are filtered, never across a NaN. Each run is continued at both ends
/// by its odd reflection (2x₀ − xₖ) over ``padLength`` samples, and each pass starts from the
/// steady state of its first sample. Runs not longer than the pad are left as they are and
/// reported.
///
/// Source: D. A. Winter, Biomechanics and Motor Control of Human Movement, 4th edition (2009),
/// section 2.2, doi:10.1002/9780470549148; padding and initial state as in SciPy's `filtfilt`.
public struct ButterworthLowPass: Hashable, Sendable {
  /// The cut-off frequency as a share of the frame rate above which a filter is refused.
  public static let highestRelativeCutoff = 0.45

  /// The factor C = (√2 − 1)^¼ ≈ 0.8022 that makes up for the second pass.
  ///
  /// In general C = (2^(1/n) − 1)^(1/(2N)), here for n = 2 passes of order N = 2.
  public static var doublePassCorrection: Double { pow(2.0.squareRoot() - 1, 0.25) }

  /// The frequency in hertz at which the gain of both passes together is 1/√2.
  public let cutoff: Double

  /// Frames per second.
  public let frameRate: Double

  /// The cut-off frequency in hertz of a single pass.
  public let designFrequency: Double

  /// The number of samples by which each run is continued at both ends.
  public let padLength: Int

  let b0: Double
  let a1: Double
  let a2: Double

  /// Creates a filter.
  ///
  /// - Parameters:
  ///   - cutoff: The frequency in hertz at which the gain is 1/√2: more than 0 and less than 0.45
  ///     of the frame rate.
  ///   - frameRate: Frames per second.
  /// - Throws: ``FilterError`` when a frequency is out of range.
  public init(cutoff: Double, frameRate: Double) throws(FilterError) {
    try checkFrequencies(cutoff: cutoff, frameRate: frameRate)
    self.cutoff = cutoff
    self.frameRate = frameRate
    let warped = tan(.pi * cutoff / frameRate) / Self.doublePassCorrection
    designFrequency = frameRate / .pi * atan(warped)
    // No recording is so long that a longer pad makes a difference.
    padLength = max(9 * Int(min((frameRate / (4 * cutoff)).rounded(.up), 1e9)), 10)

    let a0 = 1 + 2.0.squareRoot() * warped + warped * warped
    b0 = warped * warped / a0
    a1 = 2 * (warped * warped - 1) / a0
    a2 = (1 - 2.0.squareRoot() * warped + warped * warped) / a0
  }

  /// The gain of both passes together at a frequency in hertz: from 0 to 1.
  public func gain(at frequency: Double) -> Double {
    let w = 2 * .pi * frequency / frameRate
    // b = b0 (1 + z⁻¹)², so its squared magnitude is b0² (2 + 2 cos w)².
    let numerator = b0 * (2 + 2 * cos(w))
    let real = 1 + a1 * cos(w) + a2 * cos(2 * w)
    let imaginary = a1 * sin(w) + a2 * sin(2 * w)
    return numerator * numerator / (real * real + imaginary * imaginary)
  }
}
