// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

private let hart = "Hart, Knee Realignment (health article)"
private let general = "general medical knowledge, not verified in a study here"

private let markedDeviation = AngleLimit(
  measure: "hka_deviation_standing", words: "hip-knee-ankle deviation",
  threshold: .markedMalalignment)

private let largeAsymmetry = AngleLimit(
  measure: "hka_asymmetry_standing", words: "difference between the legs",
  threshold: .alignmentAsymmetry)

/// Complaints that last, illness, growth and circumstances: RF09 to RF21.
let conditionRules: [RedFlagRule] = [
  RedFlagRule(
    "RF09", "No improvement despite care",
    asks: "Have pain, unsteadiness or limits in daily life lasted six weeks or more in spite of "
      + "treatment?",
    .routine, action: "Have the knee looked at again; imaging may be worth considering.",
    referTo: "physician or orthopaedic surgeon", blocks: .none,
    source: "\(hart); the six weeks are general medical knowledge",
    when: .answer(.noImprovementAfterSixWeeks)),
  RedFlagRule(
    "RF10", "Getting worse with self-care or exercise",
    asks: "Has the pain grown over the last two weeks, does exercise make it worse, or is it above "
      + "5/10 after exercise?",
    .routine, action: "Do not progress any exercise; see somebody within one to two weeks.",
    referTo: "physiotherapist or physician", blocks: .aboveLevel1,
    source: "\(hart); the limits of two weeks and 5/10 are engineering choices",
    when: .any([.painGrowing, .painAfterExerciseAbove(5), .answer(.worseWithExercise)])),
  RedFlagRule(
    "RF11", "Swelling that stays or comes back",
    asks: "Has the knee been swollen for more than 48 hours, or does it swell again and again?",
    .urgent, action: "Have the swelling examined.", referTo: "physician", blocks: .aboveLevel1,
    source: "\(hart); the 48 hours are general medical knowledge",
    when: .answer(.swellingOver48Hours)),
  RedFlagRule(
    "RF12", "Hot, red joint or fever",
    asks: "Is the knee hot or red, or do you have a fever or feel ill?",
    .emergency, action: "Go at once: the joint may be infected.", referTo: "emergency department",
    blocks: .all, source: general, when: .answer(.hotRedOrFeverish)),
  RedFlagRule(
    "RF13", "Calf pain or swelling, or breathlessness",
    asks: "Is one calf painful or swollen, perhaps after a time of little movement, or are you "
      + "short of breath?",
    .emergency, action: "Go at once: there may be a blood clot.", referTo: "emergency department",
    blocks: .all, source: general,
    when: .any([.answer(.calfPainOrSwelling), .answer(.breathlessness)])),
  RedFlagRule(
    "RF14", "Night pain, weight loss or a history of cancer",
    asks: "Does pain keep you awake at night whatever you do, have you lost weight without trying, "
      + "or have you ever had cancer?",
    .urgent, action: "Have a physician rule out a tumour or an infection.", referTo: "physician",
    blocks: .all, source: general,
    when: .any([.answer(.nightPain), .answer(.unexplainedWeightLoss), .answer(.cancerHistory)])),
  RedFlagRule(
    "RF15", "Child or adolescent with bent legs, short stature or a limp",
    asks: "Under 18: are the legs bowed past the age of three, bent on one side only or more and "
      + "more, is the child unusually short, or is there a limp with thigh or knee pain?",
    .urgent,
    action: "Have it examined soon: rickets, Blount disease or a slipped growth plate of the hip "
      + "must be ruled out.",
    referTo: "paediatric orthopaedics", blocks: .all,
    source: "Heath and Staheli 1993 (through secondary sources); slipped growth plate: \(general)",
    when: .all([
      .ageBelow(18),
      .any([
        .answer(.childDeformityUnilateralOrProgressive), .answer(.limpWithThighOrKneePain),
        .answer(.shortStature), .all([.ageAtLeast(3), .answer(.bowedLegsAfterAgeThree)]),
      ]),
    ])),
  RedFlagRule(
    "RF16", "Marked malalignment or a large difference between the legs",
    asks: "Measured in standing: is a leg 10° or more out of line, or do the legs differ by 5° or "
      + "more, beyond the measurement error?",
    .routine, action: "Ask for a clinical assessment and a full-length radiograph.",
    referTo: "orthopaedic surgeon", blocks: .none,
    source: "thresholds TH06 and TH07, engineering choices",
    when: .any([
      .angleBeyond(markedDeviation, side: .right), .angleBeyond(markedDeviation, side: .left),
      .angleBeyond(largeAsymmetry, side: .both),
    ])),
  RedFlagRule(
    "RF17", "Long-standing malalignment or repeated dislocation that treatment does not help",
    asks: "Have you had badly aligned legs for years, or a kneecap that keeps dislocating, and has "
      + "treatment not helped?",
    .routine, action: "Ask a surgeon's opinion; operations can realign the kneecap or the leg.",
    referTo: "orthopaedic surgeon", blocks: .none, source: hart,
    when: .answer(.chronicMalalignmentNotResponding)),
  RedFlagRule(
    "RF18", "New weakness or numbness",
    asks: "Is there new weakness or numbness in a leg, or the same complaint in both legs?",
    .urgent, action: "Have the nerves examined.", referTo: "physician", blocks: .all,
    source: general, when: .answer(.newWeaknessOrNumbness)),
  RedFlagRule(
    "RF19", "Pregnancy, recent surgery, blood thinners, osteoporosis or a fracture",
    asks: "Are you pregnant, have you had surgery in the last twelve weeks, do you take blood "
      + "thinners, or do you have osteoporosis or a fracture?",
    .routine, action: "Exercise only once the clinician who treats you has agreed.",
    referTo: "physician or physiotherapist", blocks: .all,
    source: "\(general); urgency is a choice of this project", isClearable: true,
    when: .any([
      .answer(.pregnancy), .answer(.surgeryWithinTwelveWeeks), .answer(.anticoagulation),
      .answer(.osteoporosisOrFracture),
    ])),
  RedFlagRule(
    "RF20", "Loss of motion",
    asks: "Can the knee not be straightened or bent as far as the other one?",
    .routine, action: "Have the movement examined.", referTo: "physiotherapist or physician",
    blocks: .none, source: hart, when: .answer(.lossOfMotion)),
  RedFlagRule(
    "RF21", "Clicking or grinding with pain or swelling",
    asks: "Does the knee click or grind again and again, together with pain or swelling? Noise "
      + "without either is common and does not count.",
    .routine, action: "Have the knee examined.", referTo: "physiotherapist or physician",
    blocks: .none, source: "\(hart); that painless noise does not count is general knowledge",
    when: .any([
      .answer(.painfulClickingOrGrinding),
      .all([
        .answer(.clickingOrGrinding),
        .any([.painAtLeast(1), .painAfterExerciseAbove(0), .answer(.swellingOver48Hours)]),
      ]),
    ])),
]
