// SPDX-License-Identifier: Apache-2.0

/// How an error of the knee's medio-lateral axis is found from motion.
///
/// Whatever the method, the result is one turn of the thigh's axes about its long axis, found in
/// walking or in a functional trial and applied unchanged to every trial of the session.
public enum CrossTalkMethod: String, Sendable, CaseIterable {
  /// Least variance of adduction; the conventional model, which is there to give its vendor's
  /// numbers, is left as it is.
  case auto

  /// The axis stays as it was calibrated.
  case off

  /// The turn after which adduction varies least.
  ///
  /// Source: Baker, Finney and Orr 1999, doi:10.1016/S0167-9457(99)00027-5.
  case minimumVariance = "minimum-variance"

  /// The turn after which the first principal component of flexion and adduction is flexion.
  ///
  /// Source: Baudet et al. 2014, doi:10.1371/journal.pone.0102098; flexion and adduction only, since
  /// rotation has a true coupling with flexion (Skaro, Hazelwood and Klisch 2021, J. Biomech. Eng.
  /// 143, 054501).
  case pca

  /// The turn that lays the thigh's medio-lateral axis along the one that the shank turns about; see
  /// ``SARA``.
  case sara

  /// Plain words.
  public var label: String {
    switch self {
    case .auto: "least variance of adduction"
    case .off: "none"
    case .minimumVariance: "least variance of adduction"
    case .pca: "principal components of flexion and adduction"
    case .sara: "symmetrical axis of rotation"
    }
  }
}
