// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// Knees whose bones were seen, by MRI or fluoroscopy: the poses of femur, tibia and patella are
/// given and no marker is needed.
///
/// The axes of the bones are taken as the file has them: x anterior, y superior, z to the right on
/// both legs. Patellar shift counts from the origin of the femur's axes to that of the patella's.
/// Nothing is filled or filtered.
public struct BonePoseModel: TrackingModel {
  public init() {}

  public var kind: ModelKind { .bones }

  public var calibration: String? { nil }

  /// Whether a trial has no markers and the poses of a femur and of a bone that moves against it.
  public static func suits(_ trial: Trial) -> Bool { bones(of: trial) != nil }

  public func canTrack(_ trial: Trial) -> Bool { Self.suits(trial) }

  private static func bones(of trial: Trial) -> BonePoses? {
    guard trial.trajectories.markers.isEmpty else { return nil }
    return BonePoses(in: trial.signals, frameCount: trial.trajectories.frameCount)
  }

  /// Where the bones are in every frame of a trial.
  ///
  /// - Complexity: O(frames).
  public func track(_ trial: Trial) -> BodyTrack {
    let (frameCount, rate) = (trial.trajectories.frameCount, trial.trajectories.frameRate)
    var track = BodyTrack(.bones, frameCount: frameCount, frameRate: rate)
    track.frontalPlaneEvidence = "the axes of the file, since bones alone have no frontal plane"
    guard let bones = Self.bones(of: trial) else { return track }
    var notes = [
      "the poses of the bones are taken as the file has them, neither filled nor filtered",
      "patellar shift counts from the origin of the femur's axes to that of the patella's",
    ]
    for name in bones.passedOver {
      notes.append("'\(name)' is a second pose of the same bone and was passed over")
    }
    for side in Side.allCases {
      var missing = 0
      func poses<Bone: CoordinateSystem>(
        _ segment: Segment, _ place: WritableKeyPath<TrackedLeg, RigidTransform<Bone, Laboratory>?>
      ) {
        guard let signal = bones.signals[SidedSegment(segment, side)] else { return }
        let column = PoseColumns(trial.signals[signal])
        for frame in 0..<frameCount {
          let pose: RigidTransform<Bone, Laboratory>? = column.pose(at: frame)
          if pose == nil { missing += 1 }
          track.bodies[frame][side][keyPath: place] = pose
        }
      }
      poses(.thigh, \.thigh)
      poses(.shank, \.shank)
      poses(.patella, \.patella)
      if let signal = bones.signals[SidedSegment(.patella, side)] {
        track.patella[side] = .bone(trial.signals[signal].name)
      }
      if missing > 0 {
        notes.append(
          "\(missing) poses of the \(side.rawValue) leg are missing or no rotation, and were left "
            + "out")
      }
    }
    track.notes = notes
    return track
  }
}

/// The rigid transforms of a signal, in millimetres.
private struct PoseColumns {
  private let signal: Signal
  private let millimetres: Double

  /// How far the volume of a unit cube may change before a matrix is no rotation that was printed
  /// with few digits but something else (engineering choice).
  private static let mostDistortion = 0.01

  init(_ signal: Signal) {
    self.signal = signal
    millimetres =
      switch signal.units[3] {
      case "mm": 1
      case "cm": 10
      default: 1000
      }
  }

  /// The pose in one frame, or `nil` where a number is missing or the matrix is no rotation.
  func pose<Bone: CoordinateSystem>(at frame: Int) -> RigidTransform<Bone, Laboratory>? {
    let count = signal.sampleCount
    func element(_ row: Int, _ column: Int) -> Double {
      signal.values[(4 * row + column) * count + frame]
    }
    func column(_ index: Int) -> Vector3 {
      Vector3(element(0, index), element(1, index), element(2, index))
    }
    let raw = Rotation<Bone, Laboratory>(x: column(0), y: column(1), z: column(2))
    let place = column(3) * millimetres
    guard (raw.determinant - 1).magnitude <= Self.mostDistortion, !place.isMissing,
      let rotation = raw.nearestRotation
    else { return nil }
    return RigidTransform(rotation: rotation, translation: place)
  }
}

extension ModelInputs {
  /// Whether all trials to analyse are poses of bones.
  var areBonePoses: Bool { !trials.isEmpty && trials.allSatisfy(BonePoseModel.suits) }

  /// The inputs without the trials that no other model can take; all of them where no trial would
  /// be left.
  var withoutBonePoses: ModelInputs {
    guard !areBonePoses, trials.contains(where: BonePoseModel.suits) else { return self }
    var rest = self
    rest.trials.removeAll(where: BonePoseModel.suits)
    return rest
  }
}
