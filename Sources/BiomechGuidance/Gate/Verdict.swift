// SPDX-License-Identifier: Apache-2.0

/// A statement held against what is known: true, false or undecided, and what decides it.
///
/// The connectives are Kleene's: one "no" settles an *and*, one "yes" settles an *or*, and only
/// what is left depends on the missing answers.
package enum Verdict: Hashable {
  /// True; the reasons name the answers or values, one each.
  case yes(reasons: [String])

  case no

  /// Undecided; the answers or measures that are missing.
  case undecided(missing: [String])

  /// True when every part is true.
  package static func all(_ parts: [Verdict]) -> Verdict {
    if parts.contains(where: \.isNo) { return .no }
    return parts.contains(where: \.isUndecided)
      ? .undecided(missing: parts.flatMap(\.missing)) : .yes(reasons: parts.flatMap(\.reasons))
  }

  /// True when at least one part is true.
  package static func any(_ parts: [Verdict]) -> Verdict {
    if parts.contains(where: \.isYes) { return .yes(reasons: parts.flatMap(\.reasons)) }
    return parts.contains(where: \.isUndecided)
      ? .undecided(missing: parts.flatMap(\.missing)) : .no
  }

  /// The verdict on an answer that may be missing.
  package static func answer(_ answer: Bool?, key: String, reason: String) -> Verdict {
    switch answer {
    case true?: .yes(reasons: [reason])
    case false?: .no
    case nil: .undecided(missing: [key])
    }
  }

  private var isYes: Bool { if case .yes = self { true } else { false } }
  private var isNo: Bool { self == .no }
  private var isUndecided: Bool { if case .undecided = self { true } else { false } }

  private var reasons: [String] {
    if case .yes(let reasons) = self { reasons } else { [] }
  }

  private var missing: [String] {
    if case .undecided(let missing) = self { missing } else { [] }
  }
}
