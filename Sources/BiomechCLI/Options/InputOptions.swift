// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Biomech
import BiomechFormats

/// The options of every command that reads a motion file.
struct InputOptions: ParsableArguments {
  @Option(
    // A number may begin with a minus, which is then out of range and no missing value.
    parsing: .unconditional,
    help: ArgumentHelp("Frames per second, for files that do not say.", valueName: "hertz"))
  var rate: Double?

  @Option(help: "Unit of the coordinates (default: as declared, or concluded from body size).")
  var units: LengthUnit?

  @Option(
    // An axis may begin with a minus, which is no option then.
    parsing: .unconditional,
    help: ArgumentHelp(
      "Axis of the file that points up, such as +z (default: concluded from the markers).",
      valueName: "axis"))
  var up: AxisDirection?

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "Which marker stands for which landmark (YAML); replaces recognition by name.",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var map: String?

  @Option(
    help: ArgumentHelp(
      "Marker set whose names the file uses (default: the best match).", valueName: "name"))
  var markerSet: String?

  @Option(
    help: "Whether a sample at exactly 0, 0, 0 is a missing one; auto says yes and counts them.")
  var zeroIsMissing: ZeroPolicy = .auto

  func validate() throws {
    if let rate, !(rate > 0 && rate.isFinite) {
      throw ValidationError("--rate must be more than 0 Hz, not '\(rate)'")
    }
    if let markerSet, let problem = MarkerSet.problem(withIdentifier: markerSet) {
      throw ValidationError("--marker-set: \(problem)")
    }
  }
}

extension InputOptions {
  /// The options as the readers want them.
  ///
  /// - Returns: The options, with the marker map read.
  /// - Throws: When the marker map cannot be read or understood.
  func readOptions() throws(InputError) -> ReadOptions {
    ReadOptions(
      rate: rate, units: units, up: up, markerMap: try map.map(MarkerMap.init(contentsOf:)),
      markerSet: markerSet, zeroIsMissing: zeroIsMissing)
  }

  /// What was said about the input, for the record of the run.
  var settings: [Provenance.Setting] {
    [
      ("rate", rate.map { "\($0) Hz" }), ("units", units?.label), ("up axis", up?.rawValue),
      ("marker set", markerSet),
      ("zero is missing", zeroIsMissing == .auto ? nil : zeroIsMissing.rawValue),
    ].compactMap { name, value in value.map { Provenance.Setting("input \(name)", $0) } }
  }
}
