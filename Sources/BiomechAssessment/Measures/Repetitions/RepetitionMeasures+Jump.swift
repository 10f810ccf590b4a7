// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Jumps by the clock: what follows from the instants of contact and take-off.
extension RepetitionMeasures {
  /// The acceleration of gravity in metres per second squared.
  static let gravity = 9.80665

  func jumpHeight() -> Measure? { jumpHeight(.both) }
  func jumpHeight(_ side: Side) -> Measure? { jumpHeight(BodySide(side)) }
  func contactTime() -> Measure? { contactTime(.both) }
  func contactTime(_ side: Side) -> Measure? { contactTime(BodySide(side)) }
  func reactiveStrengthIndex() -> Measure? { reactiveStrengthIndex(.both) }
  func reactiveStrengthIndex(_ side: Side) -> Measure? { reactiveStrengthIndex(BodySide(side)) }
}

extension RepetitionMeasures {
  /// A time between two instants, in seconds.
  private struct Duration {
    let seconds: Double
    let error: MeasureError

    /// `nil` for a time that is not positive.
    init?(from start: Instant, to end: Instant, frameRate: Double) {
      seconds = (end.frames - start.frames) / frameRate
      error = start.timing.spacing(to: end.timing)
      guard seconds > 0 else { return nil }
    }

    var height: Double { RepetitionMeasures.gravity * seconds * seconds / 8 }
  }

  private func flightTime(_ side: BodySide) -> Duration? {
    guard let takeOff = repetition.takeOff, let landing = repetition.nextContact else {
      return nil
    }
    return Duration(
      from: instant(.takeOff, side, takeOff), to: instant(.initialContact, side, landing),
      frameRate: kinematics.frameRate)
  }

  private func timeOnGround(_ side: BodySide) -> Duration? {
    guard let takeOff = repetition.takeOff else { return nil }
    return Duration(
      from: instant(.initialContact, side, repetition.start),
      to: instant(.takeOff, side, takeOff), frameRate: kinematics.frameRate)
  }

  private func jumpHeight(_ side: BodySide) -> Measure? {
    flightTime(side).flatMap { flight in
      measure(
        .jumpHeight, side, 1000 * flight.height,
        flight.error.scaled(by: 1000 * Self.gravity * flight.seconds / 4),
        "by a flight of \(flight.seconds.fixed(3)) s")
    }
  }

  private func contactTime(_ side: BodySide) -> Measure? {
    timeOnGround(side).flatMap {
      measure(.contactTime, side, $0.seconds, $0.error, "from contact to take-off")
    }
  }

  /// The height of the jump over the time on the ground.
  ///
  /// A take-off that is told too late makes the flight shorter and the contact longer: with the times f
  /// and c its error changes the index by its share 2/f + 1/c, which is more than the squares of both
  /// times would tell. That all three stand at the next whole frame cancels.
  private func reactiveStrengthIndex(_ side: BodySide) -> Measure? {
    guard let takeOff = repetition.takeOff, let landing = repetition.nextContact,
      let flight = flightTime(side), let contact = timeOnGround(side)
    else { return nil }
    let index = flight.height / contact.seconds
    let (ofFlight, ofContact) = (2 * index / flight.seconds, index / contact.seconds)
    let error = [
      (instant(.initialContact, side, repetition.start), ofContact),
      (instant(.takeOff, side, takeOff), ofFlight + ofContact),
      (instant(.initialContact, side, landing), ofFlight),
    ].reduce(MeasureError(bias: 0)) { sum, part in
      let (timing, share) = (part.0.timing, part.1)
      return sum.adding(MeasureError(bias: timing.bias * share, noise: timing.noise * share))
    }
    return measure(
      .reactiveStrengthIndex, side, index, error, "jump height over contact time")
  }

  /// What instants alone give is as good as they are, whatever the model.
  private func measure(
    _ kind: MeasureKind, _ side: BodySide, _ value: Double, _ error: MeasureError,
    _ method: String
  ) -> Measure? {
    Measure(
      kind: kind, side: side, trial: analyzed.trial.name, task: task, cycle: repetition.number,
      value: value, u95: error.u95, sharedU95: error.sharedU95, method: atContact(method),
      quality: isTooSlow ? .limited : .good)
  }
}
