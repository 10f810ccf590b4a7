// SPDX-License-Identifier: Apache-2.0

/// Landing, jumping and running: dynamic or with impact, and only once the entry criteria hold.
let impactExercises: [Exercise] = [
  Exercise(
    code: "EX35", name: "Drop and stick", category: "movement", targets: "the way you land",
    howTo:
      "Step off a box of 10 to 30 cm. Land softly with the knees bent and over the feet, and hold "
      + "for two seconds.",
    levels: 3...3, sets: "3", repetitions: "6–8", hold: "2", daysPerWeek: "2–3",
    progressTo: "jumps step by step (EX36)", regressTo: "squat practice with mirror and box (EX32)",
    caution:
      "Only without pain or swelling, and with 80 % of the strength of the other leg on one leg.",
    evidenceGrade: "A (training of control against knee injuries)",
    source: "Padua et al. 2009 (LESS); \(Source.warmUp); entry criteria: common practice",
    contested:
      "Such programmes lower the number of injuries; how far the knee moves inwards does not tell who "
      + "will be injured."),
  Exercise(
    code: "EX36", name: "Jumps step by step", category: "movement",
    targets: "control in jumping and changing direction",
    howTo:
      "Jump on the spot on both legs and land softly. Raise height first, then change direction, then "
      + "land on one leg.",
    levels: 4...4, sets: "2–4", repetitions: "5–8", hold: "", daysPerWeek: "2",
    progressTo: "drills of the sport", regressTo: "drop and stick (EX35)",
    caution:
      "Stop when the landing gets worse with fatigue, and with pain at a growth plate in children.",
    evidenceGrade: "A (training of control against knee injuries)", source: Source.warmUp,
    contested:
      "Such programmes lower the number of injuries; how far the knee moves inwards does not tell who "
      + "will be injured."),
  Exercise(
    code: "EX37", name: "Warm-up of running, strength, jumps and balance", category: "programme",
    targets: "running, strength, jumping and balance together",
    howTo:
      "Go through the fifteen exercises of the FIFA 11+ before training: running, strength, jumps and "
      + "balance, then running again.",
    levels: 3...3, sets: "1", repetitions: "20 min", hold: "", daysPerWeek: "at least 2",
    progressTo: "the next of its three grades", regressTo: "its first grade",
    caution: "Leave out what hurts.", evidenceGrade: "A (fewer knee injuries)",
    source: "\(Source.warmUp); time and days: common practice"),
  Exercise(
    code: "EX38", name: "Running with quicker, softer steps", category: "movement",
    targets: "the way you run",
    howTo:
      "Run with 5 to 10 % more steps a minute by a metronome, land softly and a little wider. "
      + "Shorter steps load the kneecap less.",
    levels: 3...3, sets: "1", repetitions: "5–15 min", hold: "", daysPerWeek: "2–4",
    progressTo: "longer runs without the metronome", regressTo: "walking and running in turns",
    caution: "Less of it when calf or Achilles tendon are overloaded.", evidenceGrade: "C",
    source: "\(Source.patellofemoral); Willson et al. 2014 (step length); \(Source.practiceDose)"),
]
