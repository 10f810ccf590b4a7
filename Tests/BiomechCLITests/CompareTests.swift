// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Foundation
import Testing

struct CompareTests {
  /// A result folder with the tables that a comparison reads.
  ///
  /// The uncertainty of every measure is 1.96 · 2 = 3.92, so a change counts from 5.54 on.
  private func writeResults(
    _ folder: TemporaryFolder, _ name: String, subject: String = "P01", session: String,
    flexion: Double, displacement: Double, model: String = "calibrated", level: String = "flag"
  ) throws {
    try folder.write(
      """
      subject,session,task,side,measure,unit,positive_direction,n,mean,sd,min,max,sem,mdc
      \(subject),\(session),squat,right,knee_flexion_peak,deg,flexion,5,\(flexion),1,1,1,2,5.5437
      \(subject),\(session),squat,right,medial_knee_displacement_peak,mm,medial,5,\(displacement),1,1,1,2,5.5437

      """, to: "\(name)/summary.csv")
    try folder.write(
      """
      trial,status,error,path,content_key,rate_hz,frames,units,axes,marker_set,model,checks,tool_version,configuration_hash
      squat,done,,squat.csv,\(name),100,500,mm,,,\(model),,0.1.0,0123456789abcdef

      """, to: "\(name)/trials.csv")
    try folder.write(
      """
      subject,session,task,trial,side,code,name,level,value,u95,unit,comparator,threshold,repetitions,source
      \(subject),\(session),squat,squat,right,RL04,Dynamic valgus,\(level),1,1,mm,>,20,5,somebody

      """, to: "\(name)/findings.csv")
  }

  /// A person whose knee moves less far inwards in the second session.
  private func spring() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try writeResults(folder, "spring", session: "1", flexion: 90, displacement: 45)
    try writeResults(
      folder, "autumn", session: "2", flexion: 93, displacement: 12, level: "clear")
    return folder
  }

  @Test func `what changed is told with its limit and where it leads`() throws {
    let folder = try spring()

    let result = biomech("compare", folder.path("spring"), folder.path("autumn"))

    #expect(result.status == .success)
    #expect(result.errors == "")
    let text = result.output.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
      .joined(separator: " ")
    #expect(text.contains("Changed: 1 of 2 measures"))
    #expect(
      text.contains(
        "- double-leg squat, right: peak medial knee displacement: 45 mm to 12 mm (n 5 and 5), change "
          + "-33 mm, MDC 6 mm; away from the threshold TH48 (more than 20 mm)"))
    #expect(text.contains("Not distinguishable from measurement error: 1 of 2 measures"))
    #expect(text.contains("Peak knee flexion  right  90°     93°    +3°     6°"))
    #expect(text.contains("- RL04 Dynamic valgus, right: flag before, clear after"))
    #expect(text.hasSuffix("A change of a measure says nothing about its cause."))
  }

  @Test func `the table of changes has a row for each measure`() throws {
    let folder = try spring()

    let result = biomech(
      "compare", folder.path("spring"), folder.path("autumn"), "--format", "csv")

    #expect(result.status == .success)
    #expect(
      result.output == """
        subject,session_before,session_after,task,side,measure,unit,positive_direction,n_before,\
        mean_before,u95_before,n_after,mean_after,u95_after,change,mdc,verdict,direction,threshold
        P01,1,2,squat,right,knee_flexion_peak,deg,flexion,5,90.0000,3.9200,5,93.0000,3.9200,3.0000,\
        5.5437,not_distinguishable,,
        P01,1,2,squat,right,medial_knee_displacement_peak,mm,medial,5,45.0000,3.9200,5,12.0000,\
        3.9200,-33.0000,5.5437,changed,away from the threshold TH48 (more than 20 mm),TH48

        """)
  }

  @Test func `the document says the same`() throws {
    let folder = try spring()
    let output = biomech(
      "compare", folder.path("spring"), folder.path("autumn"), "--format", "json"
    ).output

    let document = try #require(
      JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "biomech.comparison/1")
    let persons = try #require(document["persons"] as? [[String: Any]])
    let changes = try #require(persons.first?["changes"] as? [[String: Any]])
    #expect(changes.map { $0["verdict"] as? String } == ["not_distinguishable", "changed"])
    #expect(changes.map { $0["mdc"] as? Double } == [5.543717, 5.543717])
    #expect(changes.map { $0["threshold"] as? String } == [nil, "TH48"])
  }

  @Test func `a project is compared person by person and as a group`() throws {
    let folder = try TemporaryFolder()
    for (place, (flexion, displacement)) in [(70.0, 30.0), (80, 30), (90, 30)].enumerated() {
      try writeResults(
        folder, "before/\(place)", subject: "P\(place)", session: "1", flexion: flexion,
        displacement: displacement)
    }
    for (place, (flexion, displacement)) in [(80.0, 29.0), (84, 31), (91, 40)].enumerated() {
      try writeResults(
        folder, "after/\(place)", subject: "P\(place)", session: "2", flexion: flexion,
        displacement: displacement)
    }

    let paths = [folder.path("before"), folder.path("after")]
    let text = biomech(["compare"] + paths)
    let table = biomech(["compare"] + paths + ["--format", "csv", "--table", "group"])

    #expect(text.status == .success)
    #expect(text.output.hasPrefix("3 of 3 people compared\n"))
    // Changes of 10, 4 and 1: mean 5, standard deviation √21 = 4.5826, and 4.303 · 4.5826 / √3.
    #expect(
      text.output.contains(
        "- double-leg squat, right: peak knee flexion: +5° ± 11°; 1 up, 0 down, 2 not distinguishable "
          + "of 3\n"))
    #expect(text.output.contains("Subject P0: session '1'"))
    #expect(
      table.output.contains(
        "squat,right,knee_flexion_peak,deg,flexion,3,5.0000,4.5826,11.3847,1,0,2,0\n"))
    let findings = biomech(["compare"] + paths + ["--format", "csv", "--table", "findings"])
    #expect(findings.output.contains("P2,1,2,squat,right,RL04,Dynamic valgus,flag,flag\n"))
  }

  @Test func `a person without a partner is told, and one that is refused is a failure`() throws {
    let folder = try TemporaryFolder()
    for subject in ["P1", "P2", "P3"] {
      try writeResults(
        folder, "before/\(subject)", subject: subject, session: "1", flexion: 90, displacement: 9)
    }
    try writeResults(
      folder, "after/P1", subject: "P1", session: "2", flexion: 90, displacement: 9)

    let partial = biomech("compare", folder.path("before"), folder.path("after"))
    #expect(partial.status == .success)
    #expect(
      partial.errors == "subject 'P2' has no session after\nsubject 'P3' has no session after\n")
    try writeResults(
      folder, "after/P2", subject: "P2", session: "2", flexion: 90, displacement: 9,
      model: "frontal")

    let refused = biomech("compare", folder.path("before"), folder.path("after"))
    #expect(refused.status == .someInputsFailed)
    #expect(refused.errors.contains("[other-model]\n  hint: analyse both sessions again"))
    #expect(refused.output.contains("Subject P1: "))
  }

  @Test func `what cannot be compared ends with its reason`() throws {
    let folder = try spring()
    try writeResults(
      folder, "other", subject: "P02", session: "2", flexion: 90, displacement: 9)

    let other = biomech("compare", folder.path("spring"), folder.path("other"))
    #expect(other.status == .unreadable)
    #expect(other.output == "")
    #expect(other.errors.contains("this is subject 'P02'"))
    let absent = biomech("compare", folder.path("spring"), folder.path("winter"))
    #expect(absent.status == .inputOutput)
    #expect(absent.errors.contains("winter: cannot be read: no such file or directory"))
    let none = biomech("compare", folder.path("spring"), folder.path(""))
    #expect(none.status == .unreadable)
    #expect(none.errors.contains("subject 'P01' has"))
    #expect(biomech("compare", folder.path("spring")).status == .usage)
  }

  @Test func `the output goes to a file where one is named`() throws {
    let folder = try spring()

    let result = biomech(
      "compare", folder.path("spring"), folder.path("autumn"), "--format", "csv", "-o",
      folder.path("changes.csv"))

    #expect(result.status == .success)
    #expect(result.output == "")
    #expect(try folder.text("changes.csv").hasPrefix("subject,session_before,"))
  }
}
