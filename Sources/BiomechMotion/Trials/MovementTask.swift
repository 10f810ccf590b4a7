// SPDX-License-Identifier: Apache-2.0

/// What the person did in a trial.
public enum MovementTask: String, Sendable, CaseIterable {
  /// Standing still.
  case `static`

  /// Squats on both legs with the feet in place.
  case squat

  /// Walking, on the floor or on a treadmill.
  case gait

  /// Something else: angles are computed, nothing is judged.
  case other

  /// Plain words.
  public var label: String {
    switch self {
    case .static: "quiet standing"
    case .squat: "double-leg squat"
    case .gait: "walking"
    case .other: "unrecognised movement"
    }
  }
}
