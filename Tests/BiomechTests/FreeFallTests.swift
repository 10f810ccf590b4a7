// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechMath
import BiomechMotion
import Foundation
import Testing

/// Telling a jump from a squat before anything is filtered.
struct FreeFallTests {
  /// Two seconds in which four pelvis markers stand at a height in metres that depends on time, each
  /// with a wobble of 1 mm of its own.
  private func trial(rate: Double, height: (Double) -> Double) -> Trial {
    let landmarks: [SidedLandmark] = [
      SidedLandmark(.anteriorSuperiorIliacSpine, .left),
      SidedLandmark(.anteriorSuperiorIliacSpine, .right),
      SidedLandmark(.posteriorSuperiorIliacSpine, .left),
      SidedLandmark(.posteriorSuperiorIliacSpine, .right),
    ]
    let names = landmarks.indices.map { MarkerName(rawValue: "P\($0)") }
    let count = Int(2 * rate)
    var trajectories = MarkerTrajectories(markers: names, frameCount: count, frameRate: rate)
    var generator = SeededGenerator(seed: 5)
    for frame in 0..<count {
      for marker in names.indices {
        let y = 1000 * height(Double(frame) / rate) + generator.nextNormal()
        trajectories.setPosition(
          Vector3(0, y, Double(marker)), ofMarkerAt: marker, frame: frame, origin: .measured)
      }
    }
    var assignment = MarkerAssignment()
    for (landmark, name) in zip(landmarks, names) { assignment.landmarks[landmark] = name }
    return Trial(
      name: "t", trajectories: trajectories, markers: assignment,
      source: TrialSource(path: "t.csv", format: "CSV"))
  }

  @Test(arguments: [100.0, 200, 250]) func `a fall from 30 cm is a flight`(rate: Double) {
    // From 0.5 s on the body falls until it has lost 0.3 m, 0.247 s later.
    let trial = trial(rate: rate) { time in
      let fall = min(max(time - 0.5, 0), 0.247)
      return 1.3 - 9.81 / 2 * fall * fall
    }
    #expect(trial.holdsFlight)
  }

  @Test(arguments: [100.0, 200, 250])
  func `a quick squat of half a metre is none`(rate: Double) {
    // 1.2 s down and up: the largest acceleration is 0.25 (2π/1.2)² = 6.9 m/s².
    let trial = trial(rate: rate) { time in
      0.95 - 0.25 * (1 - cos(2 * .pi * min(time, 1.2) / 1.2))
    }
    #expect(!trial.holdsFlight)
  }

  @Test func `a trial without pelvis markers is none`() {
    var trial = trial(rate: 100) { 1.3 - 9.81 / 2 * $0 * $0 }
    trial.markers = MarkerAssignment()
    #expect(!trial.holdsFlight)
  }

  @Test func `the usual cut-off is 8 Hz, and 15 Hz with a flight, with the reason`() throws {
    var fall = trial(rate: 200) { 1.3 - 9.81 / 2 * min($0, 0.247) * min($0, 0.247) }
    try fall.filter(.butterworth(cutoff: .usual))
    #expect(fall.source.conclusions.map(\.value) == ["15.0 Hz"])

    var stand = trial(rate: 200) { _ in 1 }
    try stand.filter(.butterworth(cutoff: .usual))
    #expect(stand.source.conclusions.isEmpty)
  }
}
