// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechGuidance
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// A value with its uncertainty and unit, such as `38 ± 12 mm` or `-9.2 ± 9.4°`.
func valueText(_ value: Double, u95: Double, kind: MeasureKind) -> String {
  guard value.isFinite else { return "missing" }
  let number = value.text(kind.decimals)
  let uncertainty = u95.isFinite ? " ± \(u95.text(kind.decimals))" : " ± unknown"
  return "\(number)\(uncertainty)\(kind.unit.mark)"
}

extension Threshold {
  /// The limit in words, such as `more than 20 mm`.
  func text(for kind: MeasureKind) -> String { words { limitText($0, for: kind) } }

  /// The limit in signs, such as `> 20 mm`.
  func symbols(for kind: MeasureKind) -> String {
    let number = limitText(limit, for: kind)
    return switch comparator {
    case .atLeast: "≥ \(number)"
    case .above: "> \(number)"
    case .atMost: "≤ \(number)"
    case .below: "< \(number)"
    case .magnitudeAtLeast: "≥ ±\(number)"
    case .magnitudeAbove: "> ±\(number)"
    case .outside: "< \(limitText(lowerLimit ?? -limit, for: kind)), > \(number)"
    case .never: "–"
    }
  }

  /// The limit with its unit; it is exact and needs no more decimals than it has.
  private func limitText(_ limit: Double, for kind: MeasureKind) -> String {
    let decimals = limit == limit.rounded() ? 0 : max(kind.decimals, 1)
    return "\(limit.text(decimals))\(kind.unit.mark)"
  }
}

extension Criterion {
  var valueText: String { BiomechReport.valueText(value, u95: u95, kind: kind) }
  var thresholdText: String { threshold.text(for: kind) }

  /// The criterion on one line, such as `peak knee abduction 4.3 ± 9.3°, threshold more than 10°,
  /// reached in 0 of 5 repetitions: below`.
  var line: String {
    "\(kind.label.lowercased()) \(valueText), threshold \(thresholdText), \(repetitionsText): "
      + level.word
  }

  /// How often the value alone reached the limit, such as `reached in 5 of 5 repetitions`.
  var repetitionsText: String {
    repetitions == 1
      ? "n = 1" : "reached in \(repetitionsBeyond) of \(repetitions) repetitions"
  }
}

extension FindingLevel {
  /// The level as one word.
  var word: String { self == .notAssessed ? "not assessed" : rawValue }
}

extension BodySide {
  /// The side of a knee, such as `right knee`.
  var kneeText: String { self == .both ? "both knees" : "\(rawValue) knee" }
}

extension Finding {
  /// What the finding is about, such as `Static genu varum (possible), left knee`.
  var title: String { "\(name), \(side.kneeText)" }

  /// What is missing for an assessment, and how to give it where an option does.
  var need: String {
    missing.contains("the age of the subject")
      ? "\(missing); pass --subject with \(Subject.Key.age.rawValue)" : missing
  }
}

extension Screening {
  /// What the list of open questions is.
  var checklistIntro: String {
    switch self {
    case .notScreened: "Ask these first; the care is stated beside each question."
    case .vouchedFor: "What should have been asked; the care is stated beside each question."
    case .answered: "Not answered yet; the care is stated beside each question."
    }
  }
}

extension Exercise {
  /// How much and how often, such as `3 × 10–15, hold 2 s, 3–4 days a week`.
  var dose: String { doseParts.joined(separator: ", ") }

  /// The dose in parts, such as `3 × 10–15`, `hold 2 s` and `3–4 days a week`.
  var doseParts: [String] {
    var parts = [repetitions.isEmpty ? "\(sets) sets" : "\(sets) × \(repetitions)"]
    if !hold.isEmpty && hold != "-" { parts.append("hold \(hold) s") }
    if daysPerWeek == "daily" {
      parts.append("daily")
    } else if !daysPerWeek.isEmpty && daysPerWeek != "-" {
      parts.append("\(daysPerWeek) days a week")
    }
    return parts
  }

  /// The levels it spans, such as `level 1` or `levels 1 to 2`.
  var levelText: String {
    levels.count == 1
      ? "level \(levels.lowerBound)" : "levels \(levels.lowerBound) to \(levels.upperBound)"
  }
}

extension String {
  /// The text with a capital first letter.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension String {
  /// The text as print has it: minus signs before numbers, and numbers not parted from their units.
  var typeset: String {
    replacing(" = ", with: "\u{A0}=\u{A0}")
      .replacing(#/([≥≤<>]) (?=\S)/#) { "\($0.1)\u{A0}" }
      .replacing(#/(^|[\s\u{A0}(])-(?=\d)/#) { "\($0.1)\u{2212}" }
      .replacing(" ± ", with: "\u{A0}±\u{A0}")
      .replacing(#/(\d) (?=(?:mm|%|s|Hz|kg|years?)\b|%)/#) { "\($0.1)\u{A0}" }
  }
}
