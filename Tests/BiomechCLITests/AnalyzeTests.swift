// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Foundation
import Testing

struct AnalyzeTests {
  /// A folder with a static trial, an even squat and one with a valgus right knee.
  private func session() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(RecordingText.standing.text, to: "static.csv")
    try folder.write(RecordingText.squat.text, to: "even.csv")
    try folder.write(RecordingText.valgusSquat.text, to: "valgus.csv")
    return folder
  }

  @Test func `the folder holds the files of the contract and nothing else`() throws {
    let folder = try session()

    let result = biomech(
      "analyze", folder.path("even.csv"), "--static", folder.path("static.csv"), "-o",
      folder.path("out"))

    #expect(result.status == .success)
    #expect(
      try folder.names(in: "out") == [
        "care.csv", "dictionary.csv", "even.angles.csv", "even.html", "even.json", "events.csv",
        "findings.csv", "measures.csv", "run.json", "scores.csv", "session.html",
        "static.angles.csv", "static.html", "static.json", "summary.csv", "trials.csv",
        "waveforms.csv",
      ])
    #expect(result.errors == "report: \(folder.path("out"))/session.html\n")
    #expect(!(try folder.text("out/run.json")).contains(folder.path("")))
  }

  @Test func `the text report is plain, fits 100 columns and comes without a folder too`() throws {
    let folder = try session()
    let arguments = ["analyze", folder.path("even.csv"), "--static", folder.path("static.csv")]

    let alone = biomech(arguments)
    let withFolder = biomech(arguments + ["-o", folder.path("out")])

    #expect(alone.status == .success)
    #expect(alone.errors == "")
    #expect(alone.output == withFolder.output)
    #expect(alone.output.contains("It is a screening aid, not a diagnosis"))
    #expect(!alone.output.contains("\u{1B}"))
    #expect(alone.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: [
    ("json", "{"), ("csv", "subject,session,task,trial,side,cycle,measure,value,unit,"),
    ("html", "<!DOCTYPE html>"),
  ])
  func `another format goes to standard output`(format: String, beginning: String) throws {
    let folder = try session()

    let result = biomech("analyze", folder.path("even.csv"), "--format", format)

    #expect(result.status == .success)
    #expect(result.output.lowercased().hasPrefix(beginning.lowercased()))
  }

  @Test(arguments: [false, true])
  func `all trials are one valid JSON document`(hasStatic: Bool) throws {
    let folder = try session()
    let options = hasStatic ? ["--static", folder.path("static.csv")] : []

    let result = biomech(["analyze", folder.path("even.csv"), "--format", "json"] + options)

    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "biomech.session/1")
    let trials = try #require(document["trials"] as? [[String: Any]])
    #expect(trials.allSatisfy { $0["schema"] as? String == "biomech.trial/1" })
    let names = trials.compactMap { ($0["trial"] as? [String: Any])?["name"] as? String }
    #expect(names.sorted() == (hasStatic ? ["even", "static"] : ["even"]))
  }

  @Test func `the same run may write again and gives the same bytes`() throws {
    let folder = try session()
    let arguments = ["analyze", folder.path("even.csv"), "-o", folder.path("out")]
    biomech(arguments)
    let before = try folder.names(in: "out").map { try folder.text("out/\($0)") }

    let again = biomech(arguments)

    #expect(again.status == .success)
    #expect(before == (try folder.names(in: "out").map { try folder.text("out/\($0)") }))
  }

  @Test func `a folder of another run is refused unless forced`() throws {
    let folder = try session()
    let out = folder.path("out")
    biomech("analyze", folder.path("even.csv"), "-o", out)
    let before = try folder.text("out/run.json")

    let refused = biomech("analyze", folder.path("valgus.csv"), "-o", out)
    let otherOptions = biomech("analyze", folder.path("even.csv"), "--cutoff", "6", "-o", out)

    #expect(refused.status == .inputOutput)
    #expect(refused.output == "")
    #expect(
      refused.errors == """
        \(out): the folder holds the run of 'even.csv' [another-run]
          hint: name another folder with -o, or pass --force to replace what is there

        """)
    #expect(otherOptions.status == .inputOutput)
    #expect(otherOptions.errors.contains("a run of the same inputs with other options"))
    #expect(try folder.text("out/run.json") == before)

    #expect(biomech("analyze", folder.path("valgus.csv"), "-o", out, "--force").status == .success)
    #expect(!(try folder.names(in: "out")).contains("even.json"))
  }

  @Test func `a trial that cannot be read does not stop the others`() throws {
    let folder = try session()
    let arguments = [
      "analyze", folder.path("even.csv"), folder.path("no.csv"), "-o", folder.path("out"),
    ]

    let result = biomech(arguments)

    #expect(result.status == .someInputsFailed)
    #expect(
      result.errors.contains(
        "no.csv: cannot be read: no such file or directory [unreadable]\n  hint: "))
    #expect(result.output.contains("even"))
    let trials = try folder.text("out/trials.csv").split(separator: "\n")
    #expect(trials.contains { $0.hasPrefix("even,done,") })
    #expect(trials.contains { $0.hasPrefix("no,failed,") })
    #expect(biomech(arguments + ["--failures-ok"]).status == .success)
  }

  @Test func `nothing readable is 65, nothing there is 74`() throws {
    let folder = try session()
    let empty = try folder.write("", to: "empty.csv")

    #expect(biomech("analyze", folder.path("a.csv"), folder.path("b.csv")).status == .inputOutput)
    #expect(biomech("analyze", folder.path("a.csv"), empty).status == .unreadable)
  }

  @Test(arguments: [
    ("valgus.csv", "flag", CommandStatus.findingReached),
    ("valgus.csv", "watch", .findingReached), ("even.csv", "flag", .success),
  ])
  func `a finding of the level of fail-on ends with status 2`(
    trial: String, level: String, status: CommandStatus
  ) throws {
    let folder = try session()

    let result = biomech(
      "analyze", folder.path(trial), "--static", folder.path("static.csv"), "--fail-on", level)

    #expect(result.status == status)
    #expect(result.output != "")
  }

  @Test func `the valgus knee is flagged and the other one is not`() throws {
    let folder = try session()

    biomech(
      "analyze", folder.path("valgus.csv"), "--static", folder.path("static.csv"), "-o",
      folder.path("out"))

    let findings = try folder.text("out/findings.csv").split(separator: "\n")
    #expect(findings.contains { $0.contains(",right,RL04,") && $0.contains(",flag,") })
    #expect(!findings.contains { $0.contains(",left,RL04,") && $0.contains(",flag,") })
  }

  @Test func `timing names every stage and the memory on standard error`() throws {
    let folder = try session()

    let result = biomech("analyze", folder.path("even.csv"), "--timing")

    let lines = result.errors.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(
      lines.map { $0.dropLast(2).joined(separator: " ") } == [
        "reading", "cleaning", "kinematics", "events and assessment", "rendering", "writing",
        "total", "peak memory",
      ])
    #expect(lines.allSatisfy { (Double($0[$0.count - 2]) ?? -1) >= 0 })
  }
}
