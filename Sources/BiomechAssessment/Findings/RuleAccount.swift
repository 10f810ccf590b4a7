// SPDX-License-Identifier: Apache-2.0

/// What a rule tells about itself: `biomech explain` prints it, and it stands nowhere else.
///
/// Each text is one or more plain sentences; numbers carry their unit and sign.
public struct RuleAccount: Hashable, Sendable {
  /// The quantities the rule looks at and how each is had.
  public let measures: String

  /// What is known about them, and what is not.
  public let importance: String

  /// When the rule speaks: the limits with their ids, how many repetitions, what is needed, and
  /// which of the numbers are choices of this project.
  public let decision: String

  /// What the finding cannot tell, and what looks like it without being it.
  public let limits: String

  public init(measures: String, importance: String, decision: String, limits: String) {
    self.measures = measures
    self.importance = importance
    self.decision = decision
    self.limits = limits
  }
}
