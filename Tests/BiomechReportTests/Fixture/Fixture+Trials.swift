// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Fixture {
  /// Squats at 100 Hz, five in 13 s, from a frontal-plane leg that is exact by construction.
  ///
  /// - Parameters:
  ///   - name: The name of the trial.
  ///   - task: The task that was recognised.
  ///   - squats: How many squats.
  ///   - medial: How far the right knee moves inwards at the bottom, in millimetres; the left
  ///     one moves 22 mm outwards.
  /// - Returns: The trial with its kinematics and events.
  static func squatTrial(
    name: String = "squats1", task: MovementTask = .squat, squats: Int = 5,
    medial: Double = 30
  ) -> AnalyzedTrial {
    let rate = 100.0
    let frameCount = 201 + squats * 220
    let starts = (0..<squats).map { 150 + $0 * 220 }
    let depths = (0..<frameCount).map { frame -> Double in
      guard let start = starts.last(where: { $0 <= frame }), frame <= start + 200 else { return 0 }
      // Each squat is a little deeper than the one before.
      let peak = 0.92 + 0.02 * Double((start - 150) / 220)
      return peak * (0.5 - 0.5 * cos(2 * .pi * Double(frame - start) / 200))
    }
    var kinematics = TrialKinematics(
      model: .calibrated, frameCount: frameCount, frameRate: rate,
      rightDirection: Vector3(0, 0, 1),
      frontalPlane: "the plane of the pelvis and the feet in quiet standing",
      standing: QuietWindow(frames: 10..<140, sway: 1.2))
    fill(&kinematics, depths: depths, medial: medial)
    kinematics.clusters = clusters
    kinematics.geometry = [
      .left: LegGeometry(thighLength: 420, shankLength: 402, kneeWidth: 92, thighLever: 190),
      .right: LegGeometry(thighLength: 421, shankLength: 400, kneeWidth: 92, thighLever: 188),
    ]
    kinematics.notes = ["Hip rotation beyond 90° of hip flexion is left out."]

    let repetitions = starts.enumerated().map { index, start in
      Repetition(
        number: index + 1, start: start, bottom: start + 100, end: start + 200,
        depth: 480 + Double(index) * 3)
    }
    let isSquat = task == .squat
    let events = TrialEvents(
      task: task,
      evidence: isSquat
        ? "the hips sank five times while both feet stayed in place"
        : "the feet moved and no squat, landing or standing was recognised",
      standing: kinematics.standing, repetitions: isSquat ? repetitions : [],
      events: isSquat
        ? repetitions.flatMap { repetition in
          [
            Event(.descentStart, frame: repetition.start, source: .kinematic, confidence: 0.9),
            Event(.bottom, frame: repetition.bottom, source: .kinematic),
            Event(.ascentEnd, frame: repetition.end, source: .kinematic, confidence: 0.9),
          ]
        } : [Event(.general, frame: 20, source: .file)])
    let trial = Trial(
      name: name,
      trajectories: MarkerTrajectories(
        markers: ["RASI", "LASI"], frameCount: frameCount, frameRate: rate),
      markers: MarkerAssignment(), source: source(path: "raw/\(name).trc"))
    return AnalyzedTrial(trial: trial, kinematics: kinematics, events: events)
  }

  static func standingTrial() -> AnalyzedTrial {
    var trial = squatTrial(name: "static1", task: .static)
    trial.kinematics.columns[VariableKey(.medialKneeDisplacement, .left)] = nil
    trial.kinematics.columns[VariableKey(.medialKneeDisplacement, .right)] = nil
    trial.kinematics.standing = QuietWindow(frames: 0..<1301, sway: 1.1)
    trial.events = TrialEvents(
      task: .static, evidence: "nobody moved more than 2 mm for 13 s",
      standing: trial.kinematics.standing)
    return trial
  }

  private static var clusters: [ClusterReport] {
    [
      ClusterReport(
        segment: SidedSegment(.thigh, .right), markers: ["RTH1", "RTH2", "RTH3", "RTH4"],
        residual: 2.1, trackedFrames: 1301, outcome: .fits),
      ClusterReport(
        segment: SidedSegment(.thigh, .left), markers: ["LTH1", "LTH2", "LTH3", "LTH4"],
        residual: 2.8, trackedFrames: 1301,
        outcome: .relabelled(
          renamed: ["LTH1": "LTH3", "LTH3": "LTH1", "LTH2": "LTH4", "LTH4": "LTH2"],
          residuals: LabelResiduals(asLabelled: 6.2, corrected: 2.8))),
      ClusterReport(
        segment: SidedSegment(.shank, .right), markers: ["RSH1", "RSH2", "RSH3"], residual: 1.4,
        trackedFrames: 1301, outcome: .fits),
      ClusterReport(
        segment: SidedSegment(.shank, .left), markers: ["LSH1", "LSH2", "LSH3"], residual: 1.6,
        trackedFrames: 1271, outcome: .fits),
    ]
  }

  private static func source(path: String) -> TrialSource {
    TrialSource(
      path: path, format: "TRC", contentKey: "00112233445566778899aabbccddeeff", firstFrame: 1,
      startTime: 0, millimetresPerUnit: 1000, markerSet: "OpenCap laboratory",
      conclusions: [
        .init(.format, "TRC", evidence: "the first line says PathFileType 4"),
        .init(.units, "metres", evidence: "the header says m; the epicondyles are 92 mm apart"),
        .init(.upAxis, "+y", evidence: "the pelvis lies 0.9 m above the feet along +y"),
        .init(.forwardAxis, "+x", evidence: "the pelvis faces +x"),
        .init(.rate, "100 Hz", evidence: "the header and the time column agree"),
      ],
      doubts: ["The header says 100 frames per second; the time column gives 99.98."])
  }
}

/// Fills the columns and centres of a squat.
private func fill(_ kinematics: inout TrialKinematics, depths: [Double], medial: Double) {
  var generator = SeededGenerator(seed: 7)
  var angles: [VariableKey: [Double]] = [:]
  for side in Side.allCases {
    let isRight = side == .right
    var centres: [Joint: PointColumns] = [:]
    for joint in Joint.allCases { centres[joint] = PointColumns(frameCount: depths.count) }
    var displacement: [Double] = []
    var filled: [Bool] = []
    for (frame, depth) in depths.enumerated() {
      // The left foot's markers are hidden for a while in the third squat.
      let isHidden = !isRight && (620..<650).contains(frame)
      let inwards = (isRight ? medial : -22) * depth + 0.3 * generator.nextNormal()
      let hip = Vector3(0, 900 - 470 * depth, side.sign * 86)
      let ankle = Vector3(0, 80, side.sign * 110)
      let height = 480 - 70 * depth
      let share = (hip.y - height) / (hip.y - ankle.y)
      let onLine = hip.z + share * (ankle.z - hip.z)
      let knee = Vector3(0, height, onLine - side.sign * (4 + inwards))
      centres[.hip]?[frame] = hip
      centres[.knee]?[frame] = knee
      centres[.ankle]?[frame] = isHidden ? .missing : ankle
      displacement.append(isHidden ? .nan : inwards)
      filled.append(!isRight && (600..<620).contains(frame))
      let wobble = 0.004 * generator.nextNormal()
      let values: [(Variable, Double)] = [
        (.kneeFlexion, 0.07 + (isRight ? 1.93 : 1.97) * depth),
        (.kneeAdduction, isRight ? 0.03 - 0.19 * depth : 0.02 - 0.05 * depth),
        (.kneeInternalRotation, isRight ? -0.05 + 0.2 * depth : -0.03 + 0.15 * depth),
        (.hipFlexion, 0.1 + 1.5 * depth),
        (.hipAdduction, isRight ? -0.06 + 0.05 * depth : -0.06 - 0.1 * depth),
        (.hkaDeviation, depth < 0.02 ? 0.017 : .nan),
      ]
      for (variable, value) in values {
        angles[VariableKey(variable, BodySide(side)), default: []]
          .append(isHidden ? .nan : value + wobble)
      }
    }
    angles[VariableKey(.medialKneeDisplacement, BodySide(side))] = displacement
    for joint in Joint.allCases { kinematics.centres[SidedJoint(joint, side)] = centres[joint] }
    kinematics.filledFrames[side] = filled
  }
  let centres = kinematics.centres
  angles[VariableKey(.kneeAnkleSeparationRatio, .both)] = depths.indices.map { frame in
    let z = { (joint: Joint, side: Side) in
      centres[SidedJoint(joint, side)]?[frame].z ?? .nan
    }
    return (z(.knee, .right) - z(.knee, .left)) / (z(.ankle, .right) - z(.ankle, .left))
  }
  kinematics.columns = angles
}
