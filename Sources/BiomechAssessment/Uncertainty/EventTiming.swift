// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// How far an instant is off, by what happened and who told it: standard deviations in seconds.
///
/// Part of it all events of one kind share in a person, so that no mean over repetitions reduces it.
///
/// - Strikes and offs by markers: against force plates and events of vendors 15 ms root mean square,
///   about half of that variance shared.
/// - Contacts and take-offs by markers: in simulated landings with noise, misplaced markers and moving
///   skin 3 to 5 ms root mean square at 120 to 250 Hz, nearly all of it shared. They are the first
///   frames on and off the ground, half a frame late in the mean; the detector adds up to 2 ms from
///   person to person, and real shoes some more (engineering choice: 2.5 ms).
/// - By force plate: 3 ms where the instant lies between frames, the frame alone where it is rounded up
///   to one.
/// - Of a file or the user: right within a frame to both sides.
struct EventTiming: Equatable {
  /// What all events of the kind share, besides the rounding up to a frame.
  var bias: Double

  /// What every event has anew.
  var noise: Double

  /// How late the event is in the mean since it stands at the next whole frame; between two such events
  /// it cancels.
  var delay: Double

  /// - Parameters:
  ///   - kind: What happened.
  ///   - source: Who told it.
  ///   - frameRate: Frames per second.
  init(_ kind: Event.Kind, by source: Event.Source, frameRate: Double) {
    let frame = 1 / frameRate
    let sampling = frame / 12.0.squareRoot()
    switch (kind, source) {
    case (_, .file), (_, .user):
      self.init(bias: 0, noise: frame / 3.0.squareRoot(), delay: 0)
    case (.footStrike, .force), (.footOff, .force):
      self.init(bias: 0, noise: 0.003, delay: 0)
    case (.footStrike, .kinematic), (.footOff, .kinematic):
      self.init(bias: 0.010, noise: max(0.011, sampling), delay: 0)
    case (_, .force):
      self.init(bias: 0, noise: sampling, delay: frame / 2)
    case (_, .kinematic):
      self.init(
        bias: 0.0025, noise: (sampling * sampling + 0.001 * 0.001).squareRoot(), delay: frame / 2)
    }
  }

  private init(bias: Double, noise: Double, delay: Double) {
    (self.bias, self.noise, self.delay) = (bias, noise, delay)
  }

  /// The error of a value that is read at the instant.
  ///
  /// - Parameter rate: How fast the value changes there, in its unit for a second.
  /// - Returns: The error in the unit of the value.
  func error(rate: Double) -> MeasureError {
    MeasureError(bias: (bias * bias + delay * delay).squareRoot(), noise: noise)
      .scaled(by: rate.magnitude)
  }

  /// The error of the time to an instant of another kind, or of the same kind told by somebody else.
  func spacing(to other: EventTiming) -> MeasureError {
    let delay = self.delay - other.delay
    return MeasureError(
      bias: (bias * bias + other.bias * other.bias + delay * delay).squareRoot(),
      noise: (noise * noise + other.noise * other.noise).squareRoot())
  }

  /// The error of the time between two instants of one kind.
  ///
  /// What they share cancels where the same method told both of them of one foot. The markers of the
  /// other foot sit elsewhere on the shoe, and it may strike in another way: simulated strikes of both
  /// feet of a person are off by as much from each other as those of different people, and half of the
  /// shared variance is taken to cancel (engineering choice).
  static func spacing(
    of kind: Event.Kind, _ first: Event.Source, _ second: Event.Source, ofBothFeet: Bool = false,
    frameRate: Double
  ) -> MeasureError {
    let start = EventTiming(kind, by: first, frameRate: frameRate)
    var error = start.spacing(to: EventTiming(kind, by: second, frameRate: frameRate))
    if first == second { error.bias = ofBothFeet ? start.bias : 0 }
    return error
  }
}
