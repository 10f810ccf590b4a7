// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechMath
public import BiomechMotion

extension FindingRules {
  /// What the rules of this program that are not switched off and those of a clinic say, in their
  /// order: later ones know what earlier ones said.
  ///
  /// - Parameters:
  ///   - evidence: The trials and every number taken from them.
  ///   - clinic: What a clinic switches off and adds; rules that are always on stay on.
  /// - Returns: The findings, those of this program first.
  public static func findings(
    in evidence: SessionEvidence, changedBy clinic: ClinicRules = ClinicRules()
  ) -> [Finding] {
    let off = Set(clinic.off).subtracting(ClinicRules.alwaysOn)
    var evidence = evidence
    evidence.findings = []
    for rule in all where !off.contains(rule.code) {
      evidence.findings += rule.init().findings(in: evidence)
    }
    return evidence.findings + clinic.added.flatMap { $0.findings(in: evidence) }
  }
}

extension RuleVocabulary {
  /// The ids of every measure that a rule can be held against, those that compare sides among them.
  public static let measureIDs: [String] = Set(
    MeasureKind.all.flatMap { kind in
      [kind, .difference(of: kind), .limbSymmetry(of: kind)].map(\.id)
    }
  ).sorted()
}

extension ClinicRule {
  /// The limit of the rule; the recording brings its own uncertainty.
  private func threshold(of kind: MeasureKind) -> Threshold {
    Threshold(
      code, of: [kind], in: [task], Threshold.Comparator(comparator), limit,
      population: Threshold.Population(population),
      rationale: "A limit of the clinic, not of this program.",
      source: source, evidence: "limit of the clinic, evidence \(evidence.rawValue)")
  }

  /// One finding for each side that the rule judges.
  ///
  /// The decision is that of every other rule: the mean with its U95, reached in two thirds of the
  /// repetitions.
  func findings(in evidence: SessionEvidence) -> [Finding] {
    sides.judged.map { finding($0, in: evidence) }
  }

  private func finding(_ side: BodySide, in evidence: SessionEvidence) -> Finding {
    let trials = evidence.trials(of: task).map(\.trial.name)
    let lead = side == .both ? name : "\(name), \(side.rawValue)"
    let population = Threshold.Population(population)
    switch population.includes(evidence.subject) {
    case .yes: break
    case .no:
      return finding(
        lead, side, trials, missing: "somebody whom the limit is for (\(population.words))")
    case .unknown(let what): return finding(lead, side, trials, missing: what)
    }
    let measures = evidence.measures.filter {
      $0.kind.id == measure && $0.side == side && $0.task == task
    }
    guard measures.count >= repetitions, let kind = measures.first?.kind,
      let judgement = Judgement(threshold(of: kind), over: measures)
    else {
      let what = MeasureKind.all.first { $0.id == measure }?.label.lowercased() ?? measure
      return finding(
        lead, side, trials,
        missing: "\(what) of at least \(repetitions) "
          + "\(task.repetitionWord)\(repetitions == 1 ? "" : "s") (there are \(measures.count))")
    }
    let words = "\(kind.label.lowercased()) \(judgement.words(each: task.repetitionWord))"
    let level = judgement.criterion.level
    return Finding(
      code: code, name: name, side: side, task: task,
      trials: trials.filter { trial in measures.contains { $0.trial == trial } }, level: level,
      criteria: [judgement.criterion], sentence: "\(lead)\(level.qualification): \(words).",
      source: source)
  }

  private func finding(
    _ lead: String, _ side: BodySide, _ trials: [String], missing: String
  ) -> Finding {
    let level = FindingLevel.notAssessed
    return Finding(
      code: code, name: name, side: side, task: task, trials: trials, level: level, criteria: [],
      sentence: "\(lead)\(level.qualification): it needs \(missing).", missing: missing,
      source: source)
  }
}

extension Threshold.Comparator {
  fileprivate init(_ comparator: ClinicRule.Comparator) {
    self =
      switch comparator {
      case .atLeast: .atLeast
      case .above: .above
      case .atMost: .atMost
      case .below: .below
      case .magnitudeAtLeast: .magnitudeAtLeast
      }
  }
}

extension Threshold.Population {
  fileprivate init(_ population: ClinicRule.Population) {
    self =
      switch population {
      case .any: .any
      case .adults: .adults
      case .minors: .children
      case .women: .women
      case .men: .men
      }
  }
}
