// SPDX-License-Identifier: Apache-2.0

/// Squats and steps: RL04, RL05, RL11, RL13, RL14.
let loadedRules: [RuleGuidance] = [
  RuleGuidance(
    "RL04", "dynamic valgus in the double-leg squat (possible)",
    contributingFactors: [
      "weak control by the hip abductors and outward rotators", "tight adductors",
      "an ankle that does not bend far enough", "a foot that rolls in", "habit",
    ],
    exercises: [
      "EX10", "EX12", "EX13", "EX11", "EX32", "EX44", "EX45", "EX46", "EX34",
    ],
    adjuncts: ["AD03", "AD07", "AD09"],
    so: "the knees move inwards during the squat, which practice can change.",
    // The displacement is judged beside the angle and comes first at the same level: where the
    // angle decides, the displacement shows less, or could not be judged.
    exceptions: ["TH42": angleOfTheKnee(in: "during the squat")],
    evidenceGrade: "B",
    source: "\(Source.hart); Willy et al. 2019 (category of movement coordination)",
    contested:
      "No study sets a limit for the distance of the knees or for how far one moves inwards.",
    referral: .functional),
  RuleGuidance(
    "RL05", "dynamic valgus on one leg (possible)",
    contributingFactors: [
      "weak control by the hip abductors and outward rotators, which mostly dominates",
      "a trunk that leans", "an ankle that does not bend far enough", "a foot that rolls in",
      "habit",
    ],
    exercises: [
      "EX12", "EX17", "EX33", "EX06", "EX20", "EX21", "EX30", "EX46", "EX31", "EX34",
    ],
    adjuncts: ["AD03", "AD07"],
    so:
      "hip, knee and foot together look as if the knee moved inwards on one leg, which practice can "
      + "change; it is no pure motion of the knee.",
    exceptions: ["TH42": angleOfTheKnee(in: "on one leg")],
    evidenceGrade: "B",
    source: "\(Source.movementTraining); Willy et al. 2019 (category of movement coordination)",
    contested:
      "Usual values of the angle in the picture are known, but it differs from the angle of the knee in "
      + "space by −30° to 17°.",
    referral: .functional),
  RuleGuidance(
    "RL11", "ankle that does not bend far (possible)",
    contributingFactors: ["tight calf muscles", "the ankle joint itself"],
    exercises: ["EX45", "EX46"],
    adjuncts: ["AD07"],
    so: "the ankle bends less than usual, which can change squat and landing.",
    evidenceGrade: "C", source: "Malloy et al. 2015; \(Source.hart)",
    contested: "Published limits differ, and the peak in a squat depends on how deep it is.",
    referral: .functional),
  RuleGuidance(
    "RL13", "hip that turns or falls inwards (possible)",
    contributingFactors: ["weak control by the hip abductors and outward rotators"],
    exercises: ["EX10", "EX12", "EX13", "EX33"],
    so:
      "the hip is the part of the leg that goes inwards most; training of the hip can change that.",
    evidenceGrade: "B", source: Source.movementTraining,
    contested:
      "The limit of 20° is an engineering choice, and turning of the hip is measured poorly.",
    referral: .functional),
  RuleGuidance(
    "RL14", "trunk that leans to the standing leg (possible)",
    contributingFactors: ["weak trunk muscles", "a weak hip on the standing side"],
    exercises: ["EX20", "EX21", "EX17", "EX22", "EX15"],
    so:
      "the trunk leans over the standing leg, which spares the hip; training of trunk and hip can "
      + "change that.",
    evidenceGrade: "C", source: Source.hart,
    contested: "The limit of 8° is an engineering choice.",
    referral: .functional),
]

/// What a finding means that rests on the angle of the knee, not on its path.
func angleOfTheKnee(in task: String) -> RuleGuidance.Exception {
  let meaning =
    "the angle of the knee opens towards abduction \(task); this rests on the angle, which also "
    + "depends on where the knee markers sit, not on the path of the knee."
  return RuleGuidance.Exception(meaning: meaning.capitalizedFirst, possibleMeaning: meaning)
}
