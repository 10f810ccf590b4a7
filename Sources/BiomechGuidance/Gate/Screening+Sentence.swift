// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension Screening {
  /// What the screening amounts to; never a green light beside pain, a "yes" or an open item.
  ///
  /// - Parameters:
  ///   - intake: The answers, or `nil` when there are none.
  ///   - redFlags: The flags held against them.
  ///   - unaccounted: The questions answered with yes that no raised flag accounts for; each is
  ///     named, since a "yes" must not vanish.
  /// - Returns: The sentences.
  func sentence(
    intake: Intake?, redFlags: [RedFlagResult], unaccounted: [Intake.Question]
  ) -> String {
    let raised = redFlags.filter(\.isRaised)
    let open = redFlags.flatMap(\.unanswered).withoutRepetition
    var sentences: [String] = []
    switch self {
    case .notScreened:
      sentences.append(
        "Not screened: nobody recorded whether a warning sign applies; go through this list first.")
    case .vouchedFor:
      sentences.append(
        "Somebody vouched that the warning signs were asked about; no answers are on record.")
    case .answered: break
    }
    if raised.count == 1 {
      sentences.append("1 warning sign applies; get the care stated beside it.")
    } else if raised.count > 1 {
      sentences.append("\(raised.count) warning signs apply; get the care stated beside each.")
    }
    guard let intake else { return sentences.joined(separator: " ") }

    if !open.isEmpty {
      sentences.append(
        "The screening is incomplete: \(open.listed(atMost: 12)) not answered or measured.")
    }
    if intake.reportsPain {
      sentences.append("Pain was reported: have it looked at by a professional.")
    }
    if let injury = intake.unclearedInjury {
      sentences.append("An injury was reported that nobody has cleared: \(injury).")
    }
    if let looseness = intake.looseness, !unaccounted.contains(.ligamentLaxity) {
      sentences.append("A loose knee was reported: \(looseness).")
    }
    if let injury = intake.clearedInjury {
      sentences.append("Cleared for exercise by a clinician: \(injury).")
    }
    if intake.answers[.clickingOrGrinding] == true,
      !raised.contains(where: { $0.flag.code == "RF21" })
    {
      sentences.append("Clicking or grinding without pain or swelling is common.")
    }
    if !unaccounted.isEmpty {
      sentences.append(
        "Answered with yes, without raising a warning sign: \(unaccounted.named). Have this looked "
          + "at by a professional first.")
    }
    return sentences.isEmpty
      ? "Every question was answered and no warning sign applies; this does not replace an "
        + "examination."
      : sentences.joined(separator: " ")
  }
}

extension Intake {
  /// Whether nothing was answered at all.
  var isEmpty: Bool {
    answers.isEmpty && pain == nil && painAfterExercise == nil && painTrend == nil
      && painLocation == nil
  }

  /// Whether pain was reported in any way.
  var reportsPain: Bool {
    let isLocated = painLocation.map { $0 != PainLocation.none } ?? false
    return (pain ?? 0) > 0 || (painAfterExercise ?? 0) > 0 || painTrend == .worse || isLocated
  }
}
