// SPDX-License-Identifier: Apache-2.0

import BiomechMath

extension Double {
  /// The number with a fixed count of decimals; a word where it is missing or infinite.
  func text(_ decimals: Int) -> String { isFinite ? fixed(decimals) : "unknown" }
}

/// A text from outside made fit to be shown on one line.
///
/// Names in files are chosen by anybody. Control characters could steer a terminal, and the marks
/// that turn the direction of writing could make one name look like another: each becomes `�`. Line
/// ends and tabs become spaces.
func plain(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { !isShown($0) }) else { return text }
  var shown = ""
  for scalar in text.unicodeScalars {
    if isShown(scalar) {
      shown.unicodeScalars.append(scalar)
    } else {
      shown.unicodeScalars.append(scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}")
    }
  }
  return shown
}

private func isShown(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
  default: true
  }
}
