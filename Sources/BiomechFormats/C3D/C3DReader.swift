// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads C3D, the binary format of the field.
enum C3DReader {
  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - request: What is asked for.
  /// - Returns: What the file holds: markers, and as signals what was computed or measured besides.
  /// - Throws: ``MarkerFileError`` where the file is damaged or has no rate.
  static func read(
    from source: consuming some ByteSource, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    let (bytes, contentKey) = try source.readAll(path: request.path)
    let file: C3DFile
    do throws(C3DError) {
      file = try C3DFile(bytes)
    } catch {
      throw MarkerFileError(
        path: request.path, .damagedFile, error.problem, hint: error.hint)
    }
    let clock = try FrameClock(
      header: file.rate, times: [], frames: [], options: request.options, path: request.path)
    return motionFile(of: file, clock: clock, path: request.path, contentKey: contentKey)
  }

  private static func motionFile(
    of file: C3DFile, clock: FrameClock, path: String, contentKey: String
  ) -> MotionFile {
    let points = file.points
    let markers = points.indices.filter { points[$0].kind == .marker }
    let (names, repeated) = MotionFile.unique(markers.map { points[$0].name })
    let coordinates = file.coordinates(ofPointsAt: markers)
    let rotations = file.rotations()
    let frameCount =
      file.layout.frameWords > 0
      ? file.layout.frameCount : rotations.map { $0.sampleCount / $0.ratio } ?? 0

    var table = MotionFile(
      format: .c3d, path: path, names: names,
      coordinates: file.layout.frameWords > 0 ? coordinates.columns : [], frameCount: frameCount,
      rate: clock.rate, unit: file.unit)
    table.axes = file.axes
    table.firstFrame = file.layout.firstFrame
    table.startTime = Double(max(0, file.layout.firstFrame - 1)) / clock.rate
    table.signals = signals(of: file, rotations: rotations, rate: clock.rate)
    table.forcePlates = file.forcePlates(channels: file.channels.map(\.name))
    table.parameters = file.subjectParameters
    table.people = file.people
    table.contentKey = contentKey
    table.conclusions = [formatConclusion(file), clock.conclusion]
    table.doubts = file.doubts + clock.doubts
    table.doubts += doubts(about: file, repeated: repeated, coordinates: coordinates)
    table.events = file.events.compactMap { event in
      file.frame(of: event, rate: clock.rate).map {
        FileEvent(event.label, side: side(event.context), frame: $0)
      }
    }
    return table
  }

  private static func side(_ context: String) -> BodySide {
    switch context.lowercased() {
    case "left": .left
    case "right": .right
    default: .both
    }
  }

  private static func formatConclusion(_ file: C3DFile) -> TrialSource.Conclusion {
    let processor =
      switch file.processor {
      case .intel: "Intel"
      case .dec: "DEC"
      case .mips: "MIPS"
      }
    let numbers = file.layout.isFloat ? "floating-point numbers" : "integers"
    let writer = file.manufacturer.map { ", written by \($0)" } ?? ""
    return TrialSource.Conclusion(
      .format, "C3D",
      evidence: "the second byte is 80; \(file.layout.pointCount) points, \(processor)"
        + " \(numbers)\(writer)")
  }

  private static func doubts(
    about file: C3DFile, repeated: [String], coordinates: C3DFile.Coordinates
  ) -> [String] {
    var doubts: [String] = []
    if let doubt = MotionFile.doubt(aboutRepeated: repeated) { doubts.append(doubt) }
    let unlabelled = file.points.count { $0.kind == .unlabelled }
    if unlabelled > 0 {
      doubts.append(
        "\(unlabelled) \(unlabelled == 1 ? "trajectory" : "trajectories") without a label, such as"
          + " '*1', \(unlabelled == 1 ? "was" : "were") left out: label what belongs to the body")
    }
    if coordinates.invalidCount > 0 {
      doubts.append(
        "\(coordinates.invalidCount) samples have coordinates, but a negative residual: they were"
          + " taken as missing")
    }
    if let word = file.parameters.texts("POINT", "UNITS").first(where: { !$0.isEmpty }),
      file.unit == nil
    {
      doubts.append(
        "POINT:UNITS says '\(word.printable)', which is no unit that is known for all points")
    }
    return doubts
  }
}
