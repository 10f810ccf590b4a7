// SPDX-License-Identifier: Apache-2.0

/// What the answers alone decide: RL19, RL20, RL21.
let complaintRules: [RuleGuidance] = [
  RuleGuidance(
    "RL19", "pain at the front of the knee without a finding",
    contributingFactors: ["more load than the knee is used to"],
    exercises: ["EX03", "EX06", "EX10", "EX12", "EX02", "EX38"],
    adjuncts: ["AD08", "AD01", "AD09", "AD05"],
    so:
      "nothing measured explains the pain at the front of the knee; exercise for hip and knee helps "
      + "all the same.",
    evidenceGrade: "A", source: "Crossley et al. 2016 (recommendations 1 to 3)",
    contested:
      "The guideline supports tape for a few weeks, a consensus calls it uncertain; manual therapy by "
      + "itself is not supported.",
    referral: RuleReferral(
      flag: "Physiotherapist.", painful: "Physiotherapist, because pain was reported.",
      professions: [.physiotherapist])),
  RuleGuidance(
    "RL20", "loose ligaments or a kneecap that was dislocated",
    contributingFactors: ["loose ligaments", "the shape of the groove"],
    exercises: ["EX01", "EX03", "EX12", "EX30", "EX33"],
    adjuncts: ["AD01"],
    so: "the knee needs stability first: foot on the floor, in the middle of the range.",
    evidenceGrade: "C", source: Source.hart,
    referral: RuleReferral(
      flag: "Orthopaedic surgeon or sports physician.",
      painful: "Orthopaedic surgeon or sports physician; pain was reported.",
      professions: [.orthopaedicSurgeon], painfulProfessions: [.orthopaedicSurgeon])),
  RuleGuidance(
    "RL21", "injury that nobody has cleared",
    contributingFactors: ["an injury"],
    so: "the knee was injured: have it cleared by a physician before any exercise.",
    evidenceGrade: "–", source: Source.hart,
    referral: RuleReferral(
      flag: "General practitioner or sports physician, before any exercise.",
      painful: "General practitioner or sports physician, before any exercise; pain was reported.",
      professions: [.sportsPhysician], painfulProfessions: [.sportsPhysician])),
]
