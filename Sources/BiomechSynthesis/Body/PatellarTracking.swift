// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The axes of the model's patella: x anterior, y proximal, z right, origin on the skin over its
/// centre; parallel to the thigh's where all patellar angles are zero.
enum ModelPatella: CoordinateSystem {}

/// How a patella moves against the thigh as the knee flexes.
///
/// It glides in its groove on a circle about the axis of the knee. In full extension it lies above
/// the groove and may stand lateral; within the first 30° of flexion it is drawn into the groove,
/// which is a J when the knee extends.
public struct PatellarTracking: Hashable, Sendable {
  /// Patellar flexion as a share of knee flexion.
  ///
  /// It lags by 30 to 40 % (Bull et al. 2002, Knee Surg. Sports Traumatol. Arthrosc. 10, 184–193).
  public var flexionShare = 0.65

  /// The tilt in extension and at 90° of knee flexion, linear between; lateral positive.
  public var tilt = AcrossFlexion(extended: Angle.degrees(3), flexed: .degrees(6))

  /// The spin in extension and at 90° of knee flexion, linear between; the distal pole moving
  /// medially is positive.
  public var spin = AcrossFlexion(extended: Angle.degrees(1), flexed: .degrees(-2))

  /// The lateral shift in the groove up to 30° and at 90° of knee flexion, linear between, in
  /// millimetres.
  public var shift = AcrossFlexion(extended: 1.0, flexed: 5)

  /// How far beyond its place at 30° the patella stands lateral in full extension, in millimetres.
  ///
  /// A few millimetres are usual; a J-sign has ten and more.
  public var lateralInExtension = 3.0

  public init() {}
}

/// A value in extension and one at 90° of knee flexion.
public struct AcrossFlexion<Value: Hashable & Sendable>: Hashable, Sendable {
  public var extended: Value
  public var flexed: Value

  public init(extended: Value, flexed: Value) {
    self.extended = extended
    self.flexed = flexed
  }
}

/// What one patella does in one frame.
struct PatellarPose: Sendable {
  var flexion: Angle
  var tilt: Angle
  var spin: Angle

  /// The place along the medio-lateral axis of the thigh; lateral positive.
  var shift: Double
}

extension PatellarTracking {
  /// The pose at a knee flexion; beyond 90° it goes on as before, hyperextended it stays.
  func pose(at flexion: Angle) -> PatellarPose {
    let share = max(flexion.degrees, 0) / 90
    let seat = min(max(flexion.degrees, 0) / 30, 1)
    let inGroove = max(flexion.degrees - 30, 0) / 60
    let release = cos(.pi / 2 * seat)
    return PatellarPose(
      flexion: flexionShare * flexion,
      tilt: tilt.extended + share * (tilt.flexed - tilt.extended),
      spin: spin.extended + share * (spin.flexed - spin.extended),
      shift: shift.extended + inGroove * (shift.flexed - shift.extended)
        + lateralInExtension * release * release)
  }
}

extension PatellarPose {
  /// From the axis of the knee to the skin over the patella, in millimetres.
  private static let radius = 52.0

  /// The patella's angle above the forward direction of the thigh in extension.
  private static let height = Angle.degrees(25)

  /// The axes of the patella in the thigh.
  ///
  /// Flexion turns about −z as it does for the shank; the distal pole goes medially by a turn about x
  /// and the lateral border backwards by one about −y, on the right side; mirrored on the left.
  func thighFromPatella(_ side: Side) -> RigidTransform<ModelPatella, ModelThigh> {
    let angle = (Self.height - flexion).radians
    return RigidTransform(
      rotation: Rotation(
        CardanZXY(aboutZ: -flexion, aboutX: side.sign * spin, aboutY: -side.sign * tilt)),
      translation: Vector3(
        Self.radius * cos(angle), Self.radius * sin(angle), side.sign * shift))
  }
}
