// SPDX-License-Identifier: Apache-2.0

/// Header and parameters of a C3D file that is to be written, which must agree with each other.
struct C3DFrontMatter {
  var parameters: C3DParameters
  var events: [C3DHeader.Event] = []
  var longestGap = 0
  var pointCount: Int
  var channelCount: Int
  var samplesPerFrame: Int
  var frameCount: Int
  var firstFrame: Int

  /// Frames in a second.
  var rate: Double

  /// The size of a unit of the residuals, positive.
  var scale: Double

  /// The numbers of all poses, or 0 where there are none.
  var rotationWords = 0

  /// The most points, and the most analog values, that a frame can have.
  static let limit = 65_535

  /// The numbers in a frame.
  var frameWords: Int { 4 * pointCount + channelCount * samplesPerFrame }

  /// The bytes of the points and analog values, filled to whole blocks where poses follow.
  private var dataSize: Int {
    let size = 4 * frameWords * frameCount
    return rotationWords == 0 ? size : Self.blocks(size) * C3DHeader.blockSize
  }

  /// The blocks that a number of bytes takes.
  private static func blocks(_ size: Int) -> Int {
    (size + C3DHeader.blockSize - 1) / C3DHeader.blockSize
  }

  /// The beginning of the file, up to the data, with room for the rest.
  func bytes() -> [UInt8] {
    var parameters = self.parameters
    setCounts(in: &parameters)
    // A count has one length whatever its value, so the section does not grow any more.
    parameters.setCount(0, named: "DATA_START", in: "POINT")
    let dataBlock = 2 + Self.blocks(parameters.bytes.count)
    parameters.setCount(dataBlock, named: "DATA_START", in: "POINT")
    if rotationWords > 0 {
      parameters.setCount(
        dataBlock + Self.blocks(dataSize), named: "DATA_START", in: "ROTATION")
    }
    let section = parameters.bytes

    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      C3DHeader.blockSize + section.count + dataSize + 4 * rotationWords)
    let analogRate = parameters["ANALOG", "RATE"]?.numbers.first ?? 0
    bytes += header(dataBlock: dataBlock, analogRate: analogRate).bytes
    bytes += section
    return bytes
  }

  private func header(dataBlock: Int, analogRate: Double) -> C3DHeader {
    // Without channels the rate of the parameters is left alone; some programs want the header to
    // agree with it.
    let samples = channelCount > 0 || analogRate > 0 ? samplesPerFrame : 0
    return C3DHeader(
      pointCount: pointCount, analogCount: channelCount * samplesPerFrame, firstFrame: firstFrame,
      lastFrame: firstFrame + frameCount - 1, longestGap: longestGap, scale: Float(-scale),
      dataBlock: dataBlock, samplesPerFrame: samples, rate: Float(rate), events: events)
  }

  /// Writes the counts into the parameters; beyond 65535 frames in the three ways in use.
  private func setCounts(in parameters: inout C3DParameters) {
    parameters.setCount(pointCount, named: "USED", in: "POINT")
    parameters.setCount(frameCount, named: "FRAMES", in: "POINT")
    parameters.setReal(rate, named: "RATE", in: "POINT")
    parameters.setReal(-scale, named: "SCALE", in: "POINT")
    parameters.setCount(channelCount, named: "USED", in: "ANALOG")
    if channelCount > 0 || parameters["ANALOG", "RATE"] == nil {
      parameters.setReal(rate * Double(samplesPerFrame), named: "RATE", in: "ANALOG")
    }
    if frameCount > Self.limit || parameters["POINT", "LONG_FRAMES"] != nil {
      parameters.setReal(Double(frameCount), named: "LONG_FRAMES", in: "POINT")
    }
    let last = firstFrame + frameCount - 1
    for (name, frame) in [("ACTUAL_START_FIELD", firstFrame), ("ACTUAL_END_FIELD", last)] {
      parameters.set(
        C3DParameter(
          name,
          .integers([
            Int16(truncatingIfNeeded: frame), Int16(truncatingIfNeeded: frame >> 16),
          ]), dimensions: [2]),
        in: "TRIAL")
    }
  }
}

extension [UInt8] {
  /// Appends numbers in the order of an Intel machine.
  mutating func append(intel words: [UInt32]) {
    if 1.littleEndian == 1 {
      words.withUnsafeBytes { append(contentsOf: $0) }
    } else {
      words.map(\.littleEndian).withUnsafeBytes { append(contentsOf: $0) }
    }
  }

  /// Fills the last block.
  mutating func fillBlock() {
    let rest = count % C3DHeader.blockSize
    if rest > 0 { append(contentsOf: repeatElement(0, count: C3DHeader.blockSize - rest)) }
  }
}
