// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Recordings that are too poor for what is asked of them.
public struct InsufficientData: FindingRule {
  public static let code = "RL22"
  public static let name = "Insufficient data"
  public static let thresholds: [Threshold] = [
    .markerGap, .clusterResidual, .clusterSpread, .crossTalk, .crossTalkSource, .frameRate,
    .trialLength,
  ]
  public static let source =
    "engineering choices of this project; Jensen et al. 2016 (cross-talk)"

  public static let account = RuleAccount(
    measures:
      "Of each recording the frame rate, the complete cycles or repetitions, the gaps that stay open, "
      + "how well the markers of each segment fit and spread, and the cross-talk of the knee axes in "
      + "walking.",
    importance: "A number from a poor recording looks like any other number.",
    decision:
      "A gap of more than 0.5 s stays open (TH80); markers that fit worse than 10 mm are doubtful, than "
      + "20 mm unusable (TH81); markers that spread less than 15 mm or a tenth across tell no rotation "
      + "(TH82); in walking more than 0.3 of knee adduction that goes with flexion, with a range above "
      + "10°, means a knee axis that is off (TH83), which is corrected from walking or a functional "
      + "trial only (TH84); fewer than 50 Hz, or 100 Hz in landings and running, make instants "
      + "approximate (TH85); without one complete cycle or repetition nothing is judged (TH86).",
    limits:
      "What the recording does not show, such as a marker put in the wrong place, stays unseen.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    let problems = evidence.trials.flatMap { trial in
      trial.qualityProblems.map { (trial: trial, problem: $0) }
    }
    if evidence.trials.isEmpty {
      return [
        Finding(
          Self.self, "The quality of the data", missing: "a recording", side: .both, task: .other,
          trials: [])
      ]
    }
    guard !problems.isEmpty else {
      return [
        Finding(
          Self.self, "The recordings fulfil what is asked of them (TH80 to TH86).", level: .clear,
          side: .both, task: evidence.trials[0].events.task,
          trials: evidence.trials.map(\.trial.name))
      ]
    }
    return evidence.trials.flatMap { trial in
      [true, false].compactMap { isFatal -> Finding? in
        let these = trial.qualityProblems.filter { $0.isFatal == isFatal }
        guard !these.isEmpty else { return nil }
        let (name, task) = (trial.trial.name, trial.events.task)
        if isFatal {
          return Finding(
            Self.self, "What \(name) shows",
            missing: these.map(\.need).joined(separator: "; "), side: .both, task: task,
            trials: [name])
        }
        return Finding(
          Self.self,
          "\(name) is to be read with care: \(these.map(\.words).joined(separator: "; ")).",
          level: .info, side: .both, task: task, trials: [name])
      }
    }
  }
}

/// What is wrong with a recording.
private struct QualityProblem {
  /// The limit that was crossed.
  var threshold: Threshold

  /// What is wrong, such as `50 Hz are few for a landing`.
  var words: String

  /// What it would need; empty where the result stands with care.
  var need = ""

  var isFatal: Bool { !need.isEmpty }
}

extension AnalyzedTrial {
  fileprivate var qualityProblems: [QualityProblem] {
    rateProblems + lengthProblems + gapProblems + clusterProblems + crossTalkProblems
  }

  private var rateProblems: [QualityProblem] {
    let isFast = events.bouts.contains { $0.task.isLanding || $0.task == .running }
    let least = isFast ? Threshold.leastLandingFrameRate : Threshold.leastFrameRate
    guard kinematics.frameRate < least else { return [] }
    return [
      QualityProblem(
        threshold: .frameRate,
        words:
          "\(kinematics.frameRate.fixed(0)) Hz are fewer than \(least.fixed(0)) Hz, so instants "
          + "and peaks are approximate (TH85)")
    ]
  }

  private var lengthProblems: [QualityProblem] {
    guard events.task != .static, events.task != .other else { return [] }
    let isEmpty = events.bouts.allSatisfy { $0.cycles.isEmpty && $0.repetitions.isEmpty }
    guard isEmpty else { return [] }
    let what = events.task.isCyclic ? "cycle" : events.task.repetitionWord
    return [
      QualityProblem(
        threshold: .trialLength, words: "no complete \(what)",
        need: "at least one complete \(what) (TH86)")
    ]
  }

  /// A knee flexion that is missing for longer than any gap that is filled.
  private var gapProblems: [QualityProblem] {
    let longest = Side.allCases.map { longestGap(of: $0) }.max() ?? 0
    guard Threshold.markerGap.isReached(by: longest) else { return [] }
    return [
      QualityProblem(
        threshold: .markerGap,
        words: "a leg is not seen for \(longest.fixed(1)) s, longer than is filled (TH80)")
    ]
  }

  /// In seconds, within the tasks.
  private func longestGap(of side: Side) -> Double {
    guard let flexion = kinematics[.kneeFlexion, side] else { return 0 }
    var longest = 0
    for bout in events.bouts {
      var run = 0
      for frame in bout.frames.clamped(to: flexion.indices) {
        run = flexion[frame].isNaN ? run + 1 : 0
        longest = max(longest, run)
      }
    }
    return Double(longest) / kinematics.frameRate
  }

  private var clusterProblems: [QualityProblem] {
    kinematics.clusters.filter { $0.segment.segment != .foot }.compactMap { cluster in
      if case .refused(let reason) = cluster.outcome {
        return QualityProblem(
          threshold: .clusterSpread, words: reason,
          need: "a usable \(cluster.segment): \(reason) (TH82)")
      }
      guard cluster.isDoubtful else { return nil }
      let words =
        "the markers of the \(cluster.segment) fit their static shape within "
        + "\(cluster.residual.fixed(0)) mm only"
      let isUnusable = cluster.residual > ClusterReport.largestPelvisResidual
      return QualityProblem(
        threshold: .clusterResidual, words: "\(words) (TH81)",
        need: isUnusable ? "markers that stay in place: \(words) (TH81)" : "")
    }
  }

  private var crossTalkProblems: [QualityProblem] {
    guard let report = kinematics.crossTalk else { return [] }
    return [Side.right, .left].compactMap { side in
      guard let index = report.legs[side]?.after, index.isSuspicious,
        Threshold.crossTalk.isReached(by: index.coefficientOfDetermination)
      else { return nil }
      return QualityProblem(
        threshold: .crossTalk,
        words: "the axis of the \(side.rawValue) knee seems off: "
          + "\((100 * index.coefficientOfDetermination).fixed(0)) % of its adduction goes with flexion "
          + "(TH83)")
    }
  }
}
