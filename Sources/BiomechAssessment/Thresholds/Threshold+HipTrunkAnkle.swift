// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Limits of hip, pelvis, trunk, ankle and foot, and the classes of squat depth.
extension Threshold {
  private static let oneLeg: [MovementTask] = [.singleLegSquat, .stepDown, .singleLegLanding]
  private static let typical = "\(engineering); what is typical is \(fromMemory)"

  /// Hip adduction beyond which the hip gives in.
  public static let hipAdduction = Threshold(
    "TH54", of: [.hipAdductionPeak], in: oneLeg + [.dropJump, .landing], .above, 20, defaultU95: 5,
    rationale: "People usually reach 10° to 15°.", source: chosenHere, evidence: typical)

  /// The drop of the pelvis on the side that bears no weight.
  public static let pelvicDrop = Threshold(
    "TH55", of: [.contralateralPelvicDropPeak, .contralateralPelvicDropMeanStance],
    in: oneLeg + [.gait], .above, 5, defaultU95: 4,
    rationale: "What Trendelenburg's sign looks like.", source: chosenHere, evidence: typical)

  /// The lean of the trunk towards the leg that bears the weight.
  public static let trunkLean = Threshold(
    "TH56", of: [.ipsilateralTrunkLeanPeak], in: oneLeg, .above, 8, defaultU95: 4,
    rationale: "A lean that unloads the hip.", source: chosenHere, evidence: engineering)

  /// The inclination of the shank in the weight-bearing lunge test.
  ///
  /// No recording tells whether a lunge was done as that test, so it raises no flag.
  public static let lungeInclination = Threshold(
    "TH57", of: [.shankInclinationPeak], in: [.lunge], .below, 35, highestLevel: .watch,
    defaultU95: 3, parts: [Part("distance of the toes from the wall", 95, "mm")],
    rationale: "Practice guides give 35° to 40°, or 100 to 140 mm from the wall, as normal.",
    source: "practice guides; Rabin et al. 2015",
    evidence: "the range is verified in one guide; the cut-off is \(fromMemory)",
    contest: "it means something only where the lunge was the weight-bearing lunge test")

  /// The bending of the ankle in a squat.
  public static let squatDorsiflexion = Threshold(
    "TH58", of: [.ankleDorsiflexionPeak], in: [.squat], .below, 20, defaultU95: 4,
    rationale: "The shank hardly leans forwards.", source: chosenHere, evidence: engineering)

  /// The drop of the navicular bone, for which this version knows no marker.
  public static let navicularDrop = Threshold(
    "TH59", of: [], subject: "Navicular drop", in: [.static, .gait], .above, 10, unit: " mm",
    role: .context, defaultU95: 3, rationale: "It needs a marker on the navicular bone.",
    source: "clinical practice", evidence: fromMemory)

  /// The classes of squat depth.
  public static let squatDepth = Threshold(
    "TH60", of: [.squatDepth], subject: "Knee flexion that parts the classes of squat depth",
    in: [.squat], .above, SquatDepthClass.bounds.deep, unit: "°", role: .classes, defaultU95: 5,
    parts: [
      Part("half from", SquatDepthClass.bounds.half, "°"),
      Part("parallel from", SquatDepthClass.bounds.parallel, "°"),
      Part("deep beyond", SquatDepthClass.bounds.deep, "°"),
    ],
    rationale: "A squat with the hips at knee height is parallel whatever the knee flexion.",
    source: "after Schoenfeld 2010, J. Strength Cond. Res. 24, 3497–3506",
    evidence: "\(fromMemory); the bounds were harmonised by this project")

  static let hipTrunkAndAnkle: [Threshold] = [
    .hipAdduction, .pelvicDrop, .trunkLean, .lungeInclination, .squatDorsiflexion, .navicularDrop,
    .squatDepth,
  ]
}
