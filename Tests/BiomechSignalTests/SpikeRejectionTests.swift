// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechSignal
import Foundation
import Testing

/// Three coordinates of a marker in a quick squat: 0.4 m down and up in 1.6 s, with noise.
private func marker(noise: Double = 0.3, frameRate: Double = 100) -> [Double] {
  var generator = SeededGenerator(seed: 8)
  let length = Int(4 * frameRate)
  return (0..<3).flatMap { axis in
    (0..<length).map { frame in
      let phase = min(max(Double(frame) / frameRate - 1, 0), 1.6) / 1.6
      let depth = pow(sin(.pi * phase), 2)
      return [200 * depth, 900 - 400 * depth, 100 - 30 * depth][axis]
        + noise * generator.nextNormal()
    }
  }
}

private func rejected(_ columns: inout [Double], frameRate: Double = 100) -> [Int] {
  var span = columns.mutableSpan
  return SpikeRejection(frameRate: frameRate).reject(from: &span)
}

struct SpikeRejectionTests {
  @Test(arguments: [50.0, 100, 250, 1000])
  func `a real movement loses nothing`(frameRate: Double) {
    var columns = marker(frameRate: frameRate)

    #expect(rejected(&columns, frameRate: frameRate) == [])
  }

  @Test(arguments: [60.0, 200, 1000], [1, 2, 3])
  func `a jump of up to three samples is taken out and nothing else`(size: Double, count: Int) {
    var columns = marker()
    let clean = columns
    let jumped = Array(150..<150 + count)
    for sample in jumped { columns[800 + sample] += size }

    #expect(rejected(&columns) == jumped)
    #expect(jumped.allSatisfy { columns[$0].isNaN && columns[400 + $0].isNaN })
    #expect(columns.indices.allSatisfy { columns[$0].isNaN || columns[$0] == clean[$0] })
  }

  @Test func `a long jump away and back is taken out by its speed`() {
    var columns = marker()
    for sample in 150..<180 { columns[sample] += 300 }

    #expect(rejected(&columns) == Array(150..<180))
  }

  @Test(arguments: [0, 1, 5], [0, 1, 5])
  func `a jump between gaps is taken out as well`(gapBefore: Int, gapAfter: Int) {
    var columns = marker()
    let jumped = 150..<160
    for sample in jumped { columns[sample] += 900 }
    for axis in 0..<3 {
      for sample in 150 - gapBefore..<150 { columns[400 * axis + sample] = .nan }
      for sample in 160..<160 + gapAfter { columns[400 * axis + sample] = .nan }
    }

    // 900 mm in six hundredths of a second are 15 m/s.
    #expect(rejected(&columns) == Array(jumped))
  }

  @Test func `a marker that came back from a gap somewhere else at leisure is left alone`() {
    var columns = marker()
    for axis in 0..<3 { for sample in 100..<150 { columns[400 * axis + sample] = .nan } }
    for sample in 150..<400 { columns[sample] += 900 }

    // 900 mm in half a second are 1.8 m/s.
    #expect(rejected(&columns) == [])
  }

  @Test(arguments: [1e5, 1e9, 1e300])
  func `an absurd frame rate costs no more than another`(frameRate: Double) {
    let rule = SpikeRejection(frameRate: frameRate)

    #expect(rule.reach == 50 && rule.longestJump == 1000)
  }

  @Test func `a marker that stays where it went is left alone`() {
    var columns = marker()
    for sample in 200..<400 { columns[sample] += 300 }

    #expect(rejected(&columns).allSatisfy { (196...203).contains($0) })
  }

  @Test func `gaps and short columns are no spikes`() {
    var columns = marker()
    for axis in 0..<3 { for sample in 100..<130 { columns[axis * 400 + sample] = .nan } }
    var two: [Double] = [0, 1000, 0, 0, 0, 0]

    #expect(rejected(&columns) == [])
    #expect(rejected(&two) == [])
  }
}
