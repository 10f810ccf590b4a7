// SPDX-License-Identifier: Apache-2.0

import BiomechSignal
import BiomechTestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct PCHIPFillingTests {
  /// Expected numbers from scipy.interpolate.PchipInterpolator (SciPy 1.17.1) through all samples
  /// present of 50 sin 0.35k + k.
  @Test func `a filled gap is the monotone curve through its sides`() {
    var column = (0..<30).map { 50 * sin(0.35 * Double($0)) + Double($0) }
    let whole = column
    for k in 12..<17 { column[k] = .nan }

    let filled = PCHIPFilling(longest: 10).fill(&column)

    #expect(filled == [12..<17])
    let expected = [
      -20.9015574242174, -19.02336276677684, -15.913028325460102, -11.586909544790608,
      -6.0613618692917886,
    ]
    for (value, reference) in zip(column[12..<17], expected) {
      #expect(value.isClose(to: reference, within: 1e-12))
    }
    for k in whole.indices where !(12..<17).contains(k) { #expect(column[k] == whole[k]) }
  }

  @Test(arguments: [(10, true), (11, false)])
  func `a gap is filled up to the longest length`(length: Int, isFilled: Bool) {
    var column = ramp(40, missing: 12..<12 + length)

    #expect(PCHIPFilling(longest: 10).fill(&column) == (isFilled ? [12..<12 + length] : []))
    #expect(column[12].isNaN != isFilled)
  }

  @Test(arguments: [(9, 20), (20, 9)])
  func `a gap needs ten samples in a row on both sides`(before: Int, after: Int) {
    var column = ramp(before + 3 + after, missing: before..<before + 3)

    #expect(PCHIPFilling(longest: 10).fill(&column).isEmpty)
    #expect(column[before].isNaN)
  }

  @Test func `a filled gap does not support the next one`() {
    var column = ramp(45, missing: 15..<16)
    for k in 21..<23 { column[k] = .nan }

    // Between the gaps stand only five samples.
    #expect(PCHIPFilling(longest: 10).fill(&column).isEmpty)
  }

  @Test func `ends are never continued`() {
    var column = ramp(40, missing: 0..<3)
    for k in 38..<40 { column[k] = .nan }

    #expect(PCHIPFilling(longest: 10).fill(&column).isEmpty)
    #expect(column[0].isNaN && column[39].isNaN)
  }

  @Test func `the columns of a point are filled together`() {
    let single = ramp(30, missing: 12..<14)
    var block = single + single.map { 2 * $0 } + ramp(30, missing: 13..<15)

    let filled = PCHIPFilling(longest: 5).fill(&block, columnCount: 3)

    // Frame 12 is missing in two columns and frame 14 in the third: the point is missing in all.
    #expect(filled == [12..<15])
    for k in 0..<30 {
      // A straight line is filled exactly.
      #expect(block[k].isClose(to: Double(k), within: 1e-12))
      #expect(block[30 + k].isClose(to: 2 * Double(k), within: 1e-12))
      #expect(block[60 + k].isClose(to: Double(k), within: 1e-12))
    }
  }

  @Test(arguments: [(100.0, 10), (30, 3), (250, 25), (59.94, 5)])
  func `a tenth of a second is a whole number of frames`(frameRate: Double, frames: Int) {
    #expect(PCHIPFilling(frameRate: frameRate).longest == frames)
  }

  @Test func `nothing and only gaps are left alone`() {
    var empty: [Double] = []
    var missing = Array(repeating: Double.nan, count: 12)

    #expect(PCHIPFilling(longest: 10).fill(&empty).isEmpty)
    #expect(PCHIPFilling(longest: 20).fill(&missing).isEmpty)
    #expect(missing.allSatisfy { $0.isNaN })
  }
}

private func ramp(_ count: Int, missing: Range<Int>) -> [Double] {
  (0..<count).map { missing.contains($0) ? .nan : Double($0) }
}

extension PCHIPFilling {
  /// Fills the gaps of columns in an array.
  fileprivate func fill(_ columns: inout [Double], columnCount: Int = 1) -> [Range<Int>] {
    var span = columns.mutableSpan
    return fill(&span, columnCount: columnCount)
  }
}
