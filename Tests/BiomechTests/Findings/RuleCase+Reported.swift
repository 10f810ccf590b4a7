// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// People who squat well, and what they say.
extension RuleCase {
  static let reported: [RuleCase] = [
    RuleCase(
      "RL19", .right, .info, orAlmost: [.below],
      raised: { try squat(Intake(pain: 4, painLocation: .anterior, side: .right)) },
      nearMiss: { try squat(Intake(pain: 4, painLocation: .posterior, side: .right)) }),
    RuleCase(
      "RL20", .right, .info, orAlmost: [.clear],
      raised: {
        try squat(
          Intake(answers: [.ligamentLaxity: true, .previousDislocation: false], side: .right))
      },
      nearMiss: {
        try squat(
          Intake(answers: [.ligamentLaxity: false, .previousDislocation: false], side: .right))
      }),
    RuleCase(
      "RL21", .right, .info, orAlmost: [.below],
      raised: { try squat(Intake(answers: [.surgeryWithinTwelveWeeks: true], side: .right)) },
      nearMiss: {
        try squat(
          Intake(
            answers: [.surgeryWithinTwelveWeeks: true], side: .right,
            readiness: [.clearedByClinician: true]))
      }),
  ]

  private static func squat(_ intake: Intake) throws -> SimulatedSession {
    var session = try SimulatedTask.squat.session(of: BodyModel(), defects: .none, seed: 1)
    session.person.intake = intake
    return session
  }
}
