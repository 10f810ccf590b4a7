// SPDX-License-Identifier: Apache-2.0

import BiomechGuidance
import Testing

private let yes = Verdict.yes(reasons: ["y"])
private let no = Verdict.no
private let undecided = Verdict.undecided(missing: ["u"])

struct VerdictTests {
  // Kleene 1952, Introduction to Metamathematics, paragraph 64: the strong three-valued tables.
  @Test(
    arguments: [
      (yes, yes, "yes", "yes"), (yes, no, "no", "yes"), (yes, undecided, "undecided", "yes"),
      (no, yes, "no", "yes"), (no, no, "no", "no"), (no, undecided, "no", "undecided"),
      (undecided, yes, "undecided", "yes"), (undecided, no, "no", "undecided"),
      (undecided, undecided, "undecided", "undecided"),
    ])
  func `and and or follow the strong tables of Kleene`(
    a: Verdict, b: Verdict, conjunction: String, disjunction: String
  ) {
    #expect(Verdict.all([a, b]).word == conjunction)
    #expect(Verdict.any([a, b]).word == disjunction)
  }

  @Test func `reasons come from what is true and missing keys from what is undecided`() {
    let other = Verdict.undecided(missing: ["v"])

    #expect(Verdict.all([yes, undecided, other]) == .undecided(missing: ["u", "v"]))
    #expect(Verdict.any([no, undecided, other]) == .undecided(missing: ["u", "v"]))
    #expect(Verdict.any([undecided, yes, yes]) == .yes(reasons: ["y", "y"]))
  }

  @Test func `nothing to hold is true and nothing to choose from is false`() {
    #expect(Verdict.all([]).word == "yes")
    #expect(Verdict.any([]) == .no)
    #expect(Verdict.any([.all([])]).word == "yes")
  }
}

extension Verdict {
  fileprivate var word: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .undecided: "undecided"
    }
  }
}
