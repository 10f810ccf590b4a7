// SPDX-License-Identifier: Apache-2.0

/// The content security policy of a page: nothing may be loaded, and only the one style sheet and
/// the one script, where there is one, count.
///
/// - Parameters:
///   - style: The text of the style sheet.
///   - script: The text of the script, or `nil` for a page without one.
/// - Returns: The value of the header `Content-Security-Policy`.
func contentPolicy(style: String, script: String?) -> String {
  let parts =
    ["default-src 'none'", "style-src \(source(style))"]
    + (script.map { ["script-src \(source($0))"] } ?? [])
    + ["base-uri 'none'", "form-action 'none'"]
  return parts.joined(separator: "; ")
}

/// A text by its hash, as a policy names what it allows.
private func source(_ text: String) -> String { "'sha256-\(base64(sha256(Array(text.utf8))))'" }
