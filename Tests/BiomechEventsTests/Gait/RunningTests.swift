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

  /// How much later the heel comes down than the toes, in millimetres of height at the strike.
  var forefoot = 0.0

  var frameCount: Int { Int(4 * rate) }

  private func strikeOffset(_ side: Side) -> Double { side == .right ? 0.1 : 0.1 + cycle / 2 }

  /// The planted instants in frames.
  func planted(_ kind: Event.Kind, _ side: Side) -> [Double] {
    let shift = kind == .footStrike ? 0 : stance
    return (0..<8).map { (strikeOffset(side) + shift + Double($0) * cycle) * rate }
      .filter { $0 < Double(frameCount) - 1 }
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
    let height = (toe ? 120 : 180) * sin(.pi * swing)
    let late = toe ? 0 : forefoot * exp(-inCycle / 0.03) * (inCycle < stance ? 1 : 0)
    return Vector3(
      start + way + (toe ? 200 : 0), 30 + height + late, (side == .right ? 1 : -1) * 60)
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
  @Test func `strikes and offs of a run are those planted`() {
    let run = Run()
    let events = run.events

    for side in Side.allCases {
      for kind in [Event.Kind.footStrike, .footOff] {
        let found = events.events.filter { $0.kind == kind && $0.side == BodySide(side) }
        print(kind, side, found.map { $0.instant }, run.planted(kind, side))
      }
    }
    for cycle in events.cycles {
      #expect(cycle.oppositeOff == nil)
      // Off the ground between the steps: the other foot strikes after this one has left.
      #expect((cycle.oppositeStrike ?? 0) > cycle.off)
      #expect(cycle.duration.isClose(to: 0.72 * 200, within: 0.5))
    }
    #expect(events.cycles.count >= 6)
    #expect(events.notes.isEmpty)
  }
}
