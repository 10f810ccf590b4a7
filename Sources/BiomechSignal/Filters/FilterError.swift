// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// A reason why a filter cannot be made or used.
@nonexhaustive public enum FilterError: Error, Hashable {
  /// The cut-off frequency is not positive or too close to half the frame rate; both in hertz.
  case cutoffOutOfRange(cutoff: Double, frameRate: Double)

  /// The frame rate is not a positive number of hertz.
  case frameRateOutOfRange(Double)

  /// The matrix of a smoothing spline could not be solved.
  case notSolvable(LinearAlgebraError)
}

extension FilterError {
  /// The kind of a problem; the raw value is the word for `biomech explain`.
  public enum Code: String, Sendable, CaseIterable {
    case cutoffOutOfRange = "cutoff-out-of-range"
    case frameRateOutOfRange = "frame-rate-out-of-range"
    case splineNotSolvable = "spline-not-solvable"
  }

  /// The kind of the problem.
  public var code: Code {
    switch self {
    case .cutoffOutOfRange: .cutoffOutOfRange
    case .frameRateOutOfRange: .frameRateOutOfRange
    case .notSolvable: .splineNotSolvable
    }
  }
}

/// Refuses frequencies that no low-pass filter can be made for.
func checkFrequencies(cutoff: Double, frameRate: Double) throws(FilterError) {
  guard frameRate > 0, frameRate.isFinite else { throw .frameRateOutOfRange(frameRate) }
  guard cutoff > 0, cutoff < ButterworthLowPass.highestRelativeCutoff * frameRate else {
    throw .cutoffOutOfRange(cutoff: cutoff, frameRate: frameRate)
  }
}

extension FilterError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cutoffOutOfRange(let cutoff, let frameRate):
      """
      the cut-off frequency '\(cutoff)' Hz does not suit a frame rate of \(frameRate) Hz \
      [\(code.rawValue)]
        hint: choose more than 0 and less than \(ButterworthLowPass.highestRelativeCutoff * frameRate) Hz
      """
    case .frameRateOutOfRange(let frameRate):
      """
      the frame rate '\(frameRate)' Hz is not a positive number [\(code.rawValue)]
        hint: give the frames per second of the recording, such as --rate 100
      """
    case .notSolvable(let error):
      """
      the smoothing spline cannot be computed: \(error) [\(code.rawValue)]
        hint: filter with --filter butterworth
      """
    }
  }
}
