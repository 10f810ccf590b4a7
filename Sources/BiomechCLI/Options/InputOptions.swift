// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Biomech
import BiomechFormats
import BiomechMath
import BiomechMotion

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
    parsing: .unconditional,
    help: ArgumentHelp(
      "Axis of the file that the person faces, such as +x (default: concluded from the markers).",
      valueName: "axis"))
  var forward: AxisDirection?

  @Option(
    help: ArgumentHelp(
      """
      Handedness of the file's axes; positions along left-handed ones are mirrored back (default: as \
      declared, or right).
      """, valueName: "hand"))
  var handedness: DeclaredAxes.Handedness?

  @Option(
    help: ArgumentHelp(
      "Whether the names of left and right were exchanged when the file was made.",
      valueName: "sides"))
  var sides: ReadOptions.Sides = .asNamed

  @Option(
    help: ArgumentHelp(
      "The person whose markers are meant, where the file has those of several.",
      valueName: "name"))
  var subjectName: String?

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

  @Option(
    help: ArgumentHelp(
      "Names of the markers in the order of the columns, for files without names.",
      valueName: "names"))
  var labels: String?

  @Option(
    help: ArgumentHelp(
      "Format of the file (default: told by its content).", valueName: "format"))
  var fileFormat: FileFormat?

  func validate() throws {
    if let rate, !(rate > 0 && rate.isFinite) {
      throw ValidationError("--rate must be more than 0 Hz, not '\(rate)'")
    }
    if let markerSet, let problem = MarkerSet.problem(withIdentifier: markerSet) {
      throw ValidationError("--marker-set: \(problem)")
    }
    if let up, let forward, up.vector.dot(forward.vector) != 0 {
      throw ValidationError(
        "--forward '\(forward.rawValue)' must be at a right angle to --up '\(up.rawValue)'")
    }
    if map != nil, sides == .exchanged {
      throw ValidationError(
        "--map says which marker stands where: leave --sides out and correct the map")
    }
    if labels != nil, labelList.contains("") {
      throw ValidationError("--labels needs a name between two commas, as in 'LASI,RASI'")
    }
    if let name = Dictionary(grouping: labelList, by: { $0 }).first(where: { $0.value.count > 1 })?
      .key
    {
      throw ValidationError("--labels has '\(name)' more than once")
    }
  }
}

extension InputOptions {
  /// The names of `--labels`, blanks around them taken off.
  private var labelList: [String] {
    guard let labels else { return [] }
    return labels.split(separator: ",", omittingEmptySubsequences: false).map { name in
      var name = name[...]
      while name.first == " " { name.removeFirst() }
      while name.last == " " { name.removeLast() }
      return String(name)
    }
  }

  /// The options as the readers want them.
  ///
  /// - Returns: The options, with the marker map read.
  /// - Throws: When the marker map cannot be read or understood.
  func readOptions() throws(InputError) -> ReadOptions { try read().options }

  /// The options as the readers want them, and the marker map for the record of the run.
  ///
  /// - Returns: The options, with the marker map read; the file, where there is one.
  /// - Throws: When the marker map cannot be read or understood.
  func read() throws(InputError) -> (options: ReadOptions, file: RunManifest.Input?) {
    guard let map else { return (options(with: nil), nil) }
    let (markers, key) = try MarkerMap.read(map)
    return (
      options(with: markers),
      RunManifest.Input(.markerMap, name: fileName(of: map), contentKey: key)
    )
  }

  private func options(with map: MarkerMap?) -> ReadOptions {
    ReadOptions(
      rate: rate, units: units, up: up, forward: forward, handedness: handedness, sides: sides,
      markerMap: map, markerSet: markerSet,
      zeroIsMissing: zeroIsMissing, format: fileFormat, labels: labelList,
      subjectName: subjectName)
  }

  /// What was said about the input, for the record of the run.
  var settings: [Provenance.Setting] {
    [
      ("rate", rate.map { "\($0) Hz" }), ("units", units?.label), ("up axis", up?.rawValue),
      ("forward axis", forward?.rawValue), ("handedness", handedness?.rawValue),
      ("sides", sides == .asNamed ? nil : sides.rawValue), ("marker set", markerSet),
      // The name itself is personal.
      ("subject", subjectName.map { _ in "chosen by name" }), ("labels", labels),
      ("format", fileFormat?.rawValue),
      ("zero is missing", zeroIsMissing == .auto ? nil : zeroIsMissing.rawValue),
    ].compactMap { name, value in value.map { Provenance.Setting("input \(name)", $0) } }
  }
}
