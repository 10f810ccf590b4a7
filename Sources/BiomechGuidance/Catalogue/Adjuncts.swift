// SPDX-License-Identifier: Apache-2.0

/// What may help besides exercise.
let adjunctEntries: [Adjunct] = [
  Adjunct(
    code: "AD03", name: "Foot orthoses",
    howTo:
      "Where the foot rolls in markedly, ready-made insoles can ease pain for up to six weeks, "
      + "together with exercise; custom-made ones have not been shown to do better.",
    caution: "Take them out if pain grows.",
    evidenceGrade: "A (short-term pain, ready-made)",
    source: "Willy et al. 2019; Collins et al. 2018; the six weeks are general knowledge"),
  Adjunct(
    code: "AD04", name: "Unloading knee brace",
    howTo:
      "A clinician's decision, for painful osteoarthritis of a bowed or knock-kneed leg; nothing to "
      + "try on your own.",
    caution: "Only when prescribed and fitted.", evidenceGrade: "C",
    source: "general medical knowledge, not verified in a study here"),
  Adjunct(
    code: "AD06", name: "Body weight and the knee",
    howTo:
      "Body weight is one part of the load on a knee. If you want to change it, a general "
      + "practitioner or dietitian can support you; strength and activity help at any weight.",
    caution: "For adults only; with a history of an eating disorder only with a clinician.",
    evidenceGrade: "A (osteoarthritis of the knee)",
    source: "general guidance on osteoarthritis, not verified in a study here"),
  Adjunct(
    code: "AD07", name: "Footwear",
    howTo: "Wear a shoe that supports the foot and suits the activity.",
    caution: "Change it if it hurts.", evidenceGrade: "C", source: Source.hart),
  Adjunct(
    code: "AD09", name: "Patience and a gradual return",
    howTo:
      "Strength and control take 6 to 12 weeks of regular work to change. Watch how the knee reacts "
      + "by the next morning, and go step by step with a professional. Where a warning sign applies, "
      + "its care comes first.",
    caution: "Ask for help if things get worse.", evidenceGrade: "A (expert consensus)",
    source: "\(Source.hart); \(Source.patellofemoral); the weeks are general knowledge"),
]
