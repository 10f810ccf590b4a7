// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// One gait cycle of a leg, from a foot strike to the next strike of the same foot.
///
/// Instants are in frames from the first frame of the trial, with fractions.
public struct GaitCycle: Hashable, Sendable {
  /// Counted from 1 within the trial, for each leg.
  public var number: Int

  public var side: Side

  /// When the foot strikes the ground.
  public var strike: Double

  /// When the foot leaves the ground, between both strikes.
  public var off: Double

  /// When the foot strikes again.
  public var nextStrike: Double

  /// When the other foot leaves the ground after ``strike``; `nil` where it is not known, and in
  /// running.
  public var oppositeOff: Double?

  /// When the other foot strikes the ground; `nil` where it is not known.
  public var oppositeStrike: Double?

  public init(
    number: Int, side: Side, strike: Double, off: Double, nextStrike: Double,
    oppositeOff: Double? = nil, oppositeStrike: Double? = nil
  ) {
    self.number = number
    self.side = side
    self.strike = strike
    self.off = off
    self.nextStrike = nextStrike
    self.oppositeOff = oppositeOff
    self.oppositeStrike = oppositeStrike
  }

  /// The whole frames of the cycle.
  public var frames: ClosedRange<Int> {
    Int(strike.rounded())...max(Int(nextStrike.rounded()), Int(strike.rounded()))
  }

  /// The whole frames in which the foot is on the ground.
  public var stance: ClosedRange<Int> {
    Int(strike.rounded())...max(Int(off.rounded()), Int(strike.rounded()))
  }
}
