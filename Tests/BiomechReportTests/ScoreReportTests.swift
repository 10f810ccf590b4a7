// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion
import BiomechReport
import Foundation
import Testing

/// How scores are shown; the scores themselves are tested in BiomechAssessment.
struct ScoreReportTests {
  private func score(cycle: Int?, total: Double?, aggregation: String = "") -> Score {
    Score(
      code: "LESS", name: "Landing error score", task: .dropJump, side: .right,
      trials: ["squats1"], cycle: cycle,
      items: [
        ScoreItem(
          code: "LESS-01", name: "Knee flexion at contact", points: 1, value: 22.4,
          unit: .degrees, reason: "22° < 30°"),
        ScoreItem(
          code: "LESS-16", name: "Joint displacement", points: 1, maximum: 2, reason: "58°",
          isEstimated: true),
        ScoreItem(
          code: "LESS-03", name: "Trunk flexion", points: nil, missing: "markers on the <trunk>"),
      ], total: total, maximum: 3, aggregation: aggregation)
  }

  private var report: SessionReport {
    var report = Fixture.squat
    report.assessment.scores = [
      score(cycle: 1, total: 2), score(cycle: 2, total: 3),
      score(cycle: nil, total: 2.5, aggregation: "mean of 2 landings"),
    ]
    return report
  }

  @Test func `the text shows the score over all landings with the single totals beside it`() {
    // Lines are wrapped; only the words count.
    let text = renderText(report, colour: false).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")

    #expect(
      text.contains(
        "Landing error score, right, mean of 2 landings: 2.5 of 3 at least, 1 of 3 items not scored "
          + "(LESS)"))
    #expect(text.contains("Single totals: 2, 3."))
    #expect(text.contains("1 Knee flexion at contact (22° < 30°)"))
    #expect(text.contains("1 Joint displacement (58° (estimated))"))
    #expect(text.contains("not scored Trunk flexion (it needs markers on the <trunk>)"))
  }

  @Test func `the table has a row for each item and one for the total`() throws {
    let rows = try reportFiles(for: report).text("scores.csv").split(separator: "\n").map(
      String.init)

    // Three scores of three items and a total, below the header.
    #expect(rows.count == 13)
    #expect(
      rows[1].hasSuffix(
        ",drop_jump,squats1,right,1,LESS,LESS-01,Knee flexion at contact,1.0000,1.0000,22.4000,deg,false,22° < 30°,,"
      ))
    #expect(
      rows[3].hasSuffix("LESS-03,Trunk flexion,,1.0000,,points,false,markers on the <trunk>,,"))
    #expect(
      rows[12].hasSuffix(
        "right,,LESS,total,Landing error score,2.5000,3.0000,,points,true,,mean of 2 landings,"))
  }

  @Test func `the page escapes what a score says`() throws {
    let page = try reportFiles(for: report).text("session.html")

    #expect(page.contains("it needs markers on the &lt;trunk&gt;"))
    #expect(!page.contains("<trunk>"))
    #expect(page.contains("mean of 2 landings: <b>2.5 of 3 at least"))
  }

  @Test func `the document holds the items with what is missing as null`() throws {
    let bytes = try reportFiles(for: report).text("squats1.json")
    let document = try JSONSerialization.jsonObject(with: Data(bytes.utf8)) as? [String: Any]
    let scores = try #require(document?["scores"] as? [[String: Any]])
    let items = try #require(scores.last?["items"] as? [[String: Any]])

    #expect(scores.count == 3)
    #expect(scores[2]["total"] as? Double == 2.5)
    #expect(items[0]["value"] as? Double == 22.4)
    #expect(items[2]["points"] is NSNull)
    #expect(items[2]["missing"] as? String == "markers on the <trunk>")
  }
}
