// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Many errors in the score of landings.
public struct HighLandingErrors: FindingRule {
  public static let code = "RL08"
  public static let name = "High landing error score"
  public static let thresholds: [Threshold] = [.landingErrors, .poorLanding, .tuckJumpFlaws]
  public static let source =
    "Padua et al. 2009, Am. J. Sports Med. 37, 1996–2002; Padua et al. 2015, J. Athl. Train. 50, "
    + "589–595; Myer, Ford and Hewett 2008 (tuck jump)"

  public static let account = RuleAccount(
    measures:
      "The total of the landing error scoring system (LESS) over the landings, with the items that "
      + "were errors, and the flaws of tuck jumps.",
    importance:
      "The items are what a trainer looks at and can train. That five errors part those who are "
      + "injured later rests on seven injuries in one cohort.",
    decision:
      "Five errors or more in youth athletes of 11 to 19 years (TH50), more than six in anybody "
      + "(TH51), six flaws or more in tuck jumps (TH53), with a U95 of one point, each by the mean "
      + "over three landings and reached in two thirds of them.",
    limits:
      "Items 16 and 17 are impressions and only estimated; what markers cannot show is left out. "
      + "Whether the mean or the number of errors that recur is taken changes the class in 8 % to "
      + "15 % of people.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    let landings = RepetitionRule(
      in: [.dropJump, .landing], fewest: 3, subject: "High landing error score",
      of: { _ in "High landing error score" },
      limits: [
        .init(.lessTotal, .landingErrors, ofBothLegs: true),
        .init(.lessTotal, .poorLanding, ofBothLegs: true),
      ], remark: errors(in: evidence)
    ).findings(of: Self.self, in: evidence)
    let all = landings + tuckJumps(in: evidence)
    // Whoever did one of both tasks is not told that the other is missing.
    let assessed = all.filter { $0.level != .notAssessed || !$0.trials.isEmpty }
    return assessed.isEmpty ? landings : assessed
  }

  /// Tuck jumps have one total for the whole exercise.
  private func tuckJumps(in evidence: SessionEvidence) -> [Finding] {
    let measures = evidence.measures.filter { $0.kind == .tuckJumpTotal && $0.task == .tuckJump }
    guard let judgement = Judgement(.tuckJumpFlaws, over: measures) else { return [] }
    return [
      Finding(
        Self.self, "Many flaws in tuck jumps", judgements: [judgement], side: .both,
        task: .tuckJump, trials: measures.map(\.trial).inOrderWithoutRepetition,
        words: { "\($0.criterion.kind.words) \($0.words(each: "recording"))" })
    ]
  }

  /// The items that were errors, with the landings in which they were.
  private func errors(in evidence: SessionEvidence) -> String {
    let sheets = evidence.scores.filter { $0.code == ScoreKind.less.code && $0.cycle != nil }
    let landings = Dictionary(grouping: sheets) { "\($0.trials) \($0.cycle ?? 0)" }
    // The total of a landing is that of the worse leg; an error of either leg is worth telling.
    let names = landings.values.map { legs in
      Set(legs.flatMap(\.items).filter { ($0.points ?? 0) > 0 }.map(\.name))
    }
    let counts = ScoreKind.less.items.map(\.name).compactMap { name -> String? in
      let count = names.count { $0.contains(name) }
      return count == 0 ? nil : "\(name.lowercased()) (\(count) of \(landings.count))"
    }
    return counts.isEmpty ? "" : "The errors were: \(counts.joined(separator: ", "))"
  }
}
