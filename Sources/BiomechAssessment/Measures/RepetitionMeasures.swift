// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Takes the measures of one repetition.
struct RepetitionMeasures {
  /// The share of frames that may be missing from a repetition before it has no peak (engineering
  /// choice).
  static let mostMissing = 0.2

  /// The flexion from which knee abduction is looked at: below it the knee still stands.
  static let abductionFlexion = Angle.degrees(20)

  private let repetition: Repetition
  private let task: MovementTask
  private let analyzed: AnalyzedTrial
  private let u95: RepetitionUncertainty

  private var kinematics: TrialKinematics { analyzed.kinematics }

  init(
    of repetition: Repetition, task: MovementTask, in analyzed: AnalyzedTrial,
    u95: RepetitionUncertainty
  ) {
    self.repetition = repetition
    self.task = task
    self.analyzed = analyzed
    self.u95 = u95
  }

  /// Right leg, left leg, then what speaks about both.
  var all: [Measure] {
    [Side.right, .left].flatMap { side in
      [
        kneeFlexionPeak(side), kneeAdductionAtBottom(side), kneeAbductionPeak(side),
        projectionAnglePeak(side), kneeDisplacementPeak(side), kneeDisplacementAtBottom(side),
        hipAdductionPeak(side), hipInternalRotationPeak(side),
      ].compactMap { $0 }
    } + [squatDepth, separationRatioAtBottom].compactMap { $0 }
  }
}

// MARK: - Angles

extension RepetitionMeasures {
  /// The default of 5° is that of the depth classes.
  private func kneeFlexionPeak(_ side: Side) -> Measure? {
    peak(of: .kneeFlexion, side, as: .kneeFlexionPeak, u95.kneeFlexion, else: 5)
  }

  private func kneeAdductionAtBottom(_ side: Side) -> Measure? {
    guard let column = kinematics[.kneeAdduction, side] else { return nil }
    let bottom = repetition.bottom
    return measure(
      .kneeAdductionAtBottom, BodySide(side), Angle.radians(column[bottom]).degrees,
      u95.kneeAdduction(side, at: bottom), else: Threshold.kneeAbduction.defaultU95,
      "at the bottom", frames: [bottom])
  }

  private func kneeAbductionPeak(_ side: Side) -> Measure? {
    guard let adduction = kinematics[.kneeAdduction, side],
      let flexion = kinematics[.kneeFlexion, side]
    else { return nil }
    // Without its flexion a frame cannot be told from standing, so the missing ones count here.
    let missing = repetition.frames.count { flexion[$0].isNaN }
    guard Double(missing) <= Self.mostMissing * Double(repetition.frames.count) else { return nil }
    let frames = repetition.frames.filter { flexion[$0] >= Self.abductionFlexion.radians }
    guard let peak = frame(ofLargest: { -adduction[$0] }, in: frames) else { return nil }
    return measure(
      .kneeAbductionPeak, BodySide(side), Angle.radians(-adduction[peak]).degrees,
      u95.kneeAdduction(side, at: peak), else: Threshold.kneeAbduction.defaultU95,
      "largest from 20° of knee flexion on", frames: frames)
  }

  /// Frames beyond the validity of the angle are missing on purpose, so their share says nothing.
  ///
  /// Its uncertainty is that of two-dimensional video methods, whose look the angle has: 8°.
  private func projectionAnglePeak(_ side: Side) -> Measure? {
    guard let column = kinematics[.frontalPlaneProjectionAngle, side] else { return nil }
    let valid = repetition.frames.filter { !column[$0].isNaN }
    guard let peak = frame(ofLargest: { column[$0] }, in: valid) else { return nil }
    return measure(
      .frontalPlaneProjectionAnglePeak, BodySide(side), Angle.radians(column[peak]).degrees,
      MeasureError(bias: 8 / 1.96), else: 8, "largest of the valid frames", frames: valid)
  }

  private func hipAdductionPeak(_ side: Side) -> Measure? {
    peak(of: .hipAdduction, side, as: .hipAdductionPeak, u95.hipAdduction, else: 5)
  }

  /// The default is twice that of adduction: the turn about the long axis is the worst known.
  private func hipInternalRotationPeak(_ side: Side) -> Measure? {
    peak(
      of: .hipInternalRotation, side, as: .hipInternalRotationPeak, u95.hipInternalRotation,
      else: 10)
  }
}

// MARK: - Distances

extension RepetitionMeasures {
  private func kneeDisplacementPeak(_ side: Side) -> Measure? {
    guard let column = kinematics[.medialKneeDisplacement, side],
      let peak = frame(ofLargest: { column[$0] }, in: repetition.frames)
    else { return nil }
    return measure(
      .medialKneeDisplacementPeak, BodySide(side), column[peak],
      u95.medialKneeDisplacement(side, at: peak),
      else: Threshold.medialKneeDisplacement.defaultU95,
      "largest of the repetition, less standing", frames: repetition.frames)
  }

  private func kneeDisplacementAtBottom(_ side: Side) -> Measure? {
    guard let column = kinematics[.medialKneeDisplacement, side] else { return nil }
    let bottom = repetition.bottom
    return measure(
      .medialKneeDisplacementAtBottom, BodySide(side), column[bottom],
      u95.medialKneeDisplacement(side, at: bottom),
      else: Threshold.medialKneeDisplacement.defaultU95, "at the bottom, less standing",
      frames: [bottom])
  }

  private var separationRatioAtBottom: Measure? {
    guard let column = kinematics[.kneeAnkleSeparationRatio, .both] else { return nil }
    let bottom = repetition.bottom
    return measure(
      .kneeAnkleSeparationRatioAtBottom, .both, column[bottom],
      u95.separationRatio(at: bottom),
      else: Threshold.kneeAnkleSeparation.defaultU95, "at the bottom", frames: [bottom])
  }

  /// The default is what a pelvis that tilts by 30° makes of a hip centre off by 10 mm:
  /// 2 · 10 · sin 15° = 5 mm, and U95 twice that.
  private var squatDepth: Measure? {
    measure(
      .squatDepth, .both, repetition.depth, u95.squatDepth(at: repetition.bottom), else: 10,
      "below standing",
      frames: [repetition.bottom],
      band: SquatDepthClass(at: repetition.bottom, in: kinematics)?.rawValue)
  }
}

// MARK: - How a measure is taken

extension RepetitionMeasures {
  private func peak(
    of variable: Variable, _ side: Side, as kind: MeasureKind,
    _ error: (Side, Int) -> MeasureError?, else defaultU95: Double
  ) -> Measure? {
    guard let column = kinematics[variable, side],
      let peak = frame(ofLargest: { column[$0] }, in: repetition.frames)
    else { return nil }
    return measure(
      kind, BodySide(side), column[peak] * variable.unit.displayFactor, error(side, peak),
      else: defaultU95, "largest of the repetition", frames: repetition.frames)
  }

  /// The first frame with the largest value, or `nil` when too many frames are missing.
  private func frame(
    ofLargest value: (Int) -> Double, in frames: some Collection<Int>
  ) -> Int? {
    let present = frames.filter { !value($0).isNaN }
    let missing = Double(frames.count - present.count)
    guard missing <= Self.mostMissing * Double(frames.count) else { return nil }
    return present.max { value($0) < value($1) }
  }

  /// A measure, or `nil` for a missing value.
  ///
  /// It is of limited quality when its uncertainty is a default, when the model has no knee axis, or
  /// when more than a fifth of its frames rest on filled samples.
  private func measure(
    _ kind: MeasureKind, _ side: BodySide, _ value: Double, _ error: MeasureError?,
    else defaultU95: Double, _ method: String, frames: some Collection<Int>, band: String? = nil
  ) -> Measure? {
    guard !value.isNaN else { return nil }
    let filled = kinematics.filledFraction(side, in: frames)
    let isGood = kinematics.model.hasKneeAxis && error != nil && filled <= Judgement.mostFilled
    return Measure(
      kind: kind, side: side, trial: analyzed.trial.name, task: task,
      cycle: repetition.number, value: value, u95: error?.u95 ?? defaultU95,
      sharedU95: error?.sharedU95, u95Origin: u95.origin(of: error),
      method: "\(kinematics.model.rawValue), \(method)",
      quality: kinematics.isDoubtful(side) ? .doubtful : isGood ? .good : .limited,
      filledFraction: filled, band: band)
  }
}
