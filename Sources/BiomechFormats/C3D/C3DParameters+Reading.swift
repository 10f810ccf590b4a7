// SPDX-License-Identifier: Apache-2.0

extension C3DParameters {
  /// Reads the records of a parameter section.
  ///
  /// A record ends where it says that the next one begins, whatever its dimensions say, so a damaged
  /// record costs itself and nothing else, and no more memory is taken than the section has.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - start: Where the section begins.
  ///   - end: Where the data begin, or the file ends.
  ///   - doubts: Takes a sentence for each kind of trouble.
  init(_ bytes: C3DBytes, from start: Int, to end: Int, doubts: inout [String]) {
    var scan = RecordScan(bytes: bytes, end: end)
    scan.run(from: start + 4)
    doubts += scan.doubts
    self.init(scan.groups)
  }
}

/// The walk over the records.
private struct RecordScan {
  let bytes: C3DBytes
  let end: Int
  private(set) var groups: [C3DGroup] = []
  private var indices: [Int: Int] = [:]
  private var known: [Int: Set<String>] = [:]
  private var repeated: [String] = []
  private var damaged: [String] = []
  private var orphans: [(number: Int, parameter: C3DParameter)] = []
  private var endsEarly = false

  init(bytes: C3DBytes, end: Int) {
    self.bytes = bytes
    self.end = end
  }

  mutating func run(from start: Int) {
    var place = start
    while place < end, let lengthByte = bytes.byte(at: place), lengthByte != 0 {
      let length = Int(Int8(bitPattern: lengthByte).magnitude)
      let number = Int(Int8(bitPattern: bytes.byte(at: place + 1) ?? 0))
      let body = place + 2 + length
      guard let name = bytes.slice(from: place + 2, count: length),
        let step = bytes.word(at: body), body + 2 <= end
      else {
        endsEarly = true
        break
      }
      // A step of 0 marks the last record; one of 1 would lead into this record again.
      let next = step < 2 ? end : min(end, body + Int(step))
      let isLocked = lengthByte > 0x7F
      if number < 0 {
        addGroup(-number, Array(name), isLocked: isLocked, at: body + 2, to: next)
      } else {
        addParameter(number, Array(name), isLocked: isLocked, at: body + 2, to: next)
      }
      if step < 2 { break }
      place = next
    }
    adoptOrphans()
  }

  private mutating func addGroup(
    _ number: Int, _ name: [UInt8], isLocked: Bool, at place: Int, to next: Int
  ) {
    guard indices[number] == nil else {
      repeated.append(C3DText.decoded(name[...]))
      return
    }
    var group = C3DGroup("")
    group.nameBytes = name
    group.isLocked = isLocked
    group.descriptionBytes = text(at: place, to: next)
    indices[number] = groups.count
    groups.append(group)
  }

  private mutating func addParameter(
    _ number: Int, _ name: [UInt8], isLocked: Bool, at place: Int, to next: Int
  ) {
    var parameter = C3DParameter("", .bytes([]), isLocked: isLocked)
    parameter.nameBytes = name
    guard let after = readValues(of: &parameter, at: place, to: next) else {
      damaged.append(parameter.name)
      return
    }
    parameter.descriptionBytes = text(at: after, to: next)
    // Both are kept for the day the file is written; the first is found.
    if !known[number, default: []].insert(parameter.name.uppercased()).inserted {
      repeated.append(parameter.name)
    }
    if let index = indices[number] {
      groups[index].parameters.append(parameter)
    } else {
      orphans.append((number, parameter))
    }
  }

  /// Reads type, dimensions and values; `nil` where they leave the record.
  ///
  /// - Returns: Where the description begins.
  private func readValues(
    of parameter: inout C3DParameter, at place: Int, to next: Int
  ) -> Int? {
    guard place + 2 <= next, let type = bytes.byte(at: place),
      let dimensionCount = bytes.byte(at: place + 1),
      place + 2 + Int(dimensionCount) <= next,
      let dimensions = bytes.slice(from: place + 2, count: Int(dimensionCount))
    else { return nil }
    let start = place + 2 + Int(dimensionCount)
    let width = Int(Int8(bitPattern: type).magnitude)
    guard [1, 2, 4].contains(width) else { return nil }

    // With a dimension of 0 there are no values, however long the others are.
    var count = 1
    if dimensions.contains(0) { count = 0 }
    for dimension in dimensions where count > 0 {
      count *= Int(dimension)
      guard count <= (next - start) / width else { return nil }
    }
    guard count * width <= next - start,
      let data = bytes.slice(from: start, count: count * width)
    else { return nil }

    parameter.dimensions = dimensions.map(Int.init)
    switch Int8(bitPattern: type) {
    case -1: parameter.values = .characters(Array(data))
    case 1: parameter.values = .bytes(Array(data))
    case 2:
      parameter.values = .integers(
        (0..<count).map { Int16(bitPattern: bytes.word(at: start + 2 * $0) ?? 0) })
    case 4: parameter.values = .reals((0..<count).map { bytes.real(at: start + 4 * $0) ?? 0 })
    default: return nil
    }
    return start + count * width
  }

  /// A description: its length and its bytes, as far as the record goes.
  private func text(at place: Int, to next: Int) -> [UInt8] {
    guard place < next, let length = bytes.byte(at: place) else { return [] }
    return bytes.slice(from: place + 1, count: min(Int(length), next - place - 1)).map(Array.init)
      ?? []
  }

  /// Parameters may stand before their group; those without any get one of their own.
  private mutating func adoptOrphans() {
    for (number, parameter) in orphans {
      if indices[number] == nil {
        indices[number] = groups.count
        groups.append(C3DGroup("GROUP\(number)"))
      }
      if let index = indices[number] { groups[index].parameters.append(parameter) }
    }
    orphans = []
  }

  var doubts: [String] {
    var doubts: [String] = []
    if let first = repeated.first {
      doubts.append(
        "\(repeated.count) \(repeated.count == 1 ? "name stands" : "names stand") twice among the"
          + " parameters, such as '\(first)': the first was used")
    }
    if let first = damaged.first {
      doubts.append(
        "\(damaged.count) \(damaged.count == 1 ? "parameter is" : "parameters are") damaged and"
          + " left out, such as '\(first)'")
    }
    if endsEarly { doubts.append("the parameter section ends in the middle of a parameter") }
    return doubts
  }
}
