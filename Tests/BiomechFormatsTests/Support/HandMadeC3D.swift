// SPDX-License-Identifier: Apache-2.0

import BiomechFormats

/// A C3D file put together byte by byte, with every fault that a test wants in it.
struct HandMadeC3D {
  enum Machine: UInt8, CaseIterable {
    case intel = 84, dec = 85, mips = 86
  }

  enum Value {
    case text([String], width: Int? = nil)
    case word(String)
    case bytes([UInt8], [Int])
    case integers([Int], [Int] = [])
    case reals([Double], [Int] = [])
    case raw(type: Int8, dimensions: [UInt8], bytes: [UInt8])
  }

  var machine = Machine.intel
  var isFloat = true

  /// The sizes of the header; `nil` where they are what the data are.
  var headerPoints: Int?
  var headerAnalog: Int?
  var firstFrame = 1
  var lastFrame: Int?
  var headerScale: Double?
  var headerDataBlock: Int?
  var samplesPerFrame: Int?
  var headerRate = 100.0
  var headerEvents: [(label: String, time: Double)] = []
  var scale = 0.5

  /// Group, name, value; in the order of the file.
  var parameters: [(group: String, name: String, value: Value)] = []

  /// For each frame the points as x, y, z and the word with the residual.
  var points: [[[Double]]] = []

  /// For each frame the analog values as they are written.
  var analog: [[Double]] = []
  var tail: [UInt8] = []

  /// A file of two frames with markers at `10 i + 1, 10 i + 2, 10 i + 3`, one more in the second.
  init(_ labels: [String] = ["RKNE", "LKNE"], frameCount: Int = 2) {
    points = (0..<frameCount).map { frame in
      labels.indices.map { point in
        let start = Double(10 * point + frame)
        return [start + 1, start + 2, start + 3, 0]
      }
    }
    analog = Array(repeating: [], count: frameCount)
    parameters = [
      ("POINT", "LABELS", .text(labels)), ("POINT", "UNITS", .word("mm")),
      ("POINT", "RATE", .reals([100])),
    ]
  }

  mutating func set(_ group: String, _ name: String, _ value: Value) {
    parameters.removeAll { $0.group == group && $0.name == name }
    parameters.append((group, name, value))
  }

  func integer(_ value: Int) -> [UInt8] {
    let low = UInt8(truncatingIfNeeded: value)
    let high = UInt8(truncatingIfNeeded: value >> 8)
    return machine == .mips ? [high, low] : [low, high]
  }

  func real(_ value: Double) -> [UInt8] {
    func bytes(_ value: Float) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (24 - 8 * $0)) }
    }
    let b = bytes(Float(value))
    switch machine {
    case .intel: return b.reversed()
    case .mips: return b
    case .dec:
      // A VAX holds the halves the other way round, and its exponent is two larger.
      let d = bytes(Float(value) * 4)
      return [d[1], d[0], d[3], d[2]]
    }
  }

  private func record(_ value: Value) -> (type: Int8, dimensions: [UInt8], bytes: [UInt8]) {
    switch value {
    case .text(let texts, let given):
      let width = given ?? texts.map(\.utf8.count).max() ?? 0
      return (
        -1, [UInt8(width), UInt8(texts.count)],
        texts.flatMap { text in
          Array(text.utf8) + Array(repeating: 0x20, count: max(0, width - text.utf8.count))
        }
      )
    case .word(let text): return (-1, [UInt8(text.utf8.count)], Array(text.utf8))
    case .bytes(let bytes, let dimensions): return (1, dimensions.map { UInt8($0) }, bytes)
    case .integers(let numbers, let dimensions):
      let shape = dimensions.isEmpty && numbers.count > 1 ? [numbers.count] : dimensions
      return (2, shape.map { UInt8($0) }, numbers.flatMap(integer))
    case .reals(let numbers, let dimensions):
      let shape = dimensions.isEmpty && numbers.count > 1 ? [numbers.count] : dimensions
      return (4, shape.map { UInt8($0) }, numbers.flatMap(real))
    case .raw(let type, let dimensions, let bytes): return (type, dimensions, bytes)
    }
  }

  /// The parameter section, filled to whole blocks.
  var section: [UInt8] {
    var groups: [String] = []
    for parameter in parameters where !groups.contains(parameter.group) {
      groups.append(parameter.group)
    }
    // The first bytes are 0, as in most files; parameters stand before their groups.
    var bytes: [UInt8] = [0, 0, 0, machine.rawValue]
    for parameter in parameters {
      let number = (groups.firstIndex(of: parameter.group) ?? 0) + 1
      let (type, dimensions, data) = record(parameter.value)
      let body =
        [UInt8(bitPattern: type), UInt8(dimensions.count)] + dimensions + data + [4]
        + Array("text".utf8)
      bytes += [UInt8(parameter.name.utf8.count), UInt8(number)] + Array(parameter.name.utf8)
      bytes += integer(2 + body.count) + body
    }
    for (index, group) in groups.enumerated() {
      // A negative length of the name locks the group.
      bytes += [UInt8(bitPattern: Int8(-group.utf8.count)), UInt8(bitPattern: Int8(-index - 1))]
      bytes += Array(group.utf8) + integer(index == groups.count - 1 ? 0 : 3) + [0]
    }
    let blocks = bytes.count / 512 + 1
    bytes[2] = UInt8(blocks)
    return bytes + Array(repeating: 0, count: blocks * 512 - bytes.count)
  }

  func header(dataBlock: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 512)
    func put(_ field: [UInt8], _ word: Int) {
      bytes.replaceSubrange(2 * word - 2..<2 * word - 2 + field.count, with: field)
    }
    put([2, 0x50], 1)
    put(integer(headerPoints ?? points.first?.count ?? 0), 2)
    put(integer(headerAnalog ?? analog.first?.count ?? 0), 3)
    put(integer(firstFrame), 4)
    put(integer(min(65_535, lastFrame ?? firstFrame + points.count - 1)), 5)
    put(real(headerScale ?? (isFloat ? -scale : scale)), 7)
    put(integer(headerDataBlock ?? dataBlock), 9)
    put(integer(samplesPerFrame ?? 1), 10)
    put(real(headerRate), 11)
    put(integer(12345), 150)
    put(integer(headerEvents.count), 151)
    for (index, event) in headerEvents.enumerated() {
      put(real(event.time), 153 + 2 * index)
      put(Array(event.label.utf8), 199 + 2 * index)
    }
    return bytes
  }

  var data: [UInt8] {
    var data: [UInt8] = []
    for (frame, analog) in zip(points, analog) {
      for point in frame {
        if isFloat {
          data += point.flatMap(real)
        } else {
          data += point[..<3].flatMap { integer(Int(($0 / scale).rounded())) }
          data += integer(Int(point[3]))
        }
      }
      data += isFloat ? analog.flatMap(real) : analog.flatMap { integer(Int($0)) }
    }
    return data
  }

  /// The whole file.
  var bytes: [UInt8] {
    let section = self.section
    return header(dataBlock: 2 + section.count / 512) + section + data + tail
  }
}

/// Reads a file that was made by hand.
func motionFile(
  of file: HandMadeC3D, _ options: ReadOptions = ReadOptions()
) throws -> MotionFile {
  try readMotionFile(path: "trial.c3d", from: MemorySource(file.bytes), options: options)
}
