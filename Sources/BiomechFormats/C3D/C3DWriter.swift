// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Writes C3D: Intel, floating-point numbers, a missing sample with the residual −1.
public enum C3DWriter {
  /// A motion file as C3D.
  ///
  /// Markers, signals of up to three columns at the rate of the frames, analog channels of one rate,
  /// force platforms, events, and the parameters of the person; ``omissions(from:)`` names the rest.
  /// Coordinates stay in the units and axes of the file.
  ///
  /// - Parameters:
  ///   - file: What to write.
  ///   - keepNames: Whether the names of people are written; if not, they are taken off the names of
  ///     markers too.
  /// - Returns: The file.
  /// - Throws: ``MarkerFileError`` where there are more points than C3D can hold.
  public static func bytes(
    of file: MotionFile, keepNames: Bool = false
  ) throws(MarkerFileError) -> [UInt8] {
    let content = C3DContent(file)
    try check(
      points: content.pointCount, analogValues: content.channels.count * content.samplesPerFrame,
      path: file.path)
    var parameters = content.parameters
    if !keepNames { parameters = parameters.withoutPeople }
    let front = C3DFrontMatter(
      parameters: parameters, pointCount: content.pointCount,
      channelCount: content.channels.count, samplesPerFrame: content.samplesPerFrame,
      frameCount: file.frameCount, firstFrame: max(0, file.firstFrame), rate: file.rate, scale: 0.1)
    var bytes = front.bytes()
    var words = [UInt32](repeating: 0, count: front.frameWords)
    for frame in 0..<file.frameCount {
      content.put(frame: frame, to: &words)
      bytes.append(intel: words)
    }
    bytes.fillBlock()
    return bytes
  }

  /// The names of the signals that a C3D file cannot hold beside the others: poses, those at a rate
  /// of their own, and those with more than three columns.
  public static func omissions(from file: MotionFile) -> [String] { C3DContent(file).omissions }

  static func check(points: Int, analogValues: Int, path: String) throws(MarkerFileError) {
    for (count, what) in [(points, "points"), (analogValues, "analog values")]
    where count > C3DFrontMatter.limit {
      throw MarkerFileError(
        path: path, .unsupportedFormat,
        "a frame would have \(count) \(what); C3D holds \(C3DFrontMatter.limit)",
        hint: "write another format, or fewer of them")
    }
  }
}

/// A motion file sorted by what becomes of it in a C3D file.
private struct C3DContent {
  let file: MotionFile

  /// The signals that become points.
  private(set) var outputs: [Signal] = []

  /// The signals that become analog channels.
  private(set) var channels: [Signal] = []

  private(set) var samplesPerFrame = 1
  private(set) var omissions: [String] = []

  var pointCount: Int { file.names.count + outputs.count }

  init(_ file: MotionFile) {
    self.file = file
    let analog = file.signals.filter { $0.kind == .analog && $0.components.count == 1 }
    samplesPerFrame = analog.lazy.compactMap { Self.samples(of: $0, in: file) }.first ?? 1
    for signal in file.signals {
      if signal.kind == .analog, signal.components.count == 1,
        Self.samples(of: signal, in: file) == samplesPerFrame
      {
        channels.append(signal)
      } else if signal.kind.pointList != nil, signal.components.count <= 3,
        signal.sampleCount == file.frameCount
      {
        outputs.append(signal)
      } else {
        omissions.append(signal.name)
      }
    }
  }

  /// The samples of a signal in a frame, or `nil` where they are no whole number.
  private static func samples(of signal: Signal, in file: MotionFile) -> Int? {
    guard file.frameCount > 0, signal.sampleCount % file.frameCount == 0 else { return nil }
    let samples = signal.sampleCount / file.frameCount
    return samples > 0 ? samples : nil
  }

  func put(frame: Int, to words: inout [UInt32]) {
    let length = file.frameCount
    for marker in file.names.indices {
      C3DPointWords.put(
        file.coordinates, from: 3 * marker * length, length: length, frame: frame, to: &words,
        at: 4 * marker)
    }
    for (index, output) in outputs.enumerated() {
      C3DPointWords.put(
        output.values, from: 0, length: length, count: output.components.count, frame: frame,
        to: &words, at: 4 * (file.names.count + index))
    }
    var place = 4 * pointCount
    for sample in 0..<samplesPerFrame {
      for channel in channels {
        let value = channel.values[frame * samplesPerFrame + sample]
        words[place] = Float(value.isFinite ? value : 0).bitPattern
        place += 1
      }
    }
  }

  var parameters: C3DParameters {
    var parameters = C3DParameters()
    func texts(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8.prefix(255)) } }

    // Groups come in the order in which readers of the format expect them.
    parameters.setTexts(
      texts(file.names + outputs.map(\.name)), named: "LABELS", in: "POINT")
    parameters.setTexts(
      Array(repeating: [], count: pointCount), named: "DESCRIPTIONS", in: "POINT")
    if let unit = file.unit { parameters.setText(unit.rawValue, named: "UNITS", in: "POINT") }
    if let up = file.axes.up {
      let right = file.axes.forward ?? (up.index == 0 ? .plusY : .plusX)
      parameters.setText(right.rawValue.uppercased(), named: "X_SCREEN", in: "POINT")
      parameters.setText(up.rawValue.uppercased(), named: "Y_SCREEN", in: "POINT")
    }
    parameters.list(outputs: outputs)

    parameters.setTexts(texts(channels.map(\.name)), named: "LABELS", in: "ANALOG")
    parameters.setTexts(
      Array(repeating: [], count: channels.count), named: "DESCRIPTIONS", in: "ANALOG")
    parameters.setTexts(
      texts(channels.map { $0.units.first ?? "" }), named: "UNITS", in: "ANALOG")
    parameters.setReals(Array(repeating: 1, count: channels.count), named: "SCALE", in: "ANALOG")
    parameters.set(
      C3DParameter("GEN_SCALE", .reals([1])), in: "ANALOG")
    parameters.setIntegers(
      Array(repeating: 0, count: channels.count), named: "OFFSET", in: "ANALOG")
    parameters.setForcePlates(file.forcePlates, channels: channels.map(\.name))
    parameters.setEvents(file.events, firstFrame: file.firstFrame, rate: file.rate)
    parameters.setPerson(file.parameters, people: file.people)
    parameters.setText("Biomech", named: "SOFTWARE", in: "MANUFACTURER")
    return parameters
  }
}
