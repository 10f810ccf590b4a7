// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

extension MeasureKind {
  static let peakFlexion = MeasureKind(
    "knee_flexion_peak", "Peak knee flexion", .degrees, positive: "flexion",
    definition: "Largest knee flexion of a repetition.",
    reference: "Grood and Suntay 1983, doi:10.1115/1.3138397", decimals: 1)
  static let adductionAtBottom = MeasureKind(
    "knee_adduction_bottom", "Knee adduction at the bottom", .degrees, positive: "varus",
    definition: "Knee adduction at the deepest point.",
    reference: "Grood and Suntay 1983, doi:10.1115/1.3138397", decimals: 1)
  static let displacement = MeasureKind(
    "medial_knee_displacement_bottom", "Medial knee displacement at the bottom", .millimetres,
    positive: "medial", definition: "Medial knee displacement at the deepest point.",
    reference: "this project", decimals: 0)
  static let separation = MeasureKind(
    "knee_ankle_separation_ratio_bottom", "Knee-ankle separation ratio at the bottom", .ratio,
    positive: "knees wider than ankles",
    definition: "Knee-ankle separation ratio at the deepest point.",
    reference: "Mizner et al. 2012, doi:10.2519/jospt.2012.3844", decimals: 2)
  static let standingDeviation = MeasureKind(
    "hka_deviation_standing", "Hip-knee-ankle deviation in standing", .degrees,
    positive: "varus", definition: "Mean hip-knee-ankle deviation in quiet standing.",
    reference: "Sharma et al. 2010, doi:10.1136/ard.2010.129742", decimals: 1)
}

extension Threshold {
  static let displacement = Threshold(
    "TH48", .above, 20, defaultU95: 12,
    source: "3.5 mm per degree of frontal angulation, engineering choice of this project",
    evidence: "engineering")
  static let separation = Threshold(
    "TH46", .below, 0.8, defaultU95: 0.08,
    source: "Mizner et al. 2012 for the measure; the limit is an engineering choice",
    evidence: "engineering")
  static let varus = Threshold(
    "TH02", .atLeast, 3, population: .adults, defaultU95: 3.5,
    source: "Bellemans et al. 2012, doi:10.1007/s11999-011-1936-5", evidence: "verified")
}

extension Finding {
  static func valgus(trial: String) -> Finding { valgus(trials: [trial]) }

  static func valgus(trials: [String]) -> Finding {
    Finding(
      code: "RL04", name: "Dynamic valgus in the double-leg squat (possible)", side: .right,
      task: .squat, trials: trials, level: .flag,
      criteria: [
        Criterion(
          kind: .displacement, side: .right, threshold: .displacement, value: 38, u95: 12.1,
          level: .flag, repetitionsBeyond: 5, repetitions: 5),
        Criterion(
          kind: .separation, side: .both, threshold: .separation, value: 0.73, u95: 0.08,
          level: .watch, repetitionsBeyond: 5, repetitions: 5),
      ],
      sentence:
        "The right knee moves inwards of the line from hip to ankle in the squat, by 38 mm more "
        + "than in standing.",
      source: "Mizner et al. 2012, doi:10.2519/jospt.2012.3844; Willy et al. 2019")
  }

  static func symmetrical(trials: [String]) -> Finding {
    Finding(
      code: "RL04", name: "Dynamic valgus in the double-leg squat (possible)", side: .left,
      task: .squat, trials: trials, level: .clear,
      criteria: [
        Criterion(
          kind: .displacement, side: .left, threshold: .displacement, value: 6.1, u95: 11.8,
          level: .clear, repetitionsBeyond: 0, repetitions: 4)
      ],
      sentence: "The left knee stays over the foot in the squat.",
      source: "Mizner et al. 2012, doi:10.2519/jospt.2012.3844; Willy et al. 2019")
  }

  static let notAssessed = Finding(
    code: "RL02", name: "Static genu varum (possible)", side: .left, task: .static, trials: [],
    level: .notAssessed, criteria: [], sentence: "",
    missing: "the age of the subject is not known; give it with --subject",
    source: "Bellemans et al. 2012, doi:10.1007/s11999-011-1936-5")

  static func varus(trial: String) -> Finding {
    Finding(
      code: "RL02", name: "Static genu varum (possible)", side: .left, task: .static,
      trials: [trial], level: .watch,
      criteria: [
        Criterion(
          kind: .standingDeviation, side: .left, threshold: .varus, value: 3.6, u95: 3.5,
          level: .watch, repetitionsBeyond: 1, repetitions: 1)
      ],
      sentence:
        "The left knee stands outside the line from hip to ankle by 3.6°. A few degrees of varus "
        + "are common in healthy people.",
      source: "Bellemans et al. 2012, doi:10.1007/s11999-011-1936-5")
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
          kind: .standingDeviation, side: side, trial: name, task: .static,
          value: side == .right ? 1.2 : 3.6, u95: 3.5, method: "frontal plane of the pelvis")
      }
    }
    let kinds: [(MeasureKind, Variable, Double)] = [
      (.peakFlexion, .kneeFlexion, 3.5), (.adductionAtBottom, .kneeAdduction, 9.4),
      (.displacement, .medialKneeDisplacement, 12), (.separation, .kneeAnkleSeparationRatio, 0.08),
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
