// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// What knee angles are at a foot's own contact, shortly after it, and how far they go on from there.
///
/// A value at an instant is as uncertain as the instant: its U95 holds the slope of the angle times
/// that of the instant.
extension RepetitionMeasures {
  func kneeFlexionAtContact(_ side: Side) -> Measure? {
    flexion(side, after: 0, as: .kneeFlexionAtContact)
  }

  func kneeFlexionAt40Milliseconds(_ side: Side) -> Measure? {
    flexion(side, after: 0.04, as: .kneeFlexionAt40Milliseconds)
  }

  func kneeFlexionAt100Milliseconds(_ side: Side) -> Measure? {
    flexion(side, after: 0.1, as: .kneeFlexionAt100Milliseconds)
  }

  func kneeAbductionAtContact(_ side: Side) -> Measure? {
    abduction(side, after: 0, as: .kneeAbductionAtContact)
  }

  func kneeAbductionAt40Milliseconds(_ side: Side) -> Measure? {
    abduction(side, after: 0.04, as: .kneeAbductionAt40Milliseconds)
  }

  func kneeAbductionAt100Milliseconds(_ side: Side) -> Measure? {
    abduction(side, after: 0.1, as: .kneeAbductionAt100Milliseconds)
  }

  func kneeFlexionDisplacement(_ side: Side) -> Measure? {
    excursion(
      of: .kneeFlexion, side, as: .kneeFlexionDisplacement, .kneeFlexion(side),
      else: Threshold.kneeFlexionDisplacement.defaultU95)
  }

  func kneeAbductionExcursion(_ side: Side) -> Measure? {
    excursion(
      of: .kneeAdduction, side, as: .kneeAbductionExcursion, sign: -1, .kneeAdduction(side),
      else: Threshold.kneeAbduction.defaultU95)
  }
}

extension RepetitionMeasures {
  private func flexion(_ side: Side, after delay: Double, as kind: MeasureKind) -> Measure? {
    value(
      of: .kneeFlexion, side, after: delay, as: kind, .kneeFlexion(side),
      else: Threshold.kneeFlexionAtContact.defaultU95)
  }

  private func abduction(_ side: Side, after delay: Double, as kind: MeasureKind) -> Measure? {
    value(
      of: .kneeAdduction, side, after: delay, as: kind, sign: -1, .kneeAdduction(side),
      else: Threshold.kneeAbduction.defaultU95)
  }

  private func contact(_ side: Side) -> Instant? {
    repetition.initialContact[side].map { frame in
      Instant(
        .initialContact, BodySide(side), at: frame, in: analyzed.events,
        frameRate: kinematics.frameRate)
    }
  }

  private func value(
    of variable: Variable, _ side: Side, after delay: Double, as kind: MeasureKind,
    sign: Double = 1, _ quantity: BodyQuantity, else defaultU95: Double
  ) -> Measure? {
    guard let column = kinematics[variable, side], let contact = contact(side) else { return nil }
    let place = contact.frames + delay * kinematics.frameRate
    // After the foot has left the ground again the angle says nothing of the landing.
    guard let reading = Reading(of: column, at: place), place <= Double(repetition.end) else {
      return nil
    }
    let factor = variable.unit.displayFactor
    let slope = factor * reading.slope * kinematics.frameRate
    let words = delay == 0 ? "at contact" : "\((1000 * delay).fixed(0)) ms after contact"
    return measure(
      kind, BodySide(side), sign * factor * reading.value,
      u95.error(of: quantity, at: reading.frame), else: defaultU95,
      timing: slope * contact.u95, atContact(words), frames: [reading.frame])
  }

  private func excursion(
    of variable: Variable, _ side: Side, as kind: MeasureKind, sign: Double = 1,
    _ quantity: BodyQuantity, else defaultU95: Double
  ) -> Measure? {
    let frames = frames(of: side)
    guard let column = kinematics[variable, side], let contact = contact(side),
      let start = Reading(of: column, at: contact.frames),
      let peak = frame(ofLargest: { sign * column[$0] }, in: frames)
    else { return nil }
    let factor = variable.unit.displayFactor
    let slope = factor * start.slope * kinematics.frameRate
    return measure(
      kind, BodySide(side), sign * factor * (column[peak] - start.value),
      u95.error(of: quantity, from: start.frame, to: peak), else: defaultU95,
      timing: slope * contact.u95, atContact("largest less that at contact"), frames: frames)
  }
}

/// A column read between two frames.
private struct Reading {
  let value: Double

  /// The frame nearest to the place.
  let frame: Int

  /// The steeper change to the frames around it, in the unit of the column for one frame.
  let slope: Double

  /// The value at a place between frames by a straight line, or `nil` where it is missing.
  init?(of column: [Double], at place: Double) {
    guard place >= 0, place <= Double(column.count - 1) else { return nil }
    let below = Int(place)
    let share = place - Double(below)
    value =
      share == 0 ? column[below] : column[below] * (1 - share) + column[below + 1] * share
    frame = share < 0.5 ? below : below + 1
    guard !value.isNaN else { return nil }
    let here = column[frame]
    let around = [frame - 1, frame + 1].filter(column.indices.contains)
    slope = around.map { (column[$0] - here).magnitude }.filter { !$0.isNaN }.max() ?? 0
  }
}
