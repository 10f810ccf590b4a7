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
      "Motion of the skin: 1 as assumed for a squat (about 2.5 degrees), 0 none.",
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
    defects.markerNoise = noise
    defects.gaps = Gaps(fraction: gaps / 100, meanDuration: gapLength)
    return try SimulatedSubject(body, worn: wornSet, defects: defects, seed: seed)
  }
}

/// How a simulated recording is written.
struct RecordingOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      File to write, .csv or .trc; '-' is standard output (CSV). The truth is written beside it as \
      <name>.truth.csv.
      """, valueName: "file"),
    completion: .file(extensions: ["csv", "trc"]))
  var output: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Frames per second.", valueName: "hertz"))
  var rate: Double = 100

  @Option(help: "Unit of the coordinates in the file.")
  var units: LengthUnit = .millimetres

  @Option(
    // An axis may begin with a minus, which is no option then.
    parsing: .unconditional,
    help: ArgumentHelp("Axis of the file that points up.", valueName: "axis"))
  var up: AxisDirection = .plusY

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Decimals of the coordinates, 0 to 9 (default: a thousandth of a millimetre).",
      valueName: "count"))
  var decimals: Int?

  @Flag(help: "Exchange the names of the left and right markers; the truth stays.")
  var exchangeSides = false

  func validate() throws {
    if let decimals, !(0...9).contains(decimals) {
      throw ValidationError("--decimals must be 0 to 9, not '\(decimals)'")
    }
    guard output == "-" || RecordingFile.Format(path: output) != nil else {
      throw ValidationError("-o '\(output)' must end in .csv or .trc, which decides the format")
    }
  }

  /// Checks the name of the file of a static trial beside the recording.
  func validate(staticOutput: String?) throws {
    if let staticOutput, RecordingFile.Format(path: staticOutput) == nil {
      throw ValidationError("--static-output '\(staticOutput)' must end in .csv or .trc")
    }
    if staticOutput != nil && staticOutput == output {
      throw ValidationError("-o and --static-output name the same file")
    }
  }

  /// A static trial of the same person at the same frame rate.
  func standing(of subject: SimulatedSubject) throws(RecipeError) -> SimulatedTrial {
    var posture = StaticRecipe()
    posture.frameRate = rate
    return try subject.standing(posture)
  }

  /// The recording as these options want it, ready to be written.
  func file(of trial: SimulatedTrial, at path: String? = nil) -> RecordingFile {
    RecordingFile(
      path: path ?? output, trial: exchangeSides ? trial.exchangingSides : trial,
      layout: RecordingLayout(unit: units, up: up), decimals: decimals)
  }
}
