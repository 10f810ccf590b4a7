// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Measures of standing from landmarks beside the joint centres: the quadriceps angle, the tibial
/// tuberosity, and the gaps between the knees and between the ankles.
struct FrontalLandmarkMeasures {
  let analyzed: AnalyzedTrial
  let uncertainty: Uncertainty
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
    _ kind: MeasureKind, _ side: BodySide, _ value: Double, _ u95: Double, _ method: String,
    _ quality: MeasureQuality
  ) -> Measure? {
    guard value.isFinite else { return nil }
    let filled = kinematics.filledFraction(side, in: frames)
    return Measure(
      kind: kind, side: side, trial: analyzed.trial.name, task: analyzed.events.task, value: value,
      u95: u95, method: method,
      quality: kinematics.isDoubtful(side)
        ? .doubtful : filled > Judgement.mostFilled ? .limited : quality,
      filledFraction: filled)
  }
}

// MARK: - One leg

extension FrontalLandmarkMeasures {
  /// Only frames that may speak about alignment count: a turned leg moves the patella.
  private func quadricepsAngle(_ side: Side) -> Measure? {
    guard let column = kinematics[.quadricepsAngle, side],
      let standing = StandingAlignment(of: side, in: analyzed, uncertainty: uncertainty)
    else { return nil }
    let legs = bodies.map { $0[side] }
    func length(_ from: KeyPath<TrackedLeg, Vector3?>) -> Double {
      legs.map { leg in
        guard let end = leg[keyPath: from],
          let patella = leg.patella?.translation ?? leg.patellaCentre
        else { return .nan }
        return (end - patella).length
      }.medianOfPresent
    }
    // Usual lengths where the kinematics were put together without segments.
    let (long, short) = (length(\.iliacSpine), length(\.tibialTuberosity))
    let deviation = uncertainty.quadricepsAngle(
      toSpine: long > 0 ? long : 450, toTuberosity: short > 0 ? short : 70)
    let value = Angle.radians(standing.usedFrames.map { column[$0] }.medianOfPresent).degrees
    return measure(
      .quadricepsAngleStanding, BodySide(side), value, Uncertainty.u95(deviation.degrees),
      "from ASIS, patella and tibial tuberosity, median over quiet standing"
        + (standing.refusal.map { "; lacks \($0)" } ?? ""),
      standing.refusal == nil ? .good : .limited)
  }

  private func tuberosity(_ side: Side) -> Measure? {
    guard let leg = kinematics.geometry[side] else { return nil }
    let width = subject.kneeWidth[side] ?? leg.kneeWidth - markerDiameter
    guard width > 0 else { return nil }
    let lateral = bodies.map { body -> Double in
      guard let shank = body[side].shank, let tuberosity = body[side].tibialTuberosity else {
        return .nan
      }
      return side.sign * shank.inverse.applied(to: tuberosity).z
    }.medianOfPresent
    return measure(
      .tibialTuberosityLateralisation, BodySide(side), 100 * lateral / width,
      100 * Uncertainty.u95(uncertainty.tibialTuberosity()) / width,
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
        Uncertainty.u95(uncertainty.gap(betweenEpicondyles: true)),
        method("the ankles", touch: ankles), touches(ankles) ? .good : .limited),
      measure(
        .intermalleolarDistanceStanding, .both, ankles,
        Uncertainty.u95(uncertainty.gap(betweenEpicondyles: false)),
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
