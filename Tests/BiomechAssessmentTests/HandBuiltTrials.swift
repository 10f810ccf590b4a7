// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// One leg of the reference person of the uncertainty model: TV18 and a knee of 90 mm.
let referenceLeg = LegGeometry(
  thighLength: 420, shankLength: 400, kneeWidth: 90, thighLever: 200, shankLever: 200)

extension Subject {
  static let adult = Subject(age: 30)
}

/// Standing still for three seconds at 100 Hz, written down frame by frame.
struct HandBuiltStanding {
  var name = "static"
  var model = ModelKind.calibrated

  /// The hip-knee-ankle deviation in degrees, varus positive.
  var deviation: [Side: Double] = [.right: 0, .left: 0]

  /// The knee flexion in degrees.
  var flexion: [Side: Double] = [.right: 2, .left: 2]

  /// The foot progression in degrees, toes inwards positive; a foot without it is not seen.
  var progression: [Side: Double] = [:]

  /// The leg that the uncertainty follows from.
  var leg = referenceLeg

  var frameCount = 300
  var quiet: Range<Int>? = 20..<280
  var filled: Range<Int> = 0..<0

  var analyzed: AnalyzedTrial {
    let window = quiet.map { QuietWindow(frames: $0, sway: 1) }
    var kinematics = TrialKinematics(
      model: model, frameCount: frameCount, frameRate: 100, standing: window)
    for side in Side.allCases {
      let deviation = deviation[side] ?? .nan
      let key = BodySide(side)
      kinematics.columns[VariableKey(.hkaDeviation, key)] = constant(.degrees(deviation))
      // 3.5 mm for each degree, about the scale of a leg.
      kinematics.columns[VariableKey(.mechanicalAxisDeviation, key)] = Array(
        repeating: 3.5 * deviation, count: frameCount)
      kinematics.columns[VariableKey(.kneeFlexion, key)] = constant(
        .degrees(flexion[side] ?? .nan))
      if let progression = progression[side] {
        kinematics.columns[VariableKey(.footProgression, key)] = constant(.degrees(progression))
      }
      kinematics.geometry[side] = referenceLeg
      kinematics.filledFrames[side] = (0..<frameCount).map { filled.contains($0) }
    }
    kinematics.attachTrack(
      Array(repeating: .reference(leg: leg, flexion: .zero), count: frameCount), leg)
    let trial = Trial(
      name: name,
      trajectories: MarkerTrajectories(markers: [], frameCount: frameCount, frameRate: 100),
      markers: MarkerAssignment(), source: TrialSource(path: "\(name).csv", format: "CSV"))
    return AnalyzedTrial(
      trial: trial, kinematics: kinematics,
      events: TrialEvents(task: .static, evidence: "by hand", standing: window))
  }

  private func constant(_ angle: Angle) -> [Double] {
    Array(repeating: angle.radians, count: frameCount)
  }
}

/// Squats of one second at 100 Hz after a second of standing, written down frame by frame.
///
/// Every column rises from zero to its peak at the bottom, frame 50 of the squat, and back as a
/// triangle.
struct HandBuiltSquats {
  /// The peaks of one squat.
  struct Peaks {
    /// Knee flexion in degrees.
    var flexion = 90.0

    /// Medial knee displacement in millimetres.
    var displacement: [Side: Double] = [:]

    /// Knee abduction in degrees.
    var abduction: [Side: Double] = [:]

    /// The knee-ankle separation ratio at the bottom; 1 in standing.
    var ratio = 1.0
  }

  var name = "squats"
  var model = ModelKind.calibrated
  var squats: [Peaks]
  var filled: Range<Int> = 0..<0
  var hasAdduction = true
  var hasDisplacement = true

  static func same(_ count: Int, _ peaks: Peaks) -> HandBuiltSquats {
    HandBuiltSquats(squats: Array(repeating: peaks, count: count))
  }

  var analyzed: AnalyzedTrial {
    let frameCount = 100 * (squats.count + 1)
    let window = QuietWindow(frames: 0..<100, sway: 1)
    var kinematics = TrialKinematics(
      model: model, frameCount: frameCount, frameRate: 100, standing: window)
    func column(_ peak: (Peaks) -> Double) -> [Double] {
      (0..<frameCount).map { frame in
        let share = 1 - Double(abs(frame % 100 - 50)) / 50
        return frame < 100 ? 0 : share * peak(squats[frame / 100 - 1])
      }
    }
    let radians = Double.pi / 180
    for side in Side.allCases {
      let key = BodySide(side)
      kinematics.columns[VariableKey(.kneeFlexion, key)] = column { $0.flexion * radians }
      if hasAdduction {
        kinematics.columns[VariableKey(.kneeAdduction, key)] = column {
          -($0.abduction[side] ?? 0) * radians
        }
      }
      if hasDisplacement {
        kinematics.columns[VariableKey(.medialKneeDisplacement, key)] = column {
          $0.displacement[side] ?? 0
        }
      }
      kinematics.geometry[side] = referenceLeg
      kinematics.filledFrames[side] = (0..<frameCount).map { filled.contains($0) }
      write(legOf: side, frameCount, to: &kinematics)
    }
    kinematics.attachTrack(
      (0..<frameCount).map { frame in
        let flexion = kinematics[.kneeFlexion, Side.right]?[frame] ?? 0
        return .reference(leg: referenceLeg, flexion: .radians(flexion))
      }, referenceLeg)
    kinematics.columns[VariableKey(.kneeAnkleSeparationRatio, .both)] =
      column { $0.ratio - 1 }.map { $0 + 1 }
    let repetitions = squats.indices.map { index in
      Repetition(
        number: index + 1, start: 100 * (index + 1), bottom: 100 * (index + 1) + 50,
        end: 100 * (index + 1) + 99, depth: 400)
    }
    let trial = Trial(
      name: name,
      trajectories: MarkerTrajectories(markers: [], frameCount: frameCount, frameRate: 100),
      markers: MarkerAssignment(), source: TrialSource(path: "\(name).csv", format: "CSV"))
    return AnalyzedTrial(
      trial: trial, kinematics: kinematics,
      events: TrialEvents(
        task: .squat, evidence: "by hand", standing: window, repetitions: repetitions))
  }

  /// A leg that stands straight and sinks until the knee is level with three quarters of its way.
  private func write(legOf side: Side, _ frameCount: Int, to kinematics: inout TrialKinematics) {
    var hip = PointColumns(frameCount: frameCount)
    var knee = hip
    var ankle = hip
    for frame in 0..<frameCount {
      let share = frame < 100 ? 0 : 1 - Double(abs(frame % 100 - 50)) / 50
      hip[frame] = Vector3(0, 900 - 400 * share, 90 * side.sign)
      knee[frame] = Vector3(300 * share, 480 - 50 * share, 120 * side.sign)
      ankle[frame] = Vector3(0, 80, 150 * side.sign)
    }
    kinematics.centres[SidedJoint(.hip, side)] = hip
    kinematics.centres[SidedJoint(.knee, side)] = knee
    kinematics.centres[SidedJoint(.ankle, side)] = ankle
  }
}

extension Assessment {
  /// The finding of a rule for a side; the tests demand that there is one.
  func finding(_ code: String, _ side: BodySide) -> Finding? {
    findings.first { $0.code == code && $0.side == side }
  }
}
