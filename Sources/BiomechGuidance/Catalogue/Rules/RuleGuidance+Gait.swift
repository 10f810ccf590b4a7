// SPDX-License-Identifier: Apache-2.0

/// Walking, pelvis and feet: RL03, RL12, RL15, RL16.
let gaitRules: [RuleGuidance] = [
  RuleGuidance(
    "RL03", "varus thrust in walking (possible)",
    contributingFactors: [
      "ligaments on the outer side that give", "weak thighs or hip abductors", "osteoarthritis",
    ],
    exercises: ["EX03", "EX06", "EX12", "EX17", "EX30", "EX15"],
    adjuncts: ["AD04", "AD06", "AD07"],
    so: "the knee jerks outwards for a moment as it takes the weight of the body.",
    evidenceGrade: "D", source: "Chang et al. 2013 (PMC4014355); PMC3368024",
    contested:
      "It goes along with osteoarthritis in studies; whether training it away changes anything is not "
      + "known.",
    referral: RuleReferral(
      flag: "General practitioner, sports physician or physiotherapist.",
      painful: "General practitioner or sports physician, because pain was reported.",
      professions: [.sportsPhysician], painfulProfessions: [.sportsPhysician])),
  RuleGuidance(
    "RL12", "pelvis that drops on the free side (possible)",
    contributingFactors: ["a weak or painful side of the hip (gluteus medius)"],
    exercises: ["EX12", "EX17", "EX13", "EX21"],
    so:
      "the pelvis sinks on the side of the free leg, so the hip of the standing leg holds it less; "
      + "training of the hip can change that.",
    evidenceGrade: "C", source: Source.hart,
    contested: "The limit of 5° is an engineering choice.",
    referral: RuleReferral(
      flag: "Physiotherapist if it hurts.",
      painful: "General practitioner or sports physician, because pain was reported.",
      painfulProfessions: [.sportsPhysician])),
  RuleGuidance(
    "RL15", "pelvis tilted forwards (possible)",
    contributingFactors: ["short hip flexors", "weak trunk muscles"],
    exercises: ["EX43", "EX20", "EX11"],
    so: "the pelvis is tilted forwards, which may come from short hip flexors; this is a hint from "
      + "posture only.",
    evidenceGrade: "D", source: Source.hart,
    contested:
      "Tilt of the pelvis depends on where its markers sit and varies much among healthy people; it "
      + "does not show how long a muscle is.",
    referral: .functional),
  RuleGuidance(
    "RL16", "foot that rolls in (possible)",
    contributingFactors: ["the build of the foot", "weak small muscles of the foot"],
    exercises: ["EX39", "EX30", "EX45"],
    adjuncts: ["AD03", "AD07"],
    so: "the foot rolls in under load, which may add to a knee that moves inwards.",
    evidenceGrade: "C", source: "\(Source.hart); Collins et al. 2018 (insoles)",
    contested:
      "Ready-made insoles ease pain for a time; custom-made ones have not been shown to do better, and "
      + "a foot that rolls in without complaints needs none.",
    referral: RuleReferral(
      flag: "Podiatrist or orthotist.",
      painful: "Podiatrist or orthotist, because pain was reported.",
      professions: [.orthotist], painfulProfessions: [.orthotist])),
]
