// SPDX-License-Identifier: Apache-2.0

/// What a problem means and what to do about it.
public struct ProblemExplanation: Hashable, Sendable {
  /// What is wrong, in one or two sentences.
  public let meaning: String

  /// What it usually comes from.
  public let causes: [String]

  /// What to do, the most promising first.
  public let remedies: [String]

  /// A message of this kind, as it may look.
  public let example: String

  package init(_ meaning: String, causes: [String], remedies: [String], example: String) {
    self.meaning = meaning
    self.causes = causes
    self.remedies = remedies
    self.example = example
  }
}

extension FileProblemCode {
  /// What a problem is about: a heading in the list of all codes.
  public enum Group: String, Sendable, CaseIterable {
    case reading = "Reading a motion file"
    case understanding = "Understanding a motion file"
    case writing = "Writing"
    case settings = "Marker maps, subject files and rules of a clinic"
  }

  /// What the problem is about.
  public var group: Group {
    if readingExplanations[self] != nil { return .reading }
    if understandingExplanations[self] != nil { return .understanding }
    return writingExplanations[self] != nil ? .writing : .settings
  }

  /// What the problem means and what to do; a test checks that every code has one.
  public var explanation: ProblemExplanation {
    readingExplanations[self] ?? understandingExplanations[self] ?? writingExplanations[self]
      ?? settingsExplanations[self]
      ?? ProblemExplanation("", causes: [], remedies: [], example: "")
  }
}
