// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

/// A simulated person in whom a rule speaks, and one in whom it only just does not.
struct RuleCase: Sendable, CustomTestStringConvertible {
  /// The rule, such as `RL04`.
  let code: String

  /// What parts it from other cases of the rule, such as `patella`; empty for the first.
  let variant: String

  let side: BodySide

  /// What the rule says of the one.
  let level: FindingLevel

  /// What it may say of the other; empty where it says nothing.
  let levelsOfNearMiss: Set<FindingLevel>

  let raised: @Sendable () throws -> SimulatedSession
  let nearMiss: @Sendable () throws -> SimulatedSession

  init(
    _ code: String, variant: String = "", _ side: BodySide, _ level: FindingLevel = .flag,
    orAlmost levelsOfNearMiss: Set<FindingLevel> = [.below, .clear],
    raised: @escaping @Sendable () throws -> SimulatedSession,
    nearMiss: @escaping @Sendable () throws -> SimulatedSession
  ) {
    self.code = code
    self.variant = variant
    self.side = side
    self.level = level
    self.levelsOfNearMiss = levelsOfNearMiss
    self.raised = raised
    self.nearMiss = nearMiss
  }

  /// The case, such as `RL17` or `RL22-short`.
  var id: String { variant.isEmpty ? code : "\(code)-\(variant)" }

  var testDescription: String { id }

  static let all: [RuleCase] = planted + drawn + walking + reported
}
