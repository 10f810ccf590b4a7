// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Limits of what markers over a patella show.
extension Threshold {
  /// How far the patella sits outwards near extension, in percent of the width of the knee.
  public static let patellarShift = Threshold(
    "TH70", of: [.patellarShiftNearExtension], .above, 5, highestLevel: .watch, defaultU95: 8,
    rationale: "About 4 mm on a knee of 80 mm: less than one marker is off in many people.",
    source: chosenHere, evidence: engineering)

  /// How far the patella jumps outwards at the end of extension, in widths of the patella.
  public static let patellarJump = Threshold(
    "TH71", of: [.patellarLateralJump], .atLeast, PatellarMeasures.watched,
    flagLimit: PatellarMeasures.flagged, defaultU95: 0.2,
    parts: [Part("flag from", PatellarMeasures.flagged, "widths of the patella")],
    rationale:
      "Where imaging would grade a J sign: a bisect offset of 75 % is 0.25, one of 100 % is 0.50.",
    source: "grades of Tanaka et al. 2016, Knee Surg. Sports Traumatol. Arthrosc. 24",
    evidence:
      "the grades are verified in three sources; for markers they are derived, not validated")

  /// The tilt of the patella near extension.
  public static let patellarTilt = Threshold(
    "TH72", of: [.patellarTiltNearExtension], .above, 10, highestLevel: .watch, defaultU95: 6,
    rationale: "From 10° on tilt in images goes along with clinical tilt.",
    source: "Grelsamer et al. 2008", evidence: "verified in one study of images, not of skin",
    contest: "studies disagree how the patella of a sore knee tilts, so it never counts alone")

  /// Where the tibial tuberosity lies is only reported.
  public static let tuberosityPlace = Threshold(
    "TH73", of: [.tibialTuberosityLateralisation], in: [.static], .never, 0, role: .context,
    defaultU95: 8,
    rationale:
      "The limits of 15 to 20 mm belong to images; markers cannot see the groove of the femur.",
    source: "studies of CT and MRI", evidence: "verified in four sources, for images only")

  /// Beyond it markers over the patella mean nothing.
  public static let patellarValidity = Threshold(
    "TH74", of: [.patellarShiftNearExtension, .patellarTiltNearExtension, .patellarLateralJump],
    subject: "Knee flexion up to which markers over the patella are reported", .above,
    PatellarTracking.largestFlexion.degrees.rounded(), unit: "°", role: .validity,
    rationale: "The skin stretches and slides over the bent knee.", source: chosenHere,
    evidence: engineering)

  static let patella: [Threshold] = [
    .patellarShift, .patellarJump, .patellarTilt, .tuberosityPlace, .patellarValidity,
  ]
}
