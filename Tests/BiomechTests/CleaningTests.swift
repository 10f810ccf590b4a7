// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechMath
import BiomechMotion
import BiomechSignal
import BiomechTestSupport
import Foundation
import Testing

/// Filling gaps and filtering a whole trial; the formulas are tested in BiomechSignal.
struct CleaningTests {
  /// A marker on a slow circle of 100 mm at 100 frames per second, not seen in some frames.
  private func trial(missing: [Range<Int>] = []) -> Trial {
    var trajectories = MarkerTrajectories(markers: ["A", "B"], frameCount: 200, frameRate: 100)
    for frame in 0..<200 where !missing.contains(where: { $0.contains(frame) }) {
      for marker in 0..<2 {
        trajectories.setPosition(circle(frame), ofMarkerAt: marker, frame: frame, origin: .measured)
      }
    }
    return Trial(
      name: "circle", trajectories: trajectories, markers: MarkerAssignment(),
      source: TrialSource(path: "circle.csv", format: "CSV"))
  }

  /// Half a turn per second.
  private func circle(_ frame: Int) -> Vector3 {
    let angle = Double(frame) / 100 * .pi
    return Vector3(100 * cos(angle), 100 * sin(angle), 50)
  }

  @Test func `a short gap is filled and marked and a long one stays missing`() {
    var trial = trial(missing: [50..<60, 100..<111])

    trial.fillGaps(.auto)

    let filled = trial.trajectories
    for frame in 50..<60 {
      #expect(filled.origin(ofMarkerAt: 1, frame: frame) == .filledByPCHIP)
      // The eleven steps of the gap span 19.8° of the circle, whose sagitta is 1.5 mm: a curve
      // between chord and arc is no further off.
      #expect(filled.position(ofMarkerAt: 1, frame: frame).isClose(to: circle(frame), within: 1.5))
    }
    #expect(filled.count(of: .filledByPCHIP, forMarkerAt: 0) == 10)
    #expect(filled.count(of: .missing, forMarkerAt: 0) == 11)
    #expect(filled.position(ofMarkerAt: 0, frame: 105).isMissing)
  }

  @Test func `no gap is filled when none may be`() {
    var trial = trial(missing: [50..<52])

    trial.fillGaps(.none)

    #expect(trial.trajectories.count(of: .missing, forMarkerAt: 0) == 2)
  }

  @Test func `the filter leaves a slow movement where it is`() throws {
    var trial = trial()

    try trial.filter(.butterworth(cutoff: .hertz(8)))

    // The gain at 0.5 Hz differs from 1 by less than 1e-5 of 100 mm; the ends are padded.
    for frame in 30..<170 {
      #expect(
        trial.trajectories.position(ofMarkerAt: 0, frame: frame)
          .isClose(to: circle(frame), within: 0.01))
    }
    #expect(trial.source.doubts.isEmpty)
  }

  @Test func `stretches too short to filter stay as measured and are named`() throws {
    var trial = trial(missing: [20..<40, 50..<70])
    let before = trial.trajectories.position(ofMarkerAt: 0, frame: 45)

    try trial.filter(.butterworth(cutoff: .hertz(8)))

    #expect(trial.trajectories.position(ofMarkerAt: 0, frame: 45) == before)
    #expect(
      trial.source.doubts == [
        "Stretches shorter than 0.37 s were too short to filter and stay as measured: A, B."
      ])
  }

  @Test func `a cut-off above the frame rate's reach is an error with the path`() {
    let error = #expect(throws: AnalysisError.self) {
      try analyze(
        trials: [trial()], options: AnalysisOptions(filter: .butterworth(cutoff: .hertz(50))))
    }

    #expect(error?.description.hasPrefix("circle.csv: the cut-off frequency '50.0' Hz") == true)
  }
}
