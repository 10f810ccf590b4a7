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

  @Test func `an event outside the recorded frames is left out and named`() throws {
    var file = MotionFile(
      format: .c3d, path: "a.c3d", names: ["LASI", "RASI"],
      coordinates: [0, 0, 900, 900, -120, -120] + [0, 0, 900, 900, 120, 120], frameCount: 2,
      rate: 100, unit: .millimetres)
    file.firstFrame = 11
    file.axes = DeclaredAxes(up: .plusY, forward: .plusX, handedness: .right)
    file.events = [
      FileEvent("Foot Strike", side: .left, frame: 12), FileEvent("Foot Off", frame: 13),
    ]
    let trial = try understood(file, named: "a")

    #expect(trial.events.map(\.frame) == [1])
    #expect(
      trial.source.doubts.contains(
        "an event lies outside the recorded frames 11 to 12 and is left out: 'Foot Off in frame 13'"
      ))
  }
}
