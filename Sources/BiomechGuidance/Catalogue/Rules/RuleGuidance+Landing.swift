// SPDX-License-Identifier: Apache-2.0

/// Landings: RL06, RL07, RL08.
let landingRules: [RuleGuidance] = [
  RuleGuidance(
    "RL06", "dynamic valgus in landing (possible)",
    contributingFactors: [
      "control by nerve and muscle", "landing with straight knees", "the trunk", "weak hips",
      "an ankle that does not bend far enough",
    ],
    exercises: [
      "EX35", "EX36", "EX37", "EX33", "EX12", "EX16", "EX20", "EX46", "EX31", "EX38",
    ],
    adjuncts: ["AD08"],
    so:
      "the knee moves inwards on landing: a technique worth training, which does not tell who will "
      + "be injured.",
    exceptions: [
      "TH40": angleOfTheKnee(in: "at the moment of landing"),
      "TH42": angleOfTheKnee(in: "on landing"),
    ],
    evidenceGrade: "A (training); the risk is contested",
    source: "Cronström et al. 2020; Padua et al. 2009 (LESS)",
    contested:
      "One study of female athletes found more torn ligaments with an inward knee (Hewett et al. 2005); "
      + "larger ones and the pooled studies did not.",
    referral: RuleReferral(
      flag: "Sports physician or physiotherapist if the knee was injured before.",
      painful: "Sports physician or physiotherapist, because pain was reported.",
      painfulProfessions: [.sportsPhysician])),
  RuleGuidance(
    "RL07", "stiff landing (possible)",
    contributingFactors: [
      "the way thigh and hip are used", "fear of bending the knee",
      "an ankle that does not bend far enough",
    ],
    exercises: ["EX35", "EX16", "EX32", "EX46"],
    adjuncts: ["AD08"],
    so: "the knees bend little on landing; softer landings can be practised.",
    evidenceGrade: "B", source: "Padua et al. 2009",
    contested:
      "Both limits were made for looking at video; angles in space may differ from them by some "
      + "degrees.",
    referral: .functional),
  RuleGuidance(
    "RL08", "many landing errors (possible)",
    contributingFactors: ["the items of the score that count as errors"],
    exercises: ["EX35", "EX33", "EX12", "EX21", "EX32", "EX30", "EX16"],
    itemExercises: [
      1: ["EX35"], 12: ["EX35"], 5: ["EX33", "EX12"], 15: ["EX33", "EX12"], 6: ["EX21"],
      7: ["EX32"], 8: ["EX32"], 9: ["EX32"], 10: ["EX32"], 11: ["EX30"], 13: ["EX16"],
      14: ["EX16"],
    ],
    adjuncts: ["AD09"],
    so: "several features of the landing are worth practising; the items say which.",
    evidenceGrade: "A (training)", source: "Padua et al. 2009; Padua et al. 2015",
    contested:
      "Papers take the mean of three landings or the errors seen in two of them, and give 17 or 19 as "
      + "the largest score; the limit of 5 comes from youth athletes.",
    referral: .functional),
]
