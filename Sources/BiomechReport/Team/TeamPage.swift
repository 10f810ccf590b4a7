// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import Mustache

/// The page of a team: everybody on it, those who need something first on top.
///
/// - Parameters:
///   - members: One entry for each session.
///   - version: The version of this program.
/// - Returns: The bytes of one HTML page that loads nothing; search and filters work from a file.
public func teamPage(of members: [TeamMember], version: String) -> [UInt8] {
  Array(TeamPage.template.render(TeamPage(of: members, version: version)).utf8)
}

/// What the template of the page shows, named as in the template.
struct TeamPage {
  var policy = contentPolicy(style: reportStyle + teamStyle, script: teamScript)
  var style = reportStyle + teamStyle
  var script = teamScript
  var version: String
  var statement = Guidance.requiredStatement
  var total: String
  var counts: [Count]
  var people: [Person]
  var findingRows: [FindingRow]
  var codeChoices: [Choice]
  var taskChoices: [Choice]

  /// How many have a priority; also what the word means.
  struct Count {
    var priorityID: String
    var word: String
    var meaning: String
    var number: Int
  }

  struct Person {
    var priorityID: String
    var priorityWord: String
    var subject: String
    var session: String
    var link: String?
    var careItems: [String]
    var flags: [String]
    var watches: [String]
    var notes: String

    /// The codes and tasks of what is beyond a threshold, between spaces, for the filters.
    var codes: String
    var tasks: String
  }

  /// How often a rule speaks.
  struct FindingRow {
    var code: String
    var name: String
    var flagged: Int
    var watched: Int
    var assessed: Int
  }

  struct Choice {
    var value: String
    var label: String
  }

  init(of members: [TeamMember], version: String) {
    self.version = version
    let sorted = members.sorted(by: TeamMember.precedes)
    total = members.count == 1 ? "1 session" : "\(members.count) sessions"
    counts = TeamPriority.allCases.map { priority in
      Count(
        priorityID: priority.id, word: priority.word, meaning: priority.meaning,
        number: members.count { $0.priority == priority })
    }
    people = sorted.map { Person($0) }
    findingRows = FindingRow.rows(of: members)
    codeChoices = findingRows.filter { $0.flagged + $0.watched > 0 }
      .map { Choice(value: $0.code, label: "\($0.code) \($0.name)") }
    let tasks = Set(members.flatMap { $0.findings.filter { $0.level >= .watch }.map(\.task) })
    taskChoices = MovementTask.allCases.filter(tasks.contains)
      .map { Choice(value: $0.rawValue, label: $0.label) }
  }

  static let template: MustacheTemplate = {
    MustacheContentTypes.register(StrictHTML(), named: StrictHTML.name)
    do {
      return try MustacheTemplate(string: Templates.team)
    } catch {
      // The template is a constant; the first test that renders a page would find this.
      preconditionFailure("the template of the team page is broken: \(error)")
    }
  }()
}

extension TeamPage.Person {
  init(_ member: TeamMember) {
    priorityID = member.priority.id
    priorityWord = member.priority.word
    subject = member.subject
    session = member.session
    link = member.report.map(relativeReference)
    careItems = member.care.map { "\($0.name): \($0.urgency.label) (\($0.code))" }
    flags = member.findings(at: .flag).map(\.words)
    watches = member.findings(at: .watch).map(\.words)
    let beyond = member.findings.filter { $0.level >= .watch }
    codes = Set(beyond.map(\.code)).sorted().joined(separator: " ")
    tasks = Set(beyond.map(\.task.rawValue)).sorted().joined(separator: " ")
    var notes: [String] = []
    if member.isNotScreened { notes.append("not screened") }
    if member.failureCount > 0 {
      notes.append(
        "\(member.failureCount) of \(member.trialCount + member.failureCount) trials failed")
    }
    self.notes = notes.joined(separator: "; ")
  }
}

extension TeamPage.FindingRow {
  /// One row for each rule that could be assessed in somebody; what is seen most on top.
  static func rows(of members: [TeamMember]) -> [Self] {
    var rows: [String: Self] = [:]
    for member in members {
      for (code, findings) in Dictionary(grouping: member.findings, by: \.code) {
        let level = findings.map(\.level).max() ?? .notAssessed
        guard level > .notAssessed else { continue }
        var row =
          rows[code]
          ?? Self(code: code, name: findings[0].name, flagged: 0, watched: 0, assessed: 0)
        row.assessed += 1
        if level == .flag { row.flagged += 1 }
        if level == .watch { row.watched += 1 }
        rows[code] = row
      }
    }
    return rows.values.sorted {
      ($1.flagged, $1.watched, $0.code) < ($0.flagged, $0.watched, $1.code)
    }
  }
}

extension FindingRecord {
  /// The finding in a line, such as `Dynamic valgus in landing (possible), right knee (RL06)`.
  fileprivate var words: String { "\(name), \(side.kneeText) (\(code))" }
}

/// A relative path as a reference in a page: nothing in it can be taken for a scheme or a query.
func relativeReference(_ path: String) -> String {
  var reference = path.hasPrefix("/") || path.hasPrefix(".") ? "" : "./"
  for byte in path.utf8 {
    let scalar = Unicode.Scalar(byte)
    let isPlain =
      scalar.isASCII
      && (scalar.properties.isAlphabetic || "0123456789-_./".unicodeScalars.contains(scalar))
    if isPlain {
      reference.unicodeScalars.append(scalar)
    } else {
      reference +=
        "%" + String(byte >> 4, radix: 16, uppercase: true)
        + String(byte & 15, radix: 16, uppercase: true)
    }
  }
  return reference
}
