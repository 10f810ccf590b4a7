// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechKinematics
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Testing

/// The report that was agreed on; `BIOMECH_RECORD=1` rewrites it.
private func agreed(_ name: String, _ text: String) throws -> String {
  try agreedText("Tests/BiomechReportTests/Snapshots/\(name)", recording: text)
}

struct TextReportTests {
  @Test func `the report of a squat reads as agreed`() throws {
    let text = renderText(Fixture.squat, colour: false)

    #expect(try text == agreed("squat.txt", text))
  }

  @Test func `the report of a screened subject reads as agreed`() throws {
    let text = renderText(Fixture.screened, colour: false)

    #expect(try text == agreed("screened.txt", text))
  }

  @Test func `the report of several trials reads as agreed`() throws {
    let text = renderText(Fixture.twoTrials, colour: false)

    #expect(try text == agreed("two-trials.txt", text))
  }

  @Test func `the report of quiet standing reads as agreed`() throws {
    let text = renderText(Fixture.standing, colour: false)

    #expect(try text == agreed("standing.txt", text))
  }

  @Test func `the report of another movement reads as agreed`() throws {
    let text = renderText(Fixture.other, colour: false)

    #expect(try text == agreed("other.txt", text))
  }

  @Test(arguments: [60, 80, 100, 140])
  func `no line is wider than asked for`(width: Int) {
    for report in [Fixture.squat, Fixture.screened, Fixture.standing] {
      let lines = renderText(report, width: width, colour: false).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= width })
    }
  }

  @Test func `letters beyond ASCII count one column and a long word is cut`() {
    var report = Fixture.squat
    report.subject.code = String(repeating: "é°±", count: 60)
    let lines = renderText(report, width: 100, colour: false).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.contains { $0.count == 100 })
  }

  @Test func `colour adds nothing but colour`() {
    let coloured = renderText(Fixture.screened, colour: true)
    #expect(coloured.contains("\u{1B}["))
    #expect(
      coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
        == renderText(Fixture.screened, colour: false))
  }

  @Test func `a hostile name cannot steer the terminal`() {
    let text = renderText(Fixture.hostile("\u{1B}[2J\u{7}\u{202E}\u{9B}x"), colour: false)
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 7 })
    #expect(!text.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x9B })
    #expect(text.contains("\u{FFFD}[2J"))
  }

  @Test func `the statement and the warning signs stand before the first measured number`() throws {
    let text = renderText(Fixture.squat, colour: false)
    let statement = try #require(text.firstRange(of: "This report describes"))
    let flags = try #require(text.firstRange(of: "WARNING SIGNS"))
    let number = try #require(text.firstRange(of: " ± "))
    #expect(statement.lowerBound < flags.lowerBound)
    #expect(flags.lowerBound < number.lowerBound)
  }

  @Test func `where every measure is limited the reasons stand under data quality`() throws {
    var report = Fixture.twoTrials
    for index in report.assessment.measures.indices {
      let trial = report.assessment.measures[index].trial
      report.assessment.measures[index].quality = .limited
      report.assessment.measures[index].filledFraction = 0
      report.assessment.measures[index].method = "lacks a straight knee in \(trial)"
    }

    let text = renderText(report, colour: false)
    let page = try reportFiles(for: report).text("session.html")

    #expect(text.contains("limited quality throughout; the reasons stand under data quality"))
    let quality = try #require(text.split(separator: "DATA QUALITY").last)
    for trial in ["squats1", "squats2"] {
      let reason = "Limited quality: lacks a straight knee in \(trial)"
      #expect(quality.ranges(of: reason).count == 1)
      #expect(page.ranges(of: "<li>\(reason)</li>").count == 1)
      #expect(try reportFiles(for: report).text("\(trial).html").contains(reason))
    }
  }

  @Test func `a finding that lacks the age says how to give it`() throws {
    var report = Fixture.squat
    var finding = Finding.notAssessed
    finding.missing = "the age of the subject"
    report.assessment.findings = [finding]
    let need = "it needs the age of the subject; pass --subject with age_years."
    #expect(renderText(report, width: 200, colour: false).contains(need))
    #expect(try reportFiles(for: report).text("session.html").contains(need))
  }

  @Test func `rules of tasks that were not done stand in one sentence for each task`() throws {
    func undone(_ code: String, _ tasks: [MovementTask]) -> Finding {
      var finding = Finding.notAssessed
      (finding.code, finding.missing) = (code, "a trial of something else")
      finding.undoneTasks = tasks
      return finding
    }
    var report = Fixture.squat
    report.assessment.findings = [
      undone("RL05", [.singleLegSquat, .stepDown]), undone("RL03", [.gait]), .notAssessed,
      undone("RL12", [.singleLegSquat, .gait]),
    ]
    let text = renderText(report, width: 100, colour: false)
    let page = try reportFiles(for: report).text("session.html")
    for sentence in [
      "Walking was not done: RL03, RL12.", "Single-leg squat was not done: RL05, RL12.",
      "Step-down was not done: RL05.",
    ] {
      #expect(text.contains("\n    \(sentence)\n"), "\(sentence)")
      #expect(page.contains("<li>\(sentence)</li>"), "\(sentence)")
    }
    // What needs an answer only keeps a line of its own.
    #expect(text.contains("(RL02): it needs the age"))
    #expect(!text.contains("a trial of something else"))
    #expect(!page.contains("a trial of something else"))
  }

  @Test func `one frame is spoken of in the singular`() {
    var report = Fixture.squat
    report.trials[0].kinematics.filledFrames[.left] = [true, false]
    #expect(renderText(report, colour: false).contains("Left leg: 1 frame rests on filled samples"))
  }

  @Test func `a renamed cluster is named in full`() {
    let text = renderText(Fixture.squat, colour: false).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(
      text.contains(
        "The markers of the left thigh are named differently from the static trial and were put "
          + "right: LTH1 is LTH3 of the static trial, LTH2 is LTH4 of the static trial, LTH3 is "
          + "LTH1 of the static trial, LTH4 is LTH2 of the static trial."))
  }
}
