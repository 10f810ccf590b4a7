// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment

/// Who to see about a finding, by its level and by what was reported.
public struct RuleReferral: Hashable, Sendable {
  /// The words beside a flag.
  public var flag: String

  /// The words beside a finding of a person who reported pain, each with the reason.
  public var painful: String

  /// Whom a flag sends to by itself.
  public var professions: [Profession]

  /// Whom a finding sends to when pain was reported.
  public var painfulProfessions: [Profession]

  /// Whether a marked deviation (RF16) makes an orthopaedic surgeon part of the referral.
  public var isStructural: Bool

  init(
    flag: String, painful: String, professions: [Profession] = [],
    painfulProfessions: [Profession] = [.physiotherapist], isStructural: Bool = false
  ) {
    self.flag = flag
    self.painful = painful
    self.professions = professions
    self.painfulProfessions = painfulProfessions
    self.isStructural = isStructural
  }

  /// A leg that stands out of line.
  static let structural = RuleReferral(
    flag: "Physiotherapist; an orthopaedic surgeon if it hurts or grows.",
    painful: "Physiotherapist, and an orthopaedic surgeon because pain was reported.",
    professions: [.physiotherapist], painfulProfessions: [.physiotherapist, .orthopaedicSurgeon],
    isStructural: true)

  /// A way of moving.
  static let functional = RuleReferral(
    flag: "Physiotherapist if it hurts.", painful: "Physiotherapist, because pain was reported.")

  /// The words for a finding.
  ///
  /// - Parameters:
  ///   - level: How sure the finding is.
  ///   - reportsPain: Whether pain was reported.
  ///   - isMarked: Whether RF16 is raised.
  /// - Returns: A sentence.
  func words(level: FindingLevel, reportsPain: Bool, isMarked: Bool) -> String {
    if isStructural, isMarked {
      return "Physiotherapist, and an orthopaedic surgeon because the deviation is marked."
    }
    if reportsPain { return painful }
    return level == .watch ? "Nobody for this alone; a physiotherapist if it hurts." : flag
  }

  /// Whom a finding sends to; nobody for a watch without pain.
  func professions(level: FindingLevel, reportsPain: Bool) -> [Profession] {
    let always = level == .flag || level == .info ? professions : []
    return (reportsPain ? always + painfulProfessions : always).withoutRepetition
  }
}
