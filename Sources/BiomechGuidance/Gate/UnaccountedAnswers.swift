// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension RedFlagEvidence {
  /// The questions answered with yes that no raised flag accounts for, in the order of the form.
  ///
  /// Many questions raise a flag only together with another answer, such as a fresh injury or an
  /// age. Without it the flag stays down, but the complaint is there all the same.
  ///
  /// - Parameter others: The questions that something else than a flag accounts for.
  /// - Returns: The questions.
  func unaccountedAnswers(besides others: Set<Intake.Question>) -> [Intake.Question] {
    let accounted = others.union(redFlagRules.flatMap { raisingAnswers(of: $0.condition) })
    return Intake.Question.allCases.filter {
      subject.intake?.answers[$0] == true && !accounted.contains($0)
    }
  }

  /// The questions whose "yes" makes a condition hold; empty when it does not hold.
  private func raisingAnswers(of condition: RedFlagCondition) -> [Intake.Question] {
    guard case .yes = verdict(on: condition) else { return [] }
    return switch condition {
    case .answer(let question): [question]
    case .all(let parts), .any(let parts): parts.flatMap { raisingAnswers(of: $0) }
    case .painAtLeast, .painAfterExerciseAbove, .painGrowing, .ageAtLeast, .ageBelow, .angleBeyond:
      []
    }
  }
}

extension Intake.Question {
  /// Whether a "yes" stops every exercise until somebody has looked, even without a raised flag.
  ///
  /// This is an engineering choice, no published rule. Nobody who cannot take four steps, has an
  /// open wound or is not fully conscious should exercise, injured within a week or not. Fast
  /// swelling is asked about an injury: without one the answers contradict each other, and the
  /// careful reading counts.
  var needsExaminationFirst: Bool {
    switch self {
    case .cannotTakeFourSteps, .openWound, .reducedConsciousness, .rapidSwelling: true
    default: false
    }
  }
}

extension [Intake.Question] {
  /// The questions in plain words behind commas; none is left out.
  var named: String { map(\.words).joined(separator: ", ") }
}
