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
  /// A time between two instants, and half the width of its 95 % interval, in seconds.
  private struct Duration {
    let seconds: Double
    let u95: Double

    /// `nil` for a time that is not positive.
    init?(from start: Instant, to end: Instant, frameRate: Double) {
      seconds = (end.frames - start.frames) / frameRate
      u95 = (start.u95 * start.u95 + end.u95 * end.u95).squareRoot()
      guard seconds > 0 else { return nil }
    }

    var height: Double { RepetitionMeasures.gravity * seconds * seconds / 8 }
  }

  private func instant(_ kind: Event.Kind, _ side: BodySide, _ frame: Int) -> Instant {
    Instant(kind, side, at: frame, in: analyzed.events, frameRate: kinematics.frameRate)
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
        u95: 1000 * Self.gravity * flight.seconds / 4 * flight.u95,
        "by a flight of \(flight.seconds.fixed(3)) s")
    }
  }

  private func contactTime(_ side: BodySide) -> Measure? {
    timeOnGround(side).flatMap {
      measure(.contactTime, side, $0.seconds, u95: $0.u95, "from contact to take-off")
    }
  }

  private func reactiveStrengthIndex(_ side: BodySide) -> Measure? {
    guard let flight = flightTime(side), let contact = timeOnGround(side) else { return nil }
    let index = flight.height / contact.seconds
    let (height, time) = (2 * flight.u95 / flight.seconds, contact.u95 / contact.seconds)
    return measure(
      .reactiveStrengthIndex, side, index,
      u95: index * (height * height + time * time).squareRoot(),
      "jump height over contact time")
  }

  /// What instants alone give is as good as they are, whatever the model.
  private func measure(
    _ kind: MeasureKind, _ side: BodySide, _ value: Double, u95: Double, _ method: String
  ) -> Measure? {
    Measure(
      kind: kind, side: side, trial: analyzed.trial.name, task: task, cycle: repetition.number,
      value: value, u95: u95, method: atContact(method), quality: isTooSlow ? .limited : .good)
  }
}
