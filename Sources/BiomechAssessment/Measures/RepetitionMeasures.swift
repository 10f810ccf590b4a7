// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Takes the measures of one squat.
struct RepetitionMeasures {
  /// The share of frames that may be missing from a repetition before it has no peak (engineering
  /// choice).
  static let mostMissing = 0.2

  /// The flexion from which knee abduction is looked at: below it the knee still stands.
  static let abductionFlexion = Angle.degrees(20)

  let repetition: SquatRepetition
  let analyzed: AnalyzedTrial
  let uncertainty: Uncertainty

  private var kinematics: TrialKinematics { analyzed.kinematics }

  init(of repetition: SquatRepetition, in analyzed: AnalyzedTrial, uncertainty: Uncertainty) {
    self.repetition = repetition
    self.analyzed = analyzed
    self.uncertainty = uncertainty
  }

  var all: [Measure] {
    [Side.right, .left].flatMap { side in
      [
        kneeFlexionPeak(side), kneeAdductionAtBottom(side), kneeAbductionPeak(side),
        projectionAnglePeak(side), kneeDisplacementPeak(side), kneeDisplacementAtBottom(side),
        peak(of: .hipAdduction, side, as: .hipAdductionPeak, u95: 5),
        // Twice that of adduction: the long axis is the worst known.
        peak(of: .hipInternalRotation, side, as: .hipInternalRotationPeak, u95: 10),
      ].compactMap { $0 }
    } + [squatDepth, separationRatioAtBottom].compactMap { $0 }
  }

  private func measure(
    _ kind: MeasureKind, _ side: BodySide, _ value: Double, u95: Double, _ method: String,
    frames: some Collection<Int>, quality: MeasureQuality = .good, band: String? = nil
  ) -> Measure? {
    guard !value.isNaN else { return nil }
    let filled = kinematics.filledFraction(side, in: frames)
    let model = kinematics.model == .calibrated ? "calibrated" : "frontal"
    return Measure(
      kind: kind, side: side, trial: analyzed.trial.name, task: analyzed.events.task,
      cycle: repetition.number, value: value, u95: u95, method: "\(model), \(method)",
      quality: filled > 0.2 ? .limited : quality, filledFraction: filled, band: band)
  }
}

// MARK: - Knee angles

extension RepetitionMeasures {
  private func kneeFlexionPeak(_ side: Side) -> Measure? {
    let u = kinematics.calibratedGeometry(side).map { uncertainty.kneeFlexion($0).degrees }
    return peak(of: .kneeFlexion, side, as: .kneeFlexionPeak, u95: u.map(Uncertainty.u95) ?? 5)
  }

  private func kneeAdductionAtBottom(_ side: Side) -> Measure? {
    guard let column = kinematics[.kneeAdduction, side] else { return nil }
    let bottom = repetition.bottom
    return measure(
      .kneeAdductionAtBottom, BodySide(side), Angle.radians(column[bottom]).degrees,
      u95: adductionU95(side, at: bottom), "at the bottom", frames: [bottom])
  }

  private func kneeAbductionPeak(_ side: Side) -> Measure? {
    guard let adduction = kinematics[.kneeAdduction, side],
      let flexion = kinematics[.kneeFlexion, side]
    else { return nil }
    let frames = repetition.frames.filter { flexion[$0] >= Self.abductionFlexion.radians }
    guard let peak = largest(of: adduction.map { -$0 }, in: frames) else { return nil }
    return measure(
      .kneeAbductionPeak, BodySide(side), Angle.radians(-adduction[peak]).degrees,
      u95: adductionU95(side, at: peak), "largest from 20° of knee flexion on", frames: frames)
  }

  private func adductionU95(_ side: Side, at frame: Int) -> Double {
    guard let leg = kinematics.calibratedGeometry(side), leg.kneeWidth > 0,
      let flexion = kinematics[.kneeFlexion, side]?[frame], !flexion.isNaN
    else { return Threshold.kneeAbduction.defaultU95 }
    return Uncertainty.u95(uncertainty.kneeAdduction(leg, flexion: .radians(flexion)).degrees)
  }

  /// Frames beyond the validity of the angle are missing on purpose, so their share says nothing.
  private func projectionAnglePeak(_ side: Side) -> Measure? {
    guard let column = kinematics[.frontalPlaneProjectionAngle, side] else { return nil }
    let valid = repetition.frames.filter { !column[$0].isNaN }
    guard let peak = largest(of: column, in: valid) else { return nil }
    return measure(
      .frontalPlaneProjectionAnglePeak, BodySide(side), Angle.radians(column[peak]).degrees,
      u95: 8, "largest of the valid frames", frames: valid)
  }
}

// MARK: - Peaks

extension RepetitionMeasures {
  private func peak(
    of variable: Variable, _ side: Side, as kind: MeasureKind, u95: Double
  ) -> Measure? {
    guard let column = kinematics[variable, side],
      let peak = largest(of: column, in: Array(repetition.frames))
    else { return nil }
    return measure(
      kind, BodySide(side), column[peak] * variable.unit.displayFactor, u95: u95,
      "largest of the repetition", frames: repetition.frames)
  }

  /// The first frame with the largest value, or `nil` when too many frames are missing.
  private func largest(of column: [Double], in frames: [Int]) -> Int? {
    let present = frames.filter { !column[$0].isNaN }
    let missing = Double(frames.count - present.count)
    guard missing <= Self.mostMissing * Double(frames.count) else { return nil }
    return present.max { column[$0] < column[$1] }
  }
}

// MARK: - Distances

extension RepetitionMeasures {
  private func kneeDisplacementPeak(_ side: Side) -> Measure? {
    guard let column = kinematics[.medialKneeDisplacement, side],
      let peak = largest(of: column, in: Array(repetition.frames))
    else { return nil }
    return kneeDisplacement(
      .medialKneeDisplacementPeak, side, column[peak], at: peak, "largest of the repetition",
      frames: Array(repetition.frames))
  }

  private func kneeDisplacementAtBottom(_ side: Side) -> Measure? {
    guard let column = kinematics[.medialKneeDisplacement, side] else { return nil }
    let bottom = repetition.bottom
    return kneeDisplacement(
      .medialKneeDisplacementAtBottom, side, column[bottom], at: bottom, "at the bottom",
      frames: [bottom])
  }

  private func kneeDisplacement(
    _ kind: MeasureKind, _ side: Side, _ value: Double, at frame: Int, _ method: String,
    frames: [Int]
  ) -> Measure? {
    measure(
      kind, BodySide(side), value, u95: displacementU95(side, at: frame),
      "\(method), less standing", frames: frames)
  }

  private func displacementU95(_ side: Side, at frame: Int) -> Double {
    guard let leg = kinematics.trackedGeometry(side),
      let line = HipAnkleLine(of: side, in: kinematics)
    else { return Threshold.medialKneeDisplacement.defaultU95 }
    let standing = (kinematics.standing?.frames ?? 0..<0).clamped(to: 0..<kinematics.frameCount)
    let share = standing.map { line.share(at: $0) }.medianOfPresent
    // Who stood still in another trial stood there with the line where the lengths put it.
    let standingShare =
      share.isNaN ? leg.thighLength / (leg.thighLength + leg.shankLength) : share
    let u95 = Uncertainty.u95(
      uncertainty.medialKneeDisplacement(
        leg, share: line.share(at: frame), standingShare: standingShare))
    return u95.isNaN ? Threshold.medialKneeDisplacement.defaultU95 : u95
  }

  private var separationRatioAtBottom: Measure? {
    let bottom = repetition.bottom
    guard let column = kinematics[.kneeAnkleSeparationRatio, .both] else { return nil }
    return measure(
      .kneeAnkleSeparationRatioAtBottom, .both, column[bottom],
      u95: separationRatioU95(column[bottom], at: bottom), "at the bottom", frames: [bottom])
  }

  private func separationRatioU95(_ ratio: Double, at frame: Int) -> Double {
    guard let left = kinematics.trackedGeometry(.left),
      let right = kinematics.trackedGeometry(.right),
      let leftAnkle = kinematics.centres[SidedJoint(.ankle, .left)]?[frame],
      let rightAnkle = kinematics.centres[SidedJoint(.ankle, .right)]?[frame]
    else { return Threshold.kneeAnkleSeparation.defaultU95 }
    let separation = (rightAnkle - leftAnkle).dot(kinematics.rightDirection).magnitude
    guard separation > 0 else { return Threshold.kneeAnkleSeparation.defaultU95 }
    return Uncertainty.u95(
      uncertainty.kneeAnkleSeparationRatio(
        left: left, right: right, ratio: ratio, ankleSeparation: separation))
  }

  /// The error of the hip centre is fixed in the pelvis; when the pelvis tilts by 30° in the squat,
  /// 10 mm of it move the height by 2 · 10 · sin 15° = 5 mm, so U95 is 10 mm.
  private var squatDepth: Measure? {
    measure(
      .squatDepth, .both, repetition.depth, u95: 10, "below standing", frames: [repetition.bottom],
      band: SquatDepthClass(at: repetition.bottom, in: kinematics)?.rawValue)
  }
}

/// Where the line from hip to ankle centre passes the knee, in the frontal plane.
private struct HipAnkleLine {
  private let hip: PointColumns
  private let knee: PointColumns
  private let ankle: PointColumns
  private let right: Vector3

  init?(of side: Side, in kinematics: TrialKinematics) {
    guard let hip = kinematics.centres[SidedJoint(.hip, side)],
      let knee = kinematics.centres[SidedJoint(.knee, side)],
      let ankle = kinematics.centres[SidedJoint(.ankle, side)]
    else { return nil }
    self.hip = hip
    self.knee = knee
    self.ankle = ankle
    right = kinematics.rightDirection
  }

  /// The share of the way from hip to ankle at which the knee stands: 0 at the hip, 1 at the ankle.
  func share(at frame: Int) -> Double {
    let up = Vector3(0, 1, 0)
    let (line, thigh) = (ankle[frame] - hip[frame], knee[frame] - hip[frame])
    let (lineRight, lineUp) = (line.dot(right), line.dot(up))
    let along = thigh.dot(right) * lineRight + thigh.dot(up) * lineUp
    return along / (lineRight * lineRight + lineUp * lineUp)
  }
}
