// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import Foundation
import Testing

/// Ten seconds at 50 Hz of a pelvis and an ankle, each position a function of time in seconds.
private func trial(
  _ height: (Double) -> Double, noise: Double = 0, missing: Range<Int> = 0..<0
) -> Trial {
  let markers: [(MarkerName, Vector3)] = [
    ("RASI", Vector3(50, 0, 120)), ("LASI", Vector3(50, 0, -120)), ("RANK", Vector3(0, 80, 100)),
  ]
  var generator = SeededGenerator(seed: 4)
  var trajectories = MarkerTrajectories(
    markers: markers.map(\.0), frameCount: 500, frameRate: 50)
  for (index, marker) in markers.enumerated() {
    for frame in 0..<500 where !(missing.contains(frame) && index == 0) {
      let shake =
        noise * Vector3(generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
      let rise = marker.1.y == 0 ? height(Double(frame) / 50) : 0
      trajectories.setPosition(
        marker.1 + shake + Vector3(0, rise, 0), ofMarkerAt: index, frame: frame, origin: .measured)
    }
  }
  let assignment = MarkerAssignment(landmarks: [
    SidedLandmark(.anteriorSuperiorIliacSpine, .right): "RASI",
    SidedLandmark(.anteriorSuperiorIliacSpine, .left): "LASI",
    SidedLandmark(.lateralMalleolus, .right): "RANK",
  ])
  return Trial(
    name: "t", trajectories: trajectories, markers: assignment,
    source: TrialSource(path: "t.csv", format: "CSV"))
}

/// Standing for three seconds, a squat of two that pauses at the bottom for three, standing again.
private func pausedSquat(_ time: Double) -> Double {
  switch time {
  case ..<3: 950
  case 3..<4: 950 - 400 * (time - 3)
  case 4..<7: 550
  case 7..<8: 550 + 400 * (time - 7)
  default: 950
  }
}

struct QuietWindowTests {
  @Test func `standing still all along is one window`() throws {
    let window = try #require(
      QuietWindow.longest(in: trial({ _ in 950 }, noise: 0.3), limits: .calibration))

    #expect(window.frames == 0..<500)
    // The largest of nine samples of a standard deviation of 0.3 mm over 50 frames.
    #expect(window.sway > 0.25 && window.sway < 0.5)
  }

  @Test func `the pause at the bottom of a squat is not standing`() throws {
    let window = try #require(
      QuietWindow.longest(in: trial(pausedSquat), limits: .reference))

    // The longest upright quiet stretch is the first three seconds, give or take the first frames
    // of the descent that stay within the sway allowed.
    #expect(window.frames.lowerBound == 0)
    #expect((150...156).contains(window.frames.upperBound))
  }

  @Test func `somebody who never stands still has no window`() {
    let moving = trial({ 950 + 60 * sin(2 * .pi * $0) })

    #expect(QuietWindow.longest(in: moving, limits: .reference) == nil)
  }

  @Test func `nobody is known to stand where the pelvis is out of sight`() throws {
    var hidden = trial({ _ in 950 }, noise: 0.3)
    for marker in 0..<2 {
      for frame in 200..<500 {
        hidden.trajectories.setPosition(
          .missing, ofMarkerAt: marker, frame: frame, origin: .missing)
      }
    }
    let window = try #require(QuietWindow.longest(in: hidden, limits: .calibration))

    #expect(window.frames == 0..<200)
  }

  @Test func `a marker that is away does not spoil the window`() throws {
    let window = try #require(
      QuietWindow.longest(
        in: trial({ _ in 950 }, noise: 0.3, missing: 100..<400), limits: .calibration))

    #expect(window.frames == 0..<500)
  }

  @Test func `a trial shorter than the window has none`() {
    let limits = QuietWindow.Limits(duration: 11, sway: 2)

    #expect(QuietWindow.longest(in: trial({ _ in 950 }), limits: limits) == nil)
  }
}
