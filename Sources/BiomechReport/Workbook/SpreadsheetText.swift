// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text as a cell of a workbook can hold it.
  ///
  /// A cell holds 32 767 characters; a longer text ends in an ellipsis. What XML forbids becomes `�`.
  /// `_x0041_` is how Excel writes a character by its number, so its first sign is written that way
  /// itself and the text is shown as it is. The library takes care of control characters.
  package var spreadsheetText: String {
    var text = self
    if utf8.contains(0) || utf8.contains(0xEF) {
      let kept = unicodeScalars.map { scalar -> Unicode.Scalar in
        scalar.value == 0 || scalar.value == 0xFFFE || scalar.value == 0xFFFF ? "\u{FFFD}" : scalar
      }
      text = String(String.UnicodeScalarView(kept))
    }
    if text.contains("_x") {
      text = text.replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_")
    }
    return text.utf16.count > 32_767 ? cut(text, to: 32_766) + "…" : text
  }
}
