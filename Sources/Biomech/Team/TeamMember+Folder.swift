// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
public import BiomechReport

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The people whose results lie below a folder.
public struct RecordedTeam: Sendable {
  public var members: [TeamMember]

  /// What could not be read; the members beside it are complete.
  public var failures: [ResultReadingError]

  /// Reads results.
  ///
  /// - Parameters:
  ///   - path: A folder of `analyze -o`, or one with many such folders below it.
  ///   - page: The file that the page will be written to; links lead from its folder.
  /// - Throws: ``ResultReadingError`` when the path cannot be read or holds no results.
  public init(at path: String, for page: String) throws(ResultReadingError) {
    let recorded = try RecordedSessions(at: path)
    failures = recorded.failures
    members = []
    for session in recorded.sessions {
      do {
        members.append(try TeamMember(session, for: page))
      } catch {
        failures.append(error)
      }
    }
  }
}

extension TeamMember {
  /// A session with what the other tables of its folder tell.
  fileprivate init(_ session: SessionRecord, for page: String) throws(ResultReadingError) {
    let name = SessionName(subject: session.subject, session: session.session)
    let care = try optionalTable("\(session.path)/care.csv")?.care(of: name)
    let states = try optionalTable("\(session.path)/trials.csv")?.column("status")
    let report = "\(session.path)/session.html"
    self.init(
      subject: session.subject, session: session.session,
      report: isFile(report) ? relativePath(from: page, to: report) : nil,
      screening: care?.screening, care: care?.signs ?? [], findings: session.findings,
      trialCount: states?.count { $0 == "done" } ?? 0,
      failureCount: states?.count { $0 == "failed" } ?? 0)
  }
}

extension ResultTable {
  /// What a `care.csv` says about a session: whether somebody asked, and the signs that apply.
  fileprivate func care(
    of name: SessionName
  ) throws(ResultReadingError) -> (screening: String?, signs: [TeamMember.Care]) {
    var screening: String?
    var signs: [TeamMember.Care] = []
    for row in rows where try SessionName(row, of: self) == name {
      screening = try text("screening", in: row)
      let code = try text("code", in: row)
      guard !code.isEmpty else { continue }
      signs.append(
        TeamMember.Care(
          code: code, name: try text("name", in: row),
          urgency: try word("urgency", in: row, as: Urgency.self)))
    }
    return (screening, signs)
  }
}

/// The way from the folder of one file to another file.
///
/// Both are taken from the working directory where they are relative.
func relativePath(from page: String, to file: String) -> String {
  let (from, to) = (steps(of: page).dropLast(), steps(of: file))
  let shared = zip(from, to).prefix { $0 == $1 }.count
  let up = Array(repeating: "..", count: from.count - shared)
  return (up + to[shared...]).joined(separator: "/")
}

/// The folders of an absolute path and the file in them.
private func steps(of path: String) -> [String] {
  let whole = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  var steps: [String] = []
  for step in whole.split(separator: "/") {
    switch step {
    case ".": continue
    case "..": _ = steps.popLast()
    default: steps.append(String(step))
    }
  }
  return steps
}
