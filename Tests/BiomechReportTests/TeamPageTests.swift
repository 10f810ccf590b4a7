// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import BiomechReport
import Testing

struct TeamPageTests {
  private func member(
    _ subject: String, care: [TeamMember.Care] = [], flags: [String] = [], watches: [String] = [],
    screening: String? = "answered", failures: Int = 0, report: String? = nil
  ) -> TeamMember {
    func records(_ codes: [String], _ level: FindingLevel) -> [FindingRecord] {
      codes.map {
        FindingRecord(code: $0, name: "Name of \($0)", task: .squat, side: .right, level: level)
      }
    }
    return TeamMember(
      subject: subject, session: "1", report: report, screening: screening, care: care,
      findings: records(flags, .flag) + records(watches, .watch), trialCount: 2,
      failureCount: failures)
  }

  private func page(_ members: [TeamMember]) -> String {
    String(decoding: teamPage(of: members, version: "1.0"), as: UTF8.self)
  }

  /// The people of a page in its order.
  private func people(_ page: String) -> [String] {
    page.matches(of: #/<th scope="row">(?:<a href="[^"]*">)?([^<]*?)(?:</a>)? <span class="fine">/#)
      .map { String($0.1) }
  }

  @Test func `those who need care come first, then flags, then watches, then what is unknown`() {
    let sign = TeamMember.Care(code: "RF01", name: "Cannot bear weight", urgency: .sameDay)
    let worse = TeamMember.Care(code: "RF02", name: "Numb foot", urgency: .emergency)

    let page = page([
      member("fine"), member("asked by nobody", screening: nil), member("watch", watches: ["RL04"]),
      member("one flag", flags: ["RL04"]), member("two flags", flags: ["RL04", "RL05"]),
      member("care", care: [sign]), member("emergency", care: [sign, worse]),
      member("not read", failures: 1),
    ])

    #expect(
      people(page) == [
        "emergency", "care", "two flags", "one flag", "watch", "not read", "asked by nobody",
        "fine",
      ])
  }

  @Test func `each rule is counted once in a session`() {
    var both = member("A", flags: ["RL04"], watches: ["RL04"])
    both.findings.append(
      FindingRecord(
        code: "RL09", name: "Not seen", task: .squat, side: .both, level: .notAssessed))

    let page = page([both, member("B", watches: ["RL04"])])

    let numbers = page.matches(of: #/<td class="number">(\d+)</td>/#).map { String($0.1) }
    #expect(page.contains("<th scope=\"row\">Name of RL04 <span class=\"code\">RL04</span></th>"))
    // Flag in one session, watch in the other, assessed in both; RL09 was assessed in none.
    #expect(numbers == ["1", "1", "2"])
  }

  @Test func `names and paths from files are inert`() throws {
    let page = page([
      member(
        "<script>alert(1)</script>", flags: ["\"onload="],
        report: "javascript:alert(1)/a b#?\"'/session.html")
    ])

    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("data-codes=\"&quot;onload=\""))
    #expect(
      page.contains("href=\"./javascript%3Aalert%281%29/a%20b%23%3F%22%27/session.html\""))
    // One script, and it is the one that the policy allows.
    #expect(page.matches(of: #/<script/#).count == 1)
    #expect(page.contains("<script>\(teamScript)</script>"))
  }

  @Test func `a page without people says so by its numbers`() {
    #expect(page([]).contains("<p class=\"subject\">0 sessions</p>"))
  }
}
