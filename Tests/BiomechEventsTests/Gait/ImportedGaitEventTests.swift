// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// Events that come with a file: used before all others, and not at all when they contradict each
/// other.
struct ImportedGaitEventTests {
  @Test func `events of the file are used as they are and not told twice`() throws {
    var walk = try SimulatedWalk.ordinary()
    // Three frames late, as no detector would have them.
    walk.trial.events = walk.imported(.right).map {
      var event = $0
      event.frame += 3
      return event
    }
    let imported = walk.trial.events
    let events = walk.events()

    let right = events.events.filter { $0.side == .right }
    #expect(right.filter { $0.source == .file } == imported)
    #expect(right.count == imported.count)
    #expect(events.events.contains { $0.side == .left && $0.source == .kinematic })
    let cycle = try #require(events.cycles.first { $0.side == .right })
    let strike = try #require(imported.first { $0.kind == .footStrike })
    #expect(cycle.strike == Double(strike.frame))
    #expect(cycle.timing.strike == .file && cycle.timing.oppositeStrike == .kinematic)
    #expect(events.notes.isEmpty)
  }

  @Test func `a file with all events leaves nothing for markers to tell`() throws {
    var walk = try SimulatedWalk.ordinary()
    walk.trial.events = walk.imported(.right) + walk.imported(.left)
    let events = walk.events()

    #expect(events.events.allSatisfy { $0.source == .file })
    #expect(events.cycles.count == 4)
    #expect(events.notes.isEmpty)
  }

  @Test func `where the file ends markers go on`() throws {
    var walk = try SimulatedWalk.ordinary()
    let all = walk.imported(.right)
    walk.trial.events = Array(all.prefix(2))
    let events = walk.events().events.filter { $0.side == .right }

    #expect(events.map(\.kind) == all.map(\.kind))
    #expect(events.prefix(2).allSatisfy { $0.source == .file })
    #expect(events.dropFirst(2).allSatisfy { $0.source == .kinematic })
  }

  @Test func `two strikes without an off between them are not used`() throws {
    var walk = try SimulatedWalk.ordinary()
    let events = walk.imported(.right)
    // strike, off, strike, off, strike: the first off is lost.
    let off = try #require(events.firstIndex { $0.kind == .footOff && $0.frame > 100 })
    walk.trial.events = events
    walk.trial.events.remove(at: off)
    walk.trial.source.startTime = 2
    let result = walk.events()

    let strikes = events.filter { $0.kind == .footStrike }.map { 2 + Double($0.frame) / 200 }
    #expect(
      result.notes == [
        "The file has a right foot strike at \(strikes[0].fixed(2)) s and a right foot strike at "
          + "\(strikes[1].fixed(2)) s without a foot off between them: the events of the right foot "
          + "are not used for gait cycles; correct them in the file."
      ])
    // The cycles are those that markers tell; what the file says stays in the list of events.
    #expect(result.cycles.count { $0.side == .right } == 2)
    #expect(result.cycles.allSatisfy { $0.timing.strike == .kinematic })
    #expect(result.events.count { $0.source == .file } == walk.trial.events.count)
  }

  @Test func `an off before the strike it follows is not used`() throws {
    var walk = try SimulatedWalk.ordinary()
    walk.trial.events = walk.imported(.left).map {
      var event = $0
      // A foot that leaves 0.75 s too early leaves before it struck.
      if event.kind == .footOff, event.frame > 200 { event.frame -= 150 }
      return event
    }
    let result = walk.events()

    #expect(result.notes.count == 1)
    #expect(result.notes.first?.contains("without a foot strike between them") == true)
    #expect(result.cycles.allSatisfy { $0.timing.off == .kinematic })
  }

  @Test func `an order in which nobody walks is not used`() throws {
    var walk = try SimulatedWalk.ordinary()
    // The left foot is told to strike after the right one has left: nobody walks like that.
    let left = walk.imported(.left).map {
      var event = $0
      if event.kind == .footStrike { event.frame += 40 }
      return event
    }
    walk.trial.events = walk.imported(.right) + left
    let result = walk.events()

    #expect(result.notes.count == 1)
    let note = try #require(result.notes.first)
    // Within the stride of the left foot the right one leaves after it.
    #expect(
      note.hasPrefix("The file has a left foot off at 1.40 s before a right foot off at 1.93 s"))
    #expect(
      note.hasSuffix(
        "within one walking stride: its events are not used for gait cycles; correct them in the "
          + "file."))
    #expect(result.cycles.count == 4)
    #expect(result.cycles.allSatisfy { $0.timing.strike == .kinematic })
  }

  @Test func `an event outside the recording is named and not used`() throws {
    var walk = try SimulatedWalk.ordinary()
    walk.trial.events = [Event(.footStrike, side: .left, frame: 5000, source: .file)]
    let result = walk.events()

    #expect(
      result.notes == [
        "The file's left foot strike at 25.00 s lies outside the recording and is not used; correct "
          + "the file."
      ])
    #expect(result.cycles.count == 4)
  }

  @Test func `an event without a side and one written twice`() throws {
    var walk = try SimulatedWalk.ordinary()
    let right = walk.imported(.right)
    walk.trial.events = right + right + [Event(.footStrike, frame: 10, source: .file)]
    let result = walk.events()

    #expect(
      result.notes == [
        "Some foot strikes or offs of the file do not say of which foot they are and are not used; "
          + "name the side in the file."
      ])
    #expect(result.cycles.count == 4)
  }

  @Test func `other events are none of the cycles' business`() throws {
    var walk = try SimulatedWalk.ordinary()
    walk.trial.events = [Event(.general, frame: 10, source: .file)]

    #expect(walk.events().notes.isEmpty)
  }
}
