// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Writes C3D: Intel, floating-point numbers, a missing sample with the residual −1.
///
/// To write a recording as C3D see ``write(_:as:named:options:)``; this puts computed angles beside
/// the points of a C3D file.
public enum C3DWriter {
  /// A motion file as C3D.
  ///
  /// Markers, the signals that ``holds(_:of:)`` tells, force platforms, events, the parameters of the
  /// person and the names of people are written. Coordinates stay in the units and axes of the file.
  ///
  /// - Parameters:
  ///   - file: What to write.
  ///   - path: The path for messages.
  /// - Returns: The file.
  /// - Throws: ``MarkerFileError`` where there are more points than C3D can number.
  static func bytes(of file: MotionFile, path: String) throws(MarkerFileError) -> [UInt8] {
    let content = C3DContent(file)
    try check(
      points: content.pointCount, analogValues: content.channels.count * content.samplesPerFrame,
      path: path)
    let front = C3DFrontMatter(
      parameters: content.parameters, pointCount: content.pointCount,
      channelCount: content.channels.count, samplesPerFrame: content.samplesPerFrame,
      frameCount: file.frameCount,
      firstFrame: 0..<1 << 31 ~= file.firstFrame ? file.firstFrame : 1, rate: file.rate, scale: 0.1)
    var bytes = front.bytes()
    var words = [UInt32](repeating: 0, count: front.frameWords)
    for frame in 0..<file.frameCount {
      content.put(frame: frame, to: &words)
      bytes.append(intel: words)
    }
    bytes.fillBlock()
    return bytes
  }

  /// Whether a C3D file has a place for a signal: as a point with up to three columns and a value in
  /// each frame, or as an analog channel at the rate of the first of them.
  ///
  /// - Parameters:
  ///   - signal: A signal of the file.
  ///   - file: The file.
  /// - Returns: Whether it is written with the file.
  static func holds(_ signal: Signal, of file: MotionFile) -> Bool {
    C3DContent.place(of: signal, in: file, samplesPerFrame: C3DContent.samplesPerFrame(of: file))
      != nil
  }

  static func check(points: Int, analogValues: Int, path: String) throws(MarkerFileError) {
    for (count, what) in [(points, "points"), (analogValues, "analog values")]
    where count > C3DFrontMatter.limit {
      throw MarkerFileError(
        path: path, .cannotHold,
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

  let samplesPerFrame: Int

  /// The names of the markers without those of people.
  private let markers: Set<String>

  /// What becomes of a signal.
  enum Place {
    case point, channel
  }

  var pointCount: Int { file.names.count + outputs.count }

  init(_ file: MotionFile) {
    self.file = file
    samplesPerFrame = Self.samplesPerFrame(of: file)
    markers = Set(file.names.map(C3DPointKinds.withoutSubject))
    for signal in file.signals {
      switch Self.place(of: signal, in: file, samplesPerFrame: samplesPerFrame) {
      case .point: outputs.append(named(signal))
      case .channel: channels.append(signal)
      case nil: break
      }
    }
  }

  /// A signal with a name that no marker has: the lists of outputs tell the two apart by name, and a
  /// solved point of Motive is called as the marker that it stands for.
  private func named(_ signal: Signal) -> Signal {
    var signal = signal
    if signal.name.isEmpty { signal.name = "unnamed" }
    while markers.contains(C3DPointKinds.withoutSubject(signal.name)) { signal.name += "_computed" }
    return signal
  }

  /// The place of a signal, or `nil` where there is none.
  static func place(
    of signal: Signal, in file: MotionFile, samplesPerFrame: Int
  ) -> Place? {
    if samples(of: signal, in: file) == samplesPerFrame { return .channel }
    let isPoint =
      signal.kind.pointList != nil && signal.components.count <= 3
      && signal.sampleCount == file.frameCount
    return isPoint ? .point : nil
  }

  /// The analog samples in a frame: those of the first channel.
  static func samplesPerFrame(of file: MotionFile) -> Int {
    file.signals.lazy.compactMap { samples(of: $0, in: file) }.first ?? 1
  }

  /// The samples of an analog channel in a frame, or `nil` where they are no whole number.
  private static func samples(of signal: Signal, in file: MotionFile) -> Int? {
    guard signal.kind == .analog, signal.components.count == 1, file.frameCount > 0,
      signal.sampleCount >= file.frameCount, signal.sampleCount % file.frameCount == 0
    else { return nil }
    return signal.sampleCount / file.frameCount
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
