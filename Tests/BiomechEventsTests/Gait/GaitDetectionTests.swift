// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct GaitDetectionTests {
  /// Half a frame without noise; with half a millimetre of it, one frame and a little more in a few
  /// strikes, whose impact is then looked for below 8 Hz.
  @Test(arguments: [(0.0, 0.5), (0.5, 1.3)])
  func `strikes and offs are within a frame of the planted ones at 200 Hz`(
    noise: Double, tolerance: Double
  ) throws {
    var defects = Defects.none
    defects.markerNoise = noise
    for (seed, cadence) in [(UInt64(1), 112.0), (2, 95)] {
      let walk = try SimulatedWalk(defects, seed: seed) {
        $0.cadence = cadence
        $0.speed = cadence / 93
        $0.strides = 2
      }
      let events = walk.events()
      #expect(events.notes.isEmpty)
      for kind in [Event.Kind.footStrike, .footOff] {
        let found = walk.comparison(events.events, kind)
        #expect(found.missed == 0)
        #expect(found.invented == 0)
        #expect(found.errors.count >= 5)
        #expect(found.errors.allSatisfy { $0.magnitude <= tolerance })
        let outside = found.errors.count { $0.magnitude > 1 }
        #expect(outside <= 1)
      }
    }
  }

  /// What the methods are known for: Zeni's strikes and Desailly's are early by 50 to 80 ms in a foot
  /// that rolls over its heel, O'Connor's are late; see the comparisons with recordings.
  @Test(arguments: [
    (GaitEventMethod.zeni, -80.0, -50.0), (.oconnor, 20, 60), (.ghoussayni, -30, 0),
    (.desailly, -85, -50),
  ])
  func `every method finds every step`(method: GaitEventMethod, from: Double, to: Double) throws {
    let walk = try SimulatedWalk.ordinary()
    let events = walk.events(method).events
    let strikes = walk.comparison(events, .footStrike)
    let offs = walk.comparison(events, .footOff)

    // O'Connor's last strike is so late that the recording ends before it.
    #expect(strikes.missed <= (method == .oconnor ? 1 : 0))
    #expect(offs.missed == 0)
    let milliseconds = strikes.errors.medianOfPresent * 1000 / walk.rate
    #expect(from...to ~= milliseconds, "\(milliseconds)")
    #expect(offs.errors.allSatisfy { $0.magnitude * 1000 / walk.rate < 30 })
    #expect(events.allSatisfy { $0.source == .kinematic })
  }

  @Test func `cycles go from strike to strike with the other foot's events in between`() throws {
    let walk = try SimulatedWalk.ordinary()
    let cycles = walk.events().cycles

    #expect(cycles.map(\.side) == [.right, .left, .right, .left])
    #expect(cycles.map(\.number) == [1, 1, 2, 2])
    // 120 / 112 s at 200 Hz.
    let stride = 200 * 120 / 112.0
    for cycle in cycles {
      #expect((cycle.nextStrike - cycle.strike).isClose(to: stride, within: 0.2))
      #expect(cycle.duration.isClose(to: stride, within: 0.1))
      let off = try #require(cycle.oppositeOff)
      let strike = try #require(cycle.oppositeStrike)
      #expect(cycle.strike < off && off < strike && strike < cycle.off)
      #expect((strike - cycle.strike).isClose(to: stride / 2, within: 0.2))
      #expect(cycle.direction.isClose(to: Vector3(1, 0, 0), within: 0.01))
      #expect(cycle.beltSpeed == 0)
    }
  }

  @Test func `a foot that is always told too early does not pass without a word`() throws {
    var walk = try SimulatedWalk.ordinary()
    let heel = try #require(walk.trial.markers.marker(.heel, .left))
    let place = try #require(walk.trial.trajectories.index(of: heel))
    // Its way, not its height, is ahead of time by 110 ms.
    let original = walk.trial.trajectories
    for frame in 0..<walk.frameCount - 22 {
      var position = original.position(ofMarkerAt: place, frame: frame)
      let later = original.position(ofMarkerAt: place, frame: frame + 22)
      position.x = later.x - 1000 * walk.truth.speed * 0.11
      walk.trial.trajectories.setPosition(
        position, ofMarkerAt: place, frame: frame, origin: .measured)
    }
    let events = walk.events()

    #expect(events.notes.contains { $0.contains("those of one foot may be told too early") })
    let strikes = events.events.filter { $0.kind == .footStrike }
    #expect(strikes.allSatisfy { $0.confidence < 0.7 })
  }

  @Test func `on a treadmill the belt is told from the standing feet`() throws {
    let walk = try SimulatedWalk.ordinary().onTreadmill
    let events = walk.events()

    #expect(walk.comparison(events.events, .footStrike).errors.allSatisfy { $0.magnitude < 0.5 })
    #expect(walk.comparison(events.events, .footOff).errors.allSatisfy { $0.magnitude < 0.5 })
    #expect(events.cycles.count == 4)
    // 1.2 m/s.
    for cycle in events.cycles { #expect(cycle.beltSpeed.isClose(to: 1200, within: 1)) }
  }

  @Test func `a wide bend is walked along and a narrow one is no straight stride`() throws {
    let walk = try SimulatedWalk.ordinary()
    // A stride of 1.286 m along a radius of 8 m turns by 9°, along one of 2 m by 37°.
    let wide = walk.bent(radius: 8000).events()
    let narrow = walk.bent(radius: 2000).events()

    #expect(wide.cycles.count == 4)
    #expect(narrow.cycles.isEmpty)
    let rejections = narrow.bouts.flatMap(\.rejections).filter { !$0.isCutOff }
    #expect(rejections.count == 4)
    #expect(
      rejections.first?.reason == "the person turns by 37°; more than 20° is no straight stride")
    #expect(
      narrow.notes.last
        == "There is no complete gait cycle: every one that was seen is left out.")
  }

  @Test func `what comes before the first and after the last strike is cut off`() throws {
    let events = try SimulatedWalk { $0.strides = 1 }.events()
    let rejections = events.bouts.flatMap(\.rejections)

    #expect(rejections.count == 4)
    #expect(rejections.allSatisfy { $0.isCutOff })
    #expect(
      rejections.contains {
        $0.sentence
          == "The movement of the right leg from 0.00 s to 0.21 s is not counted: the foot is not "
          + "seen to strike at its beginning."
      })
    #expect(events.notes.isEmpty)
  }

  @Test func `a cycle in which the knee is not seen for long does not count`() throws {
    let walk = try SimulatedWalk.ordinary()
    func cycles(withoutKnee frames: Range<Int>) -> TrialEvents {
      walk.events { kinematics in
        var flexion = Array(repeating: 0.5, count: walk.frameCount)
        for frame in frames { flexion[frame] = .nan }
        kinematics.columns[VariableKey(.kneeFlexion, .right)] = flexion
      }
    }

    // 20 frames are the 0.1 s that a curve is drawn through.
    #expect(cycles(withoutKnee: 100..<120).cycles.count == 4)
    let gap = cycles(withoutKnee: 100..<126)
    #expect(gap.cycles.map(\.side) == [.left, .right, .left])
    #expect(
      gap.notes == [
        "The movement of the right leg from 0.21 s to 1.28 s is not counted: the knee is not seen "
          + "for 0.13 s of it."
      ])
  }

  @Test func `a trial without pelvis or feet has no events and says so`() throws {
    var walk = try SimulatedWalk { $0.strides = 1 }
    walk.trial.markers = MarkerAssignment()
    let events = walk.events()

    #expect(events.cycles.isEmpty)
    #expect(events.events.isEmpty)
    #expect(
      events.notes == [
        "The pelvis is not seen: no foot strike or off can be told from markers.",
        "There is no complete gait cycle: no foot strike was found.",
      ])
  }

  @Test func `an ankle stands in for a heel, less surely`() throws {
    var walk = try SimulatedWalk.ordinary()
    walk.trial.markers.landmarks[SidedLandmark(.heel, .left)] = nil
    let malleolus = try #require(walk.trial.markers.marker(.lateralMalleolus, .left))
    let place = try #require(walk.trial.trajectories.index(of: malleolus))
    let events = walk.events { kinematics in
      var ankle = PointColumns(frameCount: walk.frameCount)
      for frame in 0..<walk.frameCount {
        ankle[frame] = walk.trial.trajectories.position(ofMarkerAt: place, frame: frame)
      }
      kinematics.centres[SidedJoint(.ankle, .left)] = ankle
    }

    #expect(
      events.notes == [
        "The left foot has no marker on the heel: the ankle stands in, so its strikes and offs are "
          + "less sure."
      ])
    let strikes = walk.comparison(events.events, .footStrike)
    #expect(strikes.missed == 0 && strikes.invented == 0)
    #expect(strikes.errors.allSatisfy { $0.magnitude < 0.06 * walk.rate })
    #expect(events.events.allSatisfy { ($0.confidence < 0.6) == ($0.side == .left) })
  }

  @Test func `one frame and a rate too low for the filter are no reason to stop`() throws {
    let slow = try SimulatedWalk {
      $0.frameRate = 25
      $0.strides = 2
    }
    #expect(slow.comparison(slow.events().events, .footStrike).missed == 0)

    let single = Trial(
      name: "one",
      trajectories: MarkerTrajectories(markers: ["LHEE"], frameCount: 1, frameRate: 100),
      markers: MarkerAssignment(landmarks: [SidedLandmark(.heel, .left): "LHEE"]),
      source: TrialSource(path: "one.csv", format: "CSV"))
    let kinematics = TrialKinematics(model: .calibrated, frameCount: 1, frameRate: 100)
    for method in GaitEventMethod.allCases {
      for task in [MovementTask.gait, .running] {
        let events = TrialEvents(
          of: single, kinematics: kinematics, task: task, settings: EventSettings(gait: method))
        #expect(events.cycles.isEmpty)
      }
    }
  }
}
