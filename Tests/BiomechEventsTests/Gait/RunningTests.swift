// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Running written down by formulas: feet that stand still, swing through and hit the ground.
private struct Run {
  var rate = 200.0

  /// Seconds from strike to strike of one foot, and of them on the ground.
  var cycle = 0.72
  var stance = 0.26

  /// In millimetres per second.
  var speed = 3200.0

  /// Whether the forefoot hits the ground 50 ms before the heel.
  var landsOnForefoot = false

  var frameCount: Int { Int(4 * rate) }

  /// The last tenth of a second does not show how a foot comes or goes.
  var lastInstant: Double { Double(frameCount) - 0.1 * rate }

  private func strikeOffset(_ side: Side) -> Double { side == .right ? 0.1 : 0.1 + cycle / 2 }

  /// The planted instants in frames, but for the last tenth of a second.
  func planted(_ kind: Event.Kind, _ side: Side) -> [Double] {
    let shift = kind == .footStrike ? 0 : stance
    return (0..<8).map { (strikeOffset(side) + shift + Double($0) * cycle) * rate }
      .filter { $0 < lastInstant }
  }

  /// The heel, or the toes 200 mm before it.
  private func foot(_ side: Side, _ seconds: Double, toe: Bool) -> Vector3 {
    let time = (seconds - strikeOffset(side)) / cycle
    let number = time.rounded(.down)
    let inCycle = (time - number) * cycle
    let stride = speed * cycle
    let ahead = 450.0
    let start = strikeOffset(side) * speed + number * stride + ahead
    let swing = max(inCycle - stance, 0) / (cycle - stance)
    // From rest to rest; up at once and down to the ground with speed.
    let way = stride * (swing - sin(2 * .pi * swing) / (2 * .pi))
    let air = cycle - stance + (landsOnForefoot && !toe ? 0.05 : 0)
    let inAir = inCycle < stance ? inCycle + cycle - stance : inCycle - stance
    let height = (toe ? 120 : 180) * (inAir < air ? sin(.pi * inAir / air) : 0)
    return Vector3(
      start + way + (toe ? 200 : 0), 30 + height, (side == .right ? 1 : -1) * 60)
  }

  var trial: Trial {
    let names: [MarkerName] = ["LHEE", "LTOE", "RHEE", "RTOE", "SACR"]
    var trajectories = MarkerTrajectories(markers: names, frameCount: frameCount, frameRate: rate)
    for frame in 0..<frameCount {
      let seconds = Double(frame) / rate
      let places = [
        foot(.left, seconds, toe: false), foot(.left, seconds, toe: true),
        foot(.right, seconds, toe: false), foot(.right, seconds, toe: true),
        Vector3(speed * seconds, 950, 0),
      ]
      for (index, place) in places.enumerated() {
        trajectories.setPosition(place, ofMarkerAt: index, frame: frame, origin: .measured)
      }
    }
    return Trial(
      name: "run", trajectories: trajectories,
      markers: MarkerAssignment(landmarks: [
        SidedLandmark(.heel, .left): "LHEE", SidedLandmark(.secondMetatarsalHead, .left): "LTOE",
        SidedLandmark(.heel, .right): "RHEE", SidedLandmark(.secondMetatarsalHead, .right): "RTOE",
        SidedLandmark(.sacrum): "SACR",
      ]), source: TrialSource(path: "run.csv", format: "CSV"))
  }

  var events: TrialEvents {
    TrialEvents(
      of: trial,
      kinematics: TrialKinematics(
        model: .calibrated, frameCount: frameCount, frameRate: rate), task: .running)
  }
}

struct RunningTests {
  /// Strikes within two frames of 5 ms; offs within 15 ms, since what the foot does at once in these
  /// formulas a filter of 15 Hz spreads over 30 ms.
  @Test(arguments: [false, true])
  func `strikes and offs of a run are those planted`(landsOnForefoot: Bool) throws {
    var run = Run()
    run.landsOnForefoot = landsOnForefoot
    let events = run.events

    for side in Side.allCases {
      for (kind, tolerance) in [(Event.Kind.footStrike, 2.0), (.footOff, 3)] {
        let found = events.events.filter {
          $0.kind == kind && $0.side == BodySide(side) && $0.instant < run.lastInstant
        }
        let planted = run.planted(kind, side)
        #expect(found.count == planted.count)
        for (event, instant) in zip(found, planted) {
          #expect(event.instant.isClose(to: instant, within: tolerance))
        }
      }
    }
    for cycle in events.cycles {
      #expect(cycle.oppositeOff == nil)
      // Off the ground between the steps: the other foot strikes after this one has left.
      #expect(try #require(cycle.oppositeStrike) > cycle.off)
      #expect(cycle.duration.isClose(to: 0.72 * 200, within: 0.5))
    }
    #expect(events.cycles.count >= 9)
    #expect(events.notes.isEmpty)
  }
}
