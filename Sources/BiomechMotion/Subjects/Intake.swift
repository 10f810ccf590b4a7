// SPDX-License-Identifier: Apache-2.0

/// The answers a person gave before their movement was looked at.
///
/// A question without an answer is not a "no": what depends on it stays open in the report.
public struct Intake: Hashable, Sendable {
  /// A yes-or-no question.
  ///
  /// The raw value is the key in `subject.yaml`.
  public enum Question: String, Sendable, CaseIterable {
    case injuryWithinSevenDays = "injury_within_7_days"
    case rapidSwelling = "rapid_swelling"
    case cannotTakeFourSteps = "cannot_take_4_steps"
    case earlierInjuryNotExamined = "earlier_injury_not_examined"
    case visibleDeformity = "visible_deformity"
    case kneecapSlippedOut = "kneecap_slipped_out"
    case grossInstabilityAfterTrauma = "gross_instability_after_trauma"
    case coldOrNumbFoot = "cold_or_numb_foot"
    case lockingOrCatching = "locking_or_catching"
    case tendernessOnlyAtPatella = "tenderness_only_at_patella"
    case fibularHeadTenderness = "fibular_head_tenderness"
    case cannotFlexTo90 = "cannot_flex_to_90"
    case openWound = "open_wound"
    case reducedConsciousness = "reduced_consciousness"
    case paraplegia
    case givingWay = "giving_way"
    case previousDislocation = "previous_dislocation"
    case ligamentLaxity = "ligament_laxity"
    case noImprovementAfterSixWeeks = "no_improvement_after_6_weeks"
    case worseWithExercise = "worse_with_exercise"
    case swellingOver48Hours = "swelling_over_48_hours"
    case hotRedOrFeverish = "hot_red_or_feverish"
    case calfPainOrSwelling = "calf_pain_or_swelling"
    case breathlessness
    case nightPain = "night_pain"
    case unexplainedWeightLoss = "unexplained_weight_loss"
    case cancerHistory = "cancer_history"
    case bowedLegsAfterAgeThree = "bowed_legs_after_age_3"
    case childDeformityUnilateralOrProgressive = "child_deformity_unilateral_or_progressive"
    case limpWithThighOrKneePain = "limp_with_thigh_or_knee_pain"
    case shortStature = "short_stature"
    case chronicMalalignmentNotResponding = "chronic_malalignment_not_responding"
    case newWeaknessOrNumbness = "new_weakness_or_numbness"
    case pregnancy
    case surgeryWithinTwelveWeeks = "surgery_within_12_weeks"
    case anticoagulation
    case osteoporosisOrFracture = "osteoporosis_or_fracture"
    case lossOfMotion = "loss_of_motion"
    case clickingOrGrinding = "clicking_or_grinding"
    case painfulClickingOrGrinding = "painful_clicking_or_grinding"
  }

  /// A yes-or-no question about what the person may and can do; a "yes" is no complaint.
  ///
  /// The raw value is the key in `subject.yaml`.
  public enum Readiness: String, Sendable, CaseIterable {
    /// A clinician agreed to exercise after the operation, injury or illness that was reported.
    case clearedByClinician = "exercise_cleared_by_clinician"

    /// Exercises of level 2 were done at the top of their range in two sessions.
    case levelTwoAtTopOfRange = "level_2_at_top_of_range"

    /// One leg has at least 80 % of the strength of the other.
    case singleLegStrength = "single_leg_strength_80_percent"
  }

  /// Where it hurts.
  public enum PainLocation: String, Sendable, CaseIterable {
    case anterior, medial, lateral, posterior, none
  }

  /// How the pain went over the last two weeks.
  public enum PainTrend: String, Sendable, CaseIterable {
    case better, same, worse
  }

  /// The keys under `intake` in `subject.yaml` that are no yes-or-no questions.
  public enum Key: String, Sendable, CaseIterable {
    case pain = "pain_0_to_10"
    case painAfterExercise = "pain_after_exercise_0_to_10"
    case painLocation = "pain_location"
    case painTrend = "pain_trend"
    case side
  }

  public var answers: [Question: Bool]

  /// What the person may and can do.
  public var readiness: [Readiness: Bool]

  /// Pain from 0 (none) to 10, now.
  public var pain: Int?

  /// Pain from 0 to 10 after exercise.
  public var painAfterExercise: Int?

  public var painLocation: PainLocation?
  public var painTrend: PainTrend?

  /// The side the answers speak about.
  public var side: BodySide?

  public init(
    answers: [Question: Bool] = [:], pain: Int? = nil, painAfterExercise: Int? = nil,
    painLocation: PainLocation? = nil, painTrend: PainTrend? = nil, side: BodySide? = nil,
    readiness: [Readiness: Bool] = [:]
  ) {
    self.answers = answers
    self.readiness = readiness
    self.pain = pain
    self.painAfterExercise = painAfterExercise
    self.painLocation = painLocation
    self.painTrend = painTrend
    self.side = side
  }
}
