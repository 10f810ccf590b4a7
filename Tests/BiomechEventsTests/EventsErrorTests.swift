// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechMotion
import BiomechTestSupport
import Testing

/// Where nothing can be cut of what was asked for, it is an error; where it was only recognised, a
/// note.
struct EventsErrorTests {
  /// A walk that ends before any foot strikes twice, at 200 Hz.
  private func shortWalk(_ events: [Event]) throws -> SimulatedWalk {
    var walk = try SimulatedWalk.ordinary()
    walk.trial.source.path = "walk.c3d"
    walk.trial.markers = MarkerAssignment()
    walk.trial.events = events
    return walk
  }

  private func event(_ kind: Event.Kind, _ side: Side, _ frame: Int) -> Event {
    Event(kind, side: BodySide(side), frame: frame, source: .file)
  }

  @Test func `a walk that was asked for and has no stride is an error`() throws {
    let walk = try shortWalk([event(.footStrike, .right, 104), event(.footOff, .left, 122)])

    let error = try #require(walk.events().failure)

    #expect(error.code == .nothingComplete)
    #expect(
      error.description == """
        walk.c3d: there is no complete stride of walking: no foot is seen to strike twice; found: \
        right foot strike at 0.52 s (frame 104), left foot off at 0.61 s (frame 122) \
        [nothing-complete]
          hint: record two strikes of one foot, or name them as events in the file; without --task \
        the angles are still written
        """)
  }

  @Test func `strides that do not count are named with their frames`() throws {
    // A stride of the right foot without an off.
    let walk = try shortWalk([
      event(.footStrike, .right, 20), event(.footStrike, .right, 240),
      event(.footStrike, .left, 130),
    ])

    let error = try #require(walk.events().failure)

    #expect(
      error.description.contains(
        "every one that was seen is left out; found: right foot strike at 0.10 s (frame 20), left "
          + "foot strike at 0.65 s (frame 130), right foot strike at 1.20 s (frame 240); the movement "
          + "of the right leg from 0.10 s to 1.20 s (frames 20 to 240) is not counted: no foot off was "
          + "found between both strikes"))
  }

  @Test func `events that contradict each other are the error where nothing else tells strides`()
    throws
  {
    let walk = try shortWalk([
      event(.footStrike, .right, 20), event(.footStrike, .right, 240), event(.footOff, .right, 380),
    ])

    let error = try #require(walk.events().failure)

    #expect(error.code == .contradictoryEvents)
    #expect(
      error.description == """
        walk.c3d: the file's events contradict each other or the recording, and there is no \
        complete stride of walking: The file has a right foot strike at 0.10 s and a right foot \
        strike at 1.20 s without a foot off between them: the events of the right foot are not used \
        for gait cycles; correct them in the file. [contradictory-events]
          hint: correct the events in the program that wrote the file, or export it without them
        """)
  }

  @Test(arguments: [
    // Both before the first frame and behind the last one.
    (-40, 60, "The file's right foot strike at -0.20 s lies outside the recording"),
    (9000, 60, "The file's right foot strike at 45.00 s lies outside the recording"),
    // A foot that strikes and leaves at one instant.
    (60, 60, "a right foot strike at 0.30 s in one frame"),
  ])
  func `events that cannot be are the error`(strike: Int, off: Int, words: String) throws {
    let walk = try shortWalk([event(.footOff, .right, off), event(.footStrike, .right, strike)])

    let error = try #require(walk.events().failure)

    #expect(error.code == .contradictoryEvents)
    #expect(error.description.contains(words))
  }

  @Test func `markers that tell the strides leave a note in place of an error`() throws {
    var walk = try SimulatedWalk.ordinary()
    walk.trial.events = [
      event(.footStrike, .right, 20), event(.footStrike, .right, 240), event(.footOff, .right, 380),
    ]
    let events = walk.events()

    #expect(events.cycles.count == 4)
    #expect(events.failure == nil)
    #expect(events.bouts.first?.contradictions.count == 1)
    #expect(events.notes == events.bouts.first?.contradictions)
  }

  @Test func `a named repetition that is not there is an error, a recognised one is not`() {
    let standing = HandBuiltMotion(depth: Array(repeating: 0, count: 200))
    func events(of motion: HandBuiltMotion, task: MovementTask?) -> TrialEvents {
      TrialEvents(of: motion.trial, kinematics: motion.kinematics, task: task)
    }
    let named = events(of: standing, task: .squat)

    #expect(
      named.failure?.description
        == "hand-built.csv: there is no complete squat: nothing in its 200 frames looks like one "
        + "[nothing-complete]\n  hint: record one from its beginning to its end; without --task the "
        + "angles are still written")
    #expect(events(of: standing, task: .static).failure == nil)
    #expect(events(of: standing, task: .other).failure == nil)
    #expect(events(of: standing, task: nil).failure == nil)
  }
}
