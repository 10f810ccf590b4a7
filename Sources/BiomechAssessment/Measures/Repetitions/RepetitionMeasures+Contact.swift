// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// What knee angles are at a foot's own contact, shortly after it, and how far they go on from there.
///
/// A value at an instant is as uncertain as the instant: its U95 holds the slope of the angle times
/// the error of the instant, and what the low-pass filter makes of the corner that a contact is.
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

  /// What the instant and the filter do to a value that is read at a contact, in the unit shown.
  private func error(of reading: Reading, at contact: Instant, _ factor: Double) -> MeasureError {
    contact.timing.error(rate: factor * reading.slope * kinematics.frameRate)
      .adding(MeasureError(bias: factor * reading.smoothing))
  }

  private func value(
    of variable: Variable, _ side: Side, after delay: Double, as kind: MeasureKind,
    sign: Double = 1, _ quantity: BodyQuantity, else defaultU95: Double
  ) -> Measure? {
    guard let column = kinematics[variable, side], let contact = contact(side) else { return nil }
    let place = contact.frames + delay * kinematics.frameRate
    // After the foot has left the ground again the angle says nothing of the landing.
    guard let reading = reading(of: column, at: place), place <= Double(repetition.end) else {
      return nil
    }
    let factor = variable.unit.displayFactor
    let words = delay == 0 ? "at contact" : "\((1000 * delay).fixed(0)) ms after contact"
    return measure(
      kind, BodySide(side), sign * factor * reading.value,
      u95.error(of: quantity, at: reading.frame), else: defaultU95,
      timing: error(of: reading, at: contact, factor), atContact(words), frames: [reading.frame])
  }

  /// The skin has moved as far as the knee has bent, at the peak or at the deepest point: where a knee
  /// hardly turns sideways the peak may be anywhere between.
  private func excursion(
    of variable: Variable, _ side: Side, as kind: MeasureKind, sign: Double = 1,
    _ quantity: BodyQuantity, else defaultU95: Double
  ) -> Measure? {
    let frames = frames(of: side)
    guard let column = kinematics[variable, side], let flexion = kinematics[.kneeFlexion, side],
      let contact = contact(side), let start = reading(of: column, at: contact.frames),
      let peak = frame(ofLargest: { sign * column[$0] }, in: frames)
    else { return nil }
    let factor = variable.unit.displayFactor
    let bent = frames.filter { !flexion[$0].isNaN }.max { flexion[$0] < flexion[$1] } ?? peak
    let errors = [peak, bent].map { last in
      u95.error(
        of: quantity, from: start.frame, to: last,
        bending: .radians(flexion[last] - flexion[start.frame]))
    }
    let error = errors.contains(nil) ? nil : errors.compactMap { $0 }.max { $0.u95 < $1.u95 }
    return measure(
      kind, BodySide(side), sign * factor * (column[peak] - start.value), error, else: defaultU95,
      timing: self.error(of: start, at: contact, factor),
      atContact("largest less that at contact"), frames: frames)
  }
}
