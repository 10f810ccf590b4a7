// SPDX-License-Identifier: Apache-2.0

/// A size of paper.
public enum Paper: String, Sendable, CaseIterable {
  /// 210 × 297 mm.
  case a4

  /// 8.5 × 11 in.
  case letter
}

/// A report page as a program that lays out sheets of paper takes it.
///
/// Such a program reads a drawing as a picture of its own, which the style sheet of the page does not
/// reach and in which no variable is known: every drawing gets its rules, the colours put in.
///
/// - Parameters:
///   - page: The bytes of a report of this program, UTF-8.
///   - paper: The size of the sheets.
/// - Returns: The bytes of the same page with print rules and no script.
public func printPage(of page: [UInt8], on paper: Paper) -> [UInt8] {
  let rules = Array("<style>\(plainDrawingStyle)</style>".utf8)
  let size = Array("<style>@page{size:\(paper.rawValue)}</style></head>".utf8)
  var printed: [UInt8] = []
  printed.reserveCapacity(page.count + 40 * rules.count)
  var rest = page[...]
  while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
    printed += rest[..<start]
    rest = rest[start...]
    if rest.starts(with: "<script".utf8) {
      rest = rest.after("</script>") ?? []
      continue
    }
    if rest.starts(with: "</head>".utf8) {
      printed += size
      rest = rest.dropFirst(7)
      continue
    }
    let isDrawing = rest.starts(with: "<svg".utf8)
    let end = rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? rest.endIndex
    printed += rest[..<end]
    if isDrawing { printed += rules }
    rest = rest[end...]
  }
  return printed + rest
}

extension ArraySlice<UInt8> {
  /// What comes after the next place of a text, or `nil` where it does not come.
  fileprivate func after(_ text: String) -> ArraySlice<UInt8>? {
    var rest = self
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...]
      if rest.starts(with: text.utf8) { return rest.dropFirst(text.utf8.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
