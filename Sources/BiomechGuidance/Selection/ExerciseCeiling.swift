// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// How far exercises may go, and why no further.
struct ExerciseCeiling: Hashable {
  /// The highest level allowed; 0 for no exercise at all.
  var level: Int

  /// Why it is not higher, one sentence each; empty when nothing holds exercises back.
  var reasons: [String]

  /// The pain now, from 0 to 10, from which exercises stop at level 1 (engineering choice).
  ///
  /// Pain after exercise needs no limit here: above 5/10 it raises RF10, which stops at level 1.
  static let severePain = 7

  /// The ceiling that screening, flags and answers set together.
  ///
  /// Where nothing speaks against it, level 2 is allowed; levels 3 and 4 only where their criteria
  /// hold, which no recording alone can show.
  ///
  /// - Parameters:
  ///   - screening: Whether somebody asked.
  ///   - redFlags: The flags held against the answers.
  ///   - intake: The answers, or `nil` when there are none.
  ///   - unaccounted: The questions answered with yes that no raised flag accounts for.
  ///   - entry: The criteria of levels 3 and 4.
  init(
    screening: Screening, redFlags: [RedFlagResult], intake: Intake?,
    unaccounted: [Intake.Question], entry: [EntryCriterion]
  ) {
    let raised = redFlags.filter(\.isRaised)
    let stopping = raised.filter { $0.flag.blocks == .all }
    let examinedFirst = unaccounted.filter(\.needsExaminationFirst)
    reasons = []
    if !stopping.isEmpty {
      let names = stopping.map(\.flag.label).joined(separator: "; ")
      reasons.append(
        "No exercises are given because a warning sign applies: \(names). Its care comes first.")
    }
    if !examinedFirst.isEmpty {
      reasons.append(
        "No exercises are given because of these answers: \(examinedFirst.named): yes. Have this "
          + "examined first.")
    }
    if let injury = intake?.unclearedInjury {
      reasons.append(
        "No exercises are given until a physician has cleared the injury (RL21): \(injury).")
    }
    guard reasons.isEmpty else {
      level = 0
      return
    }

    let limiting = raised.filter { $0.flag.blocks == .aboveLevel1 }
    if !limiting.isEmpty {
      let names = limiting.map(\.flag.label).joined(separator: "; ")
      reasons.append("Exercises stop at level 1 because a warning sign applies: \(names).")
    }
    if !unaccounted.isEmpty {
      reasons.append(
        "Exercises stop at level 1 because of these answers: \(unaccounted.named): yes. Have them "
          + "looked at by a professional first.")
    }
    if let injury = intake?.clearedInjury {
      reasons.append("Exercises stop at level 1 because of an injury that was cleared: \(injury).")
    }
    if let pain = intake?.pain, pain >= Self.severePain {
      reasons.append(
        "Exercises stop at level 1 because of the pain that was reported: \(pain)/10. Have it "
          + "looked at by a professional first.")
    }
    switch screening {
    case .notScreened:
      reasons.append(
        "Exercises stop at level 1 because nobody recorded the answers to the warning signs.")
    case .answered:
      let open = redFlags.filter { $0.flag.blocks != .none }.flatMap(\.unanswered)
      if !open.isEmpty {
        reasons.append(
          "Exercises stop at level 1 because these answers are missing: "
            + "\(open.withoutRepetition.listed(atMost: 12)).")
      }
    case .vouchedFor: break
    }
    level =
      reasons.isEmpty ? screening == .answered ? LevelEntry.highestLevel(by: entry) : 2 : 1
  }
}

extension RedFlag {
  /// Code and title, such as `RF02 visible deformity of the knee or leg`.
  var label: String { "\(code) \(title.prefix(1).lowercased())\(title.dropFirst())" }
}

extension [String] {
  /// The words behind commas; beyond a number of them only how many more there are.
  func listed(atMost limit: Int) -> String {
    guard count > limit else { return joined(separator: ", ") }
    let rest = count - limit
    return prefix(limit).joined(separator: ", ")
      + " and \(rest) more, listed with the warning signs"
  }
}
