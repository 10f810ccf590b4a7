// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import Testing

struct JSONValueTests {
  private func value(_ text: String) throws -> JSONValue {
    try JSONValue(reading: MemorySource(Array(text.utf8)), path: "a.json")
  }

  private func failure(of text: String) -> String {
    do throws(MarkerFileError) {
      _ = try JSONValue(reading: MemorySource(Array(text.utf8)), path: "a.json")
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test func `a description is taken apart`() throws {
    let value = try value(
      """
      {"TaskName": "squat", "SamplingFrequency" : 199.9004, "Valid":true,"Bad":false,
       "Levels":{"lab":{"SpatialAxes":"ALS"}}, "Counts":[3, -1.5e2, 0, null],"Empty":{},"None":[ ]}

      """)

    #expect(
      value
        == .object([
          "TaskName": .string("squat"), "SamplingFrequency": .number(199.9004),
          "Valid": .bool(true), "Bad": .bool(false),
          "Levels": .object(["lab": .object(["SpatialAxes": .string("ALS")])]),
          "Counts": .array([.number(3), .number(-150), .number(0), .null]),
          "Empty": .object([:]), "None": .array([]),
        ]))
    #expect(value["Levels"]?["lab"]?["SpatialAxes"]?.string == "ALS")
    #expect(value["SamplingFrequency"]?.number == 199.9004)
    #expect(value["Counts"]?.array?.count == 4)
    #expect(value["Other"] == nil && value["TaskName"]?["x"] == nil)
  }

  @Test(arguments: [
    (#""a\"b\\c\/d\n\t\b\f\r""#, "a\"b\\c/d\n\t\u{8}\u{C}\r"), (#""\u00e9\u0041""#, "éA"),
    (#""\ud83d\ude00!""#, "😀!"), (#""\ud83d!""#, "\u{FFFD}!"), ("\"Knöchel\"", "Knöchel"),
    ("\"\"", ""),
  ])
  func `texts keep every character`(text: String, expected: String) throws {
    #expect(try value(text).string == expected)
  }

  @Test func `UTF-16 and a byte order mark are no hindrance`() throws {
    let units = Array("\u{FEFF}{\"é\":1}".utf16)
    let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }

    #expect(try JSONValue(reading: MemorySource(bytes), path: "a") == .object(["é": .number(1)]))
    #expect(try value("\u{FEFF}[1]") == .array([.number(1)]))
  }

  @Test(arguments: [
    ("", "a.json:1: the file ends where a value is expected, at byte 1 of the line"),
    ("{\"a\":1", "a.json:1: the file ends where ',' or '}' is expected, at byte 7 of the line"),
    ("[1,]", "a.json:1: a value is expected, not ']', at byte 4 of the line"),
    ("[1 2]", "a.json:1: ',' or ']' is expected, not '2]', at byte 4 of the line"),
    ("{a:1}", "a.json:1: a key in quotes is expected, not 'a:1}', at byte 2 of the line"),
    ("{\n\"a\" 1}", "a.json:2: ':' is expected, not '1}', at byte 5 of the line"),
    ("[1.2.3]", "a.json:1: a number is expected, not '1.2.3]', at byte 2 of the line"),
    ("[1e999]", "a.json:1: a number is expected, not '1e999]', at byte 2 of the line"),
    ("[truth]", "a.json:1: 'true' is expected, not 'truth]', at byte 2 of the line"),
    ("[1]]", "a.json:1: the end of the file is expected, not ']', at byte 4 of the line"),
    ("\"ab", "a.json:1: a text does not end before the end of the file, at byte 1 of the line"),
    (
      "\"\\x\"", "a.json:1: a text has a backslash that means nothing, at byte 1 of the line"
    ),
    ("\"\\u00\"", "a.json:1: a text has a backslash that means nothing, at byte 1 of the line"),
  ])
  func `a text that is no JSON is refused with its place`(text: String, problem: String) {
    #expect(
      failure(of: text) == problem
        + " [damaged-file]\n  hint: check that the export finished and that nobody edited the file")
  }

  @Test func `depth has a limit`() throws {
    let deep = String(repeating: "[", count: 1_000_000)

    #expect(
      failure(of: deep).hasPrefix(
        "a.json:1: more than 64 objects and lists stand in one another, at byte 65"))
    _ = try value(String(repeating: "[", count: 64) + String(repeating: "]", count: 64))
  }

  @Test(arguments: 1...60)
  func `damaged texts are read or refused`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var bytes = Array(#"{"a":[1.5,-2e3,{"b":"c\u00e9\n"}],"d":null,"e":true}"#.utf8)
    for _ in 0..<3 {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes[place] = Array("\"{}[],:\\u".utf8).randomElement(using: &generator) ?? 0
      default: bytes.removeLast(bytes.count - place)
      }
      guard !bytes.isEmpty else { break }
    }
    do throws(MarkerFileError) {
      _ = try JSONValue(reading: MemorySource(bytes), path: "a.json")
    } catch {
      #expect(error.code == .damagedFile)
    }
  }
}
