// SPDX-License-Identifier: Apache-2.0

/// The kneecap, both sides compared, gait as a whole, and what stands above all: RL00, RL09, RL17,
/// RL18, RL22.
let overallRules: [RuleGuidance] = [
  RuleGuidance(
    "RL00", "warning sign",
    contributingFactors: [], adjuncts: ["AD09"],
    so: "a warning sign applies, and its care comes before any exercise.",
    evidenceGrade: "–", source: Source.hart,
    referral: RuleReferral(
      flag: "Whom the warning sign names.",
      painful: "Whom the warning sign names; pain was reported."
    )),
  RuleGuidance(
    "RL09", "patellar maltracking (possible)",
    contributingFactors: [
      "weak thighs, the inner part among them", "tight structures on the outer side of the knee",
      "control by the hip", "a shallow groove", "a kneecap that sits high", "a foot that rolls in",
      "loose ligaments",
    ],
    exercises: [
      "EX01", "EX03", "EX05", "EX06", "EX12", "EX10", "EX41", "EX42", "EX40", "EX33", "EX02",
      "EX04",
    ],
    adjuncts: ["AD01", "AD03", "AD08", "AD02", "AD05"],
    so: "the skin above the kneecap moves as if the kneecap sat further to the outside near full "
      + "extension; markers on skin estimate this only.",
    evidenceGrade: "B (exercise); D (the measure)",
    source: "Tanaka et al. 2016; Draper et al. 2009; \(Source.patellofemoral)",
    contested:
      "The limits come from imaging and are not validated for markers on skin. Which way a healthy "
      + "kneecap tilts first is reported both ways. The guideline supports tape for a few weeks and "
      + "advises against braces; a consensus calls both uncertain.",
    referral: RuleReferral(
      flag: "Physiotherapist; a sports physician if the kneecap slipped out or the knee gives way.",
      painful:
        "Physiotherapist, because pain was reported; a sports physician if the kneecap slipped "
        + "out or the knee gives way.",
      professions: [.physiotherapist])),
  RuleGuidance(
    "RL17", "difference between the sides (possible)",
    contributingFactors: ["an earlier injury", "pain", "legs of different length"],
    exercises: ["EX30", "EX14", "EX06", "EX33", "EX21"],
    so: "the two legs do not do the same; drills on one leg can even that out.",
    evidenceGrade: "C",
    source: "convention of return to sport, no validated limit; the drills are a choice of this "
      + "project",
    contested: "The limits of 10 % and 90 % are customs; healthy people reach them often.",
    referral: RuleReferral(
      flag: "Physiotherapist if the knee was injured lately.",
      painful: "Physiotherapist, because pain was reported.")),
  RuleGuidance(
    "RL18", "gait that differs from the reference group",
    contributingFactors: ["many possible causes"],
    so:
      "walking as a whole differs from the reference group; what to do about it is for a clinician to "
      + "decide.",
    evidenceGrade: "–", source: "Baker et al. 2009",
    contested: "The score depends on the reference group, and papers average it in two ways.",
    referral: RuleReferral(
      flag: "A clinician who knows gait analysis.",
      painful: "A clinician who knows gait analysis, because pain was reported.",
      professions: [.sportsPhysician], painfulProfessions: [.sportsPhysician])),
  RuleGuidance(
    "RL22", "too little or too poor data",
    contributingFactors: ["gaps in the recording", "markers that moved", "too few repetitions"],
    so: "the recording does not carry a result, and the report says why.",
    evidenceGrade: "–", source: "quality limits of this project",
    referral: RuleReferral(
      flag: "Nobody: record again.",
      painful: "Record again; pain was reported, so see a physiotherapist.")),
]
