// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Holds the gait cycles of a session against norms and against the basis of the gait deviation
/// index.
struct GaitComparison {
  /// What somebody would have to change by to notice: the uncertainty of a gait profile score.
  ///
  /// Source: R. Baker et al., "The minimal clinically important difference for the Gait Profile
  /// Score", Gait Posture 35 (2012), 612–615, doi:10.1016/j.gaitpost.2011.12.008.
  static let leastMeaningfulChange = 1.6

  private let analyzed: [AnalyzedTrial]
  private let uncertainties: [MeasureUncertainty]
  private let comparison: NormsComparison?
  private let basis: GaitDeviationBasis?
  private let profile: GaitProfile

  /// - Parameters:
  ///   - analyzed: The trials of the session.
  ///   - waveforms: The waveforms of each.
  ///   - uncertainties: The uncertainty of each.
  ///   - comparison: The norms, and which trials they speak about.
  ///   - basis: The basis of the gait deviation index.
  init(
    _ analyzed: [AnalyzedTrial], _ waveforms: [[Waveform]], _ uncertainties: [MeasureUncertainty],
    against comparison: NormsComparison?, basis: GaitDeviationBasis?
  ) {
    self.analyzed = analyzed
    self.uncertainties = uncertainties
    self.comparison = comparison
    self.basis = basis
    let isCompared = comparison != nil || basis != nil
    profile = GaitProfile(
      isCompared ? waveforms.flatMap { $0.filter(\.task.isCyclic) } : [],
      references: comparison?.norms.references ?? [:])
  }

  /// The cycles that the norms speak about.
  private var compared: GaitProfile {
    profile.filtered { cycle in
      comparison.map {
        $0.norms.passport.task == cycle.task && $0.trials.contains(cycle.trial)
      } ?? false
    }
  }

  private func kinematics(of trial: String) -> TrialKinematics? {
    analyzed.first { $0.trial.name == trial }?.kinematics
  }
}

// MARK: - Measures

extension GaitComparison {
  /// The measures that follow from others by norms, and those of whole cycles.
  func measures(from taken: [Measure]) -> [Measure] {
    standardized(taken) + profileMeasures + indexMeasures
  }

  private static let standardizedKinds: [MeasureKind: MeasureKind] = [
    .kneeAdductionMeanStance: .kneeAdductionMeanStanceZ, .pelvicTiltMean: .pelvicTiltMeanZ,
    .footProgressionMeanStance: .footProgressionMeanStanceZ,
  ]

  private func standardized(_ measures: [Measure]) -> [Measure] {
    guard let comparison else { return [] }
    let norms = comparison.norms
    return measures.compactMap { measure in
      guard let kind = Self.standardizedKinds[measure.kind],
        measure.task == norms.passport.task, comparison.trials.contains(measure.trial),
        let group = norms.measures[measure.kind],
        let value = norms.standardized(measure.value, as: measure.kind)
      else { return nil }
      var standardized = measure
      standardized.kind = kind
      standardized.value = value
      standardized.u95 /= group.standardDeviation
      standardized.sharedU95 /= group.standardDeviation
      standardized.method += ", less the mean of \(group.count) subjects"
      return standardized
    }
  }

  private var profileMeasures: [Measure] {
    guard let norms = comparison?.norms else { return [] }
    let compared = compared
    let cycles = compared.cycles.flatMap { cycle in
      [
        cycle.score.flatMap {
          measure(
            .gaitProfileScore, $0.degrees, Self.leastMeaningfulChange, cycle, "over nine angles")
        },
        frontal(cycle),
        scaled(cycle.score, by: norms.logSideScore).flatMap { value, u95 in
          measure(.scaledGaitProfileScore, value, u95, cycle, "over nine angles")
        },
      ].compactMap { $0 }
    }
    let overall = (comparison?.trials ?? []).flatMap { trial -> [Measure] in
      let own = compared.filtered { $0.trial == trial }
      guard let score = own.overallScore else { return [] }
      let words = "over fifteen angles, \(own.cycles.count) cycles"
      return [
        measure(
          .gaitProfileScore, score.degrees, Self.leastMeaningfulChange, in: trial,
          task: norms.passport.task, words)
      ]
        + (scaled(score, by: norms.logOverallScore).map { value, u95 in
          [
            measure(
              .scaledGaitProfileScore, value, u95, in: trial, task: norms.passport.task, words)
          ]
        } ?? [])
    }
    return cycles + overall
  }

  /// A score on the scale on which the group has the mean 100 and the standard deviation 10.
  private func scaled(
    _ score: GaitProfileScore?, by group: Norms.Value?
  ) -> (value: Double, u95: Double)? {
    guard let score, let logarithm = score.logarithm, let group else { return nil }
    return (
      100 - 10 * (logarithm - group.mean) / group.standardDeviation,
      10 * Self.leastMeaningfulChange / (score.degrees * group.standardDeviation)
    )
  }

  /// The variable score of knee adduction, whose uncertainty can be computed.
  private func frontal(_ cycle: GaitProfile.Cycle) -> Measure? {
    guard let value = cycle.scores[.kneeAdduction] else { return nil }
    let error = frontalError(cycle)
    return measure(
      .kneeFrontalVariableScore, value, error?.u95 ?? 6, cycle, "against the mean of the norms",
      error)
  }

  private func frontalError(_ cycle: GaitProfile.Cycle) -> MeasureError? {
    guard let index = analyzed.firstIndex(where: { $0.trial.name == cycle.trial }),
      let reference = comparison?.norms.band(for: .kneeAdduction)?.mean,
      let strikes = analyzed[index].events.bouts.first(where: { $0.task == cycle.task })?.cycles
        .first(where: { $0.side == cycle.side && $0.number == cycle.number })
    else { return nil }
    // Every tenth percent tells as much as all.
    let asked = stride(from: 0, through: 100, by: 10).map { percent in
      let instant = strikes.strike + Double(percent) / 100 * (strikes.nextStrike - strikes.strike)
      return (frame: Int(instant.rounded()), reference: reference[percent])
    }
    let last = analyzed[index].kinematics.frameCount - 1
    guard asked.allSatisfy({ (0...last).contains($0.frame) }) else { return nil }
    return uncertainties[index].bias(of: BodySide(cycle.side)) { track in
      let angle = asked.map {
        track[$0.frame].kneeAngles(cycle.side)?.adduction.degrees ?? .nan
      }
      return GaitProfileScore.variableScore(angle, reference: asked.map(\.reference)) ?? .nan
    }.map { MeasureError(bias: $0) }
  }

  private var indexMeasures: [Measure] {
    guard let basis else { return [] }
    return profile.cycles.compactMap { cycle in
      guard cycle.task == .gait, kinematics(of: cycle.trial)?.model == basis.model else {
        return nil
      }
      let vector = GaitProfileScore.variables.flatMap { cycle.angles[$0] ?? [] }
      return basis.index(of: vector).flatMap {
        measure(.gaitDeviationIndex, $0, 10, cycle, "by the basis of the user")
      }
    }
  }

  private func measure(
    _ kind: MeasureKind, _ value: Double, _ u95: Double, _ cycle: GaitProfile.Cycle,
    _ method: String, _ error: MeasureError? = nil
  ) -> Measure? {
    guard value.isFinite else { return nil }
    var measure = measure(
      kind, value, u95, in: cycle.trial, task: cycle.task, method, BodySide(cycle.side), error)
    measure.cycle = cycle.number
    return measure
  }

  private func measure(
    _ kind: MeasureKind, _ value: Double, _ u95: Double, in trial: String, task: MovementTask,
    _ method: String, _ side: BodySide = .both, _ error: MeasureError? = nil
  ) -> Measure {
    let kinematics = kinematics(of: trial)
    return Measure(
      kind: kind, side: side, trial: trial, task: task, value: value, u95: u95,
      sharedU95: error?.sharedU95, u95Origin: error == nil ? .usual : .computed,
      method: "\(kinematics?.model.rawValue ?? ""), \(method)",
      quality: kinematics?.isDoubtful(side) ?? false ? .doubtful : .good)
  }
}

// MARK: - Scores

extension GaitComparison {
  /// The gait profile scores of the session with the movement analysis profile as their items.
  ///
  /// The right side has six angles, since the pelvis is counted with the left; a right score over
  /// nine, which is what compares with the left one, carries a code of its own.
  var scores: [Score] {
    let compared = compared
    guard let norms = comparison?.norms, !compared.cycles.isEmpty else { return [] }
    func score(
      _ code: String, _ name: String, _ side: BodySide, _ parts: [(Side, [Variable])]
    ) -> Score? {
      let legs = parts.map(\.0).filter { !compared.cycles($0).isEmpty }
      guard !legs.isEmpty else { return nil }
      let items = parts.flatMap { leg, variables in
        variables.map { item($0, leg, compared, both: side == .both) }
      }
      let counts = legs.map { "\(compared.cycles($0).count) \($0.rawValue)" }
      return Score(
        code: code, name: name, task: norms.passport.task, side: side,
        trials: comparison?.trials ?? [], items: items,
        total: GaitProfileScore(variableScores: items.map { $0.points ?? .nan })?.degrees,
        maximum: 0,
        aggregation: "root mean square of \(counts.joined(separator: " and ")) strides")
    }
    let (all, leg) = (GaitProfileScore.variables, GaitProfileScore.legVariables)
    let name = "Gait profile score"
    return [
      score("GPS", "\(name) (nine angles)", .left, [(.left, all)]),
      score("GPS", "\(name) (six angles, without the pelvis)", .right, [(.right, leg)]),
      score("GPS-9", "\(name) (nine angles, as the left side has)", .right, [(.right, all)]),
      score("GPS", "\(name) (fifteen angles)", .both, [(.left, all), (.right, leg)]),
    ].compactMap { $0 }
  }

  private func item(
    _ variable: Variable, _ side: Side, _ profile: GaitProfile, both: Bool
  ) -> ScoreItem {
    let value = profile.variableScore(variable, side)
    let count = profile.cycles(side).count { $0.scores[variable] != nil }
    return ScoreItem(
      code: GaitProfileScore.code(of: variable) ?? "",
      name: both ? "\(variable.label), \(side.rawValue)" : variable.label, points: value,
      maximum: 0, value: value, unit: .degrees,
      reason: value == nil
        ? "" : "root mean square distance from the norm, \(count) \(side.rawValue) strides",
      missing: value == nil
        ? comparison?.norms.band(for: variable) == nil
          ? "\(variable.label.lowercased()) in the norms"
          : "\(variable.label.lowercased()) of a whole stride" : "")
  }
}

extension GaitProfile {
  /// The profile of some of the cycles.
  func filtered(_ isIncluded: (Cycle) -> Bool) -> GaitProfile {
    GaitProfile(cycles: cycles.filter(isIncluded))
  }

  private init(cycles: [Cycle]) { self.cycles = cycles }
}
