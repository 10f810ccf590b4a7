// SPDX-License-Identifier: Apache-2.0

/// A named value, list or table in the parameter section of a C3D file.
package struct C3DParameter: Hashable, Sendable {
  /// The values, first dimension fastest.
  package enum Values: Hashable, Sendable {
    case characters([UInt8])
    case bytes([UInt8])
    case integers([Int16])
    case reals([Float])
  }

  /// The name as it stands in the file.
  package var nameBytes: [UInt8]

  /// The description as it stands in the file.
  package var descriptionBytes: [UInt8]

  /// Whether the writer asked other programs to leave the parameter alone.
  package var isLocked: Bool

  /// The lengths of the dimensions; empty for a single value.
  package var dimensions: [Int]

  package var values: Values

  package init(
    _ name: String, _ values: Values, dimensions: [Int] = [], description: String = "",
    isLocked: Bool = false
  ) {
    nameBytes = Array(name.utf8)
    descriptionBytes = Array(description.utf8)
    self.values = values
    self.dimensions = dimensions
    self.isLocked = isLocked
  }

  package var name: String { C3DText.decoded(nameBytes[...]) }
  package var description: String { C3DText.decoded(descriptionBytes[...]) }

  /// The fields of a text parameter; one without dimensions or with one is a single text.
  var fields: [ArraySlice<UInt8>] {
    guard case .characters(let bytes) = values, !bytes.isEmpty else { return [] }
    let width = dimensions.count < 2 ? bytes.count : dimensions[0]
    return stride(from: 0, to: bytes.count, by: width).map {
      bytes[$0..<min($0 + width, bytes.count)]
    }
  }

  /// The texts of a text parameter, without padding; empty for numbers.
  package var texts: [String] { fields.map(C3DText.decoded) }

  /// The first text, or `nil` where there is none or it is blank.
  package var text: String? { texts.first.flatMap { $0.isEmpty ? nil : $0 } }

  /// The numbers, with integers taken as signed and bytes as unsigned; empty for text.
  package var numbers: [Double] {
    switch values {
    case .characters: []
    case .bytes(let bytes): bytes.map(Double.init)
    case .integers(let integers): integers.map(Double.init)
    case .reals(let reals): reals.map(Double.init)
    }
  }

  /// The numbers, with integers taken as unsigned.
  package var unsignedNumbers: [Double] {
    guard case .integers(let integers) = values else { return numbers }
    return integers.map { Double(UInt16(bitPattern: $0)) }
  }

  /// The first number as a count from 0 to 4,294,967,295, or `nil` where it is none.
  package var count: Int? {
    guard let number = unsignedNumbers.first, number >= 0, number < 4_294_967_296 else {
      return nil
    }
    return Int(number)
  }
}

/// A group of parameters.
package struct C3DGroup: Hashable, Sendable {
  package var nameBytes: [UInt8]
  package var descriptionBytes: [UInt8]
  package var isLocked: Bool
  package var parameters: [C3DParameter]

  package init(_ name: String, _ parameters: [C3DParameter] = [], description: String = "") {
    nameBytes = Array(name.utf8)
    descriptionBytes = Array(description.utf8)
    isLocked = false
    self.parameters = parameters
  }

  package var name: String { C3DText.decoded(nameBytes[...]) }
  package var description: String { C3DText.decoded(descriptionBytes[...]) }
}
