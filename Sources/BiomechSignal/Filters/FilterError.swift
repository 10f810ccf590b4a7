// SPDX-License-Identifier: Apache-2.0

/// A reason why a filter cannot be made.
@nonexhaustive public enum FilterError: Error, Hashable {
  /// The cut-off frequency is not positive or too close to half the frame rate; both in hertz.
  case cutoffOutOfRange(cutoff: Double, frameRate: Double)

  /// The frame rate is not a positive number of hertz.
  case frameRateOutOfRange(Double)
}

extension FilterError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cutoffOutOfRange(let cutoff, let frameRate):
      """
      the cut-off frequency '\(cutoff)' Hz does not suit a frame rate of \(frameRate) Hz
        hint: choose more than 0 and less than \(ButterworthLowPass.highestRelativeCutoff * frameRate) Hz
      """
    case .frameRateOutOfRange(let frameRate):
      """
      the frame rate '\(frameRate)' Hz is not a positive number
        hint: give the frames per second of the recording, such as --rate 100
      """
    }
  }
}
