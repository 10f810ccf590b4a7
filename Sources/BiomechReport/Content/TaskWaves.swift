// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The waveforms of one task of a session, ready to be drawn.
struct TaskWaves {
  var task: MovementTask

  /// The repetitions, or the gait cycles of both legs.
  var count: Int

  /// One for each variable that the trials have, in the order of the page.
  var plots: [WaveformPlot]

  /// A group of variables that stand together on the page.
  enum Group {
    /// The angles of the knee alone.
    case angles

    /// The angles of the knee, and how it lies to hip and ankle.
    case knee

    /// The joints above and below, and the trunk.
    case otherJoints

    /// The variables in the order of the page.
    fileprivate func variables(of task: MovementTask) -> [Variable] {
      let angles: [Variable] = [.kneeFlexion, .kneeAdduction, .kneeInternalRotation]
      return switch self {
      case .angles: angles
      // The projection of a leg that walks past says nothing of the knee.
      case .knee where task.isCyclic: angles
      case .knee:
        angles + [.kneeAnkleSeparationRatio, .medialKneeDisplacement, .frontalPlaneProjectionAngle]
      case .otherJoints:
        [
          .hipFlexion, .hipAdduction, .hipInternalRotation, .pelvisAnteriorTilt, .pelvisObliquity,
          .pelvisRotation, .ankleDorsiflexion, .ankleInversion, .footProgression,
          .trunkForwardLean, .trunkLateralLean, .trunkRotation,
        ]
      }
    }
  }

  /// The waveforms of one task, or `nil` where it was not done or shows nothing.
  ///
  /// - Parameters:
  ///   - group: Which variables.
  ///   - task: The task.
  ///   - waves: All waveforms of the trials.
  ///   - trials: The trials shown.
  ///   - findings: What was found in them, for the thresholds.
  ///   - assessment: Of the session, for U95 and norms.
  init?(
    _ group: Group, of task: MovementTask, _ waves: [Waveform], _ trials: [AnalyzedTrial],
    _ findings: [Finding], _ assessment: Assessment
  ) {
    let own = waves.filter { $0.task == task }
    guard !own.isEmpty else { return nil }
    self.task = task
    count = Set(own.map { "\($0.trial) \($0.cycle) \(task.isCyclic ? $0.side : .both)" }).count
    let bouts = trials.flatMap(\.events.bouts).filter { $0.task == task }
    let instants = moments(of: bouts)
    let byKey = Dictionary(grouping: own, by: \.key)
    let trust = assessment.trustBands.filter { $0.variable == .kneeAdduction }
    plots = group.variables(of: task).compactMap { variable in
      let series = [BodySide.right, .left, .both].compactMap { side in
        byKey[VariableKey(variable, side)].flatMap { waves in
          WaveformPlot.Series(
            side: side, repetitions: waves.map { task.isCyclic ? $0.ownValues : $0.values })
        }
      }
      guard !series.isEmpty else { return nil }
      return WaveformPlot(
        variable: variable, series: series,
        limit: WaveformPlot.Limit(of: variable, in: findings.filter { $0.task == task }),
        moments: instants, trust: variable == .kneeAdduction ? trustZone(trust, byKey) : [],
        norm: assessment.norms.flatMap { WaveformPlot.NormBand($0, variable, task, trials) },
        task: task)
    }
    if plots.isEmpty { return nil }
  }

  /// What the knees do in the task, such as `Knees during the squat`.
  var title: String { task == .gait ? "Knees over the gait cycle" : "Knees during the \(taskName)" }

  /// What the other joints do in the task.
  var titleOfOthers: String {
    "Hip, pelvis, ankle and trunk "
      + (task == .gait ? "over the gait cycle" : "during the \(taskName)")
  }

  private var taskName: String { task == .squat ? "squat" : task.label }
}

/// The instants that every repetition or cycle has, at their mean percent.
private func moments(of bouts: [Bout]) -> [WaveformPlot.Moment] {
  let bottom = bouts.flatMap(\.repetitions).map(\.bottomPercent).meanOfPresent
  let cycles = bouts.flatMap(\.cycles)
  let ofLegs = [Side.right, .left].flatMap { side -> [WaveformPlot.Moment] in
    let own = cycles.filter { $0.side == side }
    func mean(_ instant: (GaitCycle) -> Double?) -> Double {
      own.map { $0.percent(of: instant($0)) }.meanOfPresent
    }
    let side = BodySide(side)
    return [
      WaveformPlot.Moment(side: side, percent: mean { $0.off }),
      WaveformPlot.Moment(side: side, percent: mean { $0.oppositeOff }, isMinor: true),
      WaveformPlot.Moment(side: side, percent: mean { $0.oppositeStrike }, isMinor: true),
    ]
  }
  // One word stands over the foot offs of both legs.
  let off = cycles.map { $0.percent(of: $0.off) }.meanOfPresent
  return
    ([WaveformPlot.Moment(percent: bottom, words: "deepest")] + ofLegs
    + [WaveformPlot.Moment(percent: off, words: "foot off", isMinor: true)])
    .filter(\.percent.isFinite)
}

/// The larger U95 of both legs at each percent, by the mean flexion there; empty where it is not
/// known.
private func trustZone(_ bands: [TrustBand], _ waves: [VariableKey: [Waveform]]) -> [Double] {
  guard !bands.isEmpty else { return [] }
  return (0...100).map { percent in
    let u95s = bands.map { band -> Double in
      let flexion = (waves[VariableKey(.kneeFlexion, BodySide(band.side))] ?? [])
        .map { $0.values[percent] }.meanOfPresent
      return band.u95(at: max(flexion, 0))
    }
    return u95s.filter(\.isFinite).max() ?? .nan
  }
}

extension Repetition {
  /// Where the deepest point lies between start and end, in percent.
  fileprivate var bottomPercent: Double {
    end > start ? 100 * Double(bottom - start) / Double(end - start) : .nan
  }
}

extension GaitCycle {
  /// When an instant is, in percent of the cycle; NaN where it is not known.
  fileprivate func percent(of instant: Double?) -> Double {
    guard let instant, nextStrike > strike else { return .nan }
    return 100 * (instant - strike) / (nextStrike - strike)
  }
}

extension WaveformPlot.NormBand {
  /// The band of a variable where the norms speak about one of the trials.
  fileprivate init?(
    _ norms: NormsComparison, _ variable: Variable, _ task: MovementTask, _ trials: [AnalyzedTrial]
  ) {
    let band = trials.lazy.compactMap {
      norms.band(for: variable, .right, trial: $0.trial.name, task: task)
    }.first
    guard let band else { return nil }
    (mean, deviation) = (band.mean, band.standardDeviation)
    let passport = norms.norms.passport
    words = [
      passport.summary, passport.ageRange == nil ? "" : passport.ageWords,
      passport.sexes?.words ?? "",
      passport.model.label.prefix(1).lowercased() + passport.model.label.dropFirst(),
    ].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension WaveformPlot.Limit {
  /// The limit that a finding held the variable against, in the sign of the variable.
  fileprivate init?(of variable: Variable, in findings: [Finding]) {
    let criteria = findings.flatMap(\.criteria).filter { $0.kind.variable?.variable == variable }
    guard let first = criteria.first, let sign = first.kind.variable?.sign else { return nil }
    id = first.threshold.id
    value = sign * first.threshold.limit
    u95 = criteria.map(\.u95).filter(\.isFinite).max() ?? .nan
    words =
      "\(first.kind.label.lowercased()) \(first.thresholdText), U95 "
      + "\(u95.text(first.kind.decimals))\(first.kind.unit.mark)"
  }
}

extension MeasureKind {
  /// The variable the measure is read off, with the sign between them; `nil` when not plotted.
  var variable: (variable: Variable, sign: Double)? {
    switch self {
    case .kneeAbductionPeak: (.kneeAdduction, -1)
    case .kneeAnkleSeparationRatioAtBottom: (.kneeAnkleSeparationRatio, 1)
    case .medialKneeDisplacementPeak, .medialKneeDisplacementAtBottom: (.medialKneeDisplacement, 1)
    case .frontalPlaneProjectionAnglePeak: (.frontalPlaneProjectionAngle, 1)
    default: nil
    }
  }
}
