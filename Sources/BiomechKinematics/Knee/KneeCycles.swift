// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where the shank of one knee points, seen from its thigh, over some cycles of its motion.
///
/// Flexion and adduction follow from the long axis of the shank alone, so this is all that an error
/// of the knee's axis can be told from. A left knee is mirrored, so that turns inwards are positive
/// on both sides.
public struct KneeCycles: Sendable {
  /// One array for each cycle: the direction up the shank, x forwards, y up the thigh, z outwards.
  let cycles: [[Vector3]]

  /// The segments in the same frames, as they were seen.
  let thighs: [RigidTransform<Thigh, Laboratory>]
  let shanks: [RigidTransform<Shank, Laboratory>]

  /// Right is +1.
  let sign: Double

  /// Fewer frames are no cycle.
  private static let fewestFrames = 10

  /// - Parameters:
  ///   - cycles: The orientation of the shank in the thigh, frame by frame, for each cycle.
  ///   - side: The leg.
  public init(_ cycles: [[Rotation<Shank, Thigh>]], side: Side) {
    let thigh = RigidTransform<Thigh, Laboratory>(rotation: .identity, translation: .zero)
    self.init(
      poses: cycles.map { cycle in
        cycle.map { rotation in
          (
            thigh,
            RigidTransform(
              rotation: rotation.relabelled(Shank.self, Laboratory.self), translation: .zero)
          )
        }
      }, side: side)
  }

  /// - Parameters:
  ///   - track: The segments.
  ///   - side: The leg.
  ///   - cycles: The frames of each cycle; frames in which a segment is missing are left out.
  public init(of track: BodyTrack, side: Side, cycles: [Range<Int>]) {
    self.init(
      poses: cycles.map { frames in
        frames.clamped(to: track.bodies.indices).compactMap { frame in
          let leg = track.bodies[frame][side]
          guard let thigh = leg.thigh, let shank = leg.shank else { return nil }
          return (thigh, shank)
        }
      }, side: side)
  }

  private init(
    poses: [[(RigidTransform<Thigh, Laboratory>, RigidTransform<Shank, Laboratory>)]], side: Side
  ) {
    let poses = poses.filter { $0.count >= Self.fewestFrames }
    let mirror = Vector3(1, 1, side.sign)
    cycles = poses.map { cycle in
      cycle.map { ($0.rotation.inverse * $1.rotation.y) * mirror }
    }
    thighs = poses.joined().map(\.0)
    shanks = poses.joined().map(\.1)
    sign = side.sign
  }

  /// Whether there is nothing to estimate from.
  public var isEmpty: Bool { cycles.isEmpty }

  /// The cycles of two trials of the same knee together.
  static func + (a: Self, b: Self) -> Self {
    Self(
      cycles: a.cycles + b.cycles, thighs: a.thighs + b.thighs, shanks: a.shanks + b.shanks,
      sign: a.sign)
  }

  private init(
    cycles: [[Vector3]], thighs: [RigidTransform<Thigh, Laboratory>],
    shanks: [RigidTransform<Shank, Laboratory>], sign: Double
  ) {
    self.cycles = cycles
    self.thighs = thighs
    self.shanks = shanks
    self.sign = sign
  }
}

// MARK: - Angles after a turn of the axis

extension KneeCycles {
  /// From the least to the greatest flexion.
  public var flexionRange: Angle {
    let flexions = cycles.joined().map { flexion($0, afterTurning: .zero) }
    guard let least = flexions.min(), let greatest = flexions.max() else { return .zero }
    return .radians(greatest - least)
  }

  /// From the least to the greatest adduction in a cycle, mean of the cycles.
  func adductionRange(afterTurning offset: Angle) -> Angle {
    .radians(
      cycles.map { cycle in
        let adductions = cycle.map { adduction($0, afterTurning: offset) }
        return (adductions.max() ?? .nan) - (adductions.min() ?? .nan)
      }.meanOfPresent)
  }

  /// The variance of adduction after the thigh's axes are turned, in square radians.
  func adductionVariance(afterTurning offset: Angle) -> Double {
    let (s, c) = (sin(offset.radians), cos(offset.radians))
    var (sum, squares, count) = (0.0, 0.0, 0.0)
    for direction in cycles.joined() {
      let adduction = asin(min(max(s * direction.x + c * direction.z, -1), 1))
      sum += adduction
      squares += adduction * adduction
      count += 1
    }
    let mean = sum / count
    return max(squares / count - mean * mean, 0)
  }

  /// The adduction in radians after the thigh's axes are turned about its long axis.
  func adduction(_ direction: Vector3, afterTurning offset: Angle) -> Double {
    let across = sin(offset.radians) * direction.x + cos(offset.radians) * direction.z
    return asin(min(max(across, -1), 1))
  }

  /// The flexion in radians after the thigh's axes are turned about its long axis.
  func flexion(_ direction: Vector3, afterTurning offset: Angle) -> Double {
    let forwards = cos(offset.radians) * direction.x - sin(offset.radians) * direction.z
    return atan2(forwards, direction.y)
  }
}
