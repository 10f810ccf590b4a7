// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// How far the markers, regressions and measurements of one leg are off, all at once.
///
/// A displacement is fixed in the axes of the segment named (x anterior, y proximal, z right on both
/// legs), in millimetres. All zero is the recording as it is.
public struct LegError: Hashable, Sendable {
  /// The hip centre, in pelvis axes.
  public var hipCentre = Vector3.zero

  /// The markers over the epicondyles, in thigh axes.
  public var lateralEpicondyle = Vector3.zero
  public var medialEpicondyle = Vector3.zero

  /// The markers over the malleoli, in shank axes.
  public var lateralMalleolus = Vector3.zero
  public var medialMalleolus = Vector3.zero

  /// The wand or marker that gives a conventional model the direction of the thigh, in thigh axes.
  public var thighMarker = Vector3.zero

  /// The same of the shank, in shank axes.
  public var shankMarker = Vector3.zero

  /// The width of knee and ankle as measured, in millimetres.
  public var kneeWidth = 0.0
  public var ankleWidth = 0.0

  /// The markers over the patella and the tibial tuberosity, in thigh and in shank axes.
  public var patella = Vector3.zero
  public var tibialTuberosity = Vector3.zero

  /// The turn of the markers over the patella against the bone, as a rotation vector in radians and in
  /// thigh axes.
  public var patellaTurn = Vector3.zero

  /// The turn of the soft tissue and its markers against the bone, as a rotation vector in radians
  /// and in the axes of the segment, about the middle of the markers; and its shift.
  public var thighTurn = Vector3.zero
  public var thighShift = Vector3.zero
  public var shankTurn = Vector3.zero
  public var shankShift = Vector3.zero

  /// The turn of the markers of the foot against it, as a rotation vector in radians and in foot axes.
  public var footTurn = Vector3.zero

  public init() {}
}

/// How far everything a model rests on is off, all at once.
public struct BodyError: Hashable, Sendable {
  public var left = LegError()
  public var right = LegError()

  /// The markers over the iliac spines, in pelvis axes.
  public var leftASIS = Vector3.zero
  public var rightASIS = Vector3.zero
  public var leftPSIS = Vector3.zero
  public var rightPSIS = Vector3.zero

  /// The middle of the markers at the neck, and by how much more the right shoulder's marker is off than
  /// the left one's; in trunk axes.
  public var neck = Vector3.zero
  public var shoulders = Vector3.zero

  /// The recording as it is.
  public static let none = BodyError()

  public init() {}

  public subscript(side: Side) -> LegError {
    get { side == .left ? left : right }
    set { if side == .left { left = newValue } else { right = newValue } }
  }
}

/// What a model would have found if the recording had certain errors.
///
/// The delta method and Monte Carlo both ask it, with small errors one by one or with drawn errors
/// all together, so one description of a model's errors serves both. What stands beside every model,
/// the markers over patella, tuberosity and spines, is displaced by ``completeBody(_:at:with:)``.
public protocol ErrorPropagation: Sendable {
  /// The body of one frame as the model would have found it.
  ///
  /// - Parameters:
  ///   - body: The body as it was found.
  ///   - frame: Its frame.
  ///   - error: The errors to add.
  /// - Returns: The body with the errors; a part that `body` lacks stays missing.
  func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody

  /// The frontal plane as the model would have found it.
  ///
  /// - Parameters:
  ///   - plane: The plane as it was found.
  ///   - error: The errors to add.
  /// - Returns: The plane with the errors.
  func frontalPlane(_ plane: FrontalPlane, with error: BodyError) -> FrontalPlane

  /// Errors that every frame has anew, independent of each other and each of one standard deviation:
  /// the noise of the markers a segment is fitted to.
  var frameErrors: [BodyError] { get }
}

extension ErrorPropagation {
  /// The plane of a pelvis of usual width, turned as its ASIS are displaced forwards or backwards.
  public func frontalPlane(_ plane: FrontalPlane, with error: BodyError) -> FrontalPlane {
    plane.following(right: error.rightASIS, left: error.leftASIS, width: usualPelvisWidth)
  }

  public var frameErrors: [BodyError] { [] }
}

/// Between the ASIS of an adult, in millimetres.
private let usualPelvisWidth = 240.0

extension FrontalPlane {
  /// The plane along a line whose two ends are displaced.
  ///
  /// - Parameters:
  ///   - right: The displacement of the right end in pelvis axes, in millimetres.
  ///   - left: That of the left end.
  ///   - width: The length of the line.
  /// - Returns: The plane turned about the vertical.
  func following(right: Vector3, left: Vector3, width: Double) -> FrontalPlane {
    let across = Vector3(right.x - left.x, 0, width + right.z - left.z)
    let forward = Vector3(0, 1, 0).cross(self.right)
    return FrontalPlane(along: forward * across.x + self.right * across.z) ?? self
  }
}
