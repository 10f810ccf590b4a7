// SPDX-License-Identifier: Apache-2.0

/// Where one sample of one marker came from.
///
/// It stays with the sample from the file to the report, so that a number can say how much of it
/// was measured.
public enum SampleOrigin: UInt8, Sendable, CaseIterable {
  /// The marker was not seen and nothing was put in its place: the coordinates are NaN.
  case missing

  /// As the file has it.
  case measured

  /// Interpolated over a short gap by a piecewise cubic Hermite polynomial.
  case filledByPCHIP

  /// Taken out as implausible: the coordinates are NaN.
  case rejected

  /// Whether the sample has coordinates that were not measured.
  public var isFilled: Bool { self == .filledByPCHIP }
}
