// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

extension ClusterReport {
  /// What a reader must know about the cluster, in full, or `nil` when it simply fits.
  var remark: String? {
    switch outcome {
    case .fits: nil
    case .relabelled(let renamed, let residuals):
      "The markers of the \(segment) are named differently from the static trial and were put "
        + "right: \(renamed.sentence). \(residuals.sentence)"
    case .excluded(let marker, let residuals):
      "The marker \(marker) of the \(segment) is not where it was in the static trial and was left "
        + "out. \(residuals.sentence)"
    case .refused(let reason): "The \(segment) cannot be tracked: \(reason)"
    }
  }

  /// The outcome in one or two words.
  var outcomeWord: String {
    switch outcome {
    case .fits: "fits"
    case .relabelled: "relabelled"
    case .excluded: "marker left out"
    case .refused: "refused"
    }
  }
}

extension LabelResiduals {
  fileprivate var sentence: String {
    "The residual fell from \(asLabelled.text(1)) mm to \(corrected.text(1)) mm."
  }
}

extension [MarkerName: MarkerName] {
  /// Each marker with the static marker it is, such as `A is B of the static trial`.
  fileprivate var sentence: String {
    filter { $0.key != $0.value }.sorted { $0.key < $1.key }
      .map { "\($0.key) is \($0.value) of the static trial" }.joined(separator: ", ")
  }
}
