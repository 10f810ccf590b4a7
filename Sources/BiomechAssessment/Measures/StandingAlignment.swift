// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// How one leg stands: the alignment over quiet standing, and whether it may be called alignment.
///
/// A flexed knee or a turned leg shows up as false varus or valgus in the frontal plane, so a frame
/// is accepted only with −5° to 10° of knee flexion and, where heel and toe are seen, within 20° of
/// foot progression. The limits are engineering choices.
struct StandingAlignment {
  static let flexion = Angle.degrees(-5)...Angle.degrees(10)
  static let footProgression = Angle.degrees(20)

  /// The shortest accepted standing, in seconds.
  static let shortestDuration = 1.0

  let side: Side

  /// The deviation in degrees, varus positive; NaN when no frame has one.
  let deviation: Double

  /// The error of ``deviation`` in degrees, or `nil` when none can be computed.
  let error: MeasureError?

  /// The mechanical axis deviation in millimetres.
  let axisDeviation: Double

  let axisError: MeasureError?
  let filledFraction: Double

  /// Why it may not be judged, such as `the knee is flexed 17°`; `nil` when it may.
  let refusal: String?

  /// The frames that the values are medians over: the accepted ones, or all where none is.
  let usedFrames: [Int]

  private let analyzed: AnalyzedTrial
  private let origin: U95Origin

  /// The angle between the anatomical and the mechanical axis of the femur in degrees, valgus, and
  /// its standard deviation between people: 5.99° ± 0.70° on radiographs of women.
  static let femoralAngle = (mean: 6.0, deviation: 0.7)

  /// The alignment of a leg in a trial, or `nil` when the person never stood still or the leg has
  /// no alignment.
  init?(of side: Side, in analyzed: AnalyzedTrial, uncertainty: MeasureUncertainty?) {
    let kinematics = analyzed.kinematics
    guard let window = analyzed.events.standing,
      let column = kinematics[.hkaDeviation, side]
    else { return nil }
    let frames = window.frames.clamped(to: 0..<kinematics.frameCount)
    let limits = StandingLimits(side: side, analyzed: analyzed)
    let accepted = frames.filter { limits.accept($0) && !column[$0].isNaN }
    let duration = Double(accepted.count) / kinematics.frameRate
    let used = accepted.isEmpty ? Array(frames) : accepted

    usedFrames = used
    self.side = side
    self.analyzed = analyzed
    deviation = Angle.radians(used.map { column[$0] }.medianOfPresent).degrees
    if deviation.isNaN { return nil }
    axisDeviation =
      kinematics[.mechanicalAxisDeviation, side].map { axis in
        used.map { axis[$0] }.medianOfPresent
      } ?? .nan
    filledFraction = kinematics.filledFraction(BodySide(side), in: used)

    error = uncertainty?.uncertainty(over: used, of: BodySide(side)) {
      $0.frontalLeg(side, in: $1)?.hkaDeviation.degrees ?? .nan
    }
    axisError = uncertainty?.uncertainty(over: used, of: BodySide(side)) {
      $0.frontalLeg(side, in: $1)?.mechanicalAxisDeviation ?? .nan
    }
    origin = uncertainty?.origin(of: error) ?? .usual

    refusal =
      if kinematics.model == .frontal {
        "a calibrated model (medial and lateral knee and ankle markers)"
      } else if duration < Self.shortestDuration || accepted.count * 2 < frames.count {
        limits.complaint(about: frames)
          ?? "quiet standing of at least \(Self.shortestDuration.fixed(0)) s (there are "
          + "\(duration.fixed(1)) s)"
      } else {
        nil
      }
  }

  /// The U95 of ``deviation`` in degrees, that of the threshold where none can be computed.
  var u95: Double { error?.u95 ?? Threshold.standingVarus.defaultU95 }

  /// 3.5 mm for each degree, the scale of an adult leg.
  private static let axisU95 = 12.0

  /// The error of the difference between the legs, left less right, over the frames of both.
  static func differenceError(
    left: StandingAlignment, right: StandingAlignment, _ uncertainty: MeasureUncertainty
  ) -> MeasureError? {
    let frames = left.usedFrames.filter(Set(right.usedFrames).contains)
    return uncertainty.uncertainty(over: frames) { body, plane in
      guard let left = body.frontalLeg(.left, in: plane),
        let right = body.frontalLeg(.right, in: plane)
      else { return .nan }
      return (left.hkaDeviation - right.hkaDeviation).degrees
    }
  }

  /// How the value was had.
  var method: String {
    "\(analyzed.kinematics.model.rawValue), median over quiet standing"
      + (refusal.map { "; lacks \($0)" } ?? "")
  }

  /// The error of the deviation and the spread of femora are independent.
  private var tibiofemoralU95: Double {
    let femur = MeasureError.u95(Self.femoralAngle.deviation)
    return (u95 * u95 + femur * femur).squareRoot()
  }

  /// The shape of a femur does not change from trial to trial either.
  private var tibiofemoralError: MeasureError? {
    error.map { error in
      let femur = Self.femoralAngle.deviation
      return MeasureError(
        bias: (error.bias * error.bias + femur * femur).squareRoot(), noise: error.noise)
    }
  }

  var measures: [Measure] {
    let isGood = refusal == nil && filledFraction <= 0.2 && origin == .computed
    return [
      (MeasureKind.hkaDeviationStanding, deviation, error, u95),
      (.mechanicalAxisDeviationStanding, axisDeviation, axisError, axisError?.u95 ?? Self.axisU95),
      (
        .tibiofemoralAngleStanding, Self.femoralAngle.mean - deviation, tibiofemoralError,
        tibiofemoralU95
      ),
    ].filter { !$0.1.isNaN }.map { kind, value, error, u95 in
      Measure(
        kind: kind, side: BodySide(side), trial: analyzed.trial.name, task: analyzed.events.task,
        value: value, u95: u95, sharedU95: error?.sharedU95, u95Origin: origin, method: method,
        quality: isGood ? .good : .limited, filledFraction: filledFraction)
    }
  }
}

/// Which frames of standing can speak about alignment.
private struct StandingLimits {
  let flexion: [Double]?
  let progression: [Double]?

  init(side: Side, analyzed: AnalyzedTrial) {
    flexion = analyzed.kinematics[.kneeFlexion, side]
    progression = analyzed.kinematics[.footProgression, side]
  }

  func accept(_ frame: Int) -> Bool { acceptsFlexion(frame) && acceptsProgression(frame) }

  /// A frame without flexion is not accepted: it may be bent.
  private func acceptsFlexion(_ frame: Int) -> Bool {
    flexion.map { StandingAlignment.flexion.contains(.radians($0[frame])) } ?? false
  }

  /// A frame in which the foot is not seen is accepted.
  private func acceptsProgression(_ frame: Int) -> Bool {
    guard let angle = progression?[frame], !angle.isNaN else { return true }
    return angle.magnitude <= StandingAlignment.footProgression.radians
  }

  /// What is wanting when most frames are not accepted, or `nil` when these limits are not why.
  func complaint(about frames: Range<Int>) -> String? {
    if frames.count(where: acceptsFlexion) * 2 < frames.count {
      let median = (flexion.map { column in frames.map { column[$0] }.medianOfPresent }) ?? .nan
      guard !median.isNaN else { return "the knee flexion while standing" }
      return "standing with a straight knee, -5° to 10° of flexion (it is at "
        + "\(Angle.radians(median).degrees.fixed(0))°)"
    }
    if frames.count(where: acceptsProgression) * 2 < frames.count {
      let median = Angle.radians(
        (progression.map { column in frames.map { column[$0] }.medianOfPresent }) ?? .nan
      ).degrees
      return "standing with the foot within 20° of straight ahead (it points "
        + "\(median.magnitude.fixed(0))° \(median < 0 ? "outwards" : "inwards"))"
    }
    return nil
  }
}
