// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechSynthesis

/// Walks held against a group of simulated people.
extension RuleCase {
  static let walking: [RuleCase] = [
    RuleCase(
      "RL15", .right, raised: { try patient(Walk(tilt: 20)) },
      nearMiss: { try patient(Walk(tilt: 1.5)) }),
    RuleCase(
      "RL16", .right, raised: { try patient(Walk(toeOut: 30)) },
      nearMiss: { try patient(Walk(toeOut: 10)) }),
    RuleCase(
      "RL18", .right, raised: { try patient(Walk(tilt: 28)) },
      nearMiss: { try patient(Walk(tilt: 1.5)) }),
    // A knee that goes inwards in walking: dynamic valgus.
    RuleCase(
      "RL18", variant: "valgus", .right, raised: { try patient(Walk(adduction: -14)) },
      nearMiss: { try patient(Walk(adduction: -1.5)) }),
  ]

  /// How somebody walks, in degrees; the means of the group are the defaults.
  private struct Walk {
    var tilt = 0.0
    var toeOut = 7.0

    /// What comes to the adduction of both knees.
    var adduction = 0.0

    func session(strides: Int) throws -> SimulatedSession {
      let subject = try SimulatedSubject()
      var recipe = GaitRecipe()
      recipe.strides = strides
      recipe.pelvicTilt = .degrees(tilt)
      recipe.toeOut = .degrees(toeOut)
      recipe.kneeAdduction = BothSides(
        GaitCurve(
          GaitCurve.typicalKneeAdduction.points.map {
            GaitCurve.Point(percent: $0.percent, angle: $0.angle + .degrees(adduction))
          }))
      return try SimulatedSession(subject, [subject.gait(recipe)])
    }
  }

  private static func patient(_ walk: Walk) throws -> SimulatedSession {
    var session = try walk.session(strides: 7)
    session.options.norms = try norms.get()
    return session
  }

  /// Three people who differ by one standard deviation: 1° of tilt, 2° of toe-out, 1° of adduction.
  private static let norms: Result<Norms, any Error> = Result {
    let group = try [-1.0, 0, 1].map { deviation in
      let session = try Walk(tilt: deviation, toeOut: 7 + 2 * deviation, adduction: deviation)
        .session(strides: 3)
      let report = try analyze(
        trials: session.trials.map(\.trial), calibration: session.calibration.trial,
        subject: session.person, options: AnalysisOptions(uncertainty: .off))
      return ControlSubject(
        name: "\(deviation)", subject: report.subject, trials: report.trials,
        measures: report.assessment.measures)
    }
    return try Norms.built(
      of: group, task: .gait,
      ControlGroupDescription(population: "simulated", programVersion: biomechVersion),
      path: "controls"
    ).norms
  }
}
