// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a landmark without a marker must have been.
struct RecoveredLandmark {
  var place: Vector3

  /// The standard deviation of the place in the direction in which it is worst, in millimetres.
  var error: Double
}

/// What tells how far a leg is turned about its long axis.
private enum AxisHint: CaseIterable {
  /// The axis of the other joint of the same leg.
  case otherJoint

  case foot, pelvis

  func label(of joint: MedialLandmark) -> String {
    switch self {
    case .otherJoint: joint == .epicondyle ? "malleoli" : "epicondyles"
    case .foot: "foot"
    case .pelvis: "pelvis"
    }
  }
}

/// The medial landmarks, which static trials lack most often.
private enum MedialLandmark: CaseIterable {
  case epicondyle, malleolus

  var medial: Landmark { self == .epicondyle ? .medialEpicondyle : .medialMalleolus }
  var lateral: Landmark { self == .epicondyle ? .lateralEpicondyle : .lateralMalleolus }
  var axis: String { self == .epicondyle ? "knee" : "ankle" }

  /// How far the axis of the joint, against what tells how the leg is turned, differs between the sides
  /// of one person, as a standard deviation (engineering choice).
  ///
  /// In the static trials of three people the malleoli alone miss the knee axis by 2 to 12°, foot or
  /// pelvis alone by 5 to 8°, and the mean of what there is by 3 to 10°; a malleolus by 9 to 13°.
  var asymmetry: Angle { self == .epicondyle ? .degrees(8) : .degrees(10) }
}

/// How far the two sides of one person differ in the width of a joint, as a standard deviation in
/// millimetres (engineering choice).
private let widthAsymmetry = 4.0

extension StaticMeans {
  /// Whether a landmark without a marker can be placed as the mirror image of the other side's.
  func canRecover(_ landmark: Landmark, _ side: Side) -> Bool {
    guard let joint = MedialLandmark.allCases.first(where: { $0.medial == landmark }) else {
      return false
    }
    func isSeen(_ landmark: Landmark, _ side: Side) -> Bool {
      trial.markers.marker(landmark, side).flatMap { self[$0] } != nil
    }
    return isSeen(joint.lateral, side) && isSeen(joint.lateral, side.opposite)
      && isSeen(joint.medial, side.opposite)
      && isSeen(.lateralEpicondyle, side) && isSeen(.lateralEpicondyle, side.opposite)
  }

  /// Places medial landmarks without a marker as mirror images of those of the other side.
  ///
  /// The landmark of the other side is described from the lateral marker of its joint: along the line
  /// to the joint above, and about that line from the directions that both legs show: the axis of the
  /// other joint, the foot, the pelvis. Its mirror image goes to the side that lacks it, as the mean
  /// over these directions, with the width of the joint where that was measured.
  ///
  /// - Parameters:
  ///   - pelvis: The standing pelvis.
  ///   - hips: The hip centres in laboratory axes.
  ///   - subject: Widths that were measured are taken from here.
  mutating func recoverMedialLandmarks(
    pelvis: RigidTransform<Pelvis, Laboratory>, hips: (Side) -> Vector3, subject: Subject
  ) {
    for side in Side.allCases {
      for joint in MedialLandmark.allCases
      where self[joint.medial, side] == nil && canRecover(joint.medial, side) {
        guard let other = self[joint.medial, side.opposite],
          let otherLateral = self[joint.lateral, side.opposite],
          let lateral = self[joint.lateral, side]
        else { continue }
        var sum = Vector3.zero
        var hints: [String] = []
        for hint in AxisHint.allCases {
          guard let here = axes(joint, side, hint, pelvis, hips),
            let there = axes(joint, side.opposite, hint, pelvis, hips)
          else { continue }
          let seen = there.inverse * (other - otherLateral)
          sum += here * (seen * Vector3(1, 1, -1))
          hints.append(hint.label(of: joint))
        }
        guard let direction = sum.normalized else { continue }
        let measured = joint == .epicondyle ? subject.kneeWidth[side] : subject.ankleWidth[side]
        let width =
          measured.map { $0 + (subject.markerDiameter ?? 14) } ?? (other - otherLateral).length
        let across = width * sin(joint.asymmetry.radians)
        let error = (across * across + widthAsymmetry * widthAsymmetry).squareRoot()
        recovered[SidedLandmark(joint.medial, side)] = RecoveredLandmark(
          place: lateral + width * direction, error: error)
        notes.append(
          "\(trial.name) has no marker at the \(SidedLandmark(joint.medial, side)): it was placed "
            + "as the mirror image of the \(side.opposite.rawValue) one by the direction of "
            + hints.joined(separator: ", ")
            + (measured == nil ? "" : " and the measured width of the \(joint.axis)")
            + ", with a standard deviation of \(error.fixed(0)) mm, which turns the "
            + "\(side.rawValue) \(joint.axis) axis by \(joint.asymmetry.degrees.fixed(0))°")
      }
    }
  }

  /// The axes in which a medial landmark is described, or `nil` where their landmarks are missing.
  private func axes(
    _ joint: MedialLandmark, _ side: Side, _ hint: AxisHint,
    _ pelvis: RigidTransform<Pelvis, Laboratory>, _ hips: (Side) -> Vector3
  ) -> Rotation<Thigh, Laboratory>? {
    guard let lateral = self[joint.lateral, side],
      let above = joint == .epicondyle ? hips(side) : self[.lateralEpicondyle, side],
      let right = right(joint, side, hint, pelvis),
      let y = (above - lateral).normalized, let x = y.cross(right).normalized
    else { return nil }
    return Rotation(x: x, y: y, z: x.cross(y))
  }

  /// A direction to the right of a leg.
  private func right(
    _ joint: MedialLandmark, _ side: Side, _ hint: AxisHint,
    _ pelvis: RigidTransform<Pelvis, Laboratory>
  ) -> Vector3? {
    switch hint {
    case .otherJoint:
      let other: MedialLandmark = joint == .epicondyle ? .malleolus : .epicondyle
      // A mirror image would only hand back what it was placed by.
      guard let medial = trial.markers.marker(other.medial, side).flatMap({ self[$0] }),
        let lateral = self[other.lateral, side]
      else { return nil }
      return side.sign * (lateral - medial)
    case .foot:
      return FootLandmarks.heelAndForefoot { self[$0, side] }.map { foot in
        (foot.forefoot - foot.heel).cross(Vector3(0, 1, 0))
      }
    case .pelvis: return pelvis.rotation.z
    }
  }
}
