// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Testing

struct SchemaCommandTests {
  private static let names = [
    "trial", "session", "record", "norms", "run", "comparison", "inspection", "session-inspection",
    "explanation", "exercises", "selftest",
  ]

  private func problems(_ name: String, in text: String) throws -> [String] {
    let schema = biomech("schema", name)
    #expect(schema.status == .success)
    return try SchemaValidator(Array(schema.output.utf8)).problems(in: Array(text.utf8))
  }

  @Test(arguments: names)
  func `the published schema is what the command prints`(name: String) throws {
    let text = biomech("schema", name).output
    let path = "Sources/Biomech/Biomech.docc/Resources/\(name).schema.json"

    #expect(text.contains("https://json-schema.org/draft/2020-12/schema"))
    #expect(try text == agreedText(path, recording: text))
  }

  @Test func `without a name all schemas are listed`() {
    let result = biomech("schema")

    #expect(result.status == .success)
    #expect(Self.names.allSatisfy { result.output.contains("  \($0) ") })
  }

  @Test func `an unknown name is refused with the nearest one`() {
    let result = biomech("schema", "trail")

    #expect(result.status == .usage)
    #expect(result.errors.contains("there is no schema 'trail'; did you mean 'trial'?"))
  }

  @Test(arguments: [
    ["squat", "--repetitions", "2"], ["gait", "--strides", "3", "--speed", "1.2"],
    ["drop-jump", "--repetitions", "1"], ["single-leg-squat", "--repetitions", "1"],
    ["squat", "--repetitions", "1", "--patella", "outline"],
  ])
  func `what analyze writes is as its schema says`(task: [String]) throws {
    let folder = try TemporaryFolder()
    let simulated = biomech(
      ["simulate"] + task + [
        "-o", folder.path("trial.csv"), "--static-output", folder.path("static.csv"),
      ])
    #expect(simulated.status == .success, "\(simulated.errors)")

    let result = biomech(
      "analyze", folder.path("trial.csv"), "--static", folder.path("static.csv"), "-o",
      folder.path("out"), "--format", "json", "--format", "jsonl")

    #expect(result.status == .success, "\(result.errors)")
    #expect(try problems("session", in: result.output) == [])
    #expect(try problems("run", in: folder.text("out/run.json")) == [])
    #expect(try problems("trial", in: folder.text("out/trial.json")) == [])
    #expect(try problems("trial", in: folder.text("out/static.json")) == [])
    for line in try folder.text("out/session.jsonl").split(separator: "\n") {
      #expect(try problems("record", in: String(line)) == [])
    }
    let comparison = biomech("compare", folder.path("out"), folder.path("out"), "--format", "json")
    #expect(try problems("comparison", in: comparison.output) == [])
    let inspection = biomech("inspect", folder.path("trial.csv"), "--format", "json")
    #expect(try problems("inspection", in: inspection.output) == [])
  }

  @Test func `a file of norms is as its schema says`() throws {
    let folder = try TemporaryFolder()
    for (name, speed) in [("anna", "1.2"), ("bea", "1.3")] {
      try folder.write("age_years: 30\nsex: female\n", to: "controls/\(name)/subject.yaml")
      let path = folder.path("controls/\(name)")
      biomech(
        "simulate", "gait", "-o", "\(path)/walk.csv", "--static-output", "\(path)/static.csv",
        "--strides", "3", "--speed", speed)
    }

    let norms = biomech("norms", "build", folder.path("controls"))

    #expect(norms.status == .success, "\(norms.errors)")
    #expect(try problems("norms", in: norms.output) == [])
  }

  @Test func `what is said of a folder of OpenCap is as its schema says`() throws {
    let session = try OpenCapSession()

    let result = biomech("inspect", session.path, "--format", "json")

    #expect(try problems("session-inspection", in: result.output) == [])
  }

  @Test(arguments: [
    ("explanation", ["explain", "RL04"]), ("explanation", ["explain"]),
    ("exercises", ["exercises"]), ("exercises", ["exercises", "--finding", "RL04"]),
    ("selftest", ["selftest"]),
  ])
  func `what the other commands print is as its schema says`(
    name: String, command: [String]
  ) throws {
    let command = command.map { $0.hasPrefix("SampleData") ? pathInRepository($0) : $0 }
    let result = biomech(command + ["--format", "json"])

    if !result.output.isEmpty { #expect(try problems(name, in: result.output) == []) }
    #expect(!result.output.isEmpty || name == "inspection")
  }
}
