// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import Foundation
import Testing

struct CrossTalkReportTests {
  private func index(adduction: Double, _ basis: CrossTalkIndex.Basis) throws -> CrossTalkIndex {
    try #require(
      CrossTalkIndex(
        flexion: [0, 0.5, 1], adduction: [0, 0.5, 1].map { $0 * Angle.degrees(adduction).radians },
        over: [0..<3], basis: basis))
  }

  /// A session whose right knee was corrected and whose left knee was not.
  private func report(_ basis: CrossTalkIndex.Basis, before: Double) throws -> SessionReport {
    let estimate = CrossTalkEstimate(
      offset: .degrees(-8.3), repeatability: .degrees(1.5), cycleCount: 3,
      flexionRange: .degrees(57), varianceReduction: 0.8)
    let small = CrossTalkEstimate(
      offset: .degrees(2.1), repeatability: .degrees(1), cycleCount: 1, flexionRange: .degrees(55),
      varianceReduction: 0.05)
    var report = Fixture.squat
    report.trials[0].kinematics.crossTalk = CrossTalkReport(
      method: .auto,
      legs: [
        .right: CrossTalkReport.Leg(
          verdict: .corrected(estimate, trials: ["walk1", "walk2"]),
          before: try index(adduction: before, basis), after: try index(adduction: 4, basis)),
        .left: CrossTalkReport.Leg(
          verdict: .refused(.littleGained(share: 0.05), small),
          before: try index(adduction: before, basis), after: try index(adduction: before, basis)),
      ])
    return report
  }

  @Test func `the axis, the index before and after and its meaning are told in sentences`() throws {
    let text = renderText(try report(.repetitions, before: 11), width: 600, colour: false)

    #expect(
      text.contains(
        "Right knee axis: turned 8.3° outwards (least variance of adduction in walk1, walk2, 3 cycles; "
          + "standard deviation 2.5°). Adduction moves 4.0° and goes with flexion by r² 1.00 (before: "
          + "11.0°, r² 1.00), over 1 squat; in a squat a true valgus or varus does that as well as an "
          + "axis that is off"))
    #expect(
      text.contains(
        "Left knee axis: as calibrated, since turning it would take away 5 % of the variance of "
          + "adduction, too little to blame the axis (estimate: 2.1° inwards). Adduction moves 11.0°"
      ))
  }

  @Test func `more adduction than bones have in walking is blamed on axis or skin`() throws {
    let walking = renderText(try report(.walkingCycles, before: 11), width: 600, colour: false)
    let whole = renderText(try report(.wholeTrial, before: 11), width: 600, colour: false)

    #expect(
      walking.contains(
        "over 1 cycle of walking; bones move by some 4° in walking, so the axis or the skin is at "
          + "fault"))
    #expect(walking.contains("over 1 cycle of walking; by itself that proves no error of the axis"))
    #expect(whole.contains("over the whole trial; without cycles nothing follows from it"))
  }

  @Test func `a knee that hardly bends and keeps its axis is not spoken of`() {
    var report = Fixture.squat
    report.trials[0].kinematics.crossTalk = CrossTalkReport(
      method: .off,
      legs: [.left: CrossTalkReport.Leg(verdict: .refused(.noSource, nil), before: nil, after: nil)]
    )

    #expect(!renderText(report, colour: false).contains("knee axis"))
  }

  @Test func `the document holds the turn, its uncertainty and both indices`() throws {
    let files = reportFiles(for: try report(.repetitions, before: 11))
    let file = try #require(files.first { $0.name == "squats1.json" })
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any])
    let kinematics = try #require(json["kinematics"] as? [String: Any])
    let crossTalk = try #require(kinematics["cross_talk"] as? [String: Any])
    let right = try #require(crossTalk["right"] as? [String: Any])
    let left = try #require(crossTalk["left"] as? [String: Any])
    let estimate = try #require(right["estimate"] as? [String: Double])
    let before = try #require(right["before"] as? [String: Any])

    #expect(crossTalk["method"] as? String == "auto")
    #expect(right["axis"] as? String == "turned")
    #expect(right["trials"] as? [String] == ["walk1", "walk2"])
    #expect(estimate["turn_inwards_deg"] == -8.3)
    #expect(estimate["standard_deviation_deg"] == 2.5)
    #expect(estimate["cycles"] == 3)
    #expect(before["adduction_range_deg"] as? Double == 11)
    #expect(before["over"] as? String == "repetitions")
    #expect(left["axis"] as? String == "as_calibrated")
    #expect((left["reason"] as? String)?.hasPrefix("turning it would take away 5 %") == true)
    #expect(try files.table("dictionary.csv").column("id").contains("cross_talk"))
  }
}
