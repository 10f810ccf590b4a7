// SPDX-License-Identifier: Apache-2.0

/// What header and parameters say about the data, the most trusted first.
struct LayoutClaims {
  /// Offsets of the first frame that lie in the file.
  var starts: [Int] = []

  /// Whether the data are floating-point numbers.
  var formats: [Bool] = []
  var points: [Int] = []

  /// Analog values in a frame.
  var analogs: [Int] = []
  var samplesPerFrame = 1

  /// Frames in the file.
  var frames: [Int] = []

  /// Whether there may be more frames than the header can count.
  var goesOn = false
  var firstFrame: Int
  var scale: Double

  private let fileSize: Int
  private let rotationStart: Int?

  init(header: C3DHeader, parameters: C3DParameters, parameterEnd: Int, fileSize: Int) {
    self.fileSize = fileSize
    let blockSize = C3DHeader.blockSize
    rotationStart = parameters["ROTATION", "DATA_START"]?.count
      .map { ($0 - 1) * blockSize }.flatMap { 0..<fileSize ~= $0 ? $0 : nil }

    firstFrame = header.firstFrame
    let declaredScale = parameters["POINT", "SCALE"]?.numbers.first
    let usable = [declaredScale, Double(header.scale)].compactMap(\.self)
      .filter { $0.isFinite && $0 != 0 }
    scale = usable.first?.magnitude ?? 1

    for block in [header.dataBlock, parameters["POINT", "DATA_START"]?.count ?? 0] where block > 1 {
      let start = (block - 1) * blockSize
      if start < fileSize { starts.appendIfNew(start) }
    }
    if starts.isEmpty, header.dataBlock == 0, parameterEnd < fileSize { starts = [parameterEnd] }

    if header.scale != 0, header.scale.isFinite { formats.append(header.scale < 0) }
    if let first = usable.first { formats.appendIfNew(first < 0) }
    if formats.isEmpty { formats = [true] }

    points = [header.pointCount]
    if let used = parameters["POINT", "USED"]?.count, used <= Int(UInt16.max) {
      points.appendIfNew(used)
    }
    if points[0] == 0 { points.reverse() }

    samplesPerFrame = header.samplesPerFrame
    if samplesPerFrame == 0, let rate = parameters["ANALOG", "RATE"]?.numbers.first,
      let pointRate = parameters["POINT", "RATE"]?.numbers.first,
      case let ratio = (rate / pointRate).rounded(), ratio >= 1, ratio < 10_000
    {
      samplesPerFrame = Int(ratio)
    }
    samplesPerFrame = max(1, samplesPerFrame)
    analogs.append(header.analogCount)
    if let used = parameters["ANALOG", "USED"]?.count,
      used * samplesPerFrame <= Int(UInt16.max)
    {
      analogs.appendIfNew(used * samplesPerFrame)
    }
    collectFrames(header, parameters)
  }

  /// The frame counts: the header, which ends at 65535, and the parameters that go further.
  private mutating func collectFrames(_ header: C3DHeader, _ parameters: C3DParameters) {
    let isFull = header.lastFrame == Int(UInt16.max)
    let inHeader = header.lastFrame - header.firstFrame + 1
    var claimed: [Int] = []
    if let start = Self.longNumber(parameters["TRIAL", "ACTUAL_START_FIELD"]),
      let end = Self.longNumber(parameters["TRIAL", "ACTUAL_END_FIELD"]), end >= start
    {
      claimed.append(end - start + 1)
      if start & 0xFFFF == header.firstFrame || header.firstFrame == Int(UInt16.max) {
        firstFrame = start
      }
    }
    if let frames = parameters["POINT", "LONG_FRAMES"]?.count { claimed.append(frames) }
    // Programs count from 0 or from 1: one more or less than the header is no second opinion.
    if let frames = parameters["POINT", "FRAMES"]?.count, frames != Int(UInt16.max),
      isFull || (frames - inHeader).magnitude > 1
    {
      claimed.append(frames)
    }
    if !isFull, inHeader > 0 { claimed.insert(inHeader, at: 0) }
    if isFull, claimed.isEmpty {
      goesOn = true
      claimed = [inHeader]
    }
    for frames in claimed where frames > 0 { self.frames.appendIfNew(frames) }
  }

  /// Two unsigned 16-bit numbers, the low one first, or a single number of any kind.
  private static func longNumber(_ parameter: C3DParameter?) -> Int? {
    guard case .integers(let parts)? = parameter?.values, parts.count > 1 else {
      return parameter?.count
    }
    return Int(UInt16(bitPattern: parts[0])) + Int(UInt16(bitPattern: parts[1])) << 16
  }

  /// Where the point and analog data end that begin at an offset.
  func end(from start: Int) -> Int {
    if let rotationStart, rotationStart > start { return rotationStart }
    return fileSize
  }

  /// A sentence for each claim that lost.
  func disagreements(with layout: C3DLayout) -> [String] {
    var doubts: [String] = []
    func note(_ claims: [Int], _ chosen: Int, _ what: String) {
      let others = claims.filter { $0 != chosen }.map(String.init)
      guard !others.isEmpty else { return }
      doubts.append(
        "the file declares \(chosen) and \(others.joined(separator: " and ")) \(what):"
          + " \(chosen) was used")
    }
    note(points, layout.pointCount, "points")
    note(analogs, layout.analogCount, "analog values in a frame")
    if layout.frameCount < layout.declaredFrameCount {
      doubts.append(
        "the file ends after \(layout.frameCount) of \(layout.declaredFrameCount) frames")
    } else if goesOn, layout.frameCount != frames.first {
      doubts.append(
        "the header counts no further than frame 65535: the \(layout.frameCount) frames that are"
          + " in the file were read")
    } else {
      note(frames, layout.frameCount, "frames")
    }
    if formats.count > 1 {
      doubts.append(
        "header and POINT:SCALE disagree about the kind of numbers:"
          + " they were read as \(layout.isFloat ? "floating-point numbers" : "integers")")
    }
    return doubts
  }
}

extension [Int] {
  /// Appends a number that is not there yet.
  fileprivate mutating func appendIfNew(_ number: Int) {
    if !contains(number) { append(number) }
  }
}

extension [Bool] {
  fileprivate mutating func appendIfNew(_ value: Bool) {
    if !contains(value) { append(value) }
  }
}
