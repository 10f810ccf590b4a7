// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct StiffLandingTests {
  private func finding(_ contact: [Double], _ bending: [Double]) throws -> Finding {
    var evidence = HandBuiltEvidence()
    evidence.add(.kneeFlexionAtContact, .right, .landing, contact, u95: 4)
    evidence.add(.kneeFlexionDisplacement, .right, .landing, bending, u95: 5)
    return try #require(evidence.finding(StiffLanding.self, .right))
  }

  // Below 30° − 4° and at most 45° − 5°.
  @Test(arguments: [
    (25.0, 40.0, FindingLevel.flag), (25, 41, .watch), (27, 40, .watch), (29, 45, .watch),
    (31, 30, .below), (25, 46, .below), (35, 30, .clear), (17, 51, .clear),
  ])
  func `a stiff landing is straight at contact and bends little`(
    contact: Double, bending: Double, level: FindingLevel
  ) throws {
    let finding = try finding([contact, contact, contact], [bending, bending, bending])

    #expect(finding.level == level)
    #expect(Set(finding.criteria.map(\.threshold.id)) == ["TH44", "TH45"])
  }

  @Test func `one stiff landing of three is no finding`() throws {
    // The mean of the bending is 35°, but only one landing is stiff in both.
    let finding = try finding([20, 20, 36], [44, 60, 1])

    #expect(finding.level == .below)
  }

  @Test func `two landings are not enough`() throws {
    var evidence = HandBuiltEvidence()
    evidence.add(.kneeFlexionAtContact, .right, .landing, [10, 10], u95: 4)

    #expect(evidence.findings(StiffLanding.self).allSatisfy { $0.level == .notAssessed })
  }
}
