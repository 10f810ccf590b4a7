// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Reads the JSON of Qualisys Track Manager: markers and rigid bodies in parts without gaps.
///
/// The whole file is often one line, so it does not come line by line like other texts.
enum QualisysJSONReader {
  /// Whether a file that begins like this is of the format, or the user says so.
  ///
  /// - Parameters:
  ///   - prefix: The first bytes of the file, undecoded.
  ///   - options: What the user says.
  /// - Returns: Whether to read it here.
  static func recognises(_ prefix: [UInt8], _ options: ReadOptions) -> Bool {
    if let chosen = options.format { return chosen == .qualisysJSON }
    var text = TextBytes(MemorySource(prefix))
    guard let bytes = try? text.readAll(),
      bytes.first(where: { !isBlank($0) && !isLineEnd($0) }) == UInt8(ascii: "{")
    else { return false }
    let key = Array("\"Timebase\"".utf8)
    return bytes.indices.contains { place in
      bytes[place] == key[0] && bytes[place...].starts(with: key)
    }
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - source: The bytes, at their beginning.
  ///   - request: What is asked for.
  /// - Returns: What the file holds, in millimetres.
  /// - Throws: ``MarkerFileError`` for a text that is no JSON, a range that cannot be true, or a
  ///   missing rate.
  static func read(
    from source: any ByteSource, _ request: ReadRequest
  ) throws(MarkerFileError) -> MotionFile {
    var document = QualisysDocument(
      try JSONScanner(reading: source, path: request.path))
    try document.read()
    let labelled = document.markers.filter { !QualisysReader.isUnlabelled($0.name) }
    let bodies = document.bodies
    let clock = try FrameClock(
      header: document.frequency.flatMap { $0 > 0 ? $0 : nil }, times: [], frames: [],
      options: request.options, path: request.path)
    let frames = try QualisysFrames(
      of: document, columnCount: 3 * (labelled.count + bodies.count), path: request.path)

    var placing = QualisysPlacing(frames)
    let coordinates = placing.columns(of: labelled)
    let (names, repeated) = MotionFile.unique(labelled.map(\.name))
    var file = MotionFile(
      format: .qualisysJSON, path: request.path, names: names, coordinates: coordinates,
      frameCount: frames.count, rate: clock.rate, unit: .millimetres)
    let (bodyNames, repeatedBodies) = MotionFile.unique(bodies.map(\.name))
    for (body, name) in zip(bodies, bodyNames) {
      file.signals.append(
        Signal(
          name, kind: .pose, components: ["X", "Y", "Z"], units: ["mm"], rate: clock.rate,
          values: placing.columns(of: [body])))
    }
    file.firstFrame = frames.first
    file.startTime = Double(frames.first - 1) / clock.rate
    file.contentKey = document.scanner.contentKey
    file.conclusions = [
      TrialSource.Conclusion(
        .format, FileFormat.qualisysJSON.label,
        evidence: "the object has a 'Timebase'; \(document.markers.count) trajectories, "
          + "\(bodies.count) rigid bodies"),
      clock.conclusion,
    ]
    file.doubts = clock.doubts + frames.doubts + placing.doubts
    let unlabelledCount = document.markers.count - labelled.count
    if unlabelledCount > 0 {
      file.doubts.append(QualisysReader.unlabelledDoubt(count: unlabelledCount))
    }
    if let doubt = MotionFile.doubt(aboutRepeated: repeated + repeatedBodies) {
      file.doubts.append(doubt)
    }
    if !document.otherKeys.isEmpty {
      let keys = document.otherKeys.prefix(8).map { "'\($0.printable)'" }.joined(separator: ", ")
      file.doubts.append("the file also has \(keys), which this version does not read")
    }
    return file
  }
}
