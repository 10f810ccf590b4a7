// SPDX-License-Identifier: Apache-2.0

/// Stretches and mobilisation.
let mobilityExercises: [Exercise] = [
  Exercise(
    code: "EX40", name: "Hamstring stretch", category: "mobility", targets: "back of the thigh",
    howTo:
      "Sit on the edge of a chair, one leg straight in front. Lean forwards from the hips with a "
      + "straight back until the back of the thigh pulls, and hold.",
    levels: 1...1, sets: "3", repetitions: "1", hold: "20–30", daysPerWeek: "5–7",
    progressTo: "standing, the heel on a low step", regressTo: "",
    caution: "Not with pain or tingling that runs down the leg.",
    evidenceGrade: "B (beside strengthening)", source: "\(Source.hart); \(Source.protocol2008)"),
  Exercise(
    code: "EX41", name: "Quadriceps stretch", category: "mobility",
    targets: "front of the thigh",
    howTo:
      "Stand beside a support. Draw one heel towards the buttock with the knees together until the "
      + "front of the thigh pulls, and hold.",
    levels: 1...1, sets: "3", repetitions: "1", hold: "20–30", daysPerWeek: "5–7",
    progressTo: "without the support", regressTo: "lying on the side",
    caution: "With pain at the kneecap do it lying on the side.",
    evidenceGrade: "B (beside strengthening)", source: "\(Source.hart); \(Source.practiceDose)"),
  Exercise(
    code: "EX42", name: "Stretch of the side of the hip", category: "mobility",
    targets: "side of the hip and thigh",
    howTo:
      "Stand beside a wall. Cross the leg nearer to it behind the other one and lean away from it "
      + "until the side of the hip pulls, and hold.",
    levels: 1...1, sets: "3", repetitions: "1", hold: "20–30", daysPerWeek: "5–7",
    progressTo: "a foam roll along the side of the thigh", regressTo: "with a hand on the wall",
    caution: "Not where the side of the hip hurts.",
    evidenceGrade: "C (beside strengthening)", source: "\(Source.hart); \(Source.practiceDose)",
    contested:
      "Known as the iliotibial band stretch; the band itself hardly lengthens, so it is meant for "
      + "the muscles of the hip."),
  Exercise(
    code: "EX43", name: "Half-kneeling hip-flexor stretch", category: "mobility",
    targets: "front of the hip",
    howTo:
      "Kneel on one knee with a pad under it, the other foot in front. Tuck the pelvis under and "
      + "shift forwards until the front of the hip pulls, and hold.",
    levels: 1...1, sets: "3", repetitions: "1", hold: "20–30", daysPerWeek: "5–7",
    progressTo: "the arm of that side lifted overhead", regressTo: "standing in a stride",
    caution: "If kneeling hurts, use a thicker pad or stand.",
    evidenceGrade: "C (beside strengthening)", source: "\(Source.hart); \(Source.protocol2008)"),
  Exercise(
    code: "EX44", name: "Adductor stretch", category: "mobility", targets: "inside of the thigh",
    howTo:
      "Sit upright, soles together, and let the knees sink outwards until the inside of the thighs "
      + "pulls, and hold.",
    levels: 1...1, sets: "3", repetitions: "1", hold: "20–30", daysPerWeek: "5–7",
    progressTo: "a side lunge, the other leg straight", regressTo: "",
    caution: "Not with a strained groin.", evidenceGrade: "C (beside strengthening)",
    source: "\(Source.hart); \(Source.practiceDose)"),
  Exercise(
    code: "EX45", name: "Calf stretch", category: "mobility", targets: "calf",
    howTo:
      "Face a wall in a stride. Keep the rear heel down and lean forwards, first with the rear knee "
      + "straight, then with it bent, and hold each.",
    levels: 1...1, sets: "3", repetitions: "1", hold: "30", daysPerWeek: "5–7",
    progressTo: "knee-to-wall ankle mobilisation (EX46)", regressTo: "",
    caution: "Not with a painful Achilles tendon.",
    evidenceGrade: "B (beside strengthening)", source: "\(Source.hart); \(Source.practiceDose)"),
  Exercise(
    code: "EX46", name: "Knee-to-wall ankle mobilisation", category: "mobility",
    targets: "bending the ankle upwards",
    howTo:
      "Kneel on the other knee in front of a wall. Move the front knee towards the wall over the "
      + "second toe with the heel down, and back.",
    levels: 1...2, sets: "2–3", repetitions: "10–15", hold: "2", daysPerWeek: "5–7",
    progressTo: "standing, the foot further from the wall (level 2)",
    regressTo: "calf stretch (EX45)",
    caution: "Stop with a pinch at the front of the ankle.", evidenceGrade: "C",
    source: "practice of the weight-bearing lunge test, no study checked"),
]
