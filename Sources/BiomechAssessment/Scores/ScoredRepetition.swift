// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One repetition as the items of a score read it: degrees and millimetres, NaN where missing.
struct ScoredRepetition {
  let repetition: Repetition
  let task: MovementTask
  let analyzed: AnalyzedTrial
  let standing: FlatStanding

  private var kinematics: TrialKinematics { analyzed.kinematics }

  /// The subject's right, horizontal.
  var right: Vector3 { kinematics.rightDirection }

  /// Where the subject faces, horizontal.
  var forwards: Vector3 { Vector3(0, 1, 0).cross(right) }

  /// A variable in a frame, in the unit shown.
  func value(_ variable: Variable, _ side: BodySide, at frame: Int) -> Double {
    guard let column = kinematics[variable, side], column.indices.contains(frame) else {
      return .nan
    }
    return column[frame] * variable.unit.displayFactor
  }

  func value(_ variable: Variable, _ side: Side, at frame: Int) -> Double {
    value(variable, BodySide(side), at: frame)
  }

  func centre(_ joint: Joint, _ side: Side, at frame: Int) -> Vector3 {
    kinematics.centres[SidedJoint(joint, side)]?[frame] ?? .missing
  }

  func position(_ landmark: Landmark, _ side: Side, at frame: Int) -> Vector3 {
    analyzed.trial.position(landmark, side, frame: frame)
  }

  /// The first of some landmarks that has a marker, or `nil`.
  func worn(_ landmarks: [Landmark], _ side: Side) -> Landmark? {
    landmarks.first { landmark in
      guard let name = analyzed.trial.markers.marker(landmark, side) else { return false }
      return analyzed.trial.trajectories.index(of: name) != nil
    }
  }

  /// The first frame in which a foot touches the ground, where it is known.
  func contact(_ side: Side) -> Int? { repetition.initialContact[side] }

  /// The frames from a contact to the deepest point.
  func loading(from contact: Int) -> ClosedRange<Int> {
    contact...max(contact, repetition.bottom)
  }

  /// The time of some frames in seconds.
  func seconds(_ frames: Int) -> Double { Double(frames) / kinematics.frameRate }

  /// Whether the model has the column of a variable at all.
  func has(_ variable: Variable, _ side: BodySide) -> Bool { kinematics[variable, side] != nil }
}

// MARK: - What several items read

extension ScoredRepetition {
  /// The angle between the long axes of trunk and thigh seen from the side: hip flexion as an observer
  /// sees it.
  func trunkThighAngle(_ side: Side, at frame: Int) -> Double {
    let thigh = centre(.knee, side, at: frame) - centre(.hip, side, at: frame)
    return value(.trunkForwardLean, .both, at: frame)
      + Angle.radians(atan2(thigh.dot(forwards), -thigh.y)).degrees
  }

  /// How far a thigh is lifted from hanging down, in any direction.
  func thighElevation(_ side: Side, at frame: Int) -> Double {
    let thigh = centre(.knee, side, at: frame) - centre(.hip, side, at: frame)
    return Angle.radians(atan2(Vector3(thigh.x, 0, thigh.z).length, -thigh.y)).degrees
  }

  /// The patella's marker, else the knee centre.
  func knee(_ side: Side, at frame: Int) -> Vector3 {
    let patella = position(.patellaCentre, side, at: frame)
    return patella.isMissing ? centre(.knee, side, at: frame) : patella
  }

  /// How far the knee lies medial of a point along the frontal plane.
  func medialOffset(of side: Side, from point: Vector3, at frame: Int) -> Double {
    side.sign * (point - knee(side, at: frame)).dot(right)
  }

  /// The second metatarsal head, else the tip of the toe, else the middle of the outer heads.
  func forefoot(_ side: Side, at frame: Int) -> Vector3 {
    if let front = worn([.secondMetatarsalHead, .toeTip], side) {
      return position(front, side, at: frame)
    }
    return
      (position(.firstMetatarsalHead, side, at: frame)
      + position(.fifthMetatarsalHead, side, at: frame)) / 2
  }

  /// The middle between heel and forefoot.
  func midfoot(_ side: Side, at frame: Int) -> Vector3 {
    (position(.heel, side, at: frame) + forefoot(side, at: frame)) / 2
  }

  /// How far inside of the second toe the great toe is taken to lie where it has no marker, in
  /// millimetres.
  static let greatToeDistance = 20.0

  /// The first metatarsal head, else the place inside of the second toe.
  func greatToe(_ side: Side, at frame: Int) -> Vector3 {
    if worn([.firstMetatarsalHead], side) != nil {
      return position(.firstMetatarsalHead, side, at: frame)
    }
    return forefoot(side, at: frame) - side.sign * Self.greatToeDistance * right
  }

  /// How much higher over the toe the heel is than in flat standing.
  func heelOverToe(_ side: Side, at frame: Int) -> Double {
    guard let toe = worn(FlatStanding.toes, side) else { return .nan }
    let now = position(.heel, side, at: frame).y - position(toe, side, at: frame).y
    return now - (standing[.heel, side] - standing[toe, side])
  }

  /// The distance of the ankles over that of the shoulders along the frontal plane.
  func stanceWidthRatio(at frame: Int) -> Double {
    let ankles = (centre(.ankle, .right, at: frame) - centre(.ankle, .left, at: frame)).dot(right)
    let shoulders = (position(.acromion, .right, at: frame) - position(.acromion, .left, at: frame))
      .dot(right)
    return shoulders.magnitude > 0 ? (ankles / shoulders).magnitude : .nan
  }
}

// MARK: - What is missing, in words

extension ScoredRepetition {
  func missingTrunk() -> String {
    has(.trunkForwardLean, .both)
      ? "the trunk in the frames needed" : "markers of the trunk (C7, jugular notch or acromia)"
  }

  func missingContact(_ side: Side) -> String { "the contact of the \(side.rawValue) foot" }

  /// The markers of a foot that are not worn, or the frames in which they are not seen.
  func missingFoot(_ side: Side) -> String {
    if worn([.heel], side) == nil { return "a marker on the \(side.rawValue) heel" }
    if worn(FlatStanding.toes, side) == nil { return "a marker on the \(side.rawValue) toe" }
    return "the markers of the \(side.rawValue) foot in the frames needed"
  }

  func missingShoulders() -> String {
    Side.allCases.contains { worn([.acromion], $0) == nil }
      ? "markers on both acromia" : "the shoulders or ankles in the frame needed"
  }
}
