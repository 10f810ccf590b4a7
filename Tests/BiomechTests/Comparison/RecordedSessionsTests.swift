// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechMotion
import BiomechReport
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct RecordedSessionsTests {
  private let header =
    "subject,session,task,side,measure,unit,positive_direction,n,mean,sd,min,max,sem,mdc\n"

  private func summary(_ rows: String...) -> String {
    header + rows.map { $0 + "\n" }.joined()
  }

  private let flexion =
    "P01,1,squat,right,knee_flexion_peak,deg,flexion,3,90.5,1.0,89.0,92.0,2.0,5.5"

  @Test func `a summary gives the mean, its repetitions and its uncertainty`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(summary(flexion), to: "summary.csv")

    let sessions = try RecordedSessions(at: path).sessions

    let session = try #require(sessions.first)
    #expect(sessions.count == 1)
    #expect(session.subject == "P01")
    #expect(session.session == "1")
    let record = try #require(session.measures.first)
    #expect(record.key == MeasureKey(task: .squat, side: .right, kind: .kneeFlexionPeak))
    #expect(record.count == 3)
    #expect(record.mean == 90.5)
    // 1.96 standard errors of measurement of 2.0.
    #expect(record.u95.isClose(to: 3.92, within: 1e-12))
  }

  @Test func `single measures are put together with all of U95 shared`() throws {
    let folder = try TemporaryFolder()
    let rows = [88.0, 90, 92].enumerated().map { index, value in
      "P01,1,squat,squat,right,\(index + 1),knee_flexion_peak,\(value),deg,flexion,calibrated,good,"
        + "0.0,3.0,,"
    }
    let path = try folder.write(
      "subject,session,task,trial,side,cycle,measure,value,unit,positive_direction,method,quality,"
        + "filled_fraction,u95,score,band\n" + rows.joined(separator: "\n") + "\n",
      to: "measures.csv")

    let session = try #require(try RecordedSessions(at: path).sessions.first)

    let record = try #require(session.measures.first)
    #expect(record.count == 3)
    #expect(record.mean == 90)
    // The bias of 3 stays; the scatter of 2 over √3, times t(2) = 4.303, is 4.9687: together 5.8041.
    #expect(record.u95.isClose(to: 5.8041, within: 1e-4))
    #expect(session.remarks.count == 1)
  }

  @Test func `a folder of many sessions is searched through`() throws {
    let folder = try TemporaryFolder()
    try folder.write(summary(flexion), to: "team/a/spring/summary.csv")
    try folder.write(
      summary(flexion.replacing("P01", with: "P02")), to: "team/b/summary.csv")
    try folder.write("no table", to: "team/notes.txt")

    let recorded = try RecordedSessions(at: folder.path("team"))

    #expect(recorded.sessions.map(\.subject) == ["P01", "P02"])
    #expect(recorded.failures == [])
  }

  @Test func `a table for many people gives a session for each`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      summary(flexion, flexion.replacing("P01", with: "P02")), to: "summary.csv")

    #expect(try RecordedSessions(at: path).sessions.map(\.subject) == ["P01", "P02"])
  }

  @Test func `a damaged table among many is told and the others are read`() throws {
    let folder = try TemporaryFolder()
    try folder.write(summary(flexion), to: "team/a/summary.csv")
    try folder.write(header + "P02,1\n", to: "team/b/summary.csv")

    let recorded = try RecordedSessions(at: folder.path("team"))

    #expect(recorded.sessions.map(\.subject) == ["P01"])
    #expect(recorded.failures.map(\.line) == [2])
  }

  @Test(arguments: [
    ("P01,1,squat\n", 2, "3 cells, and the table has 14 columns"),
    (
      "P01,1,squat,right,knee_flexion_peak,deg,flexion,3,90;5,,,,2,\n", 2, "'90;5' in column 'mean'"
    ),
    ("P01,1,squat,right,knee_flexion_peak,deg,flexion,3,nan,,,,2,\n", 2, "'nan' in column 'mean'"),
    (
      "P01,1,sqat,right,knee_flexion_peak,deg,flexion,3,90,,,,2,\n", 2,
      "'sqat' in column 'task' is not a task that this version knows, such as 'squat'"
    ),
    ("P01,1,squat,right,knee_flexion_peak,furlong,flexion,3,90,,,,2,\n", 2, "'furlong' in column"),
    ("P01,\"1,squat\nP02,1\n", 2, "a quotation mark stays open"),
    ("P01,\"1\"x,squat\n", 2, "there is text behind a quotation mark"),
    ("\n", 2, "1 cells, and the table has 14 columns"),
  ])
  func `a table that is not as this program writes it is refused with its line`(
    rows: String, line: Int, problem: String
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(header + rows, to: "summary.csv")

    let error = #expect(throws: ResultReadingError.self) { try RecordedSessions(at: path) }

    #expect(error?.code == .damagedTable)
    #expect(error?.line == line)
    #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
    #expect(error?.description.hasPrefix("\(path):\(line): ") == true)
  }

  @Test func `bytes that are no text are refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(header.utf8) + [0xFF, 0xFE, 0x0A], to: "summary.csv")

    let error = #expect(throws: ResultReadingError.self) { try RecordedSessions(at: path) }

    #expect(error?.problem == "the text is not UTF-8")
  }

  @Test func `quotes, a byte order mark and the line ends of Windows are understood`() throws {
    let folder = try TemporaryFolder()
    let row = flexion.replacing("P01", with: "\"P \"\"01\"\", left\"")
    let path = try folder.write(
      "\u{FEFF}" + (header + row + "\n").replacing("\n", with: "\r\n"), to: "summary.csv")

    #expect(try RecordedSessions(at: path).sessions.map(\.subject) == ["P \"01\", left"])
  }

  @Test func `what holds no results is told apart from what cannot be read`() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("a,b\n1,2\n", to: "other.csv")
    let empty = try folder.write(header, to: "summary.csv")

    func code(_ path: String) -> ResultReadingError.Code? {
      do { _ = try RecordedSessions(at: path) } catch { return error.code }
      return nil
    }

    #expect(code(table) == .noResults)
    #expect(code(empty) == .noResults)
    try folder.write("", to: "nothing/here.txt")
    #expect(code(folder.path("nothing")) == .noResults)
    #expect(code(folder.path("absent")) == .unreadable)
  }

  @Test func `the tables of a run say what its report says`() throws {
    let subject = try SimulatedSubject()
    var recipe = SquatRecipe()
    recipe.repetitions = 3
    recipe.frameRate = 50
    var standing = StaticRecipe()
    standing.frameRate = 50
    let report = try analyze(
      trials: [subject.squat(recipe).trial], calibration: subject.standing(standing).trial,
      subject: Subject(code: "P07", session: "spring", age: 30))
    let folder = try TemporaryFolder()
    let path = folder.path("out")
    try ResultFolder(path: path).write(
      reportFiles(for: report), of: RunManifest(provenance: report.provenance, inputs: []))

    let memory = SessionRecord(report)
    let read = try #require(try RecordedSessions(at: path).sessions.first)

    #expect(read.subject == "P07")
    #expect(read.session == "spring")
    #expect(read.models == memory.models)
    #expect(read.version == memory.version)
    #expect(read.settings == memory.settings)
    #expect(read.settings["low-pass filter"] != nil)
    #expect(read.settings["task"] == nil)
    #expect(Set(read.findings) == Set(memory.findings))
    #expect(read.measures.count == memory.measures.count)
    let byKey = Dictionary(memory.measures.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
    for record in read.measures {
      let other = try #require(byKey[record.key])
      #expect(record.count == other.count)
      // Tables have four decimals; `sem` is multiplied by 1.96.
      #expect(record.mean.isClose(to: other.mean, within: 6e-5))
      #expect(record.u95.isClose(to: other.u95, within: 1.2e-4))
    }
  }

  @Test func `two reports in memory are compared as their tables would be`() throws {
    let subject = try SimulatedSubject()
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    recipe.frameRate = 50
    var standing = StaticRecipe()
    standing.frameRate = 50
    let calibration = try subject.standing(standing).trial
    func report(depth: Double, session: String) throws -> SessionReport {
      recipe.depth = .degrees(depth)
      return try analyze(
        trials: [subject.squat(recipe).trial], calibration: calibration,
        subject: Subject(code: "P07", session: session))
    }

    let comparison = try compare(
      before: report(depth: 70, session: "1"), after: report(depth: 95, session: "2"))

    let change = try #require(
      comparison.changes.first { $0.key.kind == .kneeFlexionPeak && $0.key.side == .right })
    #expect(change.change.isClose(to: 25, within: 0.5))
    #expect(change.verdict == .changed)
  }
}
