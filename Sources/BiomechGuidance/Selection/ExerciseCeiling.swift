// SPDX-License-Identifier: Apache-2.0

/// How far exercises may go, and why no further.
struct ExerciseCeiling: Hashable {
  /// The highest level allowed; 0 for no exercise at all.
  var level: Int

  /// Why it is not higher, one sentence each; empty when nothing holds exercises back.
  var reasons: [String]

  /// The level a first plan may reach when nothing speaks against it.
  ///
  /// Level 3 asks for level 2 at the top of its range without swelling and with pain of at most
  /// 2/10, level 4 for more; no recording can show that, so a plan never starts there.
  static let unrestricted = 2

  init(screening: Screening, redFlags: [RedFlagResult]) {
    let raised = redFlags.filter(\.isRaised)
    let stopping = raised.filter { $0.flag.blocks == .all }
    guard stopping.isEmpty else {
      let names = stopping.map(\.flag.label).joined(separator: "; ")
      level = 0
      reasons = [
        "No exercises are given because a warning sign applies: \(names). Its care comes first."
      ]
      return
    }

    reasons = []
    let limiting = raised.filter { $0.flag.blocks == .aboveLevel1 }
    if !limiting.isEmpty {
      let names = limiting.map(\.flag.label).joined(separator: "; ")
      reasons.append("Exercises stop at level 1 because a warning sign applies: \(names).")
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
    level = reasons.isEmpty ? Self.unrestricted : 1
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
