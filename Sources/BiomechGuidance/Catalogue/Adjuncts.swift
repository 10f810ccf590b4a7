// SPDX-License-Identifier: Apache-2.0

/// What may help besides exercise.
let adjunctEntries: [Adjunct] = [
  Adjunct(
    code: "AD01", name: "Kneecap tape", targets: "the kneecap",
    howTo:
      "Tape as McConnell described it, fitted to the person by somebody trained, for activities that "
      + "hurt; every day for up to four weeks, and no longer than exercise is hard without it.",
    caution:
      "Not with an allergy of the skin; where the kneecap may be unstable, only after a clinician "
      + "has looked.",
    evidenceGrade: "B (short-term pain, beside exercise)",
    source: "\(Source.patellofemoral); the four weeks are general knowledge",
    contested:
      "The guideline supports tape for a few weeks; the expert consensus of 2018 rates it uncertain."
  ),
  Adjunct(
    code: "AD02", name: "Kneecap brace or sleeve", targets: "the kneecap",
    howTo: "For a time, if the person likes it, and always together with exercise.",
    caution: "Never the only treatment; take it off if pain grows.",
    evidenceGrade: "B (against its use)",
    source: "Willy et al. 2019 (not checked at the source); Draper et al. 2009",
    contested:
      "The guideline advises against it; imaging shows the kneecap a little less to the outside with "
      + "a brace."),
  Adjunct(
    code: "AD03", name: "Foot orthoses", targets: "a foot that rolls in",
    howTo:
      "Where the foot rolls in markedly, ready-made insoles can ease pain for up to six weeks, "
      + "together with exercise.",
    caution: "Take them out if pain grows.",
    evidenceGrade: "A (short-term pain, ready-made)",
    source: "Willy et al. 2019; Collins et al. 2018; the six weeks are general knowledge",
    contested: "Custom-made insoles have not been shown to do better than ready-made ones."),
  Adjunct(
    code: "AD04", name: "Unloading knee brace", targets: "the inner or outer side of the knee",
    howTo:
      "A clinician's decision, for painful osteoarthritis of a bowed or knock-kneed leg; nothing to "
      + "try on your own.",
    caution: "Only when prescribed and fitted.", evidenceGrade: "C",
    source: Source.general),
  Adjunct(
    code: "AD05", name: "Manual therapy", targets: "how freely joints and soft tissue move",
    howTo:
      "Soft-tissue work and gentle joint movement by a physiotherapist, osteopath or chiropractor, "
      + "only beside exercise.",
    caution: "Never on a knee that was just injured or dislocated.",
    evidenceGrade: "D (expert consensus: not by itself)", source: "Crossley et al. 2016",
    contested:
      "Chiropractic and osteopathic treatment is popular; the expert consensus finds that mobilising "
      + "the knee or the back alone may not help."),
  Adjunct(
    code: "AD06", name: "Body weight and the knee", targets: "the load on the joint",
    howTo:
      "Body weight is one part of the load on a knee. If you want to change it, a general "
      + "practitioner or dietitian can support you; strength and activity help at any weight.",
    caution: "For adults only; with a history of an eating disorder only with a clinician.",
    evidenceGrade: "A (osteoarthritis of the knee)",
    source: "general guidance on osteoarthritis, not verified in a study here"),
  Adjunct(
    code: "AD07", name: "Footwear", targets: "the foot",
    howTo: "Wear a shoe that supports the foot and suits the activity.",
    caution: "Change it if it hurts.", evidenceGrade: "C", source: Source.hart),
  Adjunct(
    code: "AD08", name: "Less of what hurts, then step by step more", targets: "the load",
    howTo:
      "Do 25 to 50 % less of what brings on the pain for one to two weeks, keep it at or below 3/10, "
      + "then add back about 10 % each week.",
    caution: "If pain grows in spite of it, see a professional.",
    evidenceGrade: "A (education), C (the numbers)",
    source: "\(Source.hart); \(Source.patellofemoral); the numbers are general knowledge"),
  Adjunct(
    code: "AD09", name: "Patience and a gradual return", targets: "expectations",
    howTo:
      "Strength and control take 6 to 12 weeks of regular work to change. Watch how the knee reacts "
      + "by the next morning, and go step by step with a professional. Where a warning sign applies, "
      + "its care comes first.",
    caution: "Ask for help if things get worse.", evidenceGrade: "A (expert consensus)",
    source: "\(Source.hart); \(Source.patellofemoral); the weeks are general knowledge"),
]
