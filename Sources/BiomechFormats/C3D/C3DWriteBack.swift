// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

extension C3DWriter {
  /// A C3D file with computed signals beside its points, which stay as they are to the last bit.
  ///
  /// Every group, analog channel, force platform and pose is kept. Integers become floating-point
  /// numbers of the same value. A signal stands under its own name, with a residual of 0, or −1 where
  /// it is missing; one that the file already has from an earlier run is replaced. Give it a name
  /// that no vendor uses, such as `LKneeAngles_biomech`.
  ///
  /// - Parameters:
  ///   - outputs: Signals of one to three columns, each with a value for every frame of the file.
  ///   - results: Numbers about the whole trial.
  ///   - original: The bytes of the file.
  ///   - path: The path for messages.
  ///   - keepNames: Whether the names of people stay in the file.
  /// - Returns: The file, as Intel floating-point numbers.
  /// - Throws: ``MarkerFileError`` where the original is damaged or has no room.
  public static func bytes(
    adding outputs: [Signal], results: [Result] = [], to original: [UInt8], path: String,
    keepNames: Bool = false
  ) throws(MarkerFileError) -> [UInt8] {
    let file: C3DFile
    do throws(C3DError) {
      file = try C3DFile(original)
    } catch {
      throw MarkerFileError(path: path, .damagedFile, error.problem, hint: error.hint)
    }
    for output in outputs {
      precondition(
        output.kind.pointList != nil && output.components.count <= 3
          && output.sampleCount == file.layout.frameCount,
        "'\(output.name)' has \(output.sampleCount) samples for \(file.layout.frameCount) frames")
    }
    let writeBack = C3DWriteBack(file, adding: outputs, results: results, keepNames: keepNames)
    try check(
      points: writeBack.front.pointCount, analogValues: file.layout.analogCount, path: path)
    return writeBack.bytes()
  }
}

/// The parts of a file that is written back.
private struct C3DWriteBack {
  let file: C3DFile
  private(set) var front: C3DFrontMatter

  /// Each signal, and the point that it is.
  private var places: [(output: Signal, point: Int)] = []

  init(
    _ file: C3DFile, adding outputs: [Signal], results: [C3DWriter.Result], keepNames: Bool
  ) {
    self.file = file
    let layout = file.layout
    let rotations = file.rotations()
    front = C3DFrontMatter(
      parameters: file.parameters, events: file.header.events, longestGap: file.header.longestGap,
      pointCount: layout.pointCount, channelCount: layout.channelCount,
      samplesPerFrame: layout.samplesPerFrame, frameCount: layout.frameCount,
      firstFrame: layout.firstFrame, rate: file.rate ?? 0, scale: layout.scale,
      rotationWords: rotations.map { 17 * $0.names.count * $0.sampleCount } ?? 0)
    place(outputs)
    front.parameters.list(outputs: outputs)
    front.parameters.add(results, person: keepNames ? file.people.first : nil)
    if file.isUnsignedAnalog {
      front.parameters.setText("UNSIGNED", named: "FORMAT", in: "ANALOG")
    }
    if !keepNames { front.parameters = front.parameters.withoutPeople }
  }

  /// Gives each signal its point: the one with its name, or a new one.
  private mutating func place(_ outputs: [Signal]) {
    let count = file.layout.pointCount
    var labels = fields(of: "LABELS", count: count)
    var descriptions = fields(of: "DESCRIPTIONS", count: count)
    var units = fields(of: "UNITS", count: count)
    let isUnitForEach = count > 1 && file.parameters.texts("POINT", "UNITS").count > 1
    for output in outputs.map(inUnitsOfFile) {
      let label = Array(output.name.utf8.prefix(255))
      if let known = labels.indices.first(where: {
        labels[$0] == label && !file.points[$0].kind.isMeasured
      }) {
        places.append((output, known))
        continue
      }
      places.append((output, labels.count))
      labels.append(label)
      descriptions.append([])
      units.append(Array((output.units.first ?? "").utf8))
    }
    guard labels.count > count else { return }
    front.pointCount = labels.count
    front.parameters.setTexts(labels, named: "LABELS", in: "POINT")
    front.parameters.setTexts(descriptions, named: "DESCRIPTIONS", in: "POINT")
    if isUnitForEach { front.parameters.setTexts(units, named: "UNITS", in: "POINT") }
  }

  /// A signal of angles in radians where the file has its angles in radians.
  private func inUnitsOfFile(_ output: Signal) -> Signal {
    guard output.kind == .angle, output.units.first == "deg",
      file.parameters["POINT", "ANGLE_UNITS"]?.text?.lowercased().hasPrefix("rad") == true
    else { return output }
    var turned = output
    turned.values = output.values.map { $0 * .pi / 180 }
    turned.units = turned.units.map { _ in "rad" }
    return turned
  }

  /// The entries of a list of the points, as bytes, blank where the list is too short.
  private func fields(of list: String, count: Int) -> [[UInt8]] {
    let fields = file.parameters.list("POINT", list).flatMap(\.fields).prefix(count)
    return fields.map(C3DParameters.trimmed) + Array(repeating: [], count: count - fields.count)
  }

  func bytes() -> [UInt8] {
    let layout = file.layout
    var bytes = front.bytes()
    var words = [UInt32](repeating: 0, count: front.frameWords)
    let scale = Float(layout.scale)
    let isWrapped = file.isUnsignedAnalog && !layout.isFloat
    var frames = C3DFrames(file)
    while frames.loadNext() {
      for (index, frame) in frames.frames.enumerated() {
        let source = frames.words.span.extracting(
          index * layout.frameWords..<(index + 1) * layout.frameWords)
        for word in 0..<4 * layout.pointCount { words[word] = source[word].bitPattern }
        if !layout.isFloat {
          // The fourth word holds residual and cameras and is not scaled.
          for word in 0..<4 * layout.pointCount where word & 3 != 3 {
            words[word] = (source[word] * scale).bitPattern
          }
        }
        for (place, point) in places {
          C3DPointWords.put(
            place.values, from: 0, length: layout.frameCount, count: place.components.count,
            frame: frame, to: &words, at: 4 * point)
        }
        for word in 0..<layout.analogCount {
          let raw = source[4 * layout.pointCount + word]
          words[4 * front.pointCount + word] =
            (isWrapped && raw < 0 ? raw + 65_536 : raw).bitPattern
        }
        bytes.append(intel: words)
      }
    }
    bytes.fillBlock()
    appendRotations(to: &bytes)
    return bytes
  }

  private func appendRotations(to bytes: inout [UInt8]) {
    guard front.rotationWords > 0, let block = file.parameters["ROTATION", "DATA_START"]?.count
    else { return }
    var words = [Float](repeating: 0, count: front.rotationWords)
    C3DFrames.decodeReals(
      file.bytes, file.processor, from: (block - 1) * C3DHeader.blockSize,
      count: front.rotationWords, to: &words)
    bytes.append(intel: words.map(\.bitPattern))
    bytes.fillBlock()
  }
}
