// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// What a recording has to fulfil before anything is judged by it.
extension Threshold {
  /// How long a gap may be to be filled.
  public static let markerGap = Threshold(
    "TH80", of: [], subject: "Gap of a marker that is filled", .above, 0.5, unit: " s", role: .gate,
    parts: [
      Part("by a curve, up to", 0.1, "s"),
      Part("by the rest of the segment, at least", 3, "markers"),
      Part("by principal components, up to", 0.5, "s"),
    ], rationale: "What lies longer in the dark would be invented.", source: chosenHere,
    evidence: engineering)

  /// How badly the markers of a segment may fit their static shape.
  public static let clusterResidual = Threshold(
    "TH81", of: [], subject: "Residual of the rigid fit of a thigh or shank", .above,
    ClusterReport.largestResidual, unit: " mm", role: .gate,
    parts: [
      Part("warning", ClusterReport.largestResidual, "mm"),
      Part("no result", ClusterReport.largestPelvisResidual, "mm"),
    ], rationale: "The markers moved on the skin, or one of them is another.", source: chosenHere,
    evidence: engineering)

  /// How far markers must spread for a rotation.
  public static let clusterSpread = Threshold(
    "TH82", of: [], subject: "Second extent of the markers of a segment", .below,
    PointSpread.leastExtent, unit: " mm", role: .gate,
    parts: [
      Part("least second extent", PointSpread.leastExtent, "mm"),
      Part("least share of the first extent", 100 * PointSpread.leastShare, "%"),
    ], rationale: "Nothing tells how a row of markers is turned about itself.",
    source: "computed by this project", evidence: "computed")

  /// The cross-talk from which a knee axis is doubtful.
  public static let crossTalk = Threshold(
    "TH83", of: [], subject: "Share of knee adduction that goes with flexion in walking",
    in: [.gait],
    .above, 0.3, role: .gate,
    parts: [
      Part(
        "with a range of adduction above", CrossTalkIndex.largestWalkingRange.degrees.rounded(), "°"
      )
    ],
    rationale:
      "An axis error of 5° gives 0.75 to 0.9; a correct axis can reach 0.45 by chance, so the range "
      + "has to be too large as well.", source: "Jensen et al. 2016, J. Biomech. 49, 1698–1704",
    evidence: "the measure is verified; the cut-off is an engineering choice")

  /// Where a cross-talk correction may come from.
  public static let crossTalkSource = Threshold(
    "TH84", of: [], subject: "Trial that a knee axis is corrected from", .never, 0, role: .gate,
    rationale:
      "From walking or a functional trial, never from the squat or landing under test: there least "
      + "variance made −0.8° of a true valgus of 12°.", source: "computed by this project",
    evidence: "computed")

  /// The frame rate below which instants and peaks are approximate.
  public static let frameRate = Threshold(
    "TH85", of: [], subject: "Frame rate", .below, leastFrameRate, unit: " Hz", role: .gate,
    parts: [
      Part("walking and squats", leastFrameRate, "Hz"),
      Part("landings and running", leastLandingFrameRate, "Hz"),
    ],
    rationale: "A knee bends by 10° in 33 ms after contact.", source: chosenHere,
    evidence: engineering)

  /// How long a recording must be.
  public static let trialLength = Threshold(
    "TH86", of: [], subject: "Complete cycles or repetitions", .below, 1, role: .gate,
    parts: [Part("filter pads", 3, "lengths"), Part("complete cycles", 1, "cycle")],
    rationale: "The ends of a filtered recording say little, and part of a cycle has no peaks.",
    source: chosenHere, evidence: engineering)

  static let leastFrameRate = 50.0
  static let leastLandingFrameRate = 100.0

  static let quality: [Threshold] = [
    .markerGap, .clusterResidual, .clusterSpread, .crossTalk, .crossTalkSource, .frameRate,
    .trialLength,
  ]
}
