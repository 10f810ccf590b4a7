// SPDX-License-Identifier: Apache-2.0

import BiomechMotion
import Testing

import BiomechFormats

struct EventLabelTests {
  @Test(arguments: [
    ("Foot Strike", Event.Kind.footStrike, BodySide.both), ("Foot Strike1", .footStrike, .both),
    ("RHS", .footStrike, .right), ("LTO", .footOff, .left), ("Left Toe Off", .footOff, .left),
    ("right heel-strike", .footStrike, .right), ("Foot Off", .footOff, .both),
    ("General", .general, .both), ("Landing", .general, .both), ("", .general, .both),
  ])
  func `a label says what happened and on which side`(
    label: String, kind: Event.Kind, side: BodySide
  ) {
    let meaning = EventLabel(label)

    #expect(meaning.kind == kind)
    #expect(meaning.side == side)
  }
}
