// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// A careful recording: noise and skin motion, so that nothing fits exactly.
private func subject(seed: UInt64) throws -> SimulatedSubject {
  try SimulatedSubject(BodyModel.random(seed: seed), defects: .typical, seed: seed)
}

private func squat(of subject: SimulatedSubject) throws -> SimulatedTrial {
  var recipe = SquatRecipe()
  recipe.repetitions = 1
  recipe.frameRate = 50
  return try subject.squat(recipe)
}

private func kinematics(
  of trial: SimulatedTrial, _ subject: SimulatedSubject
) throws -> TrialKinematics {
  try CalibratedModel(calibratedOn: subject.standing().trial, subject: Subject())
    .kinematics(of: trial.trial)
}

private func cluster(_ kinematics: TrialKinematics, _ segment: Segment, _ side: Side?) throws
  -> ClusterReport
{
  try #require(kinematics.clusters.first { $0.segment == SidedSegment(segment, side) })
}

/// The largest difference of the knee flexion of two analyses of the same squat, in degrees.
private func flexionDifference(_ a: TrialKinematics, _ b: TrialKinematics, _ side: Side) -> Double {
  zip(a[.kneeFlexion, side] ?? [], b[.kneeFlexion, side] ?? [])
    .map { ($0 - $1).magnitude * 180 / .pi }.max() ?? .infinity
}

struct LabelCheckTests {
  @Test(arguments: UInt64(1)...5)
  func `right labels are left alone`(seed: UInt64) throws {
    let subject = try subject(seed: seed)
    let found = try kinematics(of: squat(of: subject), subject)

    for cluster in found.clusters { #expect(cluster.outcome == .fits, "\(cluster)") }
  }

  @Test(arguments: UInt64(1)...5)
  func `two exchanged markers of a thigh are named and corrected`(seed: UInt64) throws {
    let subject = try subject(seed: seed)
    let trial = try squat(of: subject)
    let exchanged = trial.relabelled(["LTH1": "LTH3", "LTH3": "LTH1"])
    let found = try kinematics(of: exchanged, subject)

    let thigh = try cluster(found, .thigh, .left)
    guard case .relabelled(let renamed, _) = thigh.outcome else {
      Issue.record("not found: \(thigh.outcome)")
      return
    }
    #expect(renamed == ["LTH1": "LTH3", "LTH3": "LTH1"])
    #expect(flexionDifference(found, try kinematics(of: trial, subject), .left) < 1e-9)
  }

  @Test func `a cyclic permutation of a shank is named and corrected`() throws {
    let subject = try subject(seed: 2)
    let trial = try squat(of: subject)
    let permuted = trial.relabelled(["RSH1": "RSH2", "RSH2": "RSH4", "RSH4": "RSH1"])
    let found = try kinematics(of: permuted, subject)

    guard case .relabelled(let renamed, _) = try cluster(found, .shank, .right).outcome else {
      Issue.record("not found")
      return
    }
    // Keys are the names in the motion file, values the static markers they are.
    #expect(renamed == ["RSH2": "RSH1", "RSH4": "RSH2", "RSH1": "RSH4"])
  }

  @Test func `markers exchanged between left and right thigh are named and corrected`() throws {
    let subject = try subject(seed: 3)
    let trial = try squat(of: subject)
    var names: [MarkerName: MarkerName] = [:]
    for number in 1...4 {
      names[MarkerName("LTH\(number)")] = MarkerName("RTH\(number)")
      names[MarkerName("RTH\(number)")] = MarkerName("LTH\(number)")
    }
    let found = try kinematics(of: trial.relabelled(names), subject)
    let clean = try kinematics(of: trial, subject)

    for side in Side.allCases {
      guard case .relabelled = try cluster(found, .thigh, side).outcome else {
        Issue.record("\(side) not found")
        continue
      }
      #expect(flexionDifference(found, clean, side) < 1e-9)
    }
  }

  @Test func `one marker named after another segment is found there`() throws {
    let subject = try subject(seed: 4)
    let trial = try squat(of: subject)
    let exchanged = trial.relabelled(["RTH4": "RSH2", "RSH2": "RTH4"])
    let found = try kinematics(of: exchanged, subject)

    guard case .relabelled(let thigh, _) = try cluster(found, .thigh, .right).outcome,
      case .relabelled(let shank, _) = try cluster(found, .shank, .right).outcome
    else {
      Issue.record("not found")
      return
    }
    #expect(thigh == ["RSH2": "RTH4"])
    #expect(shank == ["RTH4": "RSH2"])
  }

  @Test func `a marker that fell off is left out`() throws {
    let subject = try subject(seed: 5)
    var trial = try squat(of: subject)
    let index = try #require(trial.trajectories.index(of: "RTH2"))
    for frame in 0..<trial.trajectories.frameCount {
      trial.trajectories.setPosition(
        Vector3(300, 20, -400), ofMarkerAt: index, frame: frame, origin: .measured)
    }
    let found = try kinematics(of: trial, subject)

    guard case .excluded("RTH2", _) = try cluster(found, .thigh, .right).outcome else {
      Issue.record("not left out: \(try cluster(found, .thigh, .right).outcome)")
      return
    }
    #expect(found[.kneeFlexion, Side.right]?.contains(where: \.isNaN) == false)
  }

  @Test func `a cluster that fits under no names is refused and its angles are missing`() throws {
    let subject = try subject(seed: 6)
    var trial = try squat(of: subject)
    for (number, name) in (1...4).map({ ($0, MarkerName("LSH\($0)")) }) {
      let index = try #require(trial.trajectories.index(of: name))
      for frame in 0..<trial.trajectories.frameCount {
        let place = trial.trajectories.position(ofMarkerAt: index, frame: frame)
        trial.trajectories.setPosition(
          place + Vector3(Double(number * number) * 25, Double(number) * -40, 0),
          ofMarkerAt: index, frame: frame, origin: .measured)
      }
    }
    let found = try kinematics(of: trial, subject)

    guard case .refused(let reason) = try cluster(found, .shank, .left).outcome else {
      Issue.record("not refused: \(try cluster(found, .shank, .left))")
      return
    }
    #expect(reason.contains("LSH1, LSH2, LSH3, LSH4"))
    #expect(found[.kneeFlexion, Side.left] == nil)
    #expect(found[.kneeFlexion, Side.right] != nil)
  }
}
