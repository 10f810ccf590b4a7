// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechGuidance
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Foundation
import Testing

/// What every finding must bring along: an account of itself, a test, a simulated case that raises
/// it, the agreed words for that case, and guidance.
struct FindingContractTests {
  /// The recordings of a person who has what a rule looks for; a new rule needs a case here.
  private func recordings(
    for code: String
  ) throws -> (calibration: Trial, trials: [Trial], side: BodySide) {
    var body = BodyModel()
    switch code {
    case "RL01": body.structuralVarus.right = .degrees(-9)
    case "RL02": body.structuralVarus.right = .degrees(9)
    default: break
    }
    // Six markers on the trunk show its lean.
    let subject = try SimulatedSubject(body, worn: WornSet(.calibrated, extras: .trunk))
    var standing = StaticRecipe()
    standing.frameRate = 50
    var trials: [Trial] = []
    if code == "RL04" {
      var squat = SquatRecipe()
      squat.repetitions = 3
      squat.frameRate = 50
      squat = try subject.squatRecipe(
        reachingMedialKneeDisplacement: 60, of: .right, from: squat)
      trials = [try subject.squat(squat).trial]
    }
    let planted: [String: (PlantedFinding, Double)] = [
      "RL03": (.gaitVarusThrust, 15), "RL05": (.squatProjection, 30),
      "RL06": (.landingDisplacement, 80), "RL12": (.squatPelvicDrop, 15),
      "RL13": (.squatHipAdduction, 30), "RL14": (.squatTrunkLean, 18),
    ]
    if let (finding, value) = planted[code] {
      trials = [try finding.trial(of: subject, value: value, take: 1).trial]
    }
    if code == "RL07" {
      var landing = LandingRecipe()
      landing.repetitions = 3
      landing.frameRate = 100
      landing.landing.contactFlexion = BothSides(.degrees(10))
      landing.landing.peakFlexion = BothSides(.degrees(42))
      trials = [try subject.landing(landing).trial]
    }
    return (try subject.standing(standing).trial, trials, .right)
  }

  /// The name of the rule's type, which names its files.
  private func typeName(_ rule: any FindingRule.Type) -> String { String(describing: rule) }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: pathInRepository(path), encoding: .utf8)
  }

  @Test func `every rule tells what it measures, why, when it speaks and where it ends`() {
    for rule in FindingRules.all {
      let account = rule.account
      for text in [account.measures, account.importance, account.decision, account.limits] {
        #expect(text.hasSuffix("."), "\(rule.code): \(text)")
      }
      for threshold in rule.thresholds {
        #expect(account.decision.contains(threshold.id), "\(rule.code): \(threshold.id)")
      }
    }
  }

  @Test func `every rule has its tests and its guidance`() throws {
    let folder = pathInRepository("Tests/BiomechAssessmentTests")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    for rule in FindingRules.all {
      let name = "\(typeName(rule))Tests"
      let path = try #require(
        names.first { $0.hasSuffix("/\(name).swift") || $0 == "\(name).swift" })
      #expect(try text("Tests/BiomechAssessmentTests/\(path)").contains("struct \(name)"))
      #expect(RuleGuidance.forRule(rule.code) != nil)
    }
  }

  /// The others rest on scores, norms, a patella or answers; their own tests raise them.
  @Test(
    arguments: [
      "RL01", "RL02", "RL03", "RL04", "RL05", "RL06", "RL07", "RL12", "RL13", "RL14",
    ])
  func `a rule is raised by a simulated person who has it, in the agreed words`(
    code: String
  ) throws {
    for rule in FindingRules.all where rule.code == code {
      let (calibration, trials, side) = try recordings(for: rule.code)
      let report = try analyze(
        trials: trials, calibration: calibration,
        subject: Subject(age: 30, sex: .female))
      let finding = try #require(
        report.assessment.findings.first { $0.code == rule.code && $0.side == side })
      let line = "\(finding.code) \(finding.side) \(finding.level)\n\(finding.sentence)\n"

      #expect(finding.level == .flag)
      #expect(
        try line
          == agreedText("Tests/BiomechTests/Snapshots/\(rule.code).txt", recording: line))
    }
  }
}
