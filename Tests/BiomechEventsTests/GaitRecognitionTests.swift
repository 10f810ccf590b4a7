// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Foundation
import Testing

/// Steps written down as knee flexion and joint centres, a second for a cycle.
private struct Steps {
  var cycles = 3
  var rate = 100.0

  /// The largest flexion of a swing, in degrees.
  var swing = 60.0

  /// Seconds from swing to swing of the same leg.
  var cycleDuration = 1.1

  /// Forwards in metres per second; 0 is a treadmill.
  var speed = 1.2

  /// Upwards in millimetres per second.
  var climb = 0.0

  /// How far an ankle goes before and behind the hips, in millimetres.
  var reach = 300.0

  /// By how much of a cycle the left leg comes after the right one.
  var lag = 0.5

  var frameCount: Int { Int(Double(cycles) * cycleDuration * rate) }

  /// The right knee swings at the shares 0.72, 1.72 … of a cycle and gives a little at 0.14.
  private func flexion(_ share: Double) -> Double {
    func bump(_ centre: Double, _ width: Double) -> Double {
      let away = share - centre - (share - centre).rounded()
      return exp(-away * away / (2 * width * width))
    }
    return 5 + 13 * bump(0.14, 0.06) + (swing - 5) * bump(0.72, 0.085)
  }

  var kinematics: TrialKinematics {
    var kinematics = TrialKinematics(
      model: .calibrated, frameCount: frameCount, frameRate: rate)
    for side in Side.allCases {
      var hip = PointColumns(frameCount: frameCount)
      var ankle = PointColumns(frameCount: frameCount)
      var column: [Double] = []
      for frame in 0..<frameCount {
        let time = Double(frame) / rate
        let share = time / cycleDuration - (side == .left ? lag : 0)
        let forwards = 1000 * speed * time
        column.append(Angle.degrees(flexion(share)).radians)
        hip[frame] = Vector3(forwards, 900 + climb * time, 90 * side.sign)
        ankle[frame] = Vector3(
          forwards + reach * cos(2 * .pi * share), 80 + climb * time, 80 * side.sign)
      }
      kinematics.centres[SidedJoint(.hip, side)] = hip
      kinematics.centres[SidedJoint(.ankle, side)] = ankle
      kinematics.columns[VariableKey(.kneeFlexion, BodySide(side))] = column
    }
    return kinematics
  }

  func events(task: MovementTask? = nil) -> TrialEvents {
    let trial = Trial(
      name: "steps",
      trajectories: MarkerTrajectories(markers: [], frameCount: frameCount, frameRate: rate),
      markers: MarkerAssignment(), source: TrialSource(path: "steps.csv", format: "CSV"))
    return TrialEvents(of: trial, kinematics: kinematics, task: task)
  }
}

struct GaitRecognitionTests {
  @Test func `steps over ground are walking and cut from swing to swing`() {
    let events = Steps().events()

    #expect(events.task == .gait)
    // 1.2 m/s over half of 1.1 s are 660 mm.
    #expect(
      events.evidence
        == "The knees swing in turn 6 times, every 0.55 s, the ankles pass each other and the hips "
        + "travel 660 mm with each step.")
    // Swings of the right knee at 0.72 · 110 = 79.2 and every 110 frames from there; the left knee
    // half a cycle before.
    #expect(events.kneeCycles[.right] == [79..<189, 189..<299])
    #expect(events.kneeCycles[.left] == [24..<134, 134..<244])
    #expect(events.repetitions.isEmpty)
  }

  @Test func `long steps on the spot are walking on a treadmill`() {
    var steps = Steps()
    steps.speed = 0
    let events = steps.events()

    #expect(events.task == .gait)
    #expect(events.evidence.contains("the hips stay in place, as on a treadmill"))
  }

  @Test func `one walk past the cameras is enough and said to be little`() {
    var steps = Steps()
    steps.cycles = 2
    steps.cycleDuration = 0.95
    let events = steps.events()

    #expect(events.task == .gait)
    // Four swings; the last one ends the recording, so the right leg has one whole swing more.
    var short = Steps()
    short.cycles = 1
    short.cycleDuration = 1.4
    #expect(short.events().task == .other)
  }

  @Test func `a leg with a single swing has the cycle around it`() {
    var steps = Steps()
    steps.cycles = 2
    var kinematics = steps.kinematics
    // The right knee is seen for its first swing only: from frame 25 to frame 145.
    let key = VariableKey(.kneeFlexion, .right)
    for frame in 0..<kinematics.frameCount where !(25..<145).contains(frame) {
      kinematics.columns[key]?[frame] = .nan
    }
    let trial = Trial(
      name: "steps",
      trajectories: MarkerTrajectories(
        markers: [], frameCount: kinematics.frameCount, frameRate: 100),
      markers: MarkerAssignment(), source: TrialSource(path: "steps.csv", format: "CSV"))
    let events = TrialEvents(of: trial, kinematics: kinematics, task: nil)

    #expect(events.task == .gait)
    #expect(events.evidence.hasSuffix("; this is little to tell from."))
    // Swings at 24, 79 and 134: a cycle of 110 frames around frame 79.
    #expect(events.kneeCycles[.right] == [24..<134])
  }

  @Test func `stairs are not walking`() {
    var steps = Steps()
    steps.climb = -300
    let events = steps.events()

    #expect(events.task == .other)
    #expect(
      events.evidence
        == "The knees swing in turn, but it is not walking: the hips sink by 165 mm with each step, as "
        + "on stairs.")
    #expect(events.kneeCycles.isEmpty)
  }

  @Test func `running, marching and hopping are not walking`() {
    var running = Steps()
    running.cycleDuration = 0.6
    running.swing = 100
    var jogging = Steps()
    jogging.swing = 95
    var marching = Steps()
    marching.speed = 0
    marching.reach = 60
    var hopping = Steps()
    hopping.lag = 0.05

    for steps in [running, jogging, marching, hopping] {
      #expect(steps.events().task == .other)
      #expect(steps.events().kneeCycles.isEmpty)
    }
    #expect(marching.events().evidence.contains("the feet part by 120 mm only"))
  }

  @Test func `a task that was given is believed`() {
    #expect(Steps().events(task: .gait).kneeCycles[.right]?.count == 2)
    #expect(Steps().events(task: .other).kneeCycles.isEmpty)
    var stairs = Steps()
    stairs.climb = 300
    #expect(stairs.events(task: .gait).kneeCycles[.right]?.count == 2)
    #expect(stairs.events(task: .gait).evidence == "The task was given as walking.")
  }

  @Test func `a trial without knees or with one frame has no swings`() {
    let empty = TrialKinematics(model: .frontal, frameCount: 1, frameRate: 100)

    #expect(KneeSwings(of: empty, .left).swings.isEmpty)
    #expect(KneeSwings(flexion: [.nan, .nan]).cycles.isEmpty)
  }

  @Test func `swings rise by twenty degrees and the last one may be cut off`() {
    let degrees = [5.0, 15, 5, 30, 60, .nan, 20, 5, 24, 5, 40, 45]
    let swings = KneeSwings(flexion: degrees.map { Angle.degrees($0).radians })

    #expect(swings.swings.map(\.peak) == [4, 11])
    #expect(swings.swings.map(\.isComplete) == [true, false])
    #expect(swings.cycles.isEmpty)
  }
}
