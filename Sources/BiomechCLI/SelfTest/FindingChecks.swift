// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechMotion
import BiomechReport
import BiomechSynthesis

/// A person with a bowed leg and a knee that moves inwards, and one without either.
func findingChecks() throws -> [SelfCheck] {
  var bowed = BodyModel()
  bowed.structuralVarus.right = .degrees(9)
  let planted = try session(of: SimulatedSubject(bowed), displacement: 70)
  let healthy = try session(of: SimulatedSubject(), displacement: 0)
  func level(_ code: String, _ side: BodySide, in report: SessionReport) -> String {
    let found = report.assessment.findings.first { $0.code == code && $0.side == side }
    return found?.level.rawValue ?? "missing"
  }
  let falseFlags = healthy.assessment.findings.filter { $0.level == .flag }.map(\.code)
  return [
    SelfCheck(
      "9° of varus planted, right: RL02", level("RL02", .right, in: planted), expected: "flag"),
    SelfCheck(
      "the straight leg beside it, left: RL02",
      level("RL02", .left, in: planted) == "flag"
        ? "flag" : "no flag", expected: "no flag"),
    SelfCheck(
      "knee 70 mm inwards planted, right: RL04",
      level("RL04", .right, in: planted), expected: "flag"),
    SelfCheck(
      "flags of a healthy person", falseFlags.isEmpty ? "none" : falseFlags.joined(separator: ", "),
      expected: "none"),
  ]
}

/// A static trial and three squats of an adult.
private func session(
  of subject: SimulatedSubject, displacement: Double
) throws -> SessionReport {
  let neutral = try subject.squatRecipe(reachingSeparationRatio: 1, from: shortSquats)
  let recipe =
    displacement == 0
    ? neutral
    : try subject.squatRecipe(
      reachingMedialKneeDisplacement: displacement, of: .right, from: neutral)
  return try analyze(
    trials: [subject.squat(recipe).trial], calibration: subject.standing(shortStanding).trial,
    subject: Subject(age: 30))
}

/// A person recorded with the errors of a careful laboratory: palpation, skin, noise.
///
/// One person in twenty may lie outside; the seed is one of the others.
func uncertaintyChecks() throws -> [SelfCheck] {
  let subject = try SimulatedSubject(BodyModel.random(seed: 1), defects: .typical, seed: 1)
  let recipe = try subject.squatRecipe(reachingSeparationRatio: 1, from: shortSquats)
  let simulated = try subject.squat(recipe)
  let report = try analyze(
    trials: [simulated.trial], calibration: subject.standing(shortStanding).trial,
    subject: Subject(age: 30))
  let bottom = simulated.truth.bottoms.first ?? 0
  let leg = simulated.truth.legs.right
  return [
    try covered(
      .hkaDeviationStanding, .right, truth: subject.body.structuralVarus.right.degrees, unit: "°",
      in: report),
    try covered(
      .kneeAdductionAtBottom, .right, truth: leg.kneeAdduction[bottom] * 180 / .pi, unit: "°",
      in: report),
    try covered(
      .medialKneeDisplacementAtBottom, .right, truth: leg.medialKneeDisplacement[bottom],
      unit: " mm", in: report),
    try covered(
      .kneeAnkleSeparationRatioAtBottom, .both,
      truth: simulated.truth.kneeAnkleSeparationRatio[bottom], unit: "", in: report),
  ]
}

/// A measure held against the truth with its own U95 as the tolerance.
private func covered(
  _ kind: MeasureKind, _ side: BodySide, truth: Double, unit: String, in report: SessionReport
) throws -> SelfCheck {
  let measures = report.assessment.measures.filter { $0.kind == kind && $0.side == side }
  guard !measures.isEmpty else {
    throw MissingResult(description: "there is no measure '\(kind.id)'")
  }
  return SelfCheck(
    "\(kind.label.prefix(1).lowercased() + kind.label.dropFirst())",
    try value(kind, side, in: report), expected: truth, within: Measure.u95OfMean(measures),
    unit: unit, decimals: kind.decimals)
}
