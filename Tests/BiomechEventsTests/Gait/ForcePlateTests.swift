// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// Strikes and offs by force plates under a simulated walk.
struct ForcePlateTests {
  /// A walk with a plate of 600 mm under the second step of the right foot.
  private struct Fixture {
    var walk: SimulatedWalk
    let strike: Double
    let off: Double

    /// - Parameters:
    ///   - type: The type of the plate by the C3D standard.
    ///   - behind: How far the plate goes behind the heel, in millimetres.
    ///   - ahead: How far it goes ahead of the heel.
    ///   - width: How wide it is to both sides of the foot.
    /// - Throws: When the walk cannot be simulated.
    init(type: Int?, behind: Double = 150, ahead: Double = 450, width: Double = 80) throws {
      walk = try SimulatedWalk.ordinary()
      let strikes = walk.planted(.footStrike, .right)
      let strike = try #require(strikes.first { $0 > 100 })
      let off = try #require(walk.planted(.footOff, .right).first { $0 > strike })
      (self.strike, self.off) = (strike, off)
      let heel = walk.trial.position(.heel, .right, frame: Int(strike) + 30)
      let (back, front) = (heel.x - behind, heel.x + ahead)
      let (left, right) = (heel.z - width, heel.z + width)
      let channels = (1...8).map { "F\($0)" }
      walk.trial.forcePlates = [
        ForcePlate(
          type: type,
          corners: [
            Vector3(back, 0, left), Vector3(front, 0, left), Vector3(front, 0, right),
            Vector3(back, 0, right),
          ], channels: type == 3 ? channels : Array(channels.prefix(6)),
          calibration: type == 4 ? Self.doubling : [])
      ]
      // 700 N downwards while the foot is on the floor, 2000 samples a second, 4 N left unset.
      let count = walk.frameCount * 10
      let load = (0..<count).map { sample in
        strike * 10 <= Double(sample) && Double(sample) <= off * 10 ? -700.0 : -4
      }
      let vertical: [Int] = type == 3 ? [4, 5, 6, 7] : [2]
      let share = type == 3 ? 0.25 : type == 4 ? 0.5 : 1
      walk.trial.signals = channels.enumerated().map { place, name in
        Signal(
          name, kind: .analog, units: ["N"], rate: 2000,
          values: load.map { vertical.contains(place) ? share * $0 : 0 })
      }
    }

    /// A calibration by which each channel counts twice.
    private static let doubling: [Double] = (0..<36).map { $0 % 7 == 0 ? 2 : 0 }
  }

  @Test(arguments: [1, 2, 3, 4])
  func `a plate tells when the foot on it struck and left`(type: Int) throws {
    let fixture = try Fixture(type: type)
    let events = fixture.walk.events()
    let force = events.events.filter { $0.source == .force }

    #expect(force.map(\.kind) == [.footStrike, .footOff])
    #expect(force.allSatisfy { $0.side == .right })
    // A sample of the plate is a tenth of a frame.
    #expect(force[0].instant.isClose(to: fixture.strike, within: 0.11))
    #expect(force[1].instant.isClose(to: fixture.off, within: 0.11))
    // Markers told both too; they are not told twice.
    let right = events.events.filter { $0.side == .right }
    #expect(right.count == fixture.walk.imported(.right).count)
    #expect(events.cycles.contains { $0.timing.strike == .force && $0.timing.off == .force })
    #expect(events.notes.isEmpty)
  }

  @Test func `a foot half on the floor tells only the end that is on the plate`() throws {
    // The heel comes down 60 mm behind the plate.
    let behind = try Fixture(type: 2, behind: -60).walk.events().events
    // The plate ends under the arch of the foot.
    let ahead = try Fixture(type: 2, ahead: 120).walk.events().events

    #expect(behind.filter { $0.source == .force }.map(\.kind) == [.footOff])
    #expect(ahead.filter { $0.source == .force }.map(\.kind) == [.footStrike])
  }

  @Test func `a load under both feet is not used`() throws {
    let events = try Fixture(type: 2, behind: 900, ahead: 900, width: 300).walk.events()

    #expect(!events.events.contains { $0.source == .force })
    #expect(events.notes.count == 1)
    #expect(events.notes.first?.hasPrefix("Both feet stood on force plate 1 from ") == true)
  }

  @Test func `a plate beside the way tells nothing`() throws {
    var fixture = try Fixture(type: 2)
    fixture.walk.trial.forcePlates[0].corners = fixture.walk.trial.forcePlates[0].corners.map {
      $0 + Vector3(0, 0, 2000)
    }
    let events = fixture.walk.events()

    #expect(!events.events.contains { $0.source == .force })
    #expect(events.notes.isEmpty)
  }

  @Test func `an event of the file stands before that of a plate`() throws {
    var fixture = try Fixture(type: 2)
    fixture.walk.trial.events = fixture.walk.imported(.right)
    let events = fixture.walk.events()

    #expect(!events.events.contains { $0.source == .force })
    #expect(events.cycles.allSatisfy { $0.side == .left || $0.timing.strike == .file })
  }

  @Test func `an event of the file that a plate contradicts is used and named`() throws {
    var fixture = try Fixture(type: 2)
    // Every strike of the right foot is told 0.1 s, 20 frames, too late.
    fixture.walk.trial.events = fixture.walk.imported(.right).map {
      var event = $0
      if event.kind == .footStrike { event.frame += 20 }
      return event
    }
    let events = fixture.walk.events()

    let planted = fixture.strike.rounded() + 20
    let file = (planted / 200).fixed(2)
    #expect(
      events.bouts.first?.contradictions == [
        "The file has a right foot strike at \(file) s, and a force plate tells it at "
          + "\((fixture.strike / 200).fixed(2)) s: the file's event is used; correct it if the plate "
          + "is right."
      ])
    #expect(events.cycles.contains { $0.side == .right && $0.strike == planted })
    #expect(events.failure == nil)
  }

  @Test func `a strike while the foot stands on a plate is named`() throws {
    var fixture = try Fixture(type: 2)
    let middle = Int(((fixture.strike + fixture.off) / 2).rounded())
    fixture.walk.trial.events = [
      Event(.footStrike, side: .right, frame: middle, source: .file)
    ]
    let note = try #require(fixture.walk.events().notes.first)

    #expect(note.contains(", while the foot stands on a force plate from "))
    #expect(note.hasSuffix("the file's event is used; correct it if the plate is right."))
  }

  @Test func `a plate that cannot be read says why`() throws {
    func note(type: Int? = 2, _ change: (inout Trial) -> Void) throws -> String? {
      var fixture = try Fixture(type: type)
      change(&fixture.walk.trial)
      let events = fixture.walk.events()
      #expect(events.cycles.count == 4)
      return events.notes.first
    }
    let start = "Force plate 1 tells no contact of a foot: "
    let unknown = try note(type: 6) { _ in }
    #expect(unknown == start + "plates of type 6 are not read, only types 1 to 4.")
    let none = try note(type: nil) { _ in }
    #expect(none == start + "the file does not say of which type it is.")
    let uncalibrated = try note(type: 4) { $0.forcePlates[0].calibration = [] }
    #expect(uncalibrated == start + "it is of type 4 and the file has no calibration for it.")
    let volts = try note { $0.signals[2].units = ["V"] }
    #expect(volts == start + "its channel 'F3' is in 'V', not in newtons.")
    let lost = try note { _ = $0.signals.remove(at: 2) }
    #expect(lost == start + "its channel 'F3' is not in the file.")
    let unnamed = try note { $0.forcePlates[0].channels = [] }
    #expect(unnamed == start + "the file does not name all its channels.")
  }
}
