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

  @Test func `markers of feet and pelvis are remembered as they were before the filter`() throws {
    var trial = trial()
    trial.markers.landmarks = [SidedLandmark(.heel, .left): "B"]
    let before = trial.trajectories
    var untouched = trial
    try untouched.filter(.none)
    try trial.filter(.butterworth(cutoff: .hertz(2)))

    #expect(untouched.unfiltered == nil)
    let kept = try #require(trial.unfiltered)
    #expect(kept.markers == ["B"])
    #expect(kept["B", frame: 0] == before["B", frame: 0])
    #expect(kept["B", frame: 7] == before["B", frame: 7])
    #expect(trial.trajectories["B", frame: 7] != before["B", frame: 7])
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

  @Test(arguments: [
    (MovementTask.squat, 8.0...12), (.static, 4...12), (.other, 4...20), (nil, 4...20),
  ])
  func `residual analysis chooses within the bounds of the task and says so`(
    task: MovementTask?, bounds: ClosedRange<Double>
  ) throws {
    var trial = trial()
    var generator = SeededGenerator(seed: 5)
    for frame in 0..<200 {
      for marker in 0..<2 {
        let noise = Vector3(generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
        trial.trajectories.setPosition(
          circle(frame) + 3 * noise, ofMarkerAt: marker, frame: frame, origin: .measured)
      }
    }

    try trial.filter(.butterworth(cutoff: .auto), task: task)

    let conclusion = try #require(trial.source.conclusions.first { $0.topic == .cutoff })
    // Half a turn per second under so much noise asks for less than any of the bounds.
    #expect(conclusion.value == "\(bounds.lowerBound.fixed(1)) Hz")
    #expect(
      conclusion.evidence.contains(
        "kept within \(Int(bounds.lowerBound)) to \(Int(bounds.upperBound)) Hz"))
    #expect(conclusion.evidence.contains("median of 2 moving markers, noise "))
  }

  @Test(arguments: [AnalysisOptions.Filter.butterworth(cutoff: .auto), .spline(cutoff: .auto)])
  func `a recording from which no cut-off can be had is filtered with the usual one`(
    filter: AnalysisOptions.Filter
  ) throws {
    var trial = trial(missing: stride(from: 8, to: 200, by: 9).map { $0..<$0 + 1 })

    try trial.filter(filter)

    let conclusion = try #require(trial.source.conclusions.first { $0.topic == .cutoff })
    #expect(conclusion.value == "8.0 Hz")
    #expect(conclusion.evidence.hasPrefix("No "))
    #expect(trial.source.doubts.count == 1)
    #expect(trial.source.doubts.first?.contains("too short to filter") == true)
  }

  @Test(arguments: [
    AnalysisOptions.Filter.butterworth(cutoff: .hertz(6)), .spline(cutoff: .hertz(6)),
  ])
  func `motion that the filter took away is told of`(filter: AnalysisOptions.Filter) throws {
    var trial = trial()
    for frame in 100..<140 {
      let since = Double(frame - 100) / 100
      let shock = Vector3(20 * exp(-since / 0.1) * sin(2 * .pi * 15 * since), 0, 0)
      trial.trajectories.setPosition(
        circle(frame) + shock, ofMarkerAt: 1, frame: frame, origin: .measured)
    }

    try trial.filter(filter)

    let doubt = try #require(trial.source.doubts.first)
    #expect(trial.source.doubts.count == 1)
    #expect(doubt.hasPrefix("The filter at 6 Hz took away more than noise from B: up to "))
    #expect(doubt.hasSuffix("If that is motion, a higher --cutoff keeps it."))
  }

  @Test func `only markers of the pelvis and the legs are looked at where any is known`() throws {
    var trial = trial()
    trial.markers.landmarks = [
      SidedLandmark(.lateralEpicondyle, .left): "A", SidedLandmark(.seventhCervicalVertebra): "B",
    ]
    for frame in 100..<140 {
      let since = Double(frame - 100) / 100
      let shock = Vector3(20 * exp(-since / 0.1) * sin(2 * .pi * 15 * since), 0, 0)
      trial.trajectories.setPosition(
        circle(frame) + shock, ofMarkerAt: 1, frame: frame, origin: .measured)
    }

    try trial.filter(.butterworth(cutoff: .auto))

    #expect(trial.source.doubts.isEmpty)
    #expect(trial.source.conclusions.first?.evidence.contains("1 moving marker") == true)
  }

  @Test func `a cut-off above the frame rate's reach is an error with the path`() {
    let error = #expect(throws: AnalysisError.self) {
      try analyze(
        trials: [trial()], options: AnalysisOptions(filter: .butterworth(cutoff: .hertz(50))))
    }

    #expect(error?.description.hasPrefix("circle.csv: the cut-off frequency '50.0' Hz") == true)
  }
}
