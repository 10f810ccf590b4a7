// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion
import BiomechReport
import Testing

struct TablesTests {
  let files = Fixture.twoTrialFiles

  @Test func `the folder holds the files of the contract`() {
    #expect(
      files.map(\.name) == [
        "squats1.angles.csv", "squats1.json", "squats1.html", "squats2.angles.csv", "squats2.json",
        "squats2.html", "care.csv", "summary.csv", "measures.csv", "scores.csv", "findings.csv",
        "events.csv", "waveforms.csv", "trials.csv", "dictionary.csv", "session.html",
      ])
  }

  @Test(arguments: [
    (
      "squats1.angles.csv",
      "frame,time_s,right_knee_flexion_deg,left_knee_flexion_deg,right_knee_adduction_deg,"
        + "left_knee_adduction_deg,right_knee_internal_rotation_deg,"
        + "left_knee_internal_rotation_deg,right_hip_flexion_deg,left_hip_flexion_deg,"
        + "right_hip_adduction_deg,left_hip_adduction_deg,right_hka_deviation_deg,"
        + "left_hka_deviation_deg,right_medial_knee_displacement_mm,"
        + "left_medial_knee_displacement_mm,knee_ankle_separation_ratio"
    ),
    (
      "summary.csv",
      "subject,session,task,side,measure,unit,positive_direction,n,mean,sd,min,max,sem,mdc"
    ),
    (
      "measures.csv",
      "subject,session,task,trial,side,cycle,measure,value,unit,positive_direction,method,quality,"
        + "filled_fraction,u95,score,band"
    ),
    (
      "findings.csv",
      "subject,session,task,trial,side,code,name,level,value,u95,unit,comparator,threshold,"
        + "repetitions,source"
    ),
    (
      "scores.csv",
      "subject,session,task,trial,side,cycle,score,item,name,points,maximum,value,unit,estimated,"
        + "reason,aggregation,band"
    ),
    ("care.csv", "subject,session,screening,code,name,urgency,reason,action,refer_to"),
    ("events.csv", "trial,event,side,frame,time_s,source,confidence"),
    (
      "waveforms.csv",
      "subject,session,task,trial,side,cycle,variable,unit,percent,value,filled"
    ),
    (
      "trials.csv",
      "trial,status,error,path,content_key,rate_hz,frames,units,axes,marker_set,model,checks,"
        + "tool_version,configuration_hash"
    ),
    ("dictionary.csv", "id,label,unit,positive_direction,definition,reference"),
  ])
  func `the header line is the contract`(name: String, header: String) throws {
    #expect(try files.text(name).prefix { $0 != "\n" } == header)
  }

  @Test(arguments: [
    ("squats1.angles.csv", ["frame"]),
    ("summary.csv", ["subject", "session", "task", "side", "measure"]),
    ("measures.csv", ["subject", "session", "task", "trial", "side", "cycle", "measure"]),
    ("findings.csv", ["subject", "session", "task", "trial", "side", "code"]),
    ("events.csv", ["trial", "frame", "event", "side", "source"]),
    (
      "waveforms.csv",
      ["subject", "session", "task", "trial", "side", "cycle", "variable", "percent"]
    ),
    ("trials.csv", ["trial"]), ("dictionary.csv", ["id"]),
  ])
  func `keys are unique and rows are sorted by them`(name: String, key: [String]) throws {
    let table = try files.table(name)
    let keys = try table.columns(key)
    #expect(!keys.isEmpty)
    #expect(Set(keys).count == keys.count)
    #expect(
      keys.map { $0.map(sortable) }
        == keys.map { $0.map(sortable) }.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(table.rows.allSatisfy { $0.count == table.header.count })
  }

  /// Digits count as numbers in a key.
  private func sortable(_ cell: String) -> String {
    guard Int(cell) != nil else { return cell }
    return String(repeating: "0", count: 9 - cell.count) + cell
  }

  @Test func `angles are in degrees on the clock and frame numbers of the file`() throws {
    var report = Fixture.squat
    report.trials[0].trial.source.firstFrame = 501
    report.trials[0].trial.source.startTime = 5
    report.trials[0].kinematics.columns[VariableKey(.kneeFlexion, .right)]?[2] = .pi / 2
    let table = try reportFiles(for: report).table("squats1.angles.csv")
    #expect(
      try table.columns(["frame", "time_s", "right_knee_flexion_deg"])[2] == [
        "503", "5.020000", "90.0000",
      ])
    #expect(table.rows.count == 1301)
  }

  @Test func `a missing or infinite sample is an empty cell`() throws {
    var report = Fixture.squat
    report.trials[0].kinematics.columns[VariableKey(.kneeAnkleSeparationRatio, .both)]?[0] =
      .infinity
    let table = try reportFiles(for: report).table("squats1.angles.csv")
    #expect(try table.column("left_knee_flexion_deg")[620..<650].allSatisfy(\.isEmpty))
    #expect(try !table.column("right_knee_flexion_deg").contains(""))
    #expect(try table.column("knee_ankle_separation_ratio")[0] == "")
  }

  @Test func `text with commas, quotes and line ends survives`() throws {
    let text = "a \"b\", c\nd\r]]>"
    let files = reportFiles(for: Fixture.hostile(text))
    #expect(try files.table("findings.csv").column("name") == [text])
    #expect(try Set(files.table("measures.csv").column("trial")) == [text])
    #expect(try files.table("trials.csv").column("path") == [text])
  }

  @Test func `warning signs that apply are rows of care, or one row tells whether anybody asked`()
    throws
  {
    let raised = try reportFiles(for: Fixture.screened).table("care.csv")
    #expect(
      try raised.columns(["screening", "code", "urgency", "reason", "refer_to"]) == [
        [
          "answered", "RF08", "urgent", "giving_way is yes", "sports physician or physiotherapist",
        ]
      ])

    let open = try reportFiles(for: Fixture.squat).table("care.csv")
    #expect(try open.columns(["subject", "screening", "code", "urgency"]).count == 1)
    #expect(try open.column("screening") == ["not_screened"])
    #expect(try open.column("code") == [""])
  }

  @Test func `a failed trial has a row with its error`() throws {
    let table = try files.table("trials.csv")
    #expect(try table.column("trial") == ["squats1", "squats2", "squats3"])
    #expect(try table.column("status") == ["done", "done", "failed"])
    #expect(try table.column("error")[2].contains("this row has 12 fields"))
  }

  @Test func `an error of several lines is one line of its cell`() throws {
    var report = Fixture.twoTrials
    report.failures[0].problem = "a.trc:7: too short\n  hint: check this row\r\n"
    let table = try reportFiles(for: report).table("trials.csv")
    #expect(try table.column("error")[2] == "a.trc:7: too short | hint: check this row")
  }

  @Test func `an absolute path shrinks to the file name`() throws {
    var report = Fixture.squat
    report.trials[0].trial.source.path = "/home/somebody/squats1.trc"
    #expect(try reportFiles(for: report).table("trials.csv").column("path") == ["squats1.trc"])
  }

  @Test func `the dictionary explains every word of the other tables`() throws {
    let words = Set(try files.table("dictionary.csv").column("id"))
    #expect(words.isSuperset(of: try files.table("measures.csv").column("measure")))
    #expect(words.isSuperset(of: try files.table("waveforms.csv").column("variable")))
    #expect(words.isSuperset(of: Variable.all.map(\.id)))
    for file in files where file.name.hasSuffix(".csv") {
      let header = try files.table(file.name).header
      #expect(header.filter { !words.contains($0) } == [], "in \(file.name)")
    }
    #expect(try files.table("dictionary.csv").column("definition").allSatisfy { !$0.isEmpty })
  }

  @Test func `the minimal detectable change is 1,96 root 2 times the error of measurement`() throws
  {
    let table = try files.table("summary.csv")
    let rows = try table.columns(["sem", "mdc"]).compactMap { cells in
      Double(cells[0]).flatMap { sem in Double(cells[1]).map { (sem, $0) } }
    }
    #expect(!rows.isEmpty)
    // Both are printed to four decimals, so they agree to a few units of the last one.
    #expect(rows.allSatisfy { abs($0.1 - 1.96 * 2.0.squareRoot() * $0.0) < 3e-4 })
  }
}

struct FileNameTests {
  @Test func `file names are safe and unique on a disk that ignores case`() {
    let names = [
      "squat 1", "../../etc/passwd", "Squat_1", "", "session", "run", "Müller", ".hidden",
    ]
    #expect(
      reportFileStems(for: names) == [
        "squat_1", "_._.._etc_passwd", "Squat_1_2", "trial",
        "session_2", "run_2", "Müller", "_hidden",
      ])
  }

  @Test func `a long name leaves room for the extension`() {
    let stem = reportFileStems(for: [String(repeating: "ü", count: 300)])[0]
    #expect(stem.utf8.count <= 180)
  }
}
