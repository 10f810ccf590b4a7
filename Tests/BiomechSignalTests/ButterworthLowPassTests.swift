// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechSignal
import BiomechTestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct ButterworthLowPassTests {
  @Test func `an absurdly low cut-off leaves everything as it is`() throws {
    let filter = try ButterworthLowPass(cutoff: 1e-300, frameRate: 100)
    var column = [1.0, 2, 3]
    var span = column.mutableSpan

    #expect(filter.filter(&span).filtered.isEmpty)
  }

  @Test func `two passes at 6 of 100 hertz halve the power at 6 hertz`() throws {
    let filter = try ButterworthLowPass(cutoff: 6, frameRate: 100)

    // Test vector TV10; its numbers have six digits.
    #expect(ButterworthLowPass.doublePassCorrection.isClose(to: 0.802243, within: 1e-6))
    #expect(filter.designFrequency.isClose(to: 7.43088, within: 1e-5))
    #expect(filter.gain(at: 6).isClose(to: 0.707107, within: 1e-6))
    #expect(filter.gain(at: 0).isClose(to: 1, within: 1e-12))
    #expect(filter.padLength == 45)
  }

  @Test func `without the correction the cut-off would fall to 0,806 of what was asked`() throws {
    // Test vector TV11: a section designed for 6 Hz has two-pass gain 1/2 there and 1/√2 at 4.834
    // Hz.
    let filter = try ButterworthLowPass(cutoff: 4.834, frameRate: 100)

    #expect(filter.designFrequency.isClose(to: 6, within: 0.002))
    #expect(filter.gain(at: 6).isClose(to: 0.5, within: 0.0005))
  }

  @Test(arguments: [0.5, 2, 6, 12, 20, 30, 44] as [Double])
  func `the gain at the cut-off is always 1 over root 2`(cutoff: Double) throws {
    let filter = try ButterworthLowPass(cutoff: cutoff, frameRate: 100)

    #expect(filter.gain(at: cutoff).isClose(to: 0.5.squareRoot(), within: 1e-12))
  }

  /// Expected samples from scipy.signal.filtfilt (SciPy 1.17.1), `padtype="odd"`, with the
  /// coefficients of `butter(2, f)` at the corrected frequency and the pad length of the formula,
  /// for sin 0.2k + 0.3 cos 1.3k + 0.01k², k = 0…59.
  @Test(arguments: [
    (
      100.0, 6.0, 45, [0.299999754784421, 0.4189424468421624, 8.729906034500267, 34.19621106667291]
    ),
    (
      100, 20, 18, [0.30000001079728533, 0.21221305775514762, 8.774080619909547, 34.19621086929463]
    ),
    (240, 10, 54, [0.3000044217333508, 0.4475034264344187, 8.755601432429316, 34.196208357597634]),
    (50, 22, 10, [0.29977359551019367, 0.28827054443911393, 8.800558242177505, 34.19903485956456]),
  ])
  func `the samples are those of another implementation`(
    frameRate: Double, cutoff: Double, pad: Int, expected: [Double]
  ) throws {
    let filter = try ButterworthLowPass(cutoff: cutoff, frameRate: frameRate)
    var column = (0..<60).map { (index: Int) -> Double in
      let k = Double(index)
      return sin(0.2 * k) + 0.3 * cos(1.3 * k) + 0.01 * k * k
    }

    let report = filter.filtered(&column)

    #expect(filter.padLength == pad)
    #expect(report == FilterReport(filtered: [0..<60]))
    for (index, value) in zip([0, 1, 30, 59], expected) {
      // Both round differently in some hundred steps of values up to 70.
      #expect(column[index].isClose(to: value, within: 1e-11))
    }
  }

  @Test func `constants and straight lines come out unchanged`() throws {
    let filter = try ButterworthLowPass(cutoff: 6, frameRate: 100)
    var constant = Array(repeating: 812.5, count: 80)
    var line = (0..<80).map { 3 - 0.25 * Double($0) }

    filter.filtered(&constant)
    filter.filtered(&line)

    #expect(constant.allSatisfy { $0.isClose(to: 812.5, within: 1e-9) })
    // The odd reflection continues a line as a line, and the gain at 0 Hz is 1; the remainder is
    // the start of the passes, damped over 45 samples of padding.
    for k in 0..<80 { #expect(line[k].isClose(to: 3 - 0.25 * Double(k), within: 1e-4)) }
  }

  @Test func `filtering a sum is the sum of the filtered`() throws {
    let filter = try ButterworthLowPass(cutoff: 8, frameRate: 100)
    var generator = SeededGenerator(seed: 7)
    var a = (0..<120).map { _ in generator.nextNormal() }
    var b = (0..<120).map { _ in generator.nextNormal() }
    var sum = zip(a, b).map { 2 * $0 - 3 * $1 }

    filter.filtered(&a)
    filter.filtered(&b)
    filter.filtered(&sum)

    for k in 0..<120 { #expect(sum[k].isClose(to: 2 * a[k] - 3 * b[k], within: 1e-12)) }
  }

  @Test func `filtering the reversed column gives the reversed result`() throws {
    let filter = try ButterworthLowPass(cutoff: 6, frameRate: 100)
    var generator = SeededGenerator(seed: 8)
    var column = (0..<400).map { _ in generator.nextNormal() }
    var reversed = Array(column.reversed())

    filter.filtered(&column)
    filter.filtered(&reversed)

    // Exact but for the ends, where the two passes start from their own first sample.
    for k in 100..<300 { #expect(column[k].isClose(to: reversed[399 - k], within: 1e-9)) }
  }

  @Test func `a gap stays a gap and its sides are filtered apart`() throws {
    let filter = try ButterworthLowPass(cutoff: 12, frameRate: 100)
    var generator = SeededGenerator(seed: 9)
    let raw = (0..<200).map { _ in generator.nextNormal() }
    var column = raw
    for k in 90..<100 { column[k] = .nan }
    column[150] = .nan
    column[152] = .nan
    var left = Array(raw[0..<90])
    var right = Array(raw[100..<150])

    let report = filter.filtered(&column)
    filter.filtered(&left)
    filter.filtered(&right)

    #expect(report.filtered == [0..<90, 100..<150, 153..<200])
    #expect(report.leftRaw == [151..<152])
    #expect(report.rawSampleCount == 1)
    #expect(Array(column[0..<90]) == left)
    #expect(Array(column[100..<150]) == right)
    #expect(column[90..<100].allSatisfy { $0.isNaN })
    #expect(column[151] == raw[151])
  }

  @Test(arguments: 1...20)
  func `every valid sample lies in one run of the report`(seed: Int) throws {
    let filter = try ButterworthLowPass(cutoff: 20, frameRate: 100)
    var generator = SeededGenerator(seed: UInt64(seed))
    var column = (0..<150).map { _ in generator.nextUniform() < 0.04 ? .nan : 1.0 }
    column[seed] = .infinity
    let isValid = column.map { !$0.isNaN }

    let report = filter.filtered(&column)

    let runs = (report.filtered + report.leftRaw).sorted { $0.lowerBound < $1.lowerBound }
    #expect(runs.flatMap { Array($0) } == isValid.indices.filter { isValid[$0] })
    for (before, after) in zip(runs, runs.dropFirst()) {
      #expect(before.upperBound < after.lowerBound)
    }
  }

  @Test(arguments: [0, 1, 26, 27, 28])
  func `a run is filtered when it is longer than the pad`(length: Int) throws {
    let filter = try ButterworthLowPass(cutoff: 10, frameRate: 100)
    let raw = (0..<length).map { Double($0 % 2) }
    var column = raw

    let report = filter.filtered(&column)

    #expect(filter.padLength == 27)
    #expect((column != raw) == (length > 27))
    #expect(report.filtered.isEmpty == (length <= 27))
    #expect(report.rawSampleCount == (length > 27 ? 0 : length))
  }

  @Test func `columns filtered together are filtered as if alone`() throws {
    let filter = try ButterworthLowPass(cutoff: 12, frameRate: 100)
    var generator = SeededGenerator(seed: 10)
    var block = (0..<11 * 90).map { _ in generator.nextNormal() }
    // Columns 3 to 5 share a gap, as a marker's coordinates do; column 10 is never seen.
    for column in 3...5 { for k in 40..<44 { block[column * 90 + k] = .nan } }
    for k in 0..<90 { block[10 * 90 + k] = .nan }
    var alone = (0..<11).map { Array(block[$0 * 90..<($0 + 1) * 90]) }
    var workspace = FilterWorkspace()

    var span = block.mutableSpan
    let reports = filter.filter(&span, columnCount: 11, workspace: &workspace)

    for column in 0..<11 {
      let report = filter.filtered(&alone[column])
      #expect(reports[column] == report)
      let together = block[column * 90..<(column + 1) * 90]
      #expect(zip(together, alone[column]).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
    }
  }

  @Test(arguments: [0, -1, 45, 60, .nan, .infinity] as [Double])
  func `a cut-off outside 0 to 0,45 of the frame rate is refused`(cutoff: Double) {
    #expect(throws: FilterError.self) {
      try ButterworthLowPass(cutoff: cutoff, frameRate: 100)
    }
  }

  @Test func `columns of unequal length are a breach of the contract`() async {
    await #expect(processExitsWith: .failure) {
      let filter = try ButterworthLowPass(cutoff: 6, frameRate: 100)
      var workspace = FilterWorkspace()
      var block = [1.0, 2, 3]
      var span = block.mutableSpan
      filter.filter(&span, columnCount: 2, workspace: &workspace)
    }
  }

  @Test func `the refusal says what to choose`() {
    let error = FilterError.cutoffOutOfRange(cutoff: 60, frameRate: 100)

    #expect(
      error.description == """
        the cut-off frequency '60.0' Hz does not suit a frame rate of 100.0 Hz \
        [cutoff-out-of-range]
          hint: choose more than 0 and less than 45.0 Hz
        """)
    #expect(
      FilterError.frameRateOutOfRange(0).description == """
        the frame rate '0.0' Hz is not a positive number [frame-rate-out-of-range]
          hint: give the frames per second of the recording, such as --rate 100
        """)
    #expect(
      FilterError.notSolvable(.notSolvable(routine: "dpbtrf", code: 3)).description == """
        the smoothing spline cannot be computed: LAPACK's dpbtrf found no solution (info = 3) \
        [spline-not-solvable]
          hint: filter with --filter butterworth
        """)
  }
}

extension ButterworthLowPass {
  /// Filters an array in place.
  @discardableResult
  fileprivate func filtered(_ column: inout [Double]) -> FilterReport {
    var span = column.mutableSpan
    return filter(&span)
  }
}
