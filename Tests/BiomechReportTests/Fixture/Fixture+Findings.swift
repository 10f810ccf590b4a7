// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

extension Finding {
  private static let valgusName = "Dynamic valgus in the double-leg squat (possible)"
  private static let valgusSource =
    "Mizner et al. 2012 (separation ratio); Paley 2002 (hip-ankle line); cut-offs of this project"
  private static let bellemans = "Bellemans et al. 2012, doi:10.1007/s11999-011-1936-5"

  static func valgus(trials: [String]) -> Finding {
    Finding(
      code: "RL04", name: valgusName, side: .right, task: .squat, trials: trials, level: .flag,
      criteria: [
        Criterion(
          kind: .medialKneeDisplacementPeak, side: .right, threshold: .medialKneeDisplacement,
          value: 30.2, u95: 9.1, level: .flag, repetitionsBeyond: 5, repetitions: 5),
        Criterion(
          kind: .kneeAbductionPeak, side: .right, threshold: .kneeAbduction, value: 9.2, u95: 9.4,
          level: .below, repetitionsBeyond: 1, repetitions: 5),
      ],
      sentence:
        "Possible dynamic valgus of the right knee: peak medial knee displacement 30 mm ± 9 mm "
        + "(95 %, mean of 5 squats), beyond the threshold (more than 20 mm) even allowing for "
        + "measurement error, reached in 5 of 5.",
      source: valgusSource)
  }

  static func together(trials: [String]) -> Finding {
    Finding(
      code: "RL04", name: valgusName, side: .both, task: .squat, trials: trials, level: .watch,
      criteria: [
        Criterion(
          kind: .kneeAnkleSeparationRatioAtBottom, side: .both, threshold: .kneeAnkleSeparation,
          value: 0.72, u95: 0.08, level: .watch, repetitionsBeyond: 4, repetitions: 4)
      ],
      sentence:
        "Possible dynamic valgus of both knees together, not certain: knee-ankle separation ratio "
        + "at the bottom 0.72 ± 0.08 (95 %, mean of 4 squats), at or beyond the threshold (less "
        + "than 0.80) but within measurement error of it, reached in 4 of 4.",
      source: valgusSource)
  }

  static func symmetrical(trials: [String]) -> Finding {
    Finding(
      code: "RL04", name: valgusName, side: .left, task: .squat, trials: trials, level: .clear,
      criteria: [
        Criterion(
          kind: .medialKneeDisplacementPeak, side: .left, threshold: .medialKneeDisplacement,
          value: -22, u95: 9.1, level: .clear, repetitionsBeyond: 0, repetitions: 4)
      ],
      sentence:
        "Possible dynamic valgus of the left knee was looked for and not found: peak medial knee "
        + "displacement -22 mm ± 9 mm (95 %, mean of 4 squats), below the threshold (more than "
        + "20 mm) even allowing for measurement error, reached in 0 of 4.",
      source: valgusSource)
  }

  static let notAssessed = Finding(
    code: "RL02", name: "Static genu varum (possible)", side: .both, task: .static, trials: [],
    level: .notAssessed, criteria: [],
    sentence:
      "Possible static varus of the legs was not assessed: it needs the age of the subject.",
    missing: "the age of the subject", source: bellemans)

  static func varus(trial: String) -> Finding {
    Finding(
      code: "RL02", name: "Static genu varum (possible)", side: .left, task: .static,
      trials: [trial], level: .watch,
      criteria: [
        Criterion(
          kind: .hkaDeviationStanding, side: .left, threshold: .standingVarusGuarded, value: 3.6,
          u95: 3.4, level: .watch, repetitionsBeyond: 1, repetitions: 1)
      ],
      sentence:
        "Possible static varus of the left leg, not certain: hip-knee-ankle deviation 3.6° ± 3.4° "
        + "(95 %, 1 static trial), at or beyond the threshold (at least 3.0°) but within "
        + "measurement error of it.",
      source: bellemans)
  }
}

extension Fixture {
  enum MeasureSet { case squat, standing }

  /// The measures of a trial, read off its columns at the bottom of each repetition.
  static func measures(of analyzed: AnalyzedTrial, _ set: MeasureSet) -> [Measure] {
    let name = analyzed.trial.name
    if set == .standing {
      return [BodySide.right, .left].map { side in
        Measure(
          kind: .hkaDeviationStanding, side: side, trial: name, task: .static,
          value: side == .right ? 1.2 : 3.6, u95: 3.5, method: "frontal plane of the pelvis")
      }
    }
    let kinds: [(MeasureKind, Variable, Double)] = [
      (.kneeFlexionPeak, .kneeFlexion, 5), (.kneeAdductionAtBottom, .kneeAdduction, 9.4),
      (.medialKneeDisplacementPeak, .medialKneeDisplacement, 9),
      (.kneeAnkleSeparationRatioAtBottom, .kneeAnkleSeparationRatio, 0.08),
    ]
    var measures: [Measure] = []
    for (kind, variable, u95) in kinds {
      for side in [BodySide.right, .left, .both] {
        guard let column = analyzed.kinematics[variable, side] else { continue }
        for repetition in analyzed.events.repetitions
        where column[repetition.bottom].isFinite {
          measures.append(
            Measure(
              kind: kind, side: side, trial: name, task: .squat, cycle: repetition.number,
              value: column[repetition.bottom] * variable.unit.displayFactor, u95: u95,
              method: "calibrated, at the bottom",
              quality: side == .left && repetition.number == 3 ? .limited : .good,
              filledFraction: side == .left && repetition.number == 3 ? 0.1 : 0))
        }
      }
    }
    return measures
  }
}
