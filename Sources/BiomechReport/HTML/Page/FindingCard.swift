// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance

/// One finding in words, with a picture of each criterion.
struct FindingCard {
  var levelClass: String
  var levelWord: String

  /// Markup: the level as a shape.
  var shape: String

  var findingTitle: String
  var findingCode: String
  var sentence: String
  var meaning: String?
  var factors: String?
  var contested: String?
  var referral: String?
  var criteria: [Item]

  struct Item {
    var criterionLabel: String
    var criterionValue: String
    var threshold: String
    var thresholdID: String
    var repetitions: String
    var criterionLevel: String

    /// Markup.
    var intervalPlot: String
  }

  init(_ finding: Finding, _ advice: FindingGuidance?, number: Int, isExplained: Bool) {
    levelClass = finding.level.rawValue.replacing("_", with: "-")
    levelWord = finding.level.word
    shape = finding.level.shape.icon
    findingTitle = finding.title
    findingCode = finding.code
    sentence = finding.sentence.typeset
    meaning = isExplained ? advice?.meaning.nonEmpty : nil
    factors = advice?.contributingFactors.joined(separator: "; ").nonEmpty
    contested = advice?.contested.nonEmpty
    referral = advice?.referral.nonEmpty
    criteria = finding.criteria.enumerated().map { index, criterion in
      Item(
        criterionLabel: criterion.kind.label, criterionValue: criterion.valueText.typeset,
        threshold: criterion.thresholdText.typeset, thresholdID: criterion.threshold.id,
        repetitions: criterion.repetitionsText.typeset, criterionLevel: criterion.level.word,
        intervalPlot: IntervalPlot(criterion).drawing.svg(id: "criterion-\(number)-\(index)"))
    }
  }
}

/// What was looked for and stayed below its threshold: in words only, since it is no finding.
struct BelowList {
  var belowHeading: String
  var belowItems: [Item]

  struct Item {
    /// Markup.
    var belowShape: String

    var belowWord: String
    var belowTitle: String
    var belowCode: String
    var belowSentence: String
    var also: [String]
  }

  init?(_ heading: String, _ findings: [Finding]) {
    belowHeading = heading
    belowItems = findings.map { finding in
      Item(
        belowShape: finding.level.shape.icon, belowWord: finding.level.word,
        belowTitle: finding.title, belowCode: finding.code,
        belowSentence: finding.sentence.typeset,
        also: finding.criteria.dropFirst().map { $0.line.typeset })
    }
    if belowItems.isEmpty { return nil }
  }
}

/// What the level words mean, for those that occur.
struct Legend {
  var levels: [Item]

  struct Item {
    /// Markup.
    var levelShape: String

    var legendWord: String
    var legendMeaning: String
  }

  init?(_ findings: [Finding]) {
    levels = FindingLevel.allCases.reversed().filter { level in
      findings.contains { finding in
        finding.level == level || finding.criteria.contains { $0.level == level }
      }
    }.map { Item(levelShape: $0.shape.icon, legendWord: $0.word, legendMeaning: $0.words) }
    if levels.isEmpty { return nil }
  }
}

/// What could not be assessed and why.
struct NotAssessed {
  var items: [Item]

  /// The tasks that were not done; `nil` without any.
  var undone: Undone?

  struct Item {
    var itemTitle: String
    var itemCode: String
    var itemMissing: String
  }

  struct Undone {
    var undoneIntroduction: String
    var undoneSentences: [String]
  }

  init?(_ findings: [Finding]) {
    let content = NotAssessedContent(findings)
    items = content.findings.map {
      Item(itemTitle: $0.title, itemCode: $0.code, itemMissing: $0.need)
    }
    if !content.undone.isEmpty {
      undone = Undone(
        undoneIntroduction: NotAssessedContent.introduction,
        undoneSentences: content.undone.map(\.sentence))
    }
    if items.isEmpty, undone == nil { return nil }
  }
}
