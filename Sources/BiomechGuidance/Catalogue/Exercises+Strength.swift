// SPDX-License-Identifier: Apache-2.0

/// Thigh, hip and back-of-the-leg strength.
///
/// `howTo` describes the lowest level of an exercise; the later ones stand under `progressTo`.
let strengthExercises: [Exercise] = [
  Exercise(
    code: "EX01", name: "Quadriceps set", category: "quadriceps",
    targets: "front of the thigh",
    howTo:
      "Sit or lie with the knee straight. Tighten the front of the thigh and press the back of the "
      + "knee down, then let go.",
    levels: 1...1, sets: "2–3", repetitions: "10–15", hold: "5–10", daysPerWeek: "5–7",
    progressTo: "straight-leg raise (EX02)", regressTo: "",
    caution: "With blood in the joint after an injury, only if a clinician agrees.",
    evidenceGrade: "C", source: "\(Source.hart) (hold); sets: common practice"),
  Exercise(
    code: "EX02", name: "Straight-leg raise", category: "quadriceps",
    targets: "front of the thigh, hip flexors",
    howTo:
      "Lie on your back, one knee bent. Brace the other thigh and lift the straight leg as high as "
      + "the bent knee, then lower it slowly.",
    levels: 1...1, sets: "3", repetitions: "10", hold: "2", daysPerWeek: "4–6",
    progressTo: "terminal knee extension with band (EX03)", regressTo: "quadriceps set (EX01)",
    caution: "Stop with pain in the hip or lower back.",
    evidenceGrade: "C", source: Source.practice),
  Exercise(
    code: "EX03", name: "Terminal knee extension with band", category: "quadriceps",
    targets: "front of the thigh over the last 30°",
    howTo:
      "Fix a band behind the knee and stand with that knee a little bent. Straighten it against the "
      + "band over the last 30°, then give way slowly.",
    levels: 1...2, sets: "3", repetitions: "10–15", hold: "2", daysPerWeek: "3–4",
    progressTo: "a stronger band with more weight on the leg (level 2), then step-down (EX06)",
    regressTo: "quadriceps set (EX01)",
    caution: "If the knee bends backwards by more than 10°, stop at straight.",
    evidenceGrade: "B", source: "\(Source.hart); \(Source.protocol2008)"),
  Exercise(
    code: "EX04", name: "Seated thigh tensing", category: "quadriceps",
    targets: "front of the thigh",
    howTo:
      "Sit with the knee bent to a right angle, or less where that hurts. Tense the front of the "
      + "thigh without moving the knee, with a hand on it to feel the muscle work.",
    levels: 1...1, sets: "3", repetitions: "10", hold: "5", daysPerWeek: "7",
    progressTo: "terminal knee extension with band (EX03)", regressTo: "quadriceps set (EX01)",
    caution: "Stop when it hurts at the kneecap.",
    evidenceGrade: "D", source: "\(Source.protocol2008) (dose)",
    contested:
      "That the inner part of the thigh can be trained by itself is not supported; the guideline "
      + "advises against electrical feedback for it."),
  Exercise(
    code: "EX05", name: "Wall sit at 45–60°", category: "quadriceps",
    targets: "endurance of the front of the thigh",
    howTo: "Lean your back on a wall, slide down into a shallow sit and hold it.",
    levels: 2...2, sets: "3–4", repetitions: "1", hold: "20–45", daysPerWeek: "3",
    progressTo: "step-down (EX06)", regressTo: "terminal knee extension with band (EX03)",
    caution: "With pain above 3/10 sit less deep.",
    evidenceGrade: "C", source: Source.practice),
  Exercise(
    code: "EX06", name: "Step-down", category: "quadriceps",
    targets: "front of the thigh, buttocks, control of the leg",
    howTo:
      "Stand on a 10 cm step. Lower the other heel slowly to the floor with the knee over the second "
      + "toe and the pelvis level, and come up again.",
    levels: 2...3, sets: "3", repetitions: "10", hold: "", daysPerWeek: "3",
    progressTo: "a 20 cm step (level 3), then single-leg stance (EX30)",
    regressTo: "wall sit at 45–60° (EX05)",
    caution: "Start only when five repetitions are free of pain.",
    evidenceGrade: "A (within a hip and knee programme)",
    source: "\(Source.protocol2008); \(Source.patellofemoral)"),
  Exercise(
    code: "EX10", name: "Clamshell", category: "gluteal",
    targets: "side of the hip, outward rotators",
    howTo:
      "Lie on your side, knees bent, feet together. Lift the upper knee without rolling the pelvis "
      + "back, and lower it slowly.",
    levels: 1...1, sets: "3", repetitions: "10–15", hold: "2", daysPerWeek: "3–4",
    progressTo: "a band around the knees, then side-lying leg raise (EX12)", regressTo: "",
    caution: "With pain at the side of the hip lift less high.",
    evidenceGrade: "A (hip-targeted exercise)",
    source: "\(Source.hart); \(Source.patellofemoral); \(Source.practiceDose)"),
  Exercise(
    code: "EX11", name: "Glute bridge", category: "gluteal",
    targets: "buttocks, back of the thigh",
    howTo:
      "Lie on your back, feet flat. Lift the hips until trunk and thighs are in one line, hold, and "
      + "lower slowly.",
    levels: 1...1, sets: "3", repetitions: "10–15", hold: "3–5", daysPerWeek: "3–4",
    progressTo: "single-leg bridge (EX14)", regressTo: "",
    caution: "If the back of the thigh cramps, move the feet closer.",
    evidenceGrade: "A (hip-targeted exercise)",
    source: "\(Source.hart); \(Source.patellofemoral); \(Source.practiceDose)"),
  Exercise(
    code: "EX12", name: "Side-lying leg raise", category: "gluteal", targets: "side of the hip",
    howTo:
      "Lie on your side, the upper leg straight and the toes pointing forwards. Lift the leg without "
      + "turning it outwards, and lower it slowly.",
    levels: 1...1, sets: "3", repetitions: "10–15", hold: "2", daysPerWeek: "3–4",
    progressTo: "side steps with a band (EX13)", regressTo: "clamshell (EX10)",
    caution: "With pain at the side of the hip go back to clamshell (EX10).",
    evidenceGrade: "A (hip-targeted exercise)",
    source: "\(Source.hart); \(Source.hipTrials) (6 to 8 weeks); \(Source.practiceDose)"),
  Exercise(
    code: "EX13", name: "Side steps with a band", category: "gluteal",
    targets: "side of the hip, outward rotators",
    howTo:
      "Put a band above the knees, or above the ankles to make it harder. In a quarter squat take "
      + "small steps to the side with the knees over the toes.",
    levels: 2...2, sets: "3", repetitions: "10–15 steps each way", hold: "", daysPerWeek: "3",
    progressTo: "single-leg stance (EX30)", regressTo: "side-lying leg raise (EX12)",
    caution: "Stop when the knees are drawn inwards.",
    evidenceGrade: "B", source: "\(Source.patellofemoral); \(Source.practiceDose)"),
  Exercise(
    code: "EX14", name: "Single-leg bridge", category: "gluteal", targets: "buttocks",
    howTo: "As the glute bridge, but with one foot off the floor and the pelvis level.",
    levels: 2...2, sets: "3", repetitions: "8–12", hold: "3", daysPerWeek: "3",
    progressTo: "hip hinge (EX16)", regressTo: "glute bridge (EX11)",
    caution: "If the pelvis drops or the thigh cramps, go back to glute bridge (EX11).",
    evidenceGrade: "B", source: Source.practice),
  Exercise(
    code: "EX15", name: "Ball squeeze between the knees", category: "hip adductors",
    targets: "inside of the thigh, in balance with the outside",
    howTo:
      "Sit or lie with a ball between the knees. Squeeze it, hold, and let go slowly.",
    levels: 1...2, sets: "2–3", repetitions: "10–15", hold: "3", daysPerWeek: "3",
    progressTo: "standing, pulling a band across the body with the leg (level 2)", regressTo: "",
    caution: "Never the only exercise where the knees move inwards.",
    evidenceGrade: "C", source: "\(Source.hart); \(Source.practiceDose)"),
  Exercise(
    code: "EX16", name: "Hip hinge", category: "posterior chain",
    targets: "buttocks, back of the thigh",
    howTo:
      "Stand on both feet, knees soft. Push the hips back with a straight back until the back of the "
      + "thighs pulls, and stand up again.",
    levels: 2...3, sets: "3", repetitions: "8–12", hold: "", daysPerWeek: "2–3",
    progressTo: "with a weight, then on one leg (level 3)", regressTo: "glute bridge (EX11)",
    caution: "Stop with back pain.", evidenceGrade: "B", source: Source.practice),
  Exercise(
    code: "EX17", name: "Pelvic drop and hike on a step", category: "gluteal",
    targets: "side of the hip, control of the pelvis",
    howTo:
      "Stand on a step with one foot, the other one free beside it. Let the free side of the pelvis "
      + "sink slowly, then lift it above level, the standing knee straight.",
    levels: 2...2, sets: "3", repetitions: "10–15", hold: "", daysPerWeek: "3",
    progressTo: "single-leg squat practice (EX33)", regressTo: "side-lying leg raise (EX12)",
    caution: "Keep a hand on a support; stop with pain at the side of the hip.",
    evidenceGrade: "B", source: Source.practice),
]
