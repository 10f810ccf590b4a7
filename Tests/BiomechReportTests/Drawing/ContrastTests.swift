// SPDX-License-Identifier: Apache-2.0

import BiomechReport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A colour scheme of the style sheet.
enum Scheme: CaseIterable { case light, dark }

/// The colours of the style sheet, held against WCAG 2.2: text needs a contrast of 4.5 (1.4.3), what
/// a picture is understood by 3 (1.4.11).
struct ContrastTests {
  /// The value of a variable of the style sheet; the dark scheme overrides what it names.
  private func colour(_ name: String, _ scheme: Scheme) throws -> String {
    let parts = reportStyle.split(separator: "prefers-color-scheme:dark", maxSplits: 1)
    let dark = try #require(parts.last?.split(separator: "}").first)
    let pattern = try Regex("--\(name):(#[0-9a-f]+)", as: (Substring, Substring).self)
    let light = try #require(parts.first?.firstMatch(of: pattern)?.1)
    return String(scheme == .light ? light : dark.firstMatch(of: pattern)?.1 ?? light)
  }

  /// The relative luminance as WCAG defines it.
  private func luminance(_ hex: String) throws -> Double {
    let digits = hex.dropFirst()
    let size = digits.count == 3 ? 1 : 2
    let channels = try (0..<3).map { index -> Double in
      let part = String(digits.dropFirst(index * size).prefix(size))
      let value = Double(try #require(Int(size == 1 ? part + part : part, radix: 16))) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private func contrast(_ a: String, _ b: String, _ scheme: Scheme) throws -> Double {
    let (first, second) = (
      try luminance(try colour(a, scheme)), try luminance(try colour(b, scheme))
    )
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  @Test func `black on white has a contrast of 21`() throws {
    let (white, black) = (try luminance("#fff"), try luminance("#000000"))
    #expect((white + 0.05) / (black + 0.05) == 21)
  }

  @Test(arguments: Scheme.allCases, ["ink", "soft", "left", "right", "flag"])
  func `text reads on the page`(scheme: Scheme, name: String) throws {
    #expect(try contrast(name, "paper", scheme) >= 4.5)
  }

  @Test(arguments: Scheme.allCases, ["pale"])
  func `text reads in a box`(scheme: Scheme, ground: String) throws {
    for name in ["ink", "soft"] { #expect(try contrast(name, ground, scheme) >= 4.5) }
  }

  @Test(arguments: Scheme.allCases, ["paper", "guard", "trust", "norm", "beyond"])
  func `curves and lines show on every area`(scheme: Scheme, ground: String) throws {
    for name in ["ink", "left", "right"] {
      #expect(try contrast(name, ground, scheme) >= 3, "\(name)")
    }
  }

  @Test(arguments: Scheme.allCases)
  func `event lines show on the page`(scheme: Scheme) throws {
    #expect(try contrast("guide", "paper", scheme) >= 3)
  }

  @Test func `no colour stands outside of the variables`() {
    let rules = reportStyle.split(separator: "*{box-sizing").last ?? ""
    #expect(rules.matches(of: #/#[0-9a-f]{3,6}\b/#).isEmpty)
  }

  @Test func `every role of a drawing has its rule`() {
    let classes =
      Drawing.Pen.allCases.map(\.rawValue) + Drawing.Fill.allCases.map(\.rawValue)
    for word in Set(classes.flatMap { $0.split(separator: " ") }) {
      #expect(reportStyle.contains(".\(word)"), "\(word)")
    }
  }
}
