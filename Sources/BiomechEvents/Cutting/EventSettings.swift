// SPDX-License-Identifier: Apache-2.0

/// How events are found; the defaults are those of the command.
public struct EventSettings: Hashable, Sendable {
  /// How foot strikes and offs are found.
  public var gait: GaitEventMethod

  public init(gait: GaitEventMethod = .auto) {
    self.gait = gait
  }
}

/// How foot strikes and offs are found where neither the file nor a force plate tells them.
public enum GaitEventMethod: String, Sendable, CaseIterable {
  /// Zeni finds the step, the heel's largest vertical acceleration times the strike, and a parabola
  /// through three samples the off; O'Connor is the cross-check.
  case auto

  /// Where heel and toe are furthest before and behind the pelvis (Zeni et al. 2008).
  case zeni

  /// By the vertical velocity of the middle of the foot (O'Connor et al. 2007).
  case oconnor

  /// By the speed of heel and toe in the sagittal plane (Ghoussayni et al. 2004).
  case ghoussayni

  /// By the high-pass filtered position of heel and toe (Desailly et al. 2009).
  case desailly
}
