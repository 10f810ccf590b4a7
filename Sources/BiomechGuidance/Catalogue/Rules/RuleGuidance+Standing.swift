// SPDX-License-Identifier: Apache-2.0

/// Legs that stand out of line, and the angle of the quadriceps: RL01, RL02, RL10.
let standingRules: [RuleGuidance] = [
  RuleGuidance(
    "RL01", "static genu valgum (possible)",
    contributingFactors: [
      "shape of the bones", "growth", "loose ligaments", "a foot that rolls in",
      "weak hip abductors (the part that training can change)", RuleGuidance.bodyWeight,
    ],
    exercises: [
      "EX10", "EX12", "EX13", "EX11", "EX21", "EX32", "EX33", "EX39", "EX14",
    ],
    adjuncts: ["AD03", "AD06", "AD07", "AD09"],
    so:
      "the knee sits inside the line from hip to ankle, which puts more load on its outer side; "
      + "exercise changes control, not bone.",
    evidenceGrade: "C",
    source: "\(Source.hart); Sharma et al. 2010 (alignment and osteoarthritis)",
    contested:
      "No study sets a limit for valgus; this one mirrors the limit for varus. Alignment goes along "
      + "with osteoarthritis over years; in a single healthy knee it says little.",
    referral: .structural),
  RuleGuidance(
    "RL02", "static genu varum (possible)",
    contributingFactors: [
      "varus left from growth, as in about a third of men and a sixth of women",
      "shape of the bones",
      "load on the inner side of the knee", "an earlier injury", "osteoarthritis",
    ],
    exercises: [
      "EX03", "EX06", "EX11", "EX12", "EX16", "EX20", "EX30", "EX40", "EX44",
    ],
    adjuncts: ["AD04", "AD06", "AD07", "AD09"],
    so:
      "the knee sits outside the line from hip to ankle, which puts more load on its inner side; a few "
      + "degrees of that are common in healthy people, and exercise changes control, not bone.",
    evidenceGrade: "C", source: "Bellemans et al. 2012; Sharma et al. 2010",
    contested:
      "Three degrees are called constitutional by some, since a third of healthy men stand there, and "
      + "malalignment by others.",
    referral: .structural),
  RuleGuidance(
    "RL10", "large quadriceps angle (description)",
    contributingFactors: ["the build of pelvis and leg"],
    adjuncts: ["AD09"],
    so:
      "the thigh pulls on the kneecap more from the outside; this describes a build, and no advice "
      + "follows from it.",
    evidenceGrade: "–", source: "Almeida et al. 2016; Smith et al. 2008",
    contested:
      "Usual values are published, but studies find no link between this angle and pain at the "
      + "kneecap.",
    referral: RuleReferral(
      flag: "Nobody for this alone.", painful: "Physiotherapist, because pain was reported.")),
]
