// SPDX-License-Identifier: Apache-2.0

/// An analog channel of a C3D file: a force plate's amplifier, a muscle's electrode and so on.
package struct C3DChannel: Hashable, Sendable {
  package var name: String
  package var description: String

  /// The unit after scaling, as it stands in the file; empty where none does.
  package var unit: String

  /// The value is (raw − offset) × scale; the general scale is in the factor.
  package var offset: Double
  package var scale: Double
}

extension C3DFile {
  /// Samples of a channel in a second, or `nil` where the rate of the frames is not known.
  package var analogRate: Double? { rate.map { $0 * Double(layout.samplesPerFrame) } }

  /// Samples of each channel.
  package var analogSampleCount: Int { layout.frameCount * layout.samplesPerFrame }

  /// The analog channels in the order of the file; blank and repeated names get a number.
  package var channels: [C3DChannel] {
    let labels = parameters.texts("ANALOG", "LABELS")
    let descriptions = parameters.texts("ANALOG", "DESCRIPTIONS")
    let units = parameters.texts("ANALOG", "UNITS")
    let scales = parameters.numbers("ANALOG", "SCALE")
    // 32768 is the middle of an unsigned converter, and too large for the signed integers here.
    let offsets = parameters.list("ANALOG", "OFFSET").flatMap {
      isUnsignedAnalog || $0.numbers.contains(-32_768) ? $0.unsignedNumbers : $0.numbers
    }
    let general = parameters["ANALOG", "GEN_SCALE"]?.numbers.first ?? 1
    let names = MotionFile.unique(
      (0..<layout.channelCount).map { $0 < labels.count ? labels[$0] : "" }
    ).names
    return (0..<layout.channelCount).map { index in
      C3DChannel(
        name: names[index], description: index < descriptions.count ? descriptions[index] : "",
        unit: index < units.count ? units[index] : "",
        offset: index < offsets.count ? offsets[index] : 0,
        scale: (index < scales.count ? scales[index] : 1) * general)
    }
  }

  /// Whether raw integers run from 0 to 65535: `ANALOG:FORMAT` says so, or a converter of 16 bits
  /// without a word about the sign.
  var isUnsignedAnalog: Bool {
    switch parameters["ANALOG", "FORMAT"]?.text?.uppercased() {
    case "UNSIGNED": true
    case nil: !layout.isFloat && parameters["ANALOG", "BITS"]?.count == 16
    default: false
    }
  }

  /// What the channels measured, with memory of its own for each.
  ///
  /// - Returns: For each channel ``analogSampleCount`` values in its unit.
  package func analogSamples() -> [[Double]] {
    let channels = self.channels
    var columns = channels.map { _ in [Double](repeating: .nan, count: analogSampleCount) }
    let (perFrame, width) = (layout.samplesPerFrame, layout.frameWords)
    let wrap: Double = isUnsignedAnalog && !layout.isFloat ? 65_536 : 0
    var frames = C3DFrames(self)
    while frames.loadNext() {
      let words = frames.words.span
      for (index, channel) in channels.enumerated() {
        var target = columns[index].mutableSpan
        var place = frames.frames.lowerBound * perFrame
        for frame in 0..<frames.frames.count {
          var word = frame * width + 4 * layout.pointCount + index
          for _ in 0..<perFrame {
            let raw = Double(words[word])
            target[place] = ((raw < 0 ? raw + wrap : raw) - channel.offset) * channel.scale
            place += 1
            word += channels.count
          }
        }
      }
    }
    return columns
  }
}
