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

  /// Carried over a gap by three or more other markers of the same segment.
  case filledByRigidBody

  /// Interpolated over a short gap by a piecewise cubic Hermite polynomial.
  case filledByPCHIP

  /// Reconstructed over a gap from the markers around it, by principal components.
  case filledByPCA

  /// Taken out as implausible: the coordinates are NaN.
  case rejected

  /// Whether the sample has coordinates that were not measured.
  public var isFilled: Bool {
    switch self {
    case .filledByRigidBody, .filledByPCHIP, .filledByPCA: true
    case .missing, .measured, .rejected: false
    }
  }

  /// The origins of filled samples, in the order in which the methods are tried.
  public static let filled: [SampleOrigin] = allCases.filter(\.isFilled)

  /// The word in JSON, such as `filled_rigid_body`.
  public var id: String {
    switch self {
    case .missing: "missing"
    case .measured: "measured"
    case .filledByRigidBody: "filled_rigid_body"
    case .filledByPCHIP: "filled_pchip"
    case .filledByPCA: "filled_pca"
    case .rejected: "rejected"
    }
  }

  /// Plain words, such as `filled by rigid body`.
  public var label: String {
    switch self {
    case .missing: "not seen"
    case .measured: "measured"
    case .filledByRigidBody: "filled by rigid body"
    case .filledByPCHIP: "filled by PCHIP"
    case .filledByPCA: "filled by PCA"
    case .rejected: "taken out as implausible"
    }
  }
}
