// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// What a report says about the patellae, in sentences.
struct PatellaContent {
  /// The sentences about one knee in one trial.
  struct Knee {
    var title: String
    var sentences: [String]
    var tracking: PatellarTracking
  }

  var knees: [Knee] = []

  /// What holds for all of it, or why there is nothing.
  var remarks: [String] = []

  /// - Parameters:
  ///   - trials: The trials shown.
  ///   - assessment: What was measured.
  init(of trials: [AnalyzedTrial], _ assessment: Assessment) {
    var isThroughSkin = false
    var hasJump = false
    for analyzed in trials {
      let name = analyzed.trial.name
      let measures = assessment.measures.filter { $0.trial == name }
      for tracking in assessment.patellae[name] ?? [] {
        isThroughSkin = isThroughSkin || tracking.source.isThroughSkin
        hasJump = hasJump || tracking.cycles.contains { $0.lateralJump != nil }
        knees.append(
          Knee(
            title: "\(name), \(tracking.side.rawValue) knee, by \(tracking.source.label)",
            sentences: sentences(tracking, analyzed.kinematics, measures), tracking: tracking))
      }
    }
    guard !knees.isEmpty else {
      remarks = [
        trials.contains { !$0.kinematics.patella.isEmpty }
          ? "Left out: markers over the patella say something up to 60° of knee flexion only, and "
            + "nothing in landings."
          : "Not measurable with these markers: it needs one over the patella, or three or more on "
            + "its poles and borders, and the axes of the thigh."
      ]
      return
    }
    remarks.append(
      "Axes as in Bull et al. 2002; positive: lateral shift, lateral tilt (lateral border towards the "
        + "femur), spin with the distal pole inwards. Other conventions give other numbers.")
    if isThroughSkin {
      remarks.append(
        "Markers stand on skin, which slides most as the knee straightens with a tense quadriceps. "
          + "They show neither bisect offset nor trochlea nor a cause of pain; beyond 60° of knee "
          + "flexion and in landings nothing is said.")
    }
    if hasJump {
      remarks.append(
        "A J sign needs active extension, the same jump in at least three cycles of three, and "
          + "complaints; no number alone is one.")
    }
  }
}

private func sentences(
  _ tracking: PatellarTracking, _ kinematics: TrialKinematics, _ measures: [Measure]
) -> [String] {
  let ranges = tracking.source.hasAxes || !tracking.source.isThroughSkin
  let count = tracking.cycles.count
  let first = ranges ? [rangeSentence(tracking, kinematics)].compactMap { $0 } : []
  guard count >= PatellarTracking.fewestCycles else {
    return first + [
      "\(count) \(count == 1 ? "cycle" : "cycles") of knee flexion seen; a statement needs "
        + "\(PatellarTracking.fewestCycles)."
    ]
  }
  func values(_ kind: MeasureKind) -> [Measure] {
    measures.filter { $0.kind == kind && $0.side == BodySide(tracking.side) }
  }
  return first
    + [
      shiftSentence(tracking, values(.patellarShiftNearExtension)),
      tiltSentence(values(.patellarTiltNearExtension)),
      jumpSentence(tracking, values(.patellarLateralJump)),
    ].compactMap { $0 }
}

/// Over what range of flexion the patella was seen, and the ranges it moved through.
private func rangeSentence(
  _ tracking: PatellarTracking, _ kinematics: TrialKinematics
) -> String? {
  let side = tracking.side
  guard let shift = kinematics[.patellarShift, side], let flexion = kinematics[.kneeFlexion, side]
  else { return nil }
  let seen = shift.indices.filter { !shift[$0].isNaN }
  func range(_ variable: Variable, _ decimals: Int) -> String? {
    guard let column = kinematics[variable, side] else { return nil }
    let values = seen.map { column[$0] * variable.unit.displayFactor }.filter(\.isFinite)
    guard let low = values.min(), let high = values.max() else { return nil }
    return "\(low.text(decimals)) to \(high.text(decimals))\(variable.unit.mark)"
  }
  let present = seen.map { flexion[$0] }.filter(\.isFinite).map { Angle.radians($0).degrees }
  guard let least = present.min(), let most = present.max() else { return nil }
  let parts = [
    range(.patellarFlexion, 1).map { "flexion \($0)" },
    range(.patellarTilt, 1).map { "tilt \($0)" },
    range(.patellarSpin, 1).map { "spin \($0)" }, range(.patellarShift, 1).map { "shift \($0)" },
  ].compactMap { $0 }
  return "Over \(least.text(1)) to \(most.text(1))° of knee flexion the patella moved through "
    + "\(parts.joined(separator: ", "))."
}

private func shiftSentence(_ tracking: PatellarTracking, _ measures: [Measure]) -> String? {
  guard let reference = tracking.reference else { return nil }
  let what = tracking.source.isThroughSkin ? "the marker over the kneecap" : "the patella"
  let place = reference.0 == .seated ? "at \(reference.0.rawValue)" : "in \(reference.0.rawValue)"
  if measures.isEmpty {
    let shifts = tracking.cycles.map(\.shiftNearExtension).filter(\.isFinite)
    guard shifts.count >= PatellarTracking.fewestCycles else { return nil }
    let mean = shifts.meanOfPresent
    return "Near full extension \(what) sits \(mean.magnitude.text(1)) mm further "
      + "\(direction(mean)) than \(place), in \(shifts.count) cycles."
  }
  let mean = measures.map(\.value).meanOfPresent
  let u95 = Measure.u95OfMean(measures)
  return "Near full extension \(what) sits \(mean.magnitude.text(0)) ± \(u95.text(0)) % of the "
    + "knee's width further \(direction(mean)) than \(place), in \(measures.count) cycles."
}

private func direction(_ value: Double) -> String { value >= 0 ? "outwards" : "inwards" }

private func tiltSentence(_ measures: [Measure]) -> String? {
  guard !measures.isEmpty else { return nil }
  let mean = measures.map(\.value).meanOfPresent
  let u95 = Measure.u95OfMean(measures)
  return "Tilt there is \(mean.magnitude.text(0)) ± \(u95.text(0))° "
    + "\(mean >= 0 ? "lateral" : "medial")."
}

private func jumpSentence(_ tracking: PatellarTracking, _ measures: [Measure]) -> String? {
  guard !measures.isEmpty else { return nil }
  let values = measures.map(\.value)
  let mean = values.meanOfPresent
  let u95 = Measure.u95OfMean(measures)
  let variation = 100 * values.standardDeviationOfPresent / mean.magnitude
  let bands = ["flag", "watch", "below"].compactMap { band -> String? in
    let count = measures.count { $0.band == band }
    return count > 0 ? "\(band) in \(count)" : nil
  }
  let width =
    tracking.isPatellaMeasured ? "measured" : "assumed, \(tracking.patellaWidth.text(0)) mm"
  return "Jump outwards in extension \(mean.text(2)) ± \(u95.text(2)) patellar widths (\(width)): "
    + "band \(bands.joined(separator: ", ")) of \(values.count) cycles"
    + (variation.isFinite && mean > 0 ? ", coefficient of variation \(variation.text(0)) %" : "")
    + "."
}

extension TrustBand {
  /// The band in a few words, such as `± 5.9° at 0°, ± 6.5° at 30°`.
  var words: String {
    [0.0, 30, 60, 90].compactMap { flexion in
      let value = u95(at: flexion)
      return value.isFinite ? "± \(value.text(1))\(variable.unit.mark) at \(flexion.text(0))°" : nil
    }.joined(separator: ", ")
  }
}

extension Assessment {
  /// How far knee adduction can be trusted, for both legs in one sentence; `nil` where it is not
  /// known.
  var adductionTrust: String? {
    let bands = trustBands.filter { $0.variable == .kneeAdduction }
    guard let first = bands.first else { return nil }
    let words = bands.map { "\($0.side.rawValue) \($0.words)" }
    let isSame = bands.allSatisfy { $0.words == first.words } && bands.count > 1
    return "Knee adduction by knee flexion, U95: "
      + (isSame ? "both legs \(first.words)" : words.joined(separator: "; "))
  }
}
