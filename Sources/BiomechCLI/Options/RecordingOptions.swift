// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

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
    help: ArgumentHelp(
      "Frames per second (default: 100; 200 in landings and running).", valueName: "hertz"))
  var rate: Double?

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

  /// The recording as these options want it, ready to be written.
  func file(of trial: SimulatedTrial, at path: String? = nil) -> RecordingFile {
    RecordingFile(
      path: path ?? output, trial: exchangeSides ? trial.exchangingSides : trial,
      layout: RecordingLayout(unit: units, up: up), decimals: decimals)
  }
}
