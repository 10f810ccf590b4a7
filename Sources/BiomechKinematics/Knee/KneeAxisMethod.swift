// SPDX-License-Identifier: Apache-2.0

/// Where the medio-lateral axis of the knee comes from when a model is calibrated.
public enum KneeAxisMethod: String, Sendable, CaseIterable {
  /// The line through the epicondyles in the static trial.
  case epicondyles

  /// The axis that the knee turned about in a functional trial: ``SARA``.
  case sara
}
