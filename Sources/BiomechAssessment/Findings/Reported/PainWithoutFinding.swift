// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechMotion

/// Pain at the front of the knee and nothing in the movement that goes along with it.
public struct PainWithoutFinding: FindingRule {
  public static let code = "RL19"
  public static let name = "Pain at the front of the knee without a finding in the movement"
  public static let thresholds: [Threshold] = []
  public static let source = "Crossley et al. 2016 (consensus, recommendations 1 to 3)"

  public static let account = RuleAccount(
    measures: "The answers about pain and its place, beside the findings of all movements.",
    importance:
      "Exercise of hip and knee lessens pain at the front of the knee whether the patella tracks well "
      + "or not: a clean recording is no reason to do nothing.",
    decision:
      "It is told where pain at the front of the knee was answered, something could be assessed, and "
      + "no other rule found a flag. It is information: no number is judged.",
    limits: "Answers are as good as the question. Pain needs somebody who examines the knee.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    [finding(in: evidence)]
  }

  private func finding(in evidence: SessionEvidence) -> Finding {
    let intake = evidence.subject.intake
    let side = intake?.side ?? .both
    let task = evidence.trials.first?.events.task ?? .other
    let trials = evidence.trials.map(\.trial.name)
    let subject = "Pain at the front of the knee without a finding in the movement"
    func missing(_ what: String) -> Finding {
      Finding(Self.self, subject, missing: what, side: side, task: task, trials: trials)
    }
    func told(_ sentence: String, _ level: FindingLevel) -> Finding {
      Finding(Self.self, sentence, level: level, side: side, task: task, trials: trials)
    }
    guard let intake, let hasPain = intake.hasPain else {
      return missing("the answers about pain (\(Intake.Key.pain.rawValue))")
    }
    if !hasPain { return told("\(subject) was asked for: no pain was reported.", .clear) }
    guard let isAnterior = intake.hasAnteriorPain else {
      return missing("the place of the pain (\(Intake.Key.painLocation.rawValue))")
    }
    if !isAnterior {
      let place = intake.painLocation?.rawValue ?? "elsewhere"
      return told(
        "\(subject) was asked for and not reported: the pain is \(place). Have it examined.", .below
      )
    }
    guard evidence.findings.contains(where: { $0.level > .info || $0.level == .clear }) else {
      return missing("a recording in which something can be assessed")
    }
    let flags = evidence.findings.filter { $0.level == .flag }.map(\.code)
      .inOrderWithoutRepetition
    if !flags.isEmpty {
      return told(
        "Pain at the front of the knee was reported, and findings stand beside it: "
          + "\(flags.joined(separator: ", ")).", .below)
    }
    return told(
      "Pain at the front of the knee was reported and no finding in the movement is certain. Exercise "
        + "of hip and knee helps whether the kneecap tracks well or not; have the knee examined.",
      .info)
  }
}
