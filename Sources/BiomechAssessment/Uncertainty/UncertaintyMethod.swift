// SPDX-License-Identifier: Apache-2.0

/// How the uncertainty of a measure is had.
public enum UncertaintyMethod: String, Hashable, Sendable, CaseIterable {
  /// Not computed: the defaults of the thresholds stand in, and every measure says so.
  case off

  /// The measure is taken as linear in small errors, whose variances add.
  case delta

  /// The measure is taken anew for many drawn errors.
  case montecarlo
}
