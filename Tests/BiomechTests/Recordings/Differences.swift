// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// The differences between some values and a reference.
struct Differences {
  private(set) var count = 0
  private(set) var maximum = 0.0
  private var sum = 0.0
  private var squares = 0.0

  /// Frames in which one has a value and the other has none.
  private(set) var presentInOneOnly = 0

  /// Adds a pair; angles in degrees differ by no more than half a turn.
  mutating func add(_ found: Double, _ expected: Double, isAngle: Bool = true) {
    guard !found.isNaN || !expected.isNaN else { return }
    guard !found.isNaN, !expected.isNaN else {
      presentInOneOnly += 1
      return
    }
    var difference = found - expected
    if isAngle { difference -= 360 * (difference / 360).rounded() }
    count += 1
    sum += difference
    squares += difference * difference
    maximum = max(maximum, difference.magnitude)
  }

  /// Adds the distance of two points, in millimetres.
  mutating func add(_ found: Vector3?, _ expected: Vector3) {
    add(found.map { ($0 - expected).length } ?? .nan, expected.isMissing ? .nan : 0, isAngle: false)
  }

  /// Adds the three components of an angle.
  mutating func add(_ found: [Double], _ expected: Vector3) {
    for (axis, value) in found.enumerated() { add(value, expected[axis]) }
  }

  /// Takes in other differences.
  mutating func add(_ other: Differences) {
    count += other.count
    maximum = max(maximum, other.maximum)
    sum += other.sum
    squares += other.squares
    presentInOneOnly += other.presentInOneOnly
  }

  /// The line that the table of comparisons is made from.
  func line(_ what: String, _ data: String, unit: String) -> String {
    let n = Double(max(count, 1))
    return "validation | \(what) | \(data) | Vicon Plug-in Gait | n=\(count) | "
      + "rms=\(Self.scientific((squares / n).squareRoot())) | max=\(Self.scientific(maximum)) | "
      + "bias=\(Self.scientific(sum / n)) | \(unit)"
  }

  /// Three digits and a power of ten.
  static func scientific(_ value: Double) -> String {
    guard value != 0 else { return "0" }
    var (mantissa, exponent) = (value.magnitude, 0)
    while mantissa >= 9.995 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 0.9995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    return "\(value < 0 ? "-" : "")\(mantissa.fixed(2))e\(exponent)"
  }
}
