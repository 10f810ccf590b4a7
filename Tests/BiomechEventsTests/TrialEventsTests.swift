// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct TrialEventsTests {
  private func events(
    of motion: HandBuiltMotion, task: MovementTask? = nil
  ) -> TrialEvents {
    TrialEvents(of: motion.trial, kinematics: motion.kinematics, task: task)
  }

  @Test func `five squats are five repetitions with start, bottom and end`() {
    let events = events(of: .squats(5))

    #expect(events.task == .squat)
    #expect(
      events.evidence
        == "The hip centres sank 400 mm and came back 5 times while the feet stayed in place.")
    #expect(events.notes.isEmpty)
    #expect(events.repetitions.map(\.number) == [1, 2, 3, 4, 5])
    // 200 (1 − cos 2πt/T) passes 20 mm at t/T = acos(0.9)/2π = 0.0718, so 14.4 frames after the
    // start and before the end of each squat.
    for (index, repetition) in events.repetitions.enumerated() {
      let first = 100 + 300 * index
      #expect(repetition.start == first + 15)
      #expect(repetition.bottom == first + 100)
      #expect(repetition.end == first + 186)
      #expect(repetition.depth.isClose(to: 400, within: 1e-9))
    }
    let kinds: [Event.Kind] = [.descentStart, .bottom, .ascentEnd]
    #expect(events.events.map(\.kind) == kinds + kinds + kinds + kinds + kinds)
    #expect(events.events.allSatisfy { $0.source == .kinematic && $0.confidence == 0.95 })
  }

  @Test func `events of the file are kept in the order of time`() {
    let motion = HandBuiltMotion.squats(1)
    var trial = motion.trial
    trial.events = [Event(.general, frame: 150, source: .file)]

    let events = TrialEvents(of: trial, kinematics: motion.kinematics, task: nil)

    #expect(events.events.map(\.frame) == [115, 150, 200, 286])
  }

  @Test func `the first of equally low frames is the bottom`() {
    var motion = HandBuiltMotion.squats(1)
    let bottom = motion.depth.firstIndex(of: 400) ?? 0
    motion.depth.insert(contentsOf: Array(repeating: 400.0, count: 60), at: bottom)

    #expect(events(of: motion).repetitions.map(\.bottom) == [bottom])
  }

  @Test func `quiet standing over the whole trial is static`() {
    var motion = HandBuiltMotion(depth: Array(repeating: 0, count: 200))
    motion.standing = QuietWindow(frames: 0..<190, sway: 1)
    let events = events(of: motion)

    #expect(events.task == .static)
    #expect(
      events.evidence == "Quiet standing fills 95 % of the trial and no other task was found.")
  }

  @Test func `standing in a part of the trial is something else`() {
    var motion = HandBuiltMotion(depth: Array(repeating: 0, count: 200))
    motion.standing = QuietWindow(frames: 0..<150, sway: 1)
    let events = events(of: motion)

    #expect(events.task == .other)
    #expect(
      events.evidence
        == "Quiet standing fills 75 % of the trial, and the hip centres never sank as in a squat.")
  }

  @Test func `a given task is believed and squats are looked for only in squats`() {
    let other = events(of: .squats(3), task: .other)
    let squat = events(of: .squats(3), task: .squat)

    #expect(other.task == .other)
    #expect(other.repetitions.isEmpty)
    #expect(squat.repetitions.count == 3)
    #expect(squat.evidence == "The task was given as double-leg squat.")
  }

  @Test func `no hip centre at all is no squat and no crash`() {
    var motion = HandBuiltMotion.squats(2)
    motion.leftHipIsSeen = { _ in false }
    motion.rightHipIsSeen = { _ in false }

    #expect(events(of: motion).task == .other)
    #expect(events(of: motion, task: .squat).notes == ["No complete squat was found."])
  }

  @Test(arguments: [0, 1, 2])
  func `a trial of hardly any frames is something else`(frameCount: Int) {
    let motion = HandBuiltMotion(depth: Array(repeating: 0, count: frameCount))
    let kinematics = TrialKinematics(model: .frontal, frameCount: frameCount, frameRate: 100)

    #expect(TrialEvents(of: motion.trial, kinematics: kinematics, task: nil).task == .other)
  }
}
