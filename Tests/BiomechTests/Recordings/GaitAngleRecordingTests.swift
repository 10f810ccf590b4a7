// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Testing

/// The angles of gait cycles are those of the vendor's table between the file's events.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct GaitAngleRecordingTests {
  @Test(arguments: [
    ("HC002D", "06_Straight", "02_Static"), ("HC030A", "05_Straight", "01_Static"),
    ("HC032A", "03_Straight", "01_Static"),
  ])
  func `measures of cycles are read off the vendor's angles`(
    subject: String, walk: String, standing: String
  ) throws {
    func read(_ name: String) throws -> Trial {
      try Trial(
        contentsOf: ReferenceData.path("biomechzoo_pig/\(subject)/\(subject)\(name).c3d"))
    }
    let vendor = VendorResults(try read(walk))
    let report = try analyze(
      trials: [read(walk)], calibration: read(standing),
      options: AnalysisOptions(filter: .none, fill: .none, uncertainty: .off))
    let analyzed = try #require(report.trials.first { $0.trial.name.hasSuffix(walk) })
    let cycles = analyzed.events.cycles
    try #require(!cycles.isEmpty)

    var differences = Differences()
    for cycle in cycles {
      let letter = cycle.side == .left ? "L" : "R"
      func column(_ name: String, _ component: Int) throws -> [Double] {
        try #require(vendor.angles(letter + name)).map { $0[component] }
      }
      let knee = try column("KneeAngles", 0)
      let (strike, off, next) = (Int(cycle.strike), Int(cycle.off), Int(cycle.nextStrike))
      // The file's events lie on frames, so that nothing is interpolated.
      try #require(
        Double(strike) == cycle.strike && Double(off) == cycle.off
          && Double(next) == cycle.nextStrike)
      let stance = strike...off
      func mean(_ values: [Double]) -> Double { stance.map { values[$0] }.meanOfPresent }
      func largest(_ values: [Double]) -> Double { stance.map { values[$0] }.max() ?? .nan }
      let adduction = try column("KneeAngles", 1)
      let expected: [(MeasureKind, Double)] = [
        (.kneeFlexionAtStrike, knee[strike]),
        (.kneeFlexionPeakSwing, (off...next).map { knee[$0] }.max() ?? .nan),
        (.kneeAdductionMeanStance, mean(adduction)),
        (.kneeAbductionPeak, -(stance.map { adduction[$0] }.min() ?? .nan)),
        (.hipAdductionPeak, largest(try column("HipAngles", 1))),
        (.ankleDorsiflexionPeak, largest(try column("AnkleAngles", 0))),
        (
          .pelvicTiltMean,
          try (strike...next).map { try column("PelvisAngles", 0)[$0] }.meanOfPresent
        ),
      ]
      for (kind, value) in expected {
        let measure = try #require(
          report.assessment.measures.first {
            $0.kind == kind && $0.trial == analyzed.trial.name && $0.cycle == cycle.number
              && $0.side == BodySide(cycle.side)
          }, "\(kind.id)")
        differences.add(measure.value, value)
      }
    }
    print(
      differences.line("gait angles of a cycle (7 measures)", "\(subject)\(walk)", unit: "deg"))
    #expect(differences.count == 7 * cycles.count)
    #expect(differences.maximum < 0.005)
  }
}
