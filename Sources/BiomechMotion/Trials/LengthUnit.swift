// SPDX-License-Identifier: Apache-2.0

/// A unit of length that motion files use.
///
/// The raw value is the word for `--units`.
public enum LengthUnit: String, Sendable, CaseIterable {
  case millimetres = "mm"
  case centimetres = "cm"
  case metres = "m"

  /// The factor to millimetres.
  public var millimetres: Double {
    switch self {
    case .millimetres: 1
    case .centimetres: 10
    case .metres: 1000
    }
  }

  /// The decimals that show a thousandth of a millimetre.
  public var decimals: Int {
    switch self {
    case .millimetres: 3
    case .centimetres: 4
    case .metres: 6
    }
  }

  /// The unit in words.
  public var label: String {
    switch self {
    case .millimetres: "millimetres"
    case .centimetres: "centimetres"
    case .metres: "metres"
    }
  }
}
