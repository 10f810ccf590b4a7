// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechMath
import Testing

/// Instants that a curve tells by its shape.
struct InstantTests {
  /// A point that falls by 10 mm in a frame, faster and faster, until it stops at the floor.
  private func stop(at instant: Double, noise: Double = 0) -> [Double] {
    var generator = SeededGenerator(seed: 11)
    return (0..<40).map { frame in
      let left = max(instant - Double(frame), 0)
      return 10 * left - 0.1 * left * left + noise * generator.nextNormal()
    }
  }

  @Test(arguments: [19.5, 20.0, 20.3, 21.7])
  func `a fall that stops has a kink where it stops`(instant: Double) throws {
    let kink = try #require(Kink(of: stop(at: instant), over: 10..<29, within: 15.02...25.02))
    // The instant is looked for in steps of a tenth of a frame.
    #expect((kink.instant - instant).magnitude <= 0.1)
    #expect((kink.change - 10).magnitude < 0.2)
  }

  @Test func `noise of a millimetre moves a kink by less than half a frame`() throws {
    let kink = try #require(
      Kink(of: stop(at: 20.3, noise: 1), over: 10..<29, within: 15...25))
    #expect((kink.instant - 20.3).magnitude < 0.5)
  }

  @Test func `a missing sample costs nothing, and too few samples tell nothing`() throws {
    var column = stop(at: 20.3)
    column[18] = .nan
    let kink = try #require(Kink(of: column, over: 10..<29, within: 15...25))
    #expect((kink.instant - 20.3).magnitude <= 0.1)
    #expect(Kink(of: column, over: 16..<24, within: 18...22) == nil)
  }

  @Test func `a stop beyond the range is none in it`() {
    #expect(Kink(of: stop(at: 28), over: 10..<38, within: 15...25) == nil)
  }

  @Test(arguments: [10.0, 12.25, 14.5])
  func `a rise begins where its third power of time begins`(instant: Double) throws {
    let column = (0..<40).map { frame in
      let time = max(Double(frame) - instant, 0)
      return 300 + 0.004 * time * time * time
    }
    let onset = try #require(Onset(of: column, over: 0..<36, within: 5...25))
    #expect((onset.instant - instant).magnitude <= 0.25)
  }

  @Test func `what does not rise has no onset`() {
    #expect(Onset(of: Array(repeating: 3.0, count: 30), over: 0..<30, within: 5...25) == nil)
  }
}
