// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The markers of the trunk in a trial.
///
/// The neck is the middle between the seventh cervical vertebra and the jugular notch, else the one
/// of both that is worn, else the middle between the shoulders. The right is from the left to the
/// right acromion; without them, forwards is from the vertebra to the notch. What stands for what is
/// decided once for the trial, so that a marker that drops out leaves a gap rather than a step.
///
/// The trunk is not one rigid segment: its axes say where the neck is over the pelvis and how the
/// shoulders are turned.
struct TrunkMarkers {
  private let trial: Trial
  private let neck: [Int]
  private let shoulders: (left: Int, right: Int)?

  /// The markers, or `nil` when the trial has too few.
  init?(_ trial: Trial) {
    func index(_ landmark: Landmark, _ side: Side? = nil) -> Int? {
      trial.markers.marker(landmark, side).flatMap { name in
        trial.trajectories.index(of: name)
      }.flatMap { index in
        trial.trajectories.count(of: .missing, forMarkerAt: index) < trial.trajectories.frameCount
          ? index : nil
      }
    }
    let spine = index(.seventhCervicalVertebra)
    let notch = index(.jugularNotch)
    if let left = index(.acromion, .left), let right = index(.acromion, .right) {
      shoulders = (left, right)
      let neck = [spine, notch].compactMap { $0 }
      self.neck = neck.isEmpty ? [left, right] : neck
    } else if let spine, let notch {
      shoulders = nil
      neck = [spine, notch]
    } else {
      return nil
    }
    self.trial = trial
  }

  /// The trunk over a pelvis whose middle is known, in one frame.
  func trunk(over pelvis: Vector3, frame: Int) -> RigidTransform<Trunk, Laboratory>? {
    func position(_ index: Int) -> Vector3 {
      trial.trajectories.position(ofMarkerAt: index, frame: frame)
    }
    var middle = Vector3.zero
    for index in neck { middle += position(index) }
    middle /= Double(neck.count)
    let right =
      shoulders.map { position($0.right) - position($0.left) }
      ?? (position(neck[1]) - position(neck[0])).cross(middle - pelvis)
    return .trunk(pelvis: pelvis, neck: middle, right: right)
  }
}
