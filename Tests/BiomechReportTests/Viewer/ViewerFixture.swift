// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechGuidance
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport

extension Fixture {
  /// The squats with markers at the joints: the right knee is hidden for a while, the left one filled.
  static func playedTrial(squats: Int = 5, further: [MarkerName] = []) -> AnalyzedTrial {
    var analyzed = squatTrial(squats: squats)
    let kinematics = analyzed.kinematics
    let joints = Joint.allCases.flatMap { joint in
      [Side.right, .left].map { SidedJoint(joint, $0) }
    }
    let names = joints.map { MarkerName("\($0.side == .right ? "R" : "L")\($0.joint.rawValue)") }
    var trajectories = MarkerTrajectories(
      markers: names + further, frameCount: kinematics.frameCount,
      frameRate: kinematics.frameRate)
    for (index, joint) in joints.enumerated() {
      for frame in 0..<kinematics.frameCount {
        guard let centre = kinematics.centres[joint]?[frame] else { continue }
        let isHidden = index == 2 && (300..<320).contains(frame)
        let isFilled = index == 3 && (400..<430).contains(frame)
        trajectories.setPosition(
          isHidden ? .missing : centre + Vector3(12.34, 0.567, joint.side.sign * 45.6),
          ofMarkerAt: index, frame: frame, origin: isFilled ? .filledByPCHIP : .measured)
      }
    }
    for index in further.indices {
      for frame in 0..<kinematics.frameCount {
        let place = Vector3(Double(index), 1000, 0.5 * Double(frame % 3))
        trajectories.setPosition(
          place, ofMarkerAt: names.count + index, frame: frame, origin: .measured)
      }
    }
    analyzed.trial.trajectories = trajectories
    analyzed.trial.markers = MarkerAssignment(
      landmarks: [
        SidedLandmark(.lateralEpicondyle, .right): "Rknee",
        SidedLandmark(.lateralEpicondyle, .left): "Lknee",
        SidedLandmark(.lateralMalleolus, .right): "Rankle",
        SidedLandmark(.lateralMalleolus, .left): "Lankle",
      ])
    return analyzed
  }

  /// The page of one trial with its findings.
  static func page(of analyzed: AnalyzedTrial, findings: [Finding]? = nil) throws -> String {
    var report = session(trials: [analyzed], findings: findings, screening: .notScreened)
    report.assessment.trustBands = Side.allCases.map {
      TrustBand(
        variable: .kneeAdduction, side: $0,
        u95: TrustBand.flexions.map { 4 + $0 / 20 })
    }
    return try reportFiles(for: report).text("\(analyzed.trial.name).html")
  }
}
