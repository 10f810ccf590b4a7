// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
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

  /// How long the cycle lasts, in frames.
  ///
  /// It is the time between both strikes, or, where markers told both, between the instants at which
  /// the foot is furthest ahead: these are early by a time that hardly changes from stride to stride,
  /// so that their spacing is the more even one.
  public var duration: Double

  /// Where the person goes to: horizontal, of length one.
  public var direction: Vector3

  /// How fast the belt of a treadmill carries a standing foot backwards, in millimetres per second; 0
  /// over ground.
  public var beltSpeed: Double

  /// How the instants were found.
  public var timing: Timing

  /// Who told the instants of a cycle.
  public struct Timing: Hashable, Sendable {
    public var strike: Event.Source
    public var off: Event.Source
    public var nextStrike: Event.Source
    public var oppositeOff: Event.Source
    public var oppositeStrike: Event.Source

    public init(
      strike: Event.Source = .kinematic, off: Event.Source = .kinematic,
      nextStrike: Event.Source = .kinematic, oppositeOff: Event.Source = .kinematic,
      oppositeStrike: Event.Source = .kinematic
    ) {
      self.strike = strike
      self.off = off
      self.nextStrike = nextStrike
      self.oppositeOff = oppositeOff
      self.oppositeStrike = oppositeStrike
    }
  }

  public init(
    number: Int, side: Side, strike: Double, off: Double, nextStrike: Double,
    oppositeOff: Double? = nil, oppositeStrike: Double? = nil, duration: Double? = nil,
    direction: Vector3 = Vector3(1, 0, 0), beltSpeed: Double = 0, timing: Timing = Timing()
  ) {
    self.number = number
    self.side = side
    self.strike = strike
    self.off = off
    self.nextStrike = nextStrike
    self.oppositeOff = oppositeOff
    self.oppositeStrike = oppositeStrike
    self.duration = duration ?? nextStrike - strike
    self.direction = direction
    self.beltSpeed = beltSpeed
    self.timing = timing
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
