// SPDX-License-Identifier: Apache-2.0

/// The model the user asks for.
public enum ModelRequest: String, Sendable, CaseIterable {
  /// The fullest one the markers allow.
  case auto

  /// The calibrated model, or an error when the markers do not allow it.
  case calibrated

  /// The frontal-plane model, whatever the markers allow.
  case frontal
}
