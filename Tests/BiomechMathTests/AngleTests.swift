// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import Testing

struct AngleTests {
  @Test func `a missing angle is neither smaller nor larger nor within a range`() {
    let missing = Angle.radians(.nan)
    let limit = Angle.degrees(10)

    #expect(!(missing < limit))
    #expect(!(missing <= limit))
    #expect(!(missing > limit))
    #expect(!(missing >= limit))
    #expect(!(-limit...limit).contains(missing))
    #expect((-limit...limit).contains(limit))
  }
}
