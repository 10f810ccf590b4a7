// SPDX-License-Identifier: Apache-2.0

/// The first block of a C3D file, as it stands there.
package struct C3DHeader: Hashable, Sendable {
  /// The block in which the parameter section begins, counted from 1.
  package var parameterBlock = 2
  package var pointCount = 0

  /// Analog values in a frame: channels times samples.
  package var analogCount = 0
  package var firstFrame = 1
  package var lastFrame = 0

  /// The longest gap that was filled, in frames.
  package var longestGap = 0

  /// The factor of integer coordinates; negative where the data are floating-point numbers.
  package var scale: Float = -1

  /// The block in which the data begin, counted from 1.
  package var dataBlock = 0

  /// Analog samples of one channel in a frame.
  package var samplesPerFrame = 0

  /// Frames in a second.
  package var rate: Float = 0

  package var events: [Event] = []

  /// An event in the header: a label of at most four characters.
  package struct Event: Hashable, Sendable {
    package var label: String

    /// Seconds since frame 1.
    package var time: Float

    /// Whether to show the event, as the writer left it.
    package var flag: UInt8 = 0
  }

  /// The length of a block.
  static let blockSize = 512

  /// What marks events with labels of four characters.
  static let eventKey: UInt16 = 12345
  static let eventLimit = 18
}

extension C3DHeader {
  /// The header of a file that has at least one block.
  init(_ bytes: C3DBytes) {
    func word(_ number: Int) -> Int { Int(bytes.word(at: 2 * (number - 1)) ?? 0) }
    func real(_ number: Int) -> Float { bytes.real(at: 2 * (number - 1)) ?? 0 }

    parameterBlock = Int(bytes.byte(at: 0) ?? 0)
    pointCount = word(2)
    analogCount = word(3)
    firstFrame = word(4)
    lastFrame = word(5)
    longestGap = word(6)
    scale = real(7)
    dataBlock = word(9)
    samplesPerFrame = word(10)
    rate = real(11)
    guard word(150) == Int(Self.eventKey) else { return }
    for event in 0..<min(word(151), Self.eventLimit) {
      guard let label = bytes.slice(from: 2 * 198 + 4 * event, count: 4) else { break }
      events.append(
        Event(
          label: C3DText.printable(label), time: real(153 + 2 * event),
          flag: bytes.byte(at: 2 * 188 + event) ?? 0))
    }
  }

  /// The block as Intel numbers.
  var bytes: [UInt8] {
    var block = [UInt8](repeating: 0, count: Self.blockSize)
    func set(_ value: UInt16, word number: Int) {
      block[2 * number - 2] = UInt8(truncatingIfNeeded: value)
      block[2 * number - 1] = UInt8(truncatingIfNeeded: value >> 8)
    }
    func set(_ value: Float, word number: Int) {
      set(UInt16(truncatingIfNeeded: value.bitPattern), word: number)
      set(UInt16(truncatingIfNeeded: value.bitPattern >> 16), word: number + 1)
    }
    block[0] = UInt8(clamping: parameterBlock)
    block[1] = 0x50
    set(UInt16(clamping: pointCount), word: 2)
    set(UInt16(clamping: analogCount), word: 3)
    set(UInt16(clamping: firstFrame), word: 4)
    set(UInt16(clamping: lastFrame), word: 5)
    set(UInt16(clamping: longestGap), word: 6)
    set(scale, word: 7)
    set(UInt16(clamping: dataBlock), word: 9)
    set(UInt16(clamping: samplesPerFrame), word: 10)
    set(rate, word: 11)
    set(Self.eventKey, word: 150)
    set(UInt16(min(events.count, Self.eventLimit)), word: 151)
    for (index, event) in events.prefix(Self.eventLimit).enumerated() {
      set(event.time, word: 153 + 2 * index)
      block[2 * 188 + index] = event.flag
      let label = C3DText.encoded(event.label, width: 4)
      block.replaceSubrange(2 * 198 + 4 * index..<2 * 198 + 4 * index + 4, with: label)
    }
    return block
  }
}
