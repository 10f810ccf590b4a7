// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import Testing

struct RetestTests {
  // Counted on a calendar: 42 and 84 days later.
  @Test(arguments: [
    ("2026-03-01", "2026-04-12", "2026-05-24"),
    ("2026-11-24", "2027-01-05", "2027-02-16"),
    ("2024-01-31", "2024-03-13", "2024-04-24"),
    ("2023-12-31", "2024-02-11", "2024-03-24"),
    ("2000-02-29T09:30", "2000-04-11", "2000-05-23"),
    ("1900-02-28 09:30", "1900-04-11", "1900-05-23"),
  ])
  func `the dates are six and twelve weeks after the session`(
    session: String, earliest: String, latest: String
  ) {
    let retest = Retest(after: session)

    #expect(retest.earliest == earliest)
    #expect(retest.latest == latest)
    #expect(
      retest.sentence == "Measure again after 6 to 12 weeks of regular work: between "
        + "\(earliest) and \(latest).")
  }

  @Test(arguments: [
    "before", "1", "", "2026-02-30", "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
    "26-03-01", "2026/03/01", "2026-03-01x", "2026-3-1", "9999-12-31", "２０２６-03-01",
  ])
  func `a session that is no date gives the span in weeks`(session: String) {
    let retest = Retest(after: session)

    #expect(retest.earliest == nil && retest.latest == nil)
    #expect(retest.sentence == "Measure again after 6 to 12 weeks of regular work.")
  }

  @Test func `there is a date where there are exercises, and none where there are none`() {
    func retest(_ level: FindingLevel, _ intake: Intake = .nothingApplies) -> Retest? {
      Guidance(
        for: .finding(.of("RL04", level)),
        subject: Subject(session: "2026-03-01", age: 30, intake: intake), screened: false
      ).retest
    }

    #expect(retest(.flag)?.earliest == "2026-04-12")
    #expect(retest(.watch)?.latest == "2026-05-24")
    #expect(retest(.clear) == nil)
    #expect(retest(.flag, .nothingApplies.answering(yes: .hotRedOrFeverish)) == nil)
  }
}
