// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Measures of standing from landmarks beside the joint centres: the quadriceps angle, the tibial
/// tuberosity, and the gaps between the knees and between the ankles.
struct FrontalLandmarkMeasures {
  let analyzed: AnalyzedTrial
  let uncertainty: MeasureUncertainty
  let subject: Subject

  /// The right leg, the left leg, then the gaps.
  var all: [Measure] {
    [Side.right, .left].flatMap { side in
      [quadricepsAngle(side), tuberosity(side)].compactMap { $0 }
    } + gaps
  }

  private var kinematics: TrialKinematics { analyzed.kinematics }

  private var frames: Range<Int> {
    (analyzed.events.standing?.frames ?? 0..<0).clamped(to: 0..<kinematics.frameCount)
  }

  private var markerDiameter: Double {
    subject.markerDiameter ?? PatellarTracking.usualMarkerDiameter
  }

  private var bodies: [TrackedBody] {
    let bodies = kinematics.track?.bodies ?? []
    return bodies.count == kinematics.frameCount ? Array(bodies[frames]) : []
  }

  private func measure(
    _ kind: MeasureKind, _ side: BodySide, _ value: Double, _ error: MeasureError?,
    else usual: Double, _ method: String, _ quality: MeasureQuality
  ) -> Measure? {
    guard value.isFinite else { return nil }
    let filled = kinematics.filledFraction(side, in: frames)
    return Measure(
      kind: kind, side: side, trial: analyzed.trial.name, task: analyzed.events.task, value: value,
      u95: error?.u95 ?? usual, sharedU95: error?.sharedU95,
      u95Origin: uncertainty.origin(of: error),
      method: method,
      quality: kinematics.isDoubtful(side)
        ? .doubtful : filled > Judgement.mostFilled || error == nil ? .limited : quality,
      filledFraction: filled)
  }
}

// MARK: - One leg

extension FrontalLandmarkMeasures {
  /// Only frames that may speak about alignment count: a turned leg moves the patella.
  private func quadricepsAngle(_ side: Side) -> Measure? {
    guard let column = kinematics[.quadricepsAngle, side],
      let standing = StandingAlignment(of: side, in: analyzed, uncertainty: nil)
    else { return nil }
    let value = Angle.radians(standing.usedFrames.map { column[$0] }.medianOfPresent).degrees
    let error = uncertainty.uncertainty(over: standing.usedFrames, of: BodySide(side)) {
      $0.quadricepsAngle(side, in: $1)?.degrees ?? .nan
    }
    return measure(
      .quadricepsAngleStanding, BodySide(side), value, error, else: 12,
      "from ASIS, patella and tibial tuberosity, median over quiet standing"
        + (standing.refusal.map { "; lacks \($0)" } ?? ""),
      standing.refusal == nil ? .good : .limited)
  }

  private func tuberosity(_ side: Side) -> Measure? {
    guard let leg = kinematics.geometry[side] else { return nil }
    let width = subject.kneeWidth[side] ?? leg.kneeWidth - markerDiameter
    guard width > 0 else { return nil }
    let lateral = bodies.map { $0.tuberosityLateralisation(side) }.medianOfPresent
    let error = uncertainty.uncertainty(over: Array(frames), of: BodySide(side)) { body, _ in
      100 * body.tuberosityLateralisation(side) / width
    }
    return measure(
      .tibialTuberosityLateralisation, BodySide(side), 100 * lateral / width, error,
      else: 100 * 12 / width,
      "\(lateral.fixed(0)) mm of \(width.fixed(0)) mm, median over quiet standing", .good)
  }
}

// MARK: - Gaps

extension FrontalLandmarkMeasures {
  private enum Joint {
    case knees, ankles
  }

  private var gaps: [Measure] {
    let knees = gap(.knees)
    let ankles = gap(.ankles)
    return [
      measure(
        .intercondylarDistanceStanding, .both, knees,
        uncertainty.gap(\.epicondyle), else: 14,
        method("the ankles", touch: ankles), touches(ankles) ? .good : .limited),
      measure(
        .intermalleolarDistanceStanding, .both, ankles,
        uncertainty.gap(\.malleolus), else: 11,
        method("the knees", touch: knees), touches(knees) ? .good : .limited),
    ].compactMap { $0 }
  }

  /// The distance between the inner sides of both legs over the skin.
  ///
  /// A marker on the inside stands out towards the other leg, so the skin begins its radius further
  /// out on either side, and the gap is larger than the distance of the markers by one diameter.
  private func gap(_ joint: Joint) -> Double {
    let landmark: Landmark = joint == .knees ? .medialEpicondyle : .medialMalleolus
    let trial = analyzed.trial
    return frames.map { frame in
      (trial.position(landmark, .right, frame: frame)
        - trial.position(landmark, .left, frame: frame)).length
    }.medianOfPresent + markerDiameter
  }

  /// Two markers fit between legs that touch, and skin gives way (engineering choice: 10 mm).
  private func touches(_ gap: Double) -> Bool { gap <= 2 * markerDiameter + 10 }

  private func method(_ others: String, touch gap: Double) -> String {
    let skin =
      "between the skin under the medial markers, their diameter of \(markerDiameter.fixed(0)) mm "
      + "\(subject.markerDiameter == nil ? "assumed" : "given") and added"
    return touches(gap)
      ? "\(others) touch; \(skin)" : "gap in this stance, since \(others) do not touch; \(skin)"
  }
}

extension MeasureUncertainty {
  /// The error of the gap between two markers, each off by the same standard deviation; `nil` when
  /// nothing is to be computed.
  fileprivate func gap(_ deviation: KeyPath<PlacementErrors, Double>) -> MeasureError? {
    placement.map { MeasureError(bias: 2.0.squareRoot() * $0[keyPath: deviation]) }
  }
}
