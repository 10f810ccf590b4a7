// SPDX-License-Identifier: Apache-2.0

import BiomechFormats

extension Explanation {
  /// What a message about a file means.
  init(_ problem: FileProblemCode) {
    self.init(problem.rawValue, group: problem.group.rawValue, problem.explanation)
  }

  /// What a message means, what it usually comes from, and what to do.
  init(_ code: String, group: String, _ explanation: ProblemExplanation) {
    self.init(
      code, group: Self.errors + group, title: explanation.meaning.firstSentence,
      [
        ("what it means", [explanation.meaning]), ("usual causes", explanation.causes),
        ("what to do", explanation.remedies), ("example", ["\(explanation.example) [\(code)]"]),
        ("source", ["a check of this program; biomech ends or leaves the input out with it"]),
      ])
  }

  /// Whether it explains an error, whose title is its first sentence and said below.
  var isError: Bool { group.hasPrefix(Self.errors) }

  /// What the groups of errors begin with.
  private static let errors = "Errors: "
}
