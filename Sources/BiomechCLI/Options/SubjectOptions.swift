// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// The simulated person, and what is wrong with their recordings.
struct SubjectOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "The same number draws the same errors, noise and gaps.")
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Hip-knee-ankle deviation of the left leg in standing; varus positive.", valueName: "deg"))
  var hkaLeft: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right leg.", valueName: "deg"))
  var hkaRight: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How far the epicondyle markers of the left knee are turned inwards.", valueName: "deg"))
  var kneeAxisLeft: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right knee.", valueName: "deg"))
  var kneeAxisRight: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Placement errors: 1 as in a careful laboratory (SD: hip 10, knee 5, ankle 4 mm), 0 none.",
      valueName: "factor"))
  var landmarkError: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Motion of the skin: 1 as assumed (knee adduction of a squat 2.5, of a landing 4 degrees), 0 none.",
      valueName: "factor"))
  var softTissue: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("White noise on every coordinate (SD).", valueName: "mm"))
  var noise: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Share of the samples that are lost, in a motion.", valueName: "percent"))
  var gaps: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Mean length of a gap.", valueName: "seconds"))
  var gapLength: Double = 0.05

  @Option(
    help: ArgumentHelp(
      """
      The markers of the legs: clusters and both sides of the joints, or as in Plug-in Gait with its \
      hips and <name>.subject.yaml with the measurements.
      """))
  var worn: WornSet.Base = .calibrated

  @Option(help: "Markers on the patellae: one on the middle, or four on poles and borders.")
  var patella: PatellaOption = .none

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How far the left patella stands lateral in extension, before it is drawn into its groove.",
      valueName: "mm"))
  var patellaLateralLeft: Double = 3

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right patella.", valueName: "mm"))
  var patellaLateralRight: Double = 3

  @Flag(help: "Markers on the tibial tuberosities.")
  var tuberosity = false

  @Flag(help: "Markers on spine, sternum and shoulders.")
  var trunk = false

  /// How the patellae are marked.
  enum PatellaOption: String, CaseIterable, ExpressibleByArgument {
    case none, centre, outline

    fileprivate var extras: WornSet.Extras {
      switch self {
      case .none: []
      case .centre: .patellaCentre
      case .outline: .patellaOutline
      }
    }
  }

  private var wornSet: WornSet {
    var extras = patella.extras
    if tuberosity { extras.insert(.tibialTuberosity) }
    if trunk { extras.insert(.trunk) }
    return WornSet(worn, extras: extras)
  }

  /// The person with the markers on.
  func subject() throws(RecipeError) -> SimulatedSubject {
    var body = BodyModel()
    body.hipRegression = worn == .conventional ? .davis : .harrington
    body.patella.left.lateralInExtension = patellaLateralLeft
    body.patella.right.lateralInExtension = patellaLateralRight
    body.structuralVarus = BothSides(left: .degrees(hkaLeft), right: .degrees(hkaRight))
    var defects = Defects()
    defects.kneeAxisError = BothSides(left: .degrees(kneeAxisLeft), right: .degrees(kneeAxisRight))
    defects.landmarks = LandmarkError.typical.scaled(by: landmarkError)
    defects.softTissue = SoftTissue.typical.scaled(by: softTissue)
    defects.gaitSoftTissue = SoftTissue.gait.scaled(by: softTissue)
    defects.landingSoftTissue = SoftTissue.landing.scaled(by: softTissue)
    defects.markerNoise = noise
    defects.gaps = Gaps(fraction: gaps / 100, meanDuration: gapLength)
    return try SimulatedSubject(body, worn: wornSet, defects: defects, seed: seed)
  }
}
