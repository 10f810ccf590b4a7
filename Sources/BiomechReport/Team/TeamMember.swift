// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment
public import BiomechGuidance
import BiomechMotion

/// One session of one person on the page of a team.
public struct TeamMember: Sendable {
  /// A warning sign that applies.
  public struct Care: Hashable, Sendable {
    public var code: String
    public var name: String
    public var urgency: Urgency

    public init(code: String, name: String, urgency: Urgency) {
      self.code = code
      self.name = name
      self.urgency = urgency
    }
  }

  /// The code of the person.
  public var subject: String

  public var session: String

  /// Where the report is, relative to the page, as a path; `nil` where there is none.
  public var report: String?

  /// The word of ``Screening``, such as `not_screened`; `nil` where the results do not tell.
  public var screening: String?

  /// The warning signs that apply.
  public var care: [Care]

  public var findings: [FindingRecord]

  /// How many trials were analysed, and how many could not be.
  public var trialCount: Int
  public var failureCount: Int

  public init(
    subject: String, session: String, report: String?, screening: String?, care: [Care],
    findings: [FindingRecord], trialCount: Int, failureCount: Int
  ) {
    self.subject = subject
    self.session = session
    self.report = report
    self.screening = screening
    self.care = care.sorted { ($0.urgency, $0.code) < ($1.urgency, $1.code) }
    self.findings = findings
    self.trialCount = trialCount
    self.failureCount = failureCount
  }
}

extension TeamMember {
  /// The findings at a level, in the order of their codes.
  func findings(at level: FindingLevel) -> [FindingRecord] {
    findings.filter { $0.level == level }
      .sorted {
        ($0.code, $0.task.rawValue, $0.side.rawValue) < (
          $1.code, $1.task.rawValue, $1.side.rawValue
        )
      }
  }

  /// Whether a warning sign could be overlooked, since nobody is known to have asked.
  var isNotScreened: Bool { screening == nil || screening == Screening.notScreened.word }

  /// What the person needs first.
  var priority: TeamPriority {
    if !care.isEmpty { return .care }
    if !findings(at: .flag).isEmpty { return .flag }
    if !findings(at: .watch).isEmpty { return .watch }
    return isNotScreened || failureCount > 0 ? .incomplete : .nothing
  }

  /// The order on the page: by priority, then the most urgent sign, then the number of flags and of
  /// watches, then the code of the person.
  static func precedes(_ a: TeamMember, _ b: TeamMember) -> Bool {
    let (first, second) = (a.rank, b.rank)
    if first != second { return first.lexicographicallyPrecedes(second) }
    return (a.subject, a.session) < (b.subject, b.session)
  }

  private var rank: [Int] {
    [
      priority.rawValue, care.first?.urgency.rank ?? 0, -findings(at: .flag).count,
      -findings(at: .watch).count, -failureCount,
    ]
  }
}

/// What somebody on the page of a team needs first.
enum TeamPriority: Int, CaseIterable {
  case care, flag, watch, incomplete, nothing

  /// The word on the page.
  var word: String {
    switch self {
    case .care: "warning sign"
    case .flag: "flag"
    case .watch: "watch"
    case .incomplete: "incomplete"
    case .nothing: "nothing beyond"
    }
  }

  /// What the word means.
  var meaning: String {
    switch self {
    case .care: "medical care comes before any exercise; see the report"
    case .flag: "something is \(FindingLevel.flag.words)"
    case .watch: "something is \(FindingLevel.watch.words)"
    case .incomplete:
      "nothing is beyond a threshold, but nobody asked about warning signs, or a "
        + "trial could not be analysed"
    case .nothing: "warning signs were asked about, and nothing is beyond a threshold"
    }
  }

  /// The word in the page's markup.
  var id: String { "\(self)" }
}
