// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Testing

struct ReportTests {
  /// The results of one person, as far as the page of a team reads them.
  private func write(
    _ folder: TemporaryFolder, _ name: String, subject: String, level: String, care: String
  ) throws {
    try folder.write(
      """
      subject,session,task,side,measure,unit,positive_direction,n,mean,sd,min,max,sem,mdc
      \(subject),1,squat,right,knee_flexion_peak,deg,flexion,5,90,1,1,1,2,5.5437

      """, to: "\(name)/summary.csv")
    try folder.write(
      """
      subject,session,task,trial,side,code,name,level,value,u95,unit,comparator,threshold,repetitions,source
      \(subject),1,squat,squat,right,RL04,Dynamic valgus,\(level),1,1,mm,>,20,5,somebody

      """, to: "\(name)/findings.csv")
    try folder.write(
      """
      subject,session,screening,code,name,urgency,reason,action,refer_to
      \(subject),1,answered,\(care)

      """, to: "\(name)/care.csv")
    try folder.write(
      """
      trial,status,model,content_key,tool_version
      squat,done,calibrated,1,0.1.0
      walk,failed,,,0.1.0

      """, to: "\(name)/trials.csv")
    try folder.write("<!DOCTYPE html>", to: "\(name)/session.html")
  }

  @Test func `a team is on one page, with links to the reports beside it`() throws {
    let folder = try TemporaryFolder()
    try write(folder, "team/anna", subject: "P1", level: "flag", care: ",,,,,")
    try write(
      folder, "team/b & c", subject: "P2", level: "clear",
      care: "RF02,Numb foot,emergency,said so,Call,emergency care")

    let result = biomech("report", folder.path("team"), "-o", folder.path("pages/team.html"))

    #expect(result.status == .success)
    let page = try folder.text("pages/team.html")
    let care = try #require(
      page.firstRange(of: "<a href=\"../team/b%20%26%20c/session.html\">P2</a>"))
    let flag = try #require(page.firstRange(of: "<a href=\"../team/anna/session.html\">P1</a>"))
    #expect(care.lowerBound < flag.lowerBound)
    #expect(page.contains("Numb foot: emergency (RF02)"))
    #expect(page.contains("1 of 2 trials failed"))
  }

  @Test func `what was damaged is told, and the others are on the page`() throws {
    let folder = try TemporaryFolder()
    try write(folder, "team/a", subject: "P1", level: "flag", care: ",,,,,")
    try write(folder, "team/b", subject: "P2", level: "flag", care: "RF02,Numb foot,at once,,,")

    let result = biomech("report", folder.path("team"), "-o", folder.path("team.html"))

    #expect(result.status == .someInputsFailed)
    #expect(result.errors.contains("b/care.csv:2: 'at once' in column 'urgency' is not"))
    #expect(try folder.text("team.html").contains(">P1</a>"))
  }

  @Test func `only pages of this program are printed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("<!DOCTYPE html><img src=\"http://example.org\">", to: "session.html")

    let result = biomech("report", folder.path(""), "-o", folder.path("report.pdf"))

    #expect(result.status == .unreadable)
    #expect(result.errors.contains("session.html:1: this is no report of this program"))
  }

  @Test func `the name of the file says what is made`() {
    let result = biomech("report", "results", "-o", "report.docx")

    #expect(result.status == .usage)
    #expect(result.errors.contains("-o needs a name that ends in .pdf or .html, not 'report.docx'"))
  }
}
