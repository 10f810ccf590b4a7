// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// A pose as OpenSim writes it: metres, row by row.
private func signal(
  _ name: String, _ poses: [(columns: [Vector3], place: Vector3)], rows: Int = 4
) -> Signal {
  let components = (1...rows).flatMap { row in (1...4).map { "T\(row)\($0)" } }
  var values: [Double] = []
  for row in 0..<rows {
    for column in 0..<4 {
      for pose in poses {
        values.append(
          row == 3
            ? (column == 3 ? 1 : 0)
            : column == 3 ? pose.place[row] / 1000 : pose.columns[column][row])
      }
    }
  }
  return Signal(
    name, kind: .pose, components: components,
    units: components.map { ["T14", "T24", "T34"].contains($0) ? "m" : "" }, rate: 50,
    values: values)
}

private func columns<A, B>(_ rotation: Rotation<A, B>) -> [Vector3] {
  [rotation.x, rotation.y, rotation.z]
}

private func trial(_ signals: [Signal], frames: Int, markers: [MarkerName] = []) -> Trial {
  Trial(
    name: "mri",
    trajectories: MarkerTrajectories(markers: markers, frameCount: frames, frameRate: 50),
    markers: MarkerAssignment(), signals: signals,
    source: TrialSource(path: "mri.sto", format: "OpenSim"))
}

struct BonePoseModelTests {
  private let femur = Rotation<Thigh, Laboratory>(
    CardanZXY(aboutZ: .degrees(70), aboutX: .degrees(-20), aboutY: .degrees(140)))
  private let turns: [Double] = [0, 25, 46]

  /// A femur that lies still, a tibia and a patella that turn on it.
  private func signals(_ side: Side, noise: Double = 0) -> [Signal] {
    let s = side.sign
    let origin = Vector3(127, 114, 119)
    let tibia = turns.map { flexion in
      femur
        * Rotation<Shank, Thigh>(
          CardanZXY(
            aboutZ: .degrees(-flexion), aboutX: .degrees(s * 2), aboutY: .degrees(s * -3)))
    }
    let patella = turns.map { flexion in
      femur
        * Rotation<Patella, Thigh>(
          CardanZXY(
            aboutZ: .degrees(-0.7 * flexion), aboutX: .degrees(s * 1.5), aboutY: .degrees(s * -4)))
    }
    let letter = side == .right ? "r" : "l"
    return [
      signal("femur_distal_\(letter)", turns.map { _ in (columns(femur), origin) }),
      signal("tibia_proximal_\(letter)", tibia.map { (columns($0), origin) }, rows: 3),
      signal(
        "patella_\(letter)",
        patella.map { rotation in
          (
            columns(rotation).map { $0 * (1 + noise) },
            origin + femur * Vector3(50, -5, s * 4.5)
          )
        }),
    ]
  }

  @Test(arguments: Side.allCases)
  func `bones give the angles they stand at, in the signs of either leg`(side: Side) throws {
    let found = BonePoseModel().kinematics(of: trial(signals(side), frames: 3))

    func column(_ variable: Variable) throws -> [Double] {
      try #require(found[variable, side]).map { $0 * variable.unit.displayFactor }
    }
    for (frame, flexion) in turns.enumerated() {
      #expect(try column(.kneeFlexion)[frame].isClose(to: flexion, within: 1e-9))
      #expect(try column(.kneeAdduction)[frame].isClose(to: 2, within: 1e-9))
      #expect(try column(.kneeInternalRotation)[frame].isClose(to: -3, within: 1e-9))
      #expect(try column(.patellarFlexion)[frame].isClose(to: 0.7 * flexion, within: 1e-9))
      #expect(try column(.patellarSpin)[frame].isClose(to: 1.5, within: 1e-9))
      #expect(try column(.patellarTilt)[frame].isClose(to: 4, within: 1e-9))
      #expect(try column(.patellarShift)[frame].isClose(to: 4.5, within: 1e-9))
    }
    #expect(found.model == .bones)
    #expect(found.patella[side] == .bone(side == .right ? "patella_r" : "patella_l"))
  }

  @Test func `a matrix printed with few digits is taken as the rotation next to it`() throws {
    let found = BonePoseModel().kinematics(
      of: trial(signals(.right, noise: 4e-6), frames: 3))

    let tilt = try #require(found[.patellarTilt, Side.right])
    #expect(tilt.allSatisfy { Angle.radians($0).isClose(to: .degrees(4), within: 1e-9) })
  }

  @Test func `a matrix that is no rotation is left out and counted`() throws {
    var bad = signals(.right)
    bad[2].values[1] = .nan  // T11 of the patella in the second frame.
    bad[1].values[2] = 7  // T11 of the tibia in the third.
    let found = BonePoseModel().kinematics(of: trial(bad, frames: 3))

    #expect(try #require(found[.patellarTilt, Side.right]).map(\.isNaN) == [false, true, false])
    #expect(try #require(found[.kneeFlexion, Side.right]).map(\.isNaN) == [false, false, true])
    #expect(found.notes.contains { $0.hasPrefix("2 poses of the right leg") })
  }

  @Test func `bones are chosen when a trial has no markers, and only then`() throws {
    let bones = trial(signals(.right), frames: 3)
    let model = try KinematicModel(.auto, for: ModelInputs(trials: [bones]))

    #expect(model.kind == .bones)
    #expect(model.kinematics(of: bones)[.patellarShift, Side.right] != nil)
    #expect(!BonePoseModel.suits(trial(signals(.right), frames: 3, markers: ["RASI"])))
    #expect(!BonePoseModel.suits(trial([signals(.right)[0]], frames: 3)))
    #expect(!BonePoseModel.suits(trial(signals(.right), frames: 4)))
  }

  @Test func `bones are found by their words, the last word of the side counting`() {
    func bone(_ name: String, kind: Signal.Kind = .pose) -> SidedSegment? {
      var pose = signal(name, [(columns(femur), .zero)])
      pose.kind = kind
      return pose.bone
    }
    #expect(bone("femur_distal_r") == SidedSegment(.thigh, .right))
    #expect(bone("/bodyset/tibia_l") == SidedSegment(.shank, .left))
    #expect(bone("Left.Patella") == SidedSegment(.patella, .left))
    #expect(bone("femur") == nil)
    #expect(bone("pelvis_r") == nil)
    #expect(bone("femur_r", kind: .other) == nil)
  }
}
