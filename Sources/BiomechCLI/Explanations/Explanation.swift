// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechFormats
import BiomechGuidance
import BiomechKinematics

/// What a code of this program means: an error, a finding, a measure, an exercise and so on.
///
/// Nothing is written here: each kind of code has a file that words its registry.
struct Explanation: Encodable {
  /// A part of the explanation under a heading.
  struct Section: Encodable {
    var heading: String

    /// One text, or several items.
    var items: [String]
  }

  var code: String

  /// What kind of code it is: a heading in the list.
  var group: String

  /// A few words.
  var title: String

  var sections: [Section]

  /// Puts an explanation together; sections without text are left out.
  init(_ code: String, group: String, title: String, _ sections: [(String, [String])]) {
    self.code = code
    self.group = group
    self.title = title
    self.sections = sections.compactMap { heading, items in
      let filled = items.filter { !$0.isEmpty }
      return filled.isEmpty ? nil : Section(heading: heading, items: filled)
    }
  }
}

extension Explanation {
  /// Every code of this program, group by group.
  static let all: [Explanation] =
    RuleGuidance.all.filter { FindingRules.named($0.code) == nil }.map { Self($0) }
    + FindingRules.all.map { Self($0) } + ScoreKinds.all.map { Self($0) }
    + ScoreKinds.all.flatMap { $0.items.map { Self($0) } } + MeasureKind.all.map { Self($0) }
    + Variable.all.map { Self($0) } + Threshold.all.map { Self($0) }
    + PublishedReference.all.map { Self($0) }
    + RedFlag.all.map { Self($0) } + Exercise.all.map { Self($0) } + Adjunct.all.map { Self($0) }
    + FileProblemCode.Group.allCases.flatMap { group in
      FileProblemCode.allCases.filter { $0.group == group }.map { Self($0) }
    } + analysisProblems.map { Self($0.code, group: $0.group, $0.explanation) }

  /// The explanation of a code, upper and lower case taken as equal, or `nil` for an unknown one.
  ///
  /// A measure that compares the sides is known although it does not stand in the list.
  static func of(_ code: String) -> Explanation? {
    let word = code.lowercased()
    return all.first { $0.code.lowercased() == word } ?? MeasureKind.named(word).map { Self($0) }
  }
}

extension String {
  /// Up to the first full stop, without it.
  var firstSentence: String {
    guard let end = firstRange(of: ". ")?.lowerBound else {
      return hasSuffix(".") ? String(dropLast()) : self
    }
    return String(self[..<end])
  }

  private func firstRange(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
