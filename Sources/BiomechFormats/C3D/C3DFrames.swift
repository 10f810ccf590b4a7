// SPDX-License-Identifier: Apache-2.0

/// The data of a C3D file as numbers, a few frames at a time.
///
/// Blocks of frames keep the memory small and let the columns be filled in runs. Integers come as
/// they stand in the file, not scaled.
struct C3DFrames {
  private let bytes: [UInt8]
  private let processor: C3DProcessor
  private let layout: C3DLayout
  private let blockLength: Int

  /// The numbers of the frames in ``frames``, frame by frame: for each point x, y, z and a word with
  /// residual and cameras, then the analog samples.
  private(set) var words: [Float] = []

  /// The frames in ``words``, counted from 0.
  private(set) var frames = 0..<0

  init(_ file: C3DFile) {
    bytes = file.bytes
    processor = file.processor
    layout = file.layout
    blockLength = max(1, min(64, 65_536 / max(1, layout.frameWords)))
  }

  /// Loads the next frames.
  ///
  /// - Returns: Whether there are any.
  mutating func loadNext() -> Bool {
    let start = frames.upperBound
    guard start < layout.frameCount, layout.frameWords > 0 else { return false }
    frames = start..<min(start + blockLength, layout.frameCount)
    let count = frames.count * layout.frameWords
    if words.count < count { words = [Float](repeating: 0, count: count) }
    let offset = layout.dataStart + start * layout.frameSize
    if layout.isFloat {
      Self.decodeReals(bytes, processor, from: offset, count: count, to: &words)
    } else {
      Self.decodeIntegers(bytes, processor, from: offset, count: count, to: &words)
    }
    return true
  }

  /// Turns 32-bit numbers of a processor into numbers of this one.
  ///
  /// - Precondition: The bytes hold `count` numbers from `start`, and the target has room for them.
  static func decodeReals(
    _ bytes: [UInt8], _ processor: C3DProcessor, from start: Int, count: Int,
    to words: inout [Float]
  ) {
    let raw = bytes.span.bytes
    var target = words.mutableSpan
    precondition(count <= target.count && start + 4 * count <= raw.byteCount, "outside the data")
    switch processor {
    case .intel:
      for index in 0..<count {
        let bits = raw.unsafeLoadUnaligned(fromByteOffset: start + 4 * index, as: UInt32.self)
        target[index] = Float(bitPattern: UInt32(littleEndian: bits))
      }
    case .mips:
      for index in 0..<count {
        let bits = raw.unsafeLoadUnaligned(fromByteOffset: start + 4 * index, as: UInt32.self)
        target[index] = Float(bitPattern: UInt32(bigEndian: bits))
      }
    case .dec:
      for index in 0..<count {
        let bits = UInt32(
          littleEndian: raw.unsafeLoadUnaligned(
            fromByteOffset: start + 4 * index, as: UInt32.self))
        target[index] = Float(bitPattern: bits << 16 | bits >> 16) * 0.25
      }
    }
  }

  /// Turns signed 16-bit numbers of a processor into numbers of this one.
  ///
  /// - Precondition: The bytes hold `count` numbers from `start`, and the target has room for them.
  private static func decodeIntegers(
    _ bytes: [UInt8], _ processor: C3DProcessor, from start: Int, count: Int,
    to words: inout [Float]
  ) {
    let raw = bytes.span.bytes
    var target = words.mutableSpan
    precondition(count <= target.count && start + 2 * count <= raw.byteCount, "outside the data")
    let isBigEndian = processor == .mips
    for index in 0..<count {
      let bits = raw.unsafeLoadUnaligned(fromByteOffset: start + 2 * index, as: UInt16.self)
      let word = isBigEndian ? UInt16(bigEndian: bits) : UInt16(littleEndian: bits)
      target[index] = Float(Int16(bitPattern: word))
    }
  }
}
