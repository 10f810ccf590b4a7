// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// How far markers, regressions, measurements and soft tissue are off: standard deviations.
///
/// Placement is done once: its errors are shared by all frames and repetitions and do not average
/// down. Soft tissue moves over the bone in every repetition the same way and is treated alike.
/// Errors are normal, and independent of each other and along each axis.
public struct PlacementErrors: Hashable, Sendable {
  /// The hip centre along each axis of the pelvis, in millimetres.
  ///
  /// Harrington's regression misses it by 12 mm in the mean (Mantovani et al. 2016,
  /// Gait Posture 44, 48–54).
  public var hipCentre = Vector3(repeating: 10)

  /// A marker over an epicondyle, along each axis, in millimetres; palpation scatters by 3 to 10 mm.
  public var epicondyle = 5.0

  /// A marker over a malleolus, along each axis, in millimetres.
  public var malleolus = 4.0

  /// A marker over an anterior superior iliac spine, along each axis, in millimetres: with 240 mm
  /// between both the direction the pelvis faces is known to 1° (engineering choice).
  public var anteriorSpine = 3.0

  /// A marker over a posterior superior iliac spine, along each axis, in millimetres (engineering
  /// choice).
  public var posteriorSpine = 5.0

  /// A marker at the neck or on a shoulder, along each axis, in millimetres, with the skin and clothes
  /// under it (engineering choice).
  public var trunkMarker = 12.0

  /// The turn of the markers of a foot about each axis: of heel and toes 180 mm apart, off by 4 to 5 mm
  /// each on skin or shoe (engineering choice).
  public var footTurn = Angle.degrees(2)

  /// The thigh or shank marker of a conventional model, along each axis, in millimetres: some 85 mm
  /// beside the bone it puts the axis of the knee off by 7° (engineering choice).
  public var segmentMarker = 10.0

  /// The width of knee or ankle by a calliper, in millimetres (engineering choice).
  public var jointWidth = 3.0

  /// The marker over the patella, along each axis, in millimetres.
  ///
  /// The knee centre and the skin of the thigh add theirs, so that the shift of the patella is off by
  /// about 8 mm, amid the 5 to 10 mm assumed for skin markers (engineering choice).
  public var patella = 5.0

  /// The turn of markers over the patella about each axis (engineering choice, the least of the 5 to
  /// 10° assumed for skin markers).
  public var patellaTurn = Angle.degrees(5)

  /// The marker over the tibial tuberosity, along each axis, in millimetres (engineering choice).
  public var tibialTuberosity = 5.0

  public var softTissue = SoftTissueErrors()

  public init() {}

  /// The errors of a careful laboratory.
  public static let typical = PlacementErrors()
}

/// How far skin and muscle move the markers of thigh and shank over the bones.
public struct SoftTissueErrors: Hashable, Sendable {
  /// The standard deviation of knee adduction by it, for each kind of motion (engineering choices
  /// informed by bone pins and fluoroscopy).
  public var gaitStance = Angle.degrees(2)
  public var gaitSwing = Angle.degrees(3)
  public var squat = Angle.degrees(2.5)
  public var landing = Angle.degrees(4)

  /// The standard deviation of the shift of a cluster along each axis, in millimetres (engineering
  /// choice; larger shifts were seen, and most of them run along the segment).
  public var shift = 2.0

  /// The change of knee flexion over which skin and muscle move by all of their error, so that nothing
  /// of it cancels between two instants.
  ///
  /// It is what knees bend by in a landing (engineering choice; in running between bone pins and skin
  /// 21 % of the range of flexion and 70 % of that of adduction were error, Reinschmidt et al. 1997,
  /// J. Biomech. 30, 729–732).
  public var fullChange = Angle.degrees(60)

  public init() {}
}

/// What skin and muscle do in a frame.
public enum SkinMotion: String, Sendable, CaseIterable {
  /// As in the static trial.
  case standing

  case gaitStance, gaitSwing, squat, landing

  /// What they do most of the time in a task; the larger one where a task has two.
  public init(in task: MovementTask) {
    self =
      switch task {
      case .static: .standing
      case .gait, .running: .gaitSwing
      case .dropJump, .landing, .singleLegLanding, .tuckJump: .landing
      default: .squat
      }
  }
}

extension SoftTissueErrors {
  /// The standard deviation of knee adduction by it.
  public subscript(motion: SkinMotion) -> Angle {
    switch motion {
    case .standing: .zero
    case .gaitStance: gaitStance
    case .gaitSwing: gaitSwing
    case .squat: squat
    case .landing: landing
    }
  }
}
