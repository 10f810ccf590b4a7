// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import Foundation
import Testing

/// How often rules speak when they should and when they should not, over simulated subjects of all
/// tasks, with noise, landmark errors and skin motion as the uncertainty model assumes.
///
/// `BIOMECH_FINDING_STUDY=100` sets the number of subjects for each task and each planted finding;
/// without it one shows that the path works.
@Suite struct FindingStudyTests {
  private static var subjectCount: Int {
    ProcessInfo.processInfo.environment["BIOMECH_FINDING_STUDY"].flatMap { Int($0) } ?? 1
  }

  private static let person = Subject(age: 30, sex: .female)

  private static func subject(_ seed: UInt64) throws -> SimulatedSubject {
    try SimulatedSubject(
      BodyModel.random(seed: seed), worn: WornSet(.calibrated, extras: .trunk), defects: .typical,
      seed: seed)
  }

  private static func findings(
    in trial: SimulatedTrial, of subject: SimulatedSubject
  ) throws -> [Finding] {
    var standing = StaticRecipe()
    standing.frameRate = 50
    return try analyze(
      trials: [trial.trial], calibration: subject.standing(standing).trial, subject: person
    ).assessment.findings
  }

  /// The finding and criterion that should show what was planted, or `nil` where the trial was not
  /// recognised or not cut, so that nothing was judged.
  private static func criterion(
    _ planted: PlantedFinding, in findings: [Finding]
  ) -> (finding: Finding, criterion: Criterion)? {
    for finding in findings where finding.code == planted.code && finding.side == planted.side {
      for criterion in finding.criteria where criterion.kind == planted.kind {
        return (finding, criterion)
      }
    }
    return nil
  }

  @Test(arguments: PlantedFinding.allCases)
  func `a finding two U95 beyond its threshold is flagged`(planted: PlantedFinding) throws {
    var (count, flagged, covered, unjudged) = (0, 0, 0, 0)
    var u95s: [Double] = []
    for seed in UInt64(1)...UInt64(Self.subjectCount) {
      let subject = try Self.subject(seed)
      func outcome(
        _ value: Double, take: Int
      ) throws -> (finding: Finding, criterion: Criterion)? {
        let trial = try planted.trial(of: subject, value: value, take: take)
        let findings = try Self.findings(in: trial, of: subject)
        let criterion = Self.criterion(planted, in: findings)
        if criterion == nil {
          let needs = findings.filter { $0.code == planted.code && !$0.missing.isEmpty }
            .map { "\($0.side): \($0.missing)" }
          print(
            "finding study, \(planted.rawValue), seed \(seed): \(needs.joined(separator: "; "))")
        }
        return criterion
      }
      // U95 depends a little on the value itself, so the target is set with that of a first try.
      guard (try? planted.trial(of: subject, value: planted.threshold.limit, take: 1)) != nil else {
        continue  // Some bodies cannot walk as the recipe wants.
      }
      count += 1
      let first = try outcome(planted.target(u95: planted.threshold.defaultU95 / 4), take: 1)
      let target = planted.target(u95: first?.criterion.u95 ?? planted.threshold.defaultU95)
      guard (try? planted.trial(of: subject, value: target, take: 2)) != nil else {
        count -= 1
        continue
      }
      guard let (finding, criterion) = try outcome(target, take: 2) else {
        unjudged += 1
        continue
      }
      if finding.level == .flag, criterion.level == .flag { flagged += 1 }
      if (criterion.value - target).magnitude <= criterion.u95 { covered += 1 }
      u95s.append(criterion.u95)
    }
    print(
      "finding study, \(planted.rawValue) (\(planted.code), \(planted.threshold.id)): flagged "
        + "\(flagged) of \(count) at threshold + 2 U95 (median U95 "
        + "\(u95s.medianOfPresent.fixed(2))); true value within U95 in \(covered) of \(count); not judged "
        + "\(unjudged)")
    #expect(2 * count >= Self.subjectCount)
    // Over all kinds together it is 95 %; a hundred trials of one kind tell that to 4 % or so.
    #expect(Double(flagged) >= 0.9 * Double(count))
  }

  @Test(arguments: SimulatedTask.allCases)
  func `a healthy trial raises no flag`(task: SimulatedTask) throws {
    var codes: [String: Int] = [:]
    var (count, flagged, watched) = (0, 0, 0)
    for seed in UInt64(1)...UInt64(Self.subjectCount) {
      let subject = try Self.subject(seed)
      // Some bodies cannot walk as the recipe wants.
      guard let trial = try? task.trial(of: subject, take: 1) else { continue }
      count += 1
      let findings = try Self.findings(in: trial, of: subject)
      let flags = Set(
        findings.filter { $0.level == .flag }.map {
          "\($0.code) \($0.deciding?.kind.id ?? "reported")"
        })
      for code in flags { codes[code, default: 0] += 1 }
      if !flags.isEmpty { flagged += 1 }
      if findings.contains(where: { $0.level == .watch }) { watched += 1 }
    }
    let list = codes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    print(
      "finding study, healthy \(task.rawValue): a flag in \(flagged) of \(count)"
        + (list.isEmpty ? "" : " (\(list.joined(separator: ", ")))")
        + ", a watch in \(watched) of \(count)")
    #expect(2 * count >= Self.subjectCount)
    #expect(Double(flagged) <= 0.02 * Double(count))
  }
}
