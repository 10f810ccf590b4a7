// SPDX-License-Identifier: Apache-2.0

/// What the person did in a trial, or in a stretch of one.
public enum MovementTask: String, Sendable, CaseIterable {
  /// Standing still.
  case `static`

  /// Walking, on the floor or on a treadmill.
  case gait

  /// Running: both feet are off the ground between steps.
  case running

  /// Squats on both legs with the feet in place.
  case squat

  /// Squats on one leg, the other foot off the ground.
  case singleLegSquat = "single_leg_squat"

  /// Lowering the body from a step on one leg until the other foot is below the step.
  case stepDown = "step_down"

  /// A long step forwards or backwards, the front knee bent, and back.
  case lunge

  /// A fall from a box, a landing on both feet and at once a jump upwards.
  case dropJump = "drop_jump"

  /// A landing on both feet that is held.
  case landing

  /// A landing on one foot that is held.
  case singleLegLanding = "single_leg_landing"

  /// Repeated jumps on the spot with the knees pulled up.
  case tuckJump = "tuck_jump"

  /// Standing up from a seat, with or without sitting down again.
  case sitToStand = "sit_to_stand"

  /// Something else: angles are computed, nothing is judged.
  case other

  /// Plain words.
  public var label: String {
    switch self {
    case .static: "quiet standing"
    case .gait: "walking"
    case .running: "running"
    case .squat: "double-leg squat"
    case .singleLegSquat: "single-leg squat"
    case .stepDown: "step-down"
    case .lunge: "lunge"
    case .dropJump: "drop jump"
    case .landing: "landing on both legs"
    case .singleLegLanding: "landing on one leg"
    case .tuckJump: "tuck jump"
    case .sitToStand: "sit-to-stand"
    case .other: "unrecognised movement"
    }
  }

  /// What one repetition is called, such as `squat`.
  public var repetitionWord: String {
    switch self {
    case .static: "static trial"
    case .gait, .running: "stride"
    case .squat, .singleLegSquat: "squat"
    case .stepDown: "step-down"
    case .lunge: "lunge"
    case .dropJump, .landing, .singleLegLanding: "landing"
    case .tuckJump: "jump"
    case .sitToStand: "rise"
    case .other: "repetition"
    }
  }

  /// Whether the person walks or runs, so that the trial is cut into cycles of each leg.
  public var isCyclic: Bool { self == .gait || self == .running }

  /// Whether a foot lands from the air.
  public var isLanding: Bool {
    switch self {
    case .dropJump, .landing, .singleLegLanding, .tuckJump: true
    default: false
    }
  }

  /// Whether one leg at a time is looked at.
  public var isSingleLeg: Bool {
    switch self {
    case .singleLegSquat, .stepDown, .lunge, .singleLegLanding: true
    default: false
    }
  }
}
