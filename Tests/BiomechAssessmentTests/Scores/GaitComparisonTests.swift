// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion
import BiomechTestSupport
import Testing

/// Scores of curves that are constant, so that every variable score is a difference.
///
/// | angle | norm | left | GVS | right | GVS |
/// |---|---|---|---|---|---|
/// | pelvic tilt | 0 | 3 | 3 | 3 | 3 |
/// | pelvic obliquity (right side up: −4) | 1 | 4 | 3 | −4 | 5 |
/// | pelvic rotation (right side forward: −5) | 0 | 5 | 5 | −5 | 5 |
/// | hip flexion | 0 | 12 | 12 | 6 | 6 |
/// | hip adduction | 0 | 4 | 4 | −8 | 8 |
/// | hip rotation | 0 | 6 | 6 | 2 | 2 |
/// | knee flexion | 20 | 10 | 10 | 24 | 4 |
/// | ankle dorsiflexion | 0 | 5 | 5 | 10 | 10 |
/// | foot progression | −5 | −12 | 7 | −2 | 3 |
///
/// - Left, nine: 9 + 9 + 25 + 144 + 16 + 36 + 100 + 25 + 49 = 413; √(413/9) = 6.77413
/// - Right, six: 36 + 64 + 4 + 16 + 100 + 9 = 229; √(229/6) = 6.17792
/// - Right, nine: 9 + 25 + 25 + 229 = 288; √(288/9) = 5.65685
/// - Both, fifteen: 413 + 229 = 642; √(642/15) = 6.54217
struct GaitComparisonTests {
  private static let left: [Variable: Double] = [
    .hipFlexion: 12, .hipAdduction: 4, .hipInternalRotation: 6, .kneeFlexion: 10,
    .ankleDorsiflexion: 5, .footProgression: -12, .kneeAdduction: 3,
  ]
  private static let right: [Variable: Double] = [
    .hipFlexion: 6, .hipAdduction: -8, .hipInternalRotation: 2, .kneeFlexion: 24,
    .ankleDorsiflexion: 10, .footProgression: -2, .kneeAdduction: -1,
  ]

  private static let walk: HandBuiltWalk = {
    var walk = HandBuiltWalk()
    for (variable, value) in left { walk.set(variable, .left, value) }
    for (variable, value) in right { walk.set(variable, .right, value) }
    walk.set(.pelvisAnteriorTilt, .both, 3)
    walk.set(.pelvisObliquity, .both, -4)
    walk.set(.pelvisRotation, .both, -5)
    walk.cycles = [
      GaitCycle(1, .right, 0, 100), GaitCycle(1, .left, 50, 150), GaitCycle(2, .right, 100, 200),
    ]
    return walk
  }()

  private static let norms: Norms = {
    let means: [Variable: Double] = [
      .pelvisObliquity: 1, .kneeFlexion: 20, .footProgression: -5, .kneeAdduction: 1,
    ]
    let bands = (GaitProfileScore.variables + [.kneeAdduction]).map { variable in
      Norms.Band(
        variable, mean: Array(repeating: means[variable] ?? 0, count: 101),
        standardDeviation: Array(repeating: 2, count: 101))
    }
    return Norms(
      passport: NormsPassport(
        task: .gait, model: .calibrated, subjects: 20, cycles: 100, programVersion: "1"),
      bands: bands,
      measures: [
        .kneeAdductionMeanStance: Norms.Value(mean: 1, standardDeviation: 2, count: 20),
        .footProgressionMeanStance: Norms.Value(mean: -5, standardDeviation: 4, count: 20),
      ],
      logSideScore: Norms.Value(mean: 1.7, standardDeviation: 0.25, count: 20),
      logOverallScore: Norms.Value(mean: 1.6, standardDeviation: 0.2, count: 20))
  }()

  /// What most tests look at; an assessment takes a while.
  private static let compared = Assessment(of: [walk.analyzed], subject: .adult, norms: norms)

  private func assessment(_ norms: Norms?) -> Assessment {
    Assessment(of: [Self.walk.analyzed], subject: .adult, norms: norms)
  }

  @Test(arguments: [
    ("GPS", BodySide.left, 9, 6.77413), ("GPS", .right, 6, 6.17792), ("GPS-9", .right, 9, 5.65685),
    ("GPS", .both, 15, 6.54217),
  ])
  func `a profile score is as worked out by hand`(
    code: String, side: BodySide, count: Int, expected: Double
  ) throws {
    let score = try #require(
      Self.compared.scores.first { $0.code == code && $0.side == side })

    #expect(score.items.count == count)
    #expect(try #require(score.total).isClose(to: expected, within: 1e-5))
    #expect(score.maximum == 0)
  }

  @Test func `the items are the movement analysis profile`() throws {
    let scores = Self.compared.scores
    let left = try #require(scores.first { $0.code == "GPS" && $0.side == .left })
    let right = try #require(scores.first { $0.code == "GPS-9" })

    for (item, expected) in zip(left.items, [3.0, 3, 5, 12, 4, 6, 10, 5, 7]) {
      #expect(try #require(item.points).isClose(to: expected, within: 1e-9), "\(item.name)")
      #expect(item.unit == .degrees)
    }
    for (item, expected) in zip(right.items, [3.0, 5, 5, 6, 8, 2, 4, 10, 3]) {
      #expect(try #require(item.points).isClose(to: expected, within: 1e-9), "\(item.name)")
    }
    #expect(left.items.map(\.code) == (1...9).map { "GVS-0\($0)" })
    #expect(right.aggregation == "root mean square of 2 right strides")
    #expect(left.items.allSatisfy { ScoreKind.gaitProfile[item: $0.code] != nil })
  }

  // z = (3 − 1)/2 and (−12 + 5)/4; GDI* of the left side 100 − 10 (ln 6.77413 − 1.7)/0.25 and of
  // both 100 − 10 (ln 6.54217 − 1.6)/0.2.
  @Test(arguments: [
    (MeasureKind.kneeAdductionMeanStanceZ, BodySide.left, 1.0),
    (.footProgressionMeanStanceZ, .left, -1.75), (.kneeFrontalVariableScore, .left, 2),
    (.kneeFrontalVariableScore, .right, 2), (.gaitProfileScore, .left, 6.77413),
    (.gaitProfileScore, .right, 5.65685), (.gaitProfileScore, .both, 6.54217),
    (.scaledGaitProfileScore, .left, 91.475_54), (.scaledGaitProfileScore, .both, 86.086_55),
  ])
  func `a measure against norms is as worked out by hand`(
    kind: MeasureKind, side: BodySide, expected: Double
  ) throws {
    let measure = try #require(
      Self.compared.measures.first { $0.kind == kind && $0.side == side })

    #expect(measure.value.isClose(to: expected, within: 1e-4))
    #expect((measure.cycle == nil) == (side == .both))
  }

  @Test func `a value in standard deviations has its uncertainty in them`() throws {
    let measures = Self.compared.measures
    let degrees = try #require(
      measures.first { $0.kind == .kneeAdductionMeanStance && $0.side == .left })
    let standardized = try #require(
      measures.first { $0.kind == .kneeAdductionMeanStanceZ && $0.side == .left })

    #expect(standardized.u95.isClose(to: degrees.u95 / 2, within: 1e-12))
    #expect(standardized.method.hasSuffix("less the mean of 20 subjects"))
  }

  // 2° off all over: an error of the knee axis shifts the whole curve, so U95 is nearly that of the
  // angle, 1.96 √(1.7329² + 3²) with the skin of swing.
  @Test func `the score of the frontal knee has a computed uncertainty`() throws {
    let measure = try #require(
      Self.compared.measures.first { $0.kind == .kneeFrontalVariableScore })

    #expect(measure.u95Origin == .computed)
    #expect(measure.u95 > 5 && measure.u95 < 1.96 * (1.7329 * 1.7329 + 9).squareRoot() + 0.01)
  }

  @Test func `without norms there is no score and no value against them`() {
    let assessment = assessment(nil)
    let kinds: Set<MeasureKind> = [
      .gaitProfileScore, .scaledGaitProfileScore, .kneeFrontalVariableScore,
      .kneeAdductionMeanStanceZ, .gaitDeviationIndex,
    ]

    #expect(assessment.norms == nil)
    #expect(assessment.scores.allSatisfy { !$0.code.hasPrefix("GPS") })
    #expect(!assessment.measures.contains { kinds.contains($0.kind) })
  }

  @Test func `an angle that is missing leaves its score open and its item named`() throws {
    var norms = Self.norms
    norms.bands.removeAll { $0.variable == .hipFlexion }
    let assessment = assessment(norms)
    let score = try #require(assessment.scores.first { $0.side == .left })
    let hip = try #require(score.items.first { $0.code == "GVS-04" })

    #expect(score.total == nil)
    #expect(hip.points == nil && hip.missing == "hip flexion in the norms")
    #expect(score.items.count { $0.points != nil } == 8)
    #expect(!assessment.measures.contains { $0.kind == .gaitProfileScore })
  }

  @Test func `norms that do not suit a trial are refused with the reason`() throws {
    var norms = Self.norms
    norms.passport.ageRange = 6...12
    let assessment = assessment(norms)
    let comparison = try #require(assessment.norms)

    #expect(comparison.trials.isEmpty)
    #expect(
      comparison.refusals.map(\.sentence) == [
        "'walk' is not held against the norms: the norms are of children (6 to 12 years), and the "
          + "subject is 30 years old."
      ])
    #expect(!assessment.measures.contains { $0.kind == .gaitProfileScore })
    #expect(comparison.band(for: .kneeFlexion, .left, trial: "walk", task: .gait) == nil)
  }

  @Test func `norms of another task are told so`() throws {
    var norms = Self.norms
    norms.passport.task = .running
    let comparison = try #require(assessment(norms).norms)

    #expect(comparison.missing == "the norms are of running, and no trial is")
  }

  @Test func `the band of the pelvis is turned for the left`() throws {
    let comparison = try #require(Self.compared.norms)
    let left = try #require(
      comparison.band(for: .pelvisObliquity, .left, trial: "walk", task: .gait))
    let right = try #require(
      comparison.band(for: .pelvisObliquity, .right, trial: "walk", task: .gait))

    #expect(left.mean[0] == -1 && right.mean[0] == 1)
    #expect(left.standardDeviation == right.standardDeviation)
  }
}
