// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct SquatTaskTests {
  private func events(of motion: HandBuiltMotion, task: MovementTask? = .squat) -> TrialEvents {
    TrialEvents(of: motion.trial, kinematics: motion.kinematics, task: task)
  }

  @Test(arguments: [(55.0, "it lasts only 0.28 s"), (150.0, "the right foot moves")])
  func `walking does not become squats`(framesPerStep: Double, reason: String) {
    // The hips fall 45 mm with each step, the knees flex to 60°, and the feet travel.
    var motion = HandBuiltMotion(depth: [])
    motion.depth = (0..<500).map { 22.5 + 22.5 * triangle(Double($0) / framesPerStep) }
    motion.flexionPerMillimetre = 60 / 45
    motion.rightAnkle = { Double($0) * 12 }
    motion.standing = nil
    let events = events(of: motion, task: nil)

    #expect(events.task == .other)
    #expect(events.repetitions.isEmpty)
    #expect(events.evidence.contains(reason))
  }

  @Test(arguments: [99.0, 101.0])
  func `a foot may move less than 100 mm within a squat`(travel: Double) {
    var motion = HandBuiltMotion.squats(1)
    motion.rightAnkle = { $0 < 200 ? 0 : travel }

    #expect(events(of: motion).repetitions.count == (travel < 100 ? 1 : 0))
  }

  @Test func `feet moved between squats do not matter`() {
    var motion = HandBuiltMotion.squats(2)
    motion.rightAnkle = { $0 < 350 ? 0 : 400 }

    #expect(events(of: motion).repetitions.count == 2)
  }

  @Test(arguments: [0.07, 0.08])
  func `a knee has to flex to 30°`(flexionPerMillimetre: Double) {
    var motion = HandBuiltMotion.squats(3)
    motion.flexionPerMillimetre = flexionPerMillimetre  // 28° or 32° at 400 mm.
    let events = events(of: motion)

    #expect(events.repetitions.count == (flexionPerMillimetre < 0.075 ? 0 : 3))
    if events.repetitions.isEmpty {
      #expect(
        events.notes.first
          == "The movement from 1.15 s to 2.86 s is not counted: the knees flex to 28° only, a squat "
          + "needs 30°.")
    }
  }

  @Test func `squats cut off by the recording are not counted`() {
    var motion = HandBuiltMotion.squats(3)
    motion.depth.removeFirst(180)
    motion.depth.removeLast(150)
    motion.standing = QuietWindow(frames: 130..<200, sway: 1)
    let events = events(of: motion)

    #expect(events.repetitions.count == 1)
    #expect(
      events.notes == [
        "The movement from 0.00 s to 1.06 s is not counted: it begins before the recording.",
        "The movement from 5.35 s to 6.69 s is not counted: it ends after the recording.",
      ])
  }

  @Test func `noise at the threshold does not cut a squat in pieces`() {
    var generator = SeededGenerator(seed: 4)
    var motion = HandBuiltMotion.squats(4)
    motion.depth = motion.depth.map { $0 + 3 * generator.nextNormal() }
    let events = events(of: motion)

    #expect(events.repetitions.count == 4)
    for (index, repetition) in events.repetitions.enumerated() {
      // The flat bottom moves by about the frames in which the depth changes by the noise.
      #expect(abs(repetition.bottom - (200 + 300 * index)) <= 12)
      #expect(abs(repetition.start - (115 + 300 * index)) <= 3)
    }
  }

  @Test func `a single wild frame neither ends nor makes a squat`() {
    var motion = HandBuiltMotion.squats(1)
    motion.depth[220] = 5
    motion.depth[50] = 300

    let repetitions = events(of: motion).repetitions
    #expect(repetitions.map(\.start) == [115])
    #expect(repetitions.map(\.end) == [286])
  }

  @Test func `a short gap is bridged and lowers the confidence`() {
    var motion = HandBuiltMotion.squats(2)
    motion.leftHipIsSeen = { !(140..<158).contains($0) }
    motion.rightHipIsSeen = motion.leftHipIsSeen
    let events = events(of: motion)

    #expect(events.repetitions.map(\.bottom) == [200, 500])
    let confidence = events.events.filter { $0.kind == .bottom }.map(\.confidence)
    #expect(confidence[0].isClose(to: 0.76, within: 1e-12))
    #expect(confidence[1].isClose(to: 0.95, within: 1e-12))
  }

  @Test func `a squat with a long gap is dropped and said so`() {
    var motion = HandBuiltMotion.squats(3)
    motion.leftHipIsSeen = { !(440..<480).contains($0) }
    motion.rightHipIsSeen = motion.leftHipIsSeen
    let events = events(of: motion)

    #expect(events.repetitions.map(\.bottom) == [200, 800])
    #expect(
      events.notes == [
        "The movement from 4.15 s to 5.86 s is not counted: the hip centres are missing for more "
          + "than 0.2 s in it."
      ])
  }

  @Test func `one hip is enough and its different height does no harm`() {
    var motion = HandBuiltMotion.squats(2)
    motion.leftHipIsSeen = { !(90..<240).contains($0) }
    let repetitions = events(of: motion).repetitions

    #expect(repetitions.map(\.start) == [115, 415])
    #expect(repetitions.map { ($0.depth * 1000).rounded() / 1000 } == [400, 400])
  }

  @Test func `without quiet standing the highest frames are the reference`() {
    var motion = HandBuiltMotion.squats(3)
    motion.standing = nil
    let events = events(of: motion)

    #expect(events.repetitions.map(\.start) == [115, 415, 715])
    #expect(events.notes.count == 1)
    #expect(events.notes.first?.contains("95th percentile") == true)
    #expect(events.events.allSatisfy { $0.confidence == 0.7 })
  }

  @Test func `a rest at the bottom is not taken for standing`() {
    var motion = HandBuiltMotion.squats(2)
    motion.depth.insert(contentsOf: Array(repeating: 400.0, count: 150), at: 200)
    motion.standing = QuietWindow(frames: 205..<340, sway: 1)

    #expect(events(of: motion).repetitions.count == 2)
  }

  @Test func `squats without standing up in between are told apart at the top`() {
    // Up to 60 mm below standing between squats 400 mm deep.
    var motion = HandBuiltMotion.squats(3, pause: 0)
    let standing = Array(repeating: 0.0, count: 100)
    motion.depth = standing + motion.depth.dropFirst(100).map { 60 + $0 * 340 / 400 } + standing
    let events = events(of: motion)

    #expect(events.repetitions.map(\.bottom) == [200, 400, 600])
    #expect(events.repetitions.map(\.start) == [100, 300, 500])
    #expect(
      events.notes == [
        "Between some squats the hip centres stay up to 60 mm below standing; the squats are told "
          + "apart at the highest frame."
      ])
  }

  @Test func `a stop on the way up is no end`() {
    // Half way up and down again: one squat, since the hips do not rise over three quarters.
    var motion = HandBuiltMotion.squats(1)
    let dip = (0..<100).map { 200 + 100 * triangle(Double($0) / 100) }
    motion.depth.insert(contentsOf: dip, at: 250)

    #expect(events(of: motion).repetitions.count == 1)
  }

  @Test func `a quick dip of less than 0.4 s is no squat`() {
    var motion = HandBuiltMotion(depth: Array(repeating: 0, count: 300))
    for frame in 150..<185 { motion.depth[frame] = 200 }

    #expect(events(of: motion).repetitions.isEmpty)
  }

  @Test func `fast squats one after the other are told apart`() {
    // A squat of 0.6 s keeps the hips within 20 mm of standing for 0.09 s.
    var motion = HandBuiltMotion(depth: Array(repeating: 0, count: 100))
    for _ in 0..<4 {
      motion.depth += HandBuiltMotion.squats(1, pause: 0).depth.dropFirst(100).enumerated()
        .filter { $0.offset % 10 < 3 }.map(\.element)
    }
    motion.depth += Array(repeating: 0, count: 20)

    #expect(events(of: motion).repetitions.count == 4)
  }

  @Test func `mirrored legs give the same repetitions`() {
    var motion = HandBuiltMotion.squats(3)
    motion.rightAnkle = { $0 < 200 ? 0 : 60 }
    var mirrored = motion.kinematics
    for joint in [Joint.hip, .ankle] {
      let (left, right) = (SidedJoint(joint, .left), SidedJoint(joint, .right))
      (mirrored.centres[left], mirrored.centres[right]) =
        (mirrored.centres[right], mirrored.centres[left])
    }
    let events = TrialEvents(of: motion.trial, kinematics: mirrored, task: nil)

    #expect(events.repetitions == self.events(of: motion).repetitions)
  }
}

/// A wave between −1 and 1 with a period of 1, starting at 0 and rising.
private func triangle(_ time: Double) -> Double {
  let phase = (time + 0.25) - (time + 0.25).rounded(.down)
  return phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase
}
