// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechGuidance
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import Foundation
import Testing

struct HTMLReportTests {
  @Test func `the policy names the hash of the one style sheet and allows nothing else`() throws {
    let page = try Fixture.squatFiles.text("squats1.html")
    let policy = try #require(page.firstMatch(of: #/Policy" content="([^"]*)"/#)).1
    let style = try #require(page.firstMatch(of: #/(?s)<style>(.*?)</style>/#)).1
    #expect(
      policy
        == "default-src 'none'; style-src 'sha256-\(base64(sha256(Array(style.utf8))))'; "
        + "base-uri 'none'; form-action 'none'")
    #expect(page.ranges(of: "<style").count == 1)
    #expect(!page.contains("style=\""))
    #expect(!page.contains("<script"))
  }

  @Test func `nothing outside the file is named but sources in plain text`() throws {
    for name in ["squats1.html", "session.html"] {
      let page = try Fixture.squatFiles.text(name)
      for word in ["src=", "href=", "url(", "@import", "http://", "https://", "<link", "<iframe"] {
        #expect(!page.contains(word), "\(word) in \(name)")
      }
    }
  }

  @Test func `the statement and the warning signs stand before the first measured number`() throws {
    let page = try Fixture.squatFiles.text("squats1.html")
    let statement = try #require(page.firstRange(of: "This report describes movement"))
    let flags = try #require(page.firstRange(of: "<h2 id=\"warning-signs\">"))
    let number = try #require(page.firstRange(of: " ± "))
    #expect(statement.lowerBound < flags.lowerBound)
    #expect(flags.lowerBound < number.lowerBound)
  }

  @Test func `the sections stand in the order of the contract`() throws {
    let page = try Fixture.squatFiles.text("squats1.html")
    #expect(
      page.matches(of: #/<h2 id="([a-z-]+)"/#).map { String($0.1) } == [
        "warning-signs", "findings", "exercises", "quality", "plots-squat", "figures", "patella",
        "plots-squat-others", "measures", "method",
      ])
  }

  @Test func `headings go down one level at a time`() throws {
    for name in ["squats1.html", "session.html"] {
      let page = try Fixture.squatFiles.text(name)
      let levels = page.matches(of: #/<h([1-6])/#).compactMap { Int(String($0.1)) }
      #expect(levels.first == 1)
      #expect(levels.filter { $0 == 1 }.count == 1)
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    }
  }

  @Test func `every drawing has a title and a description of its own`() throws {
    let page = try Fixture.squatFiles.text("squats1.html")
    let ids = page.matches(of: #/<(title|desc) id="([^"]+)"/#).map { String($0.2) }
    #expect(ids.count == 2 * page.ranges(of: "role=\"img\"").count)
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'--></style>]]>",
    "{{style}}{{{policy}}}", "\"\u{301}<\u{338}script>&\u{301}", "\u{0}\u{1B}[31m\u{202E}&amp;",
  ])
  func `hostile text shows as text`(text: String) throws {
    let files = reportFiles(for: Fixture.hostile(text))
    let calm = reportFiles(for: Fixture.hostile("plain"))
    for (page, reference) in zip(files, calm) where page.name.hasSuffix(".html") {
      let markup = tags(in: page.bytes)
      #expect(!markup.isEmpty)
      #expect(markup == tags(in: reference.bytes))
    }
  }

  /// The tags of a page as a browser sees them: `<`, a letter or `/` or `!`, up to `>`, byte by byte,
  /// without the title of the page's drawings.
  private func tags(in bytes: [UInt8]) -> [String] {
    var tags: [String] = []
    var rest = bytes[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      guard let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else { break }
      tags.append(String(decoding: bytes[start...end], as: UTF8.self))
      rest = bytes[(end + 1)...]
    }
    return tags.filter { !$0.hasPrefix("<path") }
  }

  @Test func `a report of 13 s stays under 500 KB`() throws {
    for file in Fixture.squatFiles where file.name.hasSuffix(".html") {
      #expect(file.bytes.count < 500_000)
    }
  }

  @Test func `a hundred squats are drawn as a band and stay under 500 KB`() throws {
    var report = Fixture.squat
    let repetitions = report.trials[0].events.repetitions
    report.trials[0].events.bouts[0].repetitions = (0..<100).map { repetitions[$0 % 5] }
    let files = reportFiles(for: report)
    #expect(try files.text("squats1.html").contains("right-band"))
    #expect(files.filter { $0.name.hasSuffix(".html") }.allSatisfy { $0.bytes.count < 500_000 })
  }

  @Test func `twenty squats of raw markers leave room for what else a page holds`() throws {
    var report = Fixture.squat
    let repetitions = report.trials[0].events.repetitions
    report.trials[0].events.bouts[0].repetitions = (0..<20).map { repetitions[$0 % 5] }
    var generator = SeededGenerator(seed: 3)
    for variable in Variable.all where variable.unit == .degrees {
      for side in Side.allCases {
        report.trials[0].kinematics.columns[VariableKey(variable, BodySide(side))] =
          (0..<1301).map { _ in 0.05 * generator.nextNormal() }
      }
    }
    let page = try #require(reportFiles(for: report).first { $0.name == "squats1.html" })
    #expect(page.bytes.count < 300_000)
  }

  @Test func `the level of a finding is a word and a shape`() throws {
    let page = try Fixture.squatFiles.text("squats1.html")
    let finding = try #require(
      page.firstMatch(of: #/(?s)<article class="finding flag">.*?</h3>/#)
    ).0
    #expect(finding.contains("<span class=\"level\">flag</span>"))
    #expect(finding.contains("flag-shape"))
  }

  @Test func `another movement shows knee angles over time and judges nothing`() throws {
    let page = try reportFiles(for: Fixture.other).text("walking1.html")
    #expect(page.contains("Knee flexion (°), walking1"))
    #expect(page.contains("Nothing was held against a threshold."))
    #expect(!page.contains("deepest"))
  }

  @Test func `quiet standing shows the figure and no waveforms`() throws {
    let page = try reportFiles(for: Fixture.standing).text("static1.html")
    #expect(page.contains("Standing, static1"))
    #expect(!page.contains("id=\"waveforms\""))
  }

  @Test func `the page of a trial leaves out findings of other trials`() throws {
    var report = Fixture.twoTrials
    report.assessment.findings = [.valgus(trials: ["squats1"]), .together(trials: ["squats2"])]
    let files = reportFiles(for: report)
    #expect(try files.text("squats1.html").contains("finding flag"))
    #expect(try !files.text("squats1.html").contains("finding watch"))
    #expect(try files.text("session.html").contains("finding watch"))
  }

  @Test func `a session in which every trial failed still has its pages`() throws {
    var report = Fixture.twoTrials
    report.trials = []
    report.assessment = Assessment(measures: [], findings: [])
    let page = try reportFiles(for: report).text("session.html")
    #expect(page.contains("Not analysed"))
    #expect(page.contains("this row has 12 fields"))
    #expect(renderText(report, colour: false).contains("squats3: not analysed"))
  }

  @Test(arguments: [0, 1])
  func `a trial of hardly any frames makes no trouble`(frameCount: Int) throws {
    var report = Fixture.other
    report.trials[0].kinematics = TrialKinematics(
      model: .frontal, frameCount: frameCount, frameRate: 100,
      columns: [VariableKey(.kneeFlexion, .right): Array(repeating: .nan, count: frameCount)])
    #expect(try reportFiles(for: report).text("walking1.html").contains("Frontal-plane model"))
  }

  @Test func `infinite values are drawn and written as missing`() throws {
    var report = Fixture.squat
    let key = VariableKey(.kneeAnkleSeparationRatio, .both)
    for frame in 200..<210 { report.trials[0].kinematics.columns[key]?[frame] = .infinity }
    report.assessment.measures[0].value = .infinity
    report.assessment.findings[0].criteria[1].u95 = .infinity
    let page = try reportFiles(for: report).text("squats1.html")
    #expect(!page.contains("inf,") && !page.contains("nan"))
    #expect(renderText(report, colour: false).contains("± unknown"))
  }

  @Test func `a measure of limited quality has a star and says why`() throws {
    let page = try Fixture.squatFiles.text("squats1.html")
    let remark = "* limited: calibrated, at the bottom"
    #expect(page.contains(remark))
    #expect(page.contains("(5) *"))
    #expect(renderText(Fixture.squat, colour: false).contains(remark))
  }

  @Test func `raised flags come with the care beside them`() throws {
    let page = try reportFiles(for: Fixture.screened).text("squats1.html")
    let raised = try #require(page.firstMatch(of: #/(?s)<ul class="raised">.*?</ul>/#)).0
    #expect(raised.contains("Giving way"))
    #expect(raised.contains("sports physician or physiotherapist"))
    #expect(!page.contains("class=\"checklist\""))
  }
}

struct SHA256Tests {
  @Test(arguments: [
    ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
    ),
  ])
  func `digests agree with the published examples`(message: String, digest: String) {
    // FIPS 180-2, appendix B, and the digest of nothing, in Base64.
    #expect(base64(sha256(Array(message.utf8))) == digest)
  }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
  func `Base64 agrees with the published examples`(text: String, encoded: String) {
    // RFC 4648, section 10.
    #expect(base64(Array(text.utf8)) == encoded)
  }
}
