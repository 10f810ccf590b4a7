// SPDX-License-Identifier: Apache-2.0

/// Something besides exercise that may help: tape, a brace, insoles, footwear, load, education.
public struct Adjunct: Hashable, Sendable {
  /// The code, such as `AD03`.
  public var code: String

  public var name: String

  /// What it acts on, such as `a foot that rolls in`.
  public var targets: String

  public var howTo: String
  public var caution: String
  public var evidenceGrade: String
  public var source: String

  /// Where popular advice about it is stronger than the evidence; empty when it is not.
  public var contested: String

  public init(
    code: String, name: String, targets: String = "", howTo: String, caution: String,
    evidenceGrade: String, source: String, contested: String = ""
  ) {
    self.code = code
    self.name = name
    self.targets = targets
    self.howTo = howTo
    self.caution = caution
    self.evidenceGrade = evidenceGrade
    self.source = source
    self.contested = contested
  }
}
