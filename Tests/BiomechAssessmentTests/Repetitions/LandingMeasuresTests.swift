// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// The knee of a hand-built landing bends from 35° in frame 20 to 105° in frame 40: 3.5° a frame.
struct LandingMeasuresTests {
  private func measure(
    _ kind: MeasureKind, _ side: BodySide, _ landing: HandBuiltRepetition
  ) throws -> Measure {
    try #require(landing.assessment.measure(kind, side))
  }

  @Test func `windows are counted from the foot's own contact`() throws {
    var landing = HandBuiltRepetition()
    landing.contact[.left] = 22

    #expect(
      try measure(.kneeFlexionAtContact, .right, landing).value.isClose(to: 35, within: 1e-9))
    // 35° + 4 frames · 3.5°.
    #expect(
      try measure(.kneeFlexionAt40Milliseconds, .right, landing).value
        .isClose(to: 49, within: 1e-9))
    #expect(
      try measure(.kneeFlexionAt100Milliseconds, .right, landing).value
        .isClose(to: 70, within: 1e-9))
    #expect(
      try measure(.kneeFlexionAtContact, .left, landing).value.isClose(to: 42, within: 1e-9))
    #expect(
      try measure(.kneeFlexionAt40Milliseconds, .left, landing).value
        .isClose(to: 56, within: 1e-9))
    #expect(
      try measure(.kneeFlexionDisplacement, .left, landing).value.isClose(to: 63, within: 1e-9))
  }

  @Test func `windows between frames are read between them`() throws {
    // 40 ms are 4.8 frames of 120 Hz: 35° + 4.8 · 3.5° = 51.8°; 100 ms are 12: 77°.
    let landing = HandBuiltRepetition(frameRate: 120)

    #expect(
      try measure(.kneeFlexionAt40Milliseconds, .right, landing).value
        .isClose(to: 51.8, within: 1e-9))
    #expect(
      try measure(.kneeFlexionAt100Milliseconds, .right, landing).value
        .isClose(to: 77, within: 1e-9))
  }

  @Test func `a contact shorter than the window has no value there`() {
    var landing = HandBuiltRepetition(frameRate: 500)
    // 100 ms are 50 frames; the repetition ends after 40.
    landing.takeOff = 60

    #expect(landing.assessment.measure(.kneeFlexionAt40Milliseconds, .right) != nil)
    #expect(landing.assessment.measure(.kneeFlexionAt100Milliseconds, .right) == nil)
  }

  @Test func `abduction is the opposite of adduction`() throws {
    var landing = HandBuiltRepetition()
    landing.adduction[.right] = Ramp(2, -8)

    #expect(
      try measure(.kneeAbductionAtContact, .right, landing).value.isClose(to: -2, within: 1e-9))
    // 2° − 4 · 0.5° = 0°.
    #expect(
      try measure(.kneeAbductionAt40Milliseconds, .right, landing).value
        .isClose(to: 0, within: 1e-9))
    #expect(
      try measure(.kneeAbductionAt100Milliseconds, .right, landing).value
        .isClose(to: 3, within: 1e-9))
    #expect(
      try measure(.kneeAbductionExcursion, .right, landing).value.isClose(to: 10, within: 1e-9))
    #expect(
      try measure(.kneeAbductionPeak, .right, landing).value.isClose(to: 8, within: 1e-9))
  }

  @Test func `the instant adds to the uncertainty of what is read at it`() throws {
    // Without a track the default of 4° stands in. By markers the contact is half a frame (5 ms) late
    // and off by 2.5 ms in all repetitions, by 10/√12 and 1 ms anew: 5.590 and 3.055 ms, together
    // 6.370 ms. The knee bends by 350°/s: 1.96 · 0.35 · 6.370 = 4.370°, of which 3.835° are shared.
    let byMarkers = try measure(.kneeFlexionAtContact, .right, HandBuiltRepetition())
    #expect(byMarkers.u95.isClose(to: (16 + 4.370 * 4.370).squareRoot(), within: 1e-3))
    #expect(byMarkers.sharedU95.isClose(to: (16 + 3.835 * 3.835).squareRoot(), within: 1e-3))
    #expect(byMarkers.quality == .limited)

    // A plate leaves the rounding up to a frame, 10/√3 ms: 1.96 · 0.35 · 5.774 = 3.961°.
    let byPlate = try measure(
      .kneeFlexionAtContact, .right, HandBuiltRepetition(source: .force))
    #expect(byPlate.u95.isClose(to: (16 + 3.961 * 3.961).squareRoot(), within: 1e-3))

    // At 1000 Hz markers still know it to √(2.5² + 1²) ms and a little only, 2.754 ms, in which
    // 3500°/s make 1.96 · 3.5 · 2.754 = 18.891°.
    let fast = try measure(
      .kneeFlexionAtContact, .right, HandBuiltRepetition(frameRate: 1000))
    #expect(fast.u95.isClose(to: (16 + 18.891 * 18.891).squareRoot(), within: 2e-3))
  }

  @Test func `a filter that rounds a contact adds to the uncertainty of what is read at it`() throws
  {
    // The knee keeps still before contact and bends by 3.5° a frame after it. A cut-off of 12.5 Hz is
    // looked at over 4 frames to each side; the filter is off by 3.5°/(2 √2 · 2π · 0.125) = 1.5756°
    // at the corner, always the same way.
    let landing = HandBuiltRepetition()
    var analyzed = landing.analyzed
    analyzed.trial.cutoff = 12.5
    let filtered = try #require(
      Assessment(of: [analyzed], subject: .adult).measure(.kneeFlexionAtContact, .right))
    let bare = try measure(.kneeFlexionAtContact, .right, landing)
    let added = filtered.u95 * filtered.u95 - bare.u95 * bare.u95
    let shared = filtered.sharedU95 * filtered.sharedU95 - bare.sharedU95 * bare.sharedU95

    #expect(added.squareRoot().isClose(to: 1.96 * 1.5756, within: 1e-3))
    #expect(shared.isClose(to: added, within: 1e-9))
  }

  @Test func `a slow camera knows the contact only roughly`() throws {
    // 300°/s at 30 Hz are 10° a frame: 35° to 105° in seven frames. The contact is known to 19.43 ms:
    // 1.96 · 0.3 · 19.432 = 11.426°.
    var landing = HandBuiltRepetition(frameRate: 30, bottom: 27)
    landing.contact = [.left: 20, .right: 20]
    let contact = try measure(.kneeFlexionAtContact, .right, landing)

    #expect(contact.u95.isClose(to: (16 + 11.426 * 11.426).squareRoot(), within: 1e-3))
    #expect(contact.quality == .limited)
    #expect(contact.method.hasSuffix("approximate initial contact (30 Hz)"))
    #expect(try measure(.jumpHeight, .both, landing).quality == .limited)
    #expect(try measure(.jumpHeight, .both, HandBuiltRepetition()).quality == .good)
  }

  @Test func `jump height and reactive strength are those of the clock`() throws {
    // Contact and flight last 40 frames of 10 ms each: 9.80665 · 0.4² / 8 = 0.196133 m.
    let landing = HandBuiltRepetition()
    let height = try measure(.jumpHeight, .both, landing)
    let index = try measure(.reactiveStrengthIndex, .both, landing)

    #expect(height.value.isClose(to: 196.133, within: 1e-9))
    #expect(height.method == "by a flight of 0.400 s")
    #expect(try measure(.contactTime, .both, landing).value.isClose(to: 0.4, within: 1e-12))
    #expect(index.value.isClose(to: 0.4903325, within: 1e-9))
    // Each instant is off by √(2.5² + 3.055²) = 3.9476 ms besides the half frame that cancels.
    // dh = g t/4 · √2 · 1.96 · 3.9476 ms = 10.731 mm. The index changes by 1/c = 2.5, 2/f + 1/c = 7.5
    // and 2/f = 5 per second of each: √(6.25 + 56.25 + 25) · 1.96 · 3.9476 ms = 7.2377 %.
    #expect(height.u95.isClose(to: 10.7306, within: 1e-3))
    #expect(index.u95.isClose(to: 0.4903325 * 0.072377, within: 1e-6))
  }

  @Test func `each stretch of a trial has the skin of its own task`() throws {
    var analyzed = HandBuiltSquats.same(2, .init()).analyzed
    let squats = analyzed.events.repetitions
    analyzed.events.bouts = zip([MovementTask.squat, .landing], squats).map { task, squat in
      var repetition = squat
      repetition.number = 1
      return Bout(
        task: task, frames: squat.start..<squat.end + 1, evidence: "by hand",
        repetitions: [repetition])
    }
    let measures = Assessment(of: [analyzed], subject: .adult).measures
    func u95(_ task: MovementTask) throws -> Double {
      try #require(
        measures.first {
          $0.kind == .kneeAdductionAtBottom && $0.side == .right && $0.task == task
        }
      ).u95
    }

    // 1.96 √(4.5² + 2.5²) and 1.96 √(4.5² + 4²) at 90° of flexion.
    #expect(try u95(.squat).isClose(to: 10.09, within: 0.1))
    #expect(try u95(.landing).isClose(to: 11.80, within: 0.1))
  }

  @Test func `separations are taken from contact to the deepest point`() throws {
    var landing = HandBuiltRepetition()
    landing.separationRatio = Ramp(1.1, 0.7)
    // Knees 2 · (150 − 60) mm and hips 2 · 90 mm apart: 100 %.
    landing.medial = [.left: Ramp(0, 60), .right: Ramp(0, 60)]

    #expect(
      try measure(.kneeAnkleSeparationRatioMinimum, .both, landing).value
        .isClose(to: 0.7, within: 1e-12))
    #expect(
      try measure(.normalizedKneeSeparation, .both, landing).value.isClose(to: 100, within: 1e-9))
  }
}
