// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct MeasuresTests {
  private func measures(_ analyzed: AnalyzedTrial) -> [Measure] {
    Assessment(of: [analyzed], subject: .adult).measures
  }

  private func measure(
    _ kind: MeasureKind, _ side: BodySide, _ analyzed: AnalyzedTrial, cycle: Int? = nil
  ) throws -> Measure {
    try #require(
      measures(analyzed).first { $0.kind == kind && $0.side == side && $0.cycle == cycle })
  }

  @Test func `every measure has an id of its own and says what it is`() {
    #expect(Set(MeasureKind.all.map(\.id)).count == MeasureKind.all.count)
    for kind in MeasureKind.all {
      #expect(!kind.label.isEmpty)
      #expect(!kind.definition.isEmpty)
      #expect(!kind.reference.isEmpty)
      #expect(!kind.positiveDirection.isEmpty)
    }
  }

  @Test func `standing gives alignment, axis deviation and their difference`() throws {
    let standing = HandBuiltStanding(deviation: [.right: -4, .left: 3]).analyzed
    let right = try measure(.hkaDeviationStanding, .right, standing)

    #expect(right.value.isClose(to: -4, within: 1e-9))
    #expect(right.method == "calibrated, median over quiet standing")
    #expect(right.quality == .good)
    #expect(right.cycle == nil)
    let axis = try measure(.mechanicalAxisDeviationStanding, .left, standing)
    #expect(axis.value.isClose(to: 10.5, within: 1e-9))
    let asymmetry = try measure(.hkaAsymmetryStanding, .both, standing)
    #expect(asymmetry.value.isClose(to: 7, within: 1e-9))
    #expect(asymmetry.u95.isClose(to: right.u95 * 2.0.squareRoot(), within: 1e-9))
  }

  @Test func `frames with a bent knee are left out of the median`() throws {
    var analyzed = HandBuiltStanding(deviation: [.right: 2, .left: 2]).analyzed
    for frame in 30..<120 {
      analyzed.kinematics.columns[VariableKey(.kneeFlexion, .right)]?[frame] = 0.5
      analyzed.kinematics.columns[VariableKey(.hkaDeviation, .right)]?[frame] = 0.3
    }
    let measure = try measure(.hkaDeviationStanding, .right, analyzed)

    #expect(measure.value.isClose(to: 2, within: 1e-9))
    #expect(measure.quality == .good)
  }

  @Test func `standing that may not be judged is still told, with the reason`() throws {
    var standing = HandBuiltStanding()
    standing.flexion[.right] = 14
    let measure = try measure(.hkaDeviationStanding, .right, standing.analyzed)

    #expect(measure.quality == .limited)
    #expect(
      measure.method
        == "calibrated, median over quiet standing; lacks standing with a straight knee, -5° to "
        + "10° of flexion (it is at 14°)")
  }

  @Test func `the frontal model has the uncertainty of the thresholds`() throws {
    var standing = HandBuiltStanding()
    standing.model = .frontal
    let measure = try measure(.hkaDeviationStanding, .right, standing.analyzed)

    #expect(measure.u95 == 3.5)
    #expect(measure.quality == .limited)
  }

  @Test func `a default uncertainty makes a measure of limited quality`() throws {
    var analyzed = HandBuiltSquats.same(1, .init()).analyzed
    #expect(try measure(.medialKneeDisplacementPeak, .right, analyzed, cycle: 1).quality == .good)

    // A hip that was never seen leaves displacement and ratio without an uncertainty.
    for frame in 0..<analyzed.kinematics.frameCount {
      analyzed.kinematics.track?.bodies[frame].right.hip = nil
    }
    let displacement = try measure(.medialKneeDisplacementPeak, .right, analyzed, cycle: 1)
    #expect(displacement.u95 == 20)
    #expect(displacement.quality == .limited)
    #expect(try measure(.kneeAdductionAtBottom, .right, analyzed, cycle: 1).quality == .good)
    let ratio = try measure(.kneeAnkleSeparationRatioAtBottom, .both, analyzed, cycle: 1)
    #expect(ratio.u95 == 0.1)
    #expect(ratio.quality == .limited)
  }

  @Test func `each squat gives its peaks and what it is at the bottom`() throws {
    let squats = HandBuiltSquats(squats: [
      .init(flexion: 80, displacement: [.right: 12], abduction: [.left: 6], ratio: 0.9),
      .init(flexion: 110, displacement: [.right: -15], abduction: [.left: -4], ratio: 1.1),
    ]).analyzed

    #expect(
      try measure(.kneeFlexionPeak, .left, squats, cycle: 2).value.isClose(to: 110, within: 1e-9))
    #expect(
      try measure(.medialKneeDisplacementPeak, .right, squats, cycle: 1).value
        .isClose(to: 12, within: 1e-9))
    #expect(
      try measure(.medialKneeDisplacementAtBottom, .right, squats, cycle: 2).value
        .isClose(to: -15, within: 1e-9))
    // Standing straight at zero, a displacement outwards has its peak where it began.
    #expect(
      try measure(.medialKneeDisplacementPeak, .right, squats, cycle: 2).value
        .isClose(to: 0, within: 1e-9))
    #expect(
      try measure(.kneeAbductionPeak, .left, squats, cycle: 1).value.isClose(to: 6, within: 1e-9))
    #expect(
      try measure(.kneeAdductionAtBottom, .left, squats, cycle: 2).value
        .isClose(to: 4, within: 1e-9))
    #expect(
      try measure(.kneeAnkleSeparationRatioAtBottom, .both, squats, cycle: 1).value
        .isClose(to: 0.9, within: 1e-9))
  }

  @Test func `abduction of a nearly straight knee is left out`() throws {
    // Flexion rises by 1.8° and adduction by 0.18° with each frame: the first frame from 20° on is
    // the twelfth, at 21.6° of flexion, and has the least adduction, 2.16°.
    let squats = HandBuiltSquats.same(1, .init(abduction: [.right: -9])).analyzed
    let peak = try measure(.kneeAbductionPeak, .right, squats, cycle: 1)

    #expect(peak.value.isClose(to: -2.16, within: 1e-9))
  }

  @Test func `the uncertainty of adduction grows with flexion`() throws {
    let shallow = try measure(
      .kneeAdductionAtBottom, .right, HandBuiltSquats.same(1, .init(flexion: 30)).analyzed, cycle: 1
    )
    let deep = try measure(
      .kneeAdductionAtBottom, .right, HandBuiltSquats.same(1, .init(flexion: 90)).analyzed, cycle: 1
    )

    // 1.96 √(2.7² + 2.5²) and 1.96 √(4.5² + 2.5²), from the draws of the methods at 30° and 90°.
    #expect(shallow.u95.isClose(to: 7.21, within: 0.1))
    #expect(deep.u95.isClose(to: 10.09, within: 0.1))
  }

  @Test func `a repetition with a fifth of its frames missing has no peak`() throws {
    var analyzed = HandBuiltSquats.same(1, .init(displacement: [.right: 12])).analyzed
    let key = VariableKey(.medialKneeDisplacement, .right)
    for frame in 110..<130 { analyzed.kinematics.columns[key]?[frame] = .nan }
    #expect(
      measures(analyzed).contains {
        $0.kind == .medialKneeDisplacementPeak && $0.side == .right
      })

    analyzed.kinematics.columns[key]?[130] = .nan
    #expect(
      !measures(analyzed).contains {
        $0.kind == .medialKneeDisplacementPeak && $0.side == .right
      })
    #expect(
      measures(analyzed).contains {
        $0.kind == .medialKneeDisplacementAtBottom && $0.side == .right
      })
  }

  @Test func `the projection angle is taken from its valid frames`() throws {
    var analyzed = HandBuiltSquats.same(1, .init()).analyzed
    var column = Array(repeating: Double.nan, count: analyzed.kinematics.frameCount)
    for frame in 110..<130 { column[frame] = Angle.degrees(Double(frame - 110)).radians }
    analyzed.kinematics.columns[VariableKey(.frontalPlaneProjectionAngle, .right)] = column
    let peak = try measure(.frontalPlaneProjectionAnglePeak, .right, analyzed, cycle: 1)

    #expect(peak.value.isClose(to: 19, within: 1e-9))
    #expect(peak.u95 == 8)
  }

  @Test func `the share of filled frames is that of the frames used`() throws {
    var squats = HandBuiltSquats.same(2, .init())
    squats.filled = 140..<160
    let analyzed = squats.analyzed

    #expect(
      try measure(.medialKneeDisplacementPeak, .right, analyzed, cycle: 1).filledFraction
        .isClose(to: 0.2, within: 1e-12))
    #expect(
      try measure(.medialKneeDisplacementAtBottom, .right, analyzed, cycle: 1).filledFraction == 1)
    #expect(
      try measure(.medialKneeDisplacementAtBottom, .right, analyzed, cycle: 1).quality == .limited)
    #expect(
      try measure(.medialKneeDisplacementPeak, .right, analyzed, cycle: 2).filledFraction == 0)
  }

  @Test(arguments: [
    (59.0, "quarter"), (61, "half"), (94, "half"), (96, "parallel"), (114, "parallel"),
    (116, "deep"),
  ])
  func `the depth has the class of its knee flexion`(flexion: Double, band: String) throws {
    var analyzed = HandBuiltSquats.same(1, .init(flexion: flexion)).analyzed
    let depth = try measure(.squatDepth, .both, analyzed, cycle: 1)
    #expect(depth.band == band)
    #expect(depth.value == 400)

    // Hips at the height of the knees are parallel at least.
    for side in Side.allCases {
      analyzed.kinematics.centres[SidedJoint(.hip, side)]?.y[150] = 420
    }
    let low = try measure(.squatDepth, .both, analyzed, cycle: 1)
    #expect(low.band == (band == "deep" ? "deep" : "parallel"))
  }
}
