// SPDX-License-Identifier: Apache-2.0

/// Why two sessions cannot be held against each other.
public struct ComparisonError: Error, Hashable {
  @nonexhaustive public enum Reason: Hashable, Sendable {
    case otherSubject(before: String, after: String)
    case otherModel(before: [String], after: [String])

    /// No measure stands in both; why one was refused that does, if so.
    case nothingInCommon(refusal: String?)
  }

  /// The kind of a problem; the raw value is the word for `biomech explain`.
  public enum Code: String, Sendable, CaseIterable {
    case otherSubject = "other-subject"
    case otherModel = "other-model"
    case nothingInCommon = "no-common-measure"
  }

  /// What the earlier session is called.
  public var before: String

  /// What the later session is called.
  public var after: String

  public var reason: Reason

  public init(before: String, after: String, reason: Reason) {
    self.before = before
    self.after = after
    self.reason = reason
  }
}

extension ComparisonError: CustomStringConvertible {
  public var description: String { "\(after): \(problem) [\(code.rawValue)]\n  hint: \(hint)" }

  /// The kind of the problem.
  public var code: Code {
    switch reason {
    case .otherSubject: .otherSubject
    case .otherModel: .otherModel
    case .nothingInCommon: .nothingInCommon
    }
  }

  private var problem: String {
    switch reason {
    case .otherSubject(let before, let after):
      "this is subject '\(after)', and \(self.before) is subject '\(before)'"
    case .otherModel(let before, let after):
      "the numbers rest on the model \(quoted(after)), those of \(self.before) on \(quoted(before))"
    case .nothingInCommon(let refusal?):
      "no measure can be compared with those of \(before): \(refusal)"
    case .nothingInCommon(nil): "no task, side and measure is the same as in \(before)"
    }
  }

  private var hint: String {
    switch reason {
    case .otherSubject: "compare two sessions of one person; 'code' in --subject names them"
    case .otherModel: "analyse both sessions again with the same --model"
    case .nothingInCommon: "compare two sessions of the same task, analysed by the same version"
    }
  }

  private func quoted(_ models: [String]) -> String {
    models.map { "'\($0)'" }.joined(separator: " and ")
  }
}
