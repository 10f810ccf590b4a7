// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// What cross-talk there is in the knees of a trial, and what was done about it.
public struct CrossTalkReport: Hashable, Sendable {
  /// One knee.
  public struct Leg: Hashable, Sendable {
    /// What was decided for the session.
    public var verdict: CrossTalkCorrection.Verdict

    /// The index about the axis as calibrated; `nil` where the knee hardly bends.
    public var before: CrossTalkIndex?

    /// The index about the axis that the angles refer to.
    public var after: CrossTalkIndex?

    public init(
      verdict: CrossTalkCorrection.Verdict, before: CrossTalkIndex?, after: CrossTalkIndex?
    ) {
      self.verdict = verdict
      self.before = before
      self.after = after
    }
  }

  public var method: CrossTalkMethod
  public var legs: [Side: Leg]

  public init(method: CrossTalkMethod, legs: [Side: Leg]) {
    self.method = method
    self.legs = legs
  }
}
