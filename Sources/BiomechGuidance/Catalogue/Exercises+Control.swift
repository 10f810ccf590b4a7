// SPDX-License-Identifier: Apache-2.0

/// Trunk strength.
let coreExercises: [Exercise] = [
  Exercise(
    code: "EX20", name: "Front plank", category: "core", targets: "front of the trunk",
    howTo:
      "Rest on forearms and toes, the body in one line from head to heels, and hold while you "
      + "breathe.",
    levels: 1...1, sets: "3", repetitions: "1", hold: "20–60", daysPerWeek: "3–4",
    progressTo: "side plank (EX21)", regressTo: "on the knees", caution: "Stop with shoulder pain.",
    evidenceGrade: "B (within a hip and core programme)",
    source: "\(Source.hart); Ferber et al. 2015; \(Source.practiceDose)"),
  Exercise(
    code: "EX21", name: "Side plank", category: "core",
    targets: "side of the trunk, side of the hip",
    howTo:
      "Lie on one side, knees bent. Rise onto the forearm and the knees until the body is in one "
      + "line, and hold.",
    levels: 1...2, sets: "3", repetitions: "1", hold: "15–45", daysPerWeek: "3–4",
    progressTo: "on the feet with straight legs (level 2), then lifting the upper leg",
    regressTo: "a shorter hold", caution: "Stop with shoulder pain.", evidenceGrade: "B",
    source: "\(Source.hart); \(Source.practiceDose)"),
  Exercise(
    code: "EX22", name: "Dead bug or bird dog", category: "core",
    targets: "control of the trunk while the limbs move",
    howTo:
      "Lie on your back with hips and knees at right angles, or kneel on hands and knees. Stretch "
      + "one arm and the opposite leg slowly, the pelvis still, and change sides.",
    levels: 1...1, sets: "2–3", repetitions: "8–12", hold: "2", daysPerWeek: "3–4",
    progressTo: "front plank (EX20)", regressTo: "one limb at a time",
    caution: "Stop when the back arches or hurts.", evidenceGrade: "C", source: Source.practice),
]

/// Balance, foot and the movement itself.
let movementExercises: [Exercise] = [
  Exercise(
    code: "EX30", name: "Single-leg stance", category: "balance",
    targets: "balance and control of the leg",
    howTo: "Stand on one leg beside a support, knee soft, pelvis level.",
    levels: 1...1, sets: "3", repetitions: "1", hold: "30", daysPerWeek: "5–7",
    progressTo: "balance on a soft or wobbling surface (EX31)",
    regressTo: "with a hand on the support",
    caution: "If you might fall, keep a hand on the support.", evidenceGrade: "B",
    source: Source.hart),
  Exercise(
    code: "EX31", name: "Balance on a soft or wobbling surface", category: "balance",
    targets: "balance and control of the leg",
    howTo: "Stand on one leg on a foam pad or a wobble board beside a support, knee soft.",
    levels: 2...2, sets: "3", repetitions: "1", hold: "30", daysPerWeek: "3–5",
    progressTo: "single-leg squat practice (EX33)", regressTo: "single-leg stance (EX30)",
    caution: "If you might fall, keep a hand on the support.", evidenceGrade: "B",
    source: Source.hart),
  Exercise(
    code: "EX32", name: "Squat practice with mirror and box", category: "movement",
    targets: "the way you squat",
    howTo:
      "Stand in front of a mirror with a high seat behind you. Sit back until you touch it and stand "
      + "up, each knee travelling over the second toe.",
    levels: 1...2, sets: "3", repetitions: "8–12", hold: "", daysPerWeek: "3",
    progressTo:
      "a lower seat, then a free squat with a band around the knees as a reminder to keep them "
      + "apart (level 2), then holding a weight",
    regressTo: "a higher seat", caution: "Go only as deep as it does not hurt.",
    evidenceGrade: "B", source: "\(Source.hart); \(Source.movementTraining)"),
  Exercise(
    code: "EX33", name: "Single-leg squat practice", category: "movement",
    targets: "control of hip and knee on one leg",
    howTo:
      "Stand on one leg with a hand on a support. Bend the knee to 45–60° with the pelvis level and "
      + "the knee over the foot, and come up.",
    levels: 2...3, sets: "3", repetitions: "8–10", hold: "", daysPerWeek: "3",
    progressTo: "without support (level 3), then holding a weight", regressTo: "step-down (EX06)",
    caution: "Stop when the knee moves inwards or hurts.", evidenceGrade: "B",
    source: "\(Source.hart); \(Source.movementTraining)"),
  Exercise(
    code: "EX34", name: "Lunge practice", category: "movement", targets: "the way you lunge",
    howTo:
      "Step forwards or backwards into a lunge with the front knee over the foot, and push back up.",
    levels: 2...2, sets: "3", repetitions: "8–12", hold: "", daysPerWeek: "3",
    progressTo: "walking lunges", regressTo: "a split squat with the feet in place",
    caution: "Go only as deep as it does not hurt.", evidenceGrade: "B",
    source: "\(Source.hart); \(Source.practiceDose)"),
  Exercise(
    code: "EX39", name: "Short foot", category: "foot", targets: "small muscles of the foot",
    howTo:
      "Sit with the foot flat. Draw the ball of the foot towards the heel so that the arch rises, "
      + "without curling the toes.",
    levels: 1...1, sets: "3", repetitions: "10", hold: "5", daysPerWeek: "5–7",
    progressTo: "standing on both feet, then on one", regressTo: "",
    caution: "If the sole cramps, rest between repetitions.", evidenceGrade: "D",
    source: Source.practice),
]
