// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMath

/// In how many people something is raised, and what.
struct RaisedCount {
  private(set) var people = 0

  /// Those whose bodies cannot do the task.
  private(set) var unable = 0

  private var raised: [FindingLevel: (people: Int, by: [String: Int])] = [:]

  var flagged: Int { raised[.flag]?.people ?? 0 }

  /// Counts what one person raised; `nil` for a body that cannot do the task.
  mutating func add(_ findings: [Finding]?) {
    guard let findings else {
      unable += 1
      return
    }
    people += 1
    for level in [FindingLevel.flag, .watch] {
      let codes = Set(
        findings.filter { $0.level == level }.map {
          "\($0.code) \($0.deciding?.kind.id ?? "reported")"
        })
      add(level, people: codes.isEmpty ? 0 : 1, Dictionary(codes.map { ($0, 1) }) { $1 })
    }
  }

  mutating func add(_ other: RaisedCount) {
    people += other.people
    unable += other.unable
    for (level, count) in other.raised { add(level, people: count.people, count.by) }
  }

  private mutating func add(_ level: FindingLevel, people: Int, _ codes: [String: Int]) {
    raised[level, default: (0, [:])].people += people
    raised[level, default: (0, [:])].by.merge(codes, uniquingKeysWith: +)
  }

  var words: String {
    "\(words(.flag)), \(words(.watch)); \(unable) bodies cannot do it"
  }

  private func words(_ level: FindingLevel) -> String {
    let (people, codes) = raised[level] ?? (0, [:])
    let list = codes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return "a \(level.rawValue) in \(people) of \(self.people)"
      + (list.isEmpty ? "" : " (\(list.joined(separator: ", ")))")
  }
}
