// SPDX-License-Identifier: Apache-2.0

/// A text that no spreadsheet takes for a formula.
///
/// A spreadsheet that opens a table computes a cell that begins with `=`, `+`, `-` or `@`, in their
/// wide forms too, or with a tab or a line end before one. Names of trials, markers and people are
/// chosen by anybody, so such a text gets an apostrophe in front, the spreadsheet's own mark of text.
/// The same holds behind `;`, a tab and a line end, where a spreadsheet of another language may begin
/// a cell. Apostrophes that stand there already are counted as part of the text, so that
/// ``withoutFormulaGuard(_:)`` gives back what was written.
///
/// - Parameter text: A text of any origin.
/// - Returns: The text, with apostrophes where it needs them.
func withFormulaGuard(_ text: String) -> String {
  var guarded = String.UnicodeScalarView()
  walk(text) { scalar, startsFormula in
    if startsFormula { guarded.append("'") }
    guarded.append(scalar)
  }
  return String(guarded)
}

/// The text that ``withFormulaGuard(_:)`` was given.
///
/// - Parameter text: A cell of a table that this program wrote.
/// - Returns: The text without the apostrophes of the guard.
package func withoutFormulaGuard(_ text: String) -> String {
  guard text.contains("'") else { return text }
  var bare = String.UnicodeScalarView()
  walk(text) { scalar, startsFormula in
    if !(startsFormula && scalar == "'") { bare.append(scalar) }
  }
  return String(bare)
}

/// Gives every scalar of a text in order, and whether a formula would start with it: it stands where
/// a cell may begin, and after apostrophes a sign of formulas follows.
private func walk(_ text: String, _ body: (Unicode.Scalar, Bool) -> Void) {
  let scalars = Array(text.unicodeScalars)
  var mayBegin = true
  for (place, scalar) in scalars.enumerated() {
    var startsFormula = false
    if mayBegin, let first = scalars[place...].first(where: { $0 != "'" }) {
      startsFormula =
        formulaSigns.contains(first) || (place == 0 && cellEnds.contains(first) && first != ";")
    }
    body(scalar, startsFormula)
    mayBegin = cellEnds.contains(scalar)
  }
}

private let formulaSigns: Set<Unicode.Scalar> = [
  "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
]

/// What ends a cell in some dialect of CSV, the comma aside: cells with a comma are quoted.
private let cellEnds: Set<Unicode.Scalar> = [";", "\t", "\r", "\n"]

/// Whether a text may need the guard or quotation marks; a quick look at its bytes.
@inline(__always)
func needsCare(_ text: String) -> Bool {
  var isFirst = true
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: ";"), 0x09, 0x0A, 0x0D: return true
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      UInt8(ascii: "'"), 0xEF:
      if isFirst { return true }
    default: break
    }
    isFirst = false
  }
  return false
}
