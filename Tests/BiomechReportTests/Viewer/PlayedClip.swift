// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import Foundation
import Testing

/// The clip of a page as a reader of its own understands it.
struct PlayedClip: Decodable {
  var rate: Double
  var grid: Double
  var right: [Double]
  var floor: Double
  var windows: [Int]
  var starts: [Double]
  var names: [String]
  var markers: Int
  var known: Int
  var legs: [Int]
  var links: [Int]
  var knees: [Bool]
  var spans: [Int]
  var spanNames: [String]
  var plates: [Double]
  var data: String

  /// Reads the clip of a page.
  init(ofPage page: String) throws {
    let text = try #require(
      page.firstMatch(
        of: #/(?s)<script type="application\/json" id="viewer-data">(.*?)<\/script>/#)
    ).1
    self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
  }

  var frameCount: Int { windows.reduce(0, +) }

  /// The time of every frame, in seconds.
  var times: [Double] {
    zip(windows, starts).flatMap { count, start in (0..<count).map { start + Double($0) / rate } }
  }

  /// One point over the frames of the clip.
  struct Point {
    /// 0 missing, 1 measured, 2 filled.
    var states: [Int]

    /// In millimetres; NaN where missing.
    var positions: [Vector3]
  }

  /// The points, and for every knee flexion, adduction and U95 in degrees.
  func decoded() throws -> (points: [Point], knees: [[Double]]) {
    var reader = Reader(text: Array(data.utf8)[...])
    let points = try names.map { _ in
      let (states, parts) = try reader.column(frameCount, parts: 3)
      return Point(
        states: states,
        positions: (0..<frameCount).map {
          Vector3(parts[0][$0], parts[1][$0], parts[2][$0]) * grid
        })
    }
    let columns = try knees.filter { $0 }.flatMap { _ in
      try (0..<3).map { _ in try reader.column(frameCount, parts: 1).parts[0].map { $0 / 10 } }
    }
    #expect(reader.text.isEmpty)
    return (points, columns)
  }
}

/// Numbers out of letters, five bits each.
private struct Reader {
  var text: ArraySlice<UInt8>

  mutating func number() throws -> Int {
    var (value, shift) = (0, 0)
    while true {
      let next = text.popFirst()
      let letter = try #require(next)
      let digit =
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(letter) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(letter) - 97 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(letter) - 48 + 52
        case UInt8(ascii: "+"): 62
        default: 63
        }
      value += (digit % 32) << shift
      shift += 5
      if digit < 32 { return value % 2 == 1 ? -(value + 1) / 2 : value / 2 }
    }
  }

  mutating func column(_ count: Int, parts: Int) throws -> (states: [Int], parts: [[Double]]) {
    var states: [Int] = []
    while states.count < count {
      let state = try number()
      states += Array(repeating: state, count: try number())
    }
    let values = try (0..<parts).map { _ in
      var known: [Double] = []
      return try states.map { state -> Double in
        guard state > 0 else { return .nan }
        let step = Double(try number())
        let last = known.last ?? 0
        let before = known.count > 1 ? known[known.count - 2] : last
        known.append(step + 2 * last - before)
        return known[known.count - 1]
      }
    }
    return (states, values)
  }
}
