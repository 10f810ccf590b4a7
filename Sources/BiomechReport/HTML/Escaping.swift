// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import Mustache

/// A text as it may stand in HTML, in an attribute with quotation marks, or in SVG.
///
/// It works on bytes: the escaping that comes with the template engine works on characters, and
/// overlooks a `"` or `<` that a combining mark follows, which is one character to Swift and two to
/// a browser.
func escapedForHTML(_ text: String) -> String {
  var buffer = TextBuffer()
  for byte in plain(text).utf8 {
    switch byte {
    case UInt8(ascii: "<"): buffer.append("&lt;")
    case UInt8(ascii: ">"): buffer.append("&gt;")
    case UInt8(ascii: "&"): buffer.append("&amp;")
    case UInt8(ascii: "\""): buffer.append("&quot;")
    case UInt8(ascii: "'"): buffer.append("&#39;")
    default: buffer.append(byte: byte)
    }
  }
  return buffer.string
}

/// The escaping of every value that a template shows with two braces.
struct StrictHTML: MustacheContentType {
  /// The name by which the templates ask for it.
  static let name = "STRICT_HTML"

  func escapeText(_ text: String) -> String { escapedForHTML(text) }
}
