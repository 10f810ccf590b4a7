// SPDX-License-Identifier: Apache-2.0

/// The kind of machine whose numbers a C3D file holds; the raw value stands in the file.
package enum C3DProcessor: UInt8, Hashable, Sendable {
  /// Little-endian integers, IEEE 754 numbers.
  case intel = 84

  /// Little-endian integers, VAX F numbers: the two 16-bit halves exchanged, and four times the
  /// IEEE value of the same bits.
  case dec = 85

  /// Big-endian integers, IEEE 754 numbers; SGI workstations.
  case mips = 86
}

/// The bytes of a file as numbers of its processor; nothing outside the file is ever touched.
struct C3DBytes {
  let bytes: [UInt8]
  var processor: C3DProcessor

  var count: Int { bytes.count }

  /// The byte at an offset, or `nil` outside the file.
  func byte(at offset: Int) -> UInt8? {
    bytes.indices.contains(offset) ? bytes[offset] : nil
  }

  /// The unsigned 16-bit number at an offset, or `nil` where the file has no two bytes there.
  func word(at offset: Int) -> UInt16? {
    guard offset >= 0, offset < bytes.count - 1 else { return nil }
    let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
    return processor == .mips ? first << 8 | second : second << 8 | first
  }

  /// The 32-bit number at an offset, or `nil` where the file has no four bytes there.
  func real(at offset: Int) -> Float? {
    guard let first = word(at: offset), let second = word(at: offset + 2) else { return nil }
    return switch processor {
    case .intel: Float(bitPattern: UInt32(second) << 16 | UInt32(first))
    case .dec: Float(bitPattern: UInt32(first) << 16 | UInt32(second)) / 4
    case .mips: Float(bitPattern: UInt32(first) << 16 | UInt32(second))
    }
  }

  /// The bytes of a range, or `nil` where it leaves the file.
  func slice(from start: Int, count: Int) -> ArraySlice<UInt8>? {
    guard start >= 0, count >= 0, start <= bytes.count, count <= bytes.count - start else {
      return nil
    }
    return bytes[start..<start + count]
  }
}
