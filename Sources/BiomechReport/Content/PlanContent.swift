// SPDX-License-Identifier: Apache-2.0

import BiomechGuidance
import BiomechMotion

/// The sentences of a plan around its exercises.
struct PlanContent {
  /// What the exercises are for, one line each, the first one foremost.
  var priorities: [String]

  /// What has to hold before exercises of a higher level, one line each.
  var criteria: [String]

  /// Whom to see, one line each, the most urgent first.
  var referrals: [String]

  /// When to measure again; empty when there is no plan to judge.
  var retest: String

  init(_ guidance: Guidance) {
    priorities = guidance.priorities.map { priority in
      let sides = priority.sides.compactMap(\.side).map(\.rawValue).joined(separator: " and ")
      let place = sides.isEmpty ? "" : ", \(sides)"
      let grade = priority.evidenceGrade.isEmpty ? "" : ", evidence \(priority.evidenceGrade)"
      let swaps = priority.alternatives.map { "\($0.name) (\($0.code))" }
      return "\(priority.name)\(place) (\(priority.code)\(grade)): "
        + (priority.exercises.isEmpty
          ? "no exercise yet" : priority.exercises.joined(separator: ", "))
        + (swaps.isEmpty ? "" : "; to swap: \(swaps.joined(separator: ", "))")
    }
    criteria = guidance.entryCriteria.map { criterion in
      let reason = criterion.reason.isEmpty ? "" : " (\(criterion.reason))"
      return "Level \(criterion.level): \(criterion.text): \(criterion.state.words)\(reason)"
    }
    referrals = guidance.referrals.map { referral in
      let codes = referral.codes.joined(separator: ", ")
      return "\(referral.profession.label.capitalizedFirst), "
        + (referral.isOptional ? "if you like" : referral.urgency.label) + " (\(codes))"
    }
    retest = guidance.retest?.sentence ?? ""
  }
}

extension EntryCriterion.State {
  fileprivate var words: String {
    switch self {
    case .met: "met"
    case .notMet: "not met"
    case .unknown: "not known"
    }
  }
}
