// SPDX-License-Identifier: Apache-2.0

extension C3DParameters {
  /// The parameter section as Intel numbers, filled to whole blocks.
  ///
  /// The group numbers are new: a group has the number of its place. More than 127 groups cannot be
  /// numbered; the rest is left out.
  var bytes: [UInt8] {
    var section: [UInt8] = [1, 0x50, 0, C3DProcessor.intel.rawValue]
    var lastStep: Int?
    func append(_ value: Int) {
      section.append(UInt8(truncatingIfNeeded: value))
      section.append(UInt8(truncatingIfNeeded: value >> 8))
    }
    func begin(_ name: [UInt8], isLocked: Bool, number: Int) {
      let name = name.prefix(127)
      section.append(UInt8(bitPattern: Int8(isLocked ? -name.count : name.count)))
      section.append(UInt8(bitPattern: Int8(number)))
      section += name
    }
    for (index, group) in groups.prefix(127).enumerated() where !group.nameBytes.isEmpty {
      begin(group.nameBytes, isLocked: group.isLocked, number: -index - 1)
      let description = group.descriptionBytes.prefix(255)
      lastStep = section.count
      append(3 + description.count)
      section.append(UInt8(description.count))
      section += description
      for parameter in group.parameters where !parameter.nameBytes.isEmpty {
        begin(parameter.nameBytes, isLocked: parameter.isLocked, number: index + 1)
        let body = parameter.body
        lastStep = section.count
        append(2 + body.count)
        section += body
      }
    }
    // The last record leads nowhere.
    if let lastStep { section.replaceSubrange(lastStep..<lastStep + 2, with: [0, 0]) }
    let blockCount = section.count / C3DHeader.blockSize + 1
    section += Array(repeating: 0, count: blockCount * C3DHeader.blockSize - section.count)
    section[2] = UInt8(clamping: blockCount)
    return section
  }

  /// Puts a list of texts in place, in pieces of 255 with the numbers 2, 3 and so on in their names,
  /// and takes away pieces that are left over.
  ///
  /// - Parameters:
  ///   - fields: The texts as bytes, without padding.
  ///   - name: The name of the first piece.
  ///   - group: The group.
  ///   - rows: How many fields make an entry, for a table such as `TYPE_GROUPS`.
  mutating func setTexts(
    _ fields: [[UInt8]], named name: String, in group: String, rows: Int = 1
  ) {
    let width = min(255, max(1, fields.map(\.count).max() ?? 1))
    let pieces = stride(from: 0, to: max(1, fields.count), by: 255 * rows).map { start in
      C3DParameter.Values.characters(
        fields[start..<min(start + 255 * rows, fields.count)].flatMap { field in
          field.prefix(width) + Array(repeating: 0x20, count: max(0, width - field.count))
        })
    }
    setPieces(pieces, named: name, in: group) { count in
      rows == 1 ? [width, count / width] : [width, rows, count / width / rows]
    }
  }

  /// Puts a list of numbers in place, in pieces of 255.
  mutating func setReals(_ numbers: [Float], named name: String, in group: String) {
    let pieces = stride(from: 0, to: max(1, numbers.count), by: 255).map {
      C3DParameter.Values.reals(Array(numbers[$0..<min($0 + 255, numbers.count)]))
    }
    setPieces(pieces, named: name, in: group) { [$0] }
  }

  private mutating func setPieces(
    _ pieces: [C3DParameter.Values], named name: String, in group: String,
    dimensions: (Int) -> [Int]
  ) {
    let old = list(group, name)
    for (index, values) in pieces.enumerated() {
      var parameter =
        index < old.count
        ? old[index] : C3DParameter(index == 0 ? name : "\(name)\(index + 1)", values)
      parameter.values = values
      parameter.dimensions = dimensions(values.count)
      set(parameter, in: group)
    }
    guard old.count > pieces.count else { return }
    let unwanted = Set(old[pieces.count...].map { $0.name.uppercased() })
    remove { $0.name.uppercased() == group && unwanted.contains($1.name.uppercased()) }
  }

  /// Puts a count in place: 0 to 65535, kept as the signed number with the same bits.
  mutating func setCount(_ count: Int, named name: String, in group: String) {
    var parameter = self[group, name] ?? C3DParameter(name, .integers([]))
    parameter.values = .integers([Int16(truncatingIfNeeded: min(max(count, 0), 65_535))])
    parameter.dimensions = []
    set(parameter, in: group)
  }

  /// Puts a single number in place.
  mutating func setReal(_ number: Double, named name: String, in group: String) {
    var parameter = self[group, name] ?? C3DParameter(name, .reals([]))
    parameter.values = .reals([Float(number)])
    parameter.dimensions = []
    set(parameter, in: group)
  }

  /// Puts a single text in place.
  mutating func setText(_ text: String, named name: String, in group: String) {
    var parameter = self[group, name] ?? C3DParameter(name, .characters([]))
    let bytes = C3DText.encoded(text, width: min(255, text.utf8.count))
    parameter.values = .characters(bytes)
    parameter.dimensions = [bytes.count]
    set(parameter, in: group)
  }
}

extension C3DParameter.Values {
  /// How many values there are.
  var count: Int {
    switch self {
    case .characters(let bytes), .bytes(let bytes): bytes.count
    case .integers(let integers): integers.count
    case .reals(let reals): reals.count
    }
  }
}

extension C3DParameter {
  /// Type, dimensions, values and description as they stand in the file.
  fileprivate var body: [UInt8] {
    var body: [UInt8] = []
    let type: Int8 =
      switch values {
      case .characters: -1
      case .bytes: 1
      case .integers: 2
      case .reals: 4
      }
    body.append(UInt8(bitPattern: type))
    body.append(UInt8(clamping: dimensions.count))
    body += dimensions.map { UInt8(clamping: $0) }
    switch values {
    case .characters(let bytes), .bytes(let bytes): body += bytes
    case .integers(let integers):
      for integer in integers {
        let bits = UInt16(bitPattern: integer)
        body += [UInt8(truncatingIfNeeded: bits), UInt8(truncatingIfNeeded: bits >> 8)]
      }
    case .reals(let reals):
      for real in reals {
        body += (0..<4).map { UInt8(truncatingIfNeeded: real.bitPattern >> (8 * $0)) }
      }
    }
    let text = descriptionBytes.prefix(255)
    body.append(UInt8(text.count))
    return body + text
  }
}
