// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechMotion
import BiomechSynthesis

/// A simulated person on one day: standing, what else was recorded, and the answers given.
struct SimulatedSession {
  var calibration: SimulatedTrial
  var trials: [SimulatedTrial] = []
  var person = Subject(age: 30, sex: .female)
  var options = AnalysisOptions()

  /// A session of a subject who has stood still.
  ///
  /// - Parameters:
  ///   - subject: The body and its markers.
  ///   - trials: What else it did.
  /// - Throws: `RecipeError` when the body cannot stand.
  init(_ subject: SimulatedSubject, _ trials: [SimulatedTrial] = []) throws {
    var standing = StaticRecipe()
    standing.frameRate = 50
    calibration = try subject.standing(standing)
    self.trials = trials
  }

  func findings() throws -> [Finding] {
    try analyze(
      trials: trials.map(\.trial), calibration: calibration.trial, subject: person,
      options: options
    ).assessment.findings
  }
}
