// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension ConventionalLegPoints {
  /// Moves the markers by their errors.
  ///
  /// - Parameters:
  ///   - error: The errors, in the axes of the segments.
  ///   - leg: The leg as found without errors, whose axes those are.
  mutating func displace(_ error: LegError, _ leg: TrackedLeg) {
    if let axes = leg.thigh?.rotation {
      thigh += axes * error.thighMarker
      knee += axes * error.lateralEpicondyle
      medialKnee += axes * error.medialEpicondyle
      let middle = thigh.isMissing ? knee : (thigh + knee) / 2
      let skin = SkinDisplacement(axes, error.thighTurn, error.thighShift, about: middle)
      thigh = skin.moved(thigh)
      knee = skin.moved(knee)
    }
    if let axes = leg.shank?.rotation {
      shank += axes * error.shankMarker
      ankle += axes * error.lateralMalleolus
      medialAnkle += axes * error.medialMalleolus
      let middle = shank.isMissing ? ankle : (shank + ankle) / 2
      let skin = SkinDisplacement(axes, error.shankTurn, error.shankShift, about: middle)
      shank = skin.moved(shank)
      ankle = skin.moved(ankle)
    }
  }
}

/// How skin carries the markers of a segment together: a turn about their middle and a shift.
private struct SkinDisplacement {
  private let turn: Rotation<Laboratory, Laboratory>?
  private let middle: Vector3
  private let shift: Vector3

  /// - Parameters:
  ///   - axes: The axes of the segment.
  ///   - turn: The turn in them, as a rotation vector in radians.
  ///   - shift: The shift in them, in millimetres.
  ///   - middle: The middle of the markers, in laboratory axes.
  init<Body>(
    _ axes: Rotation<Body, Laboratory>, _ turn: Vector3, _ shift: Vector3, about middle: Vector3
  ) {
    self.turn = turn == .zero ? nil : Rotation(rotationVector: axes * turn)
    self.middle = middle
    self.shift = axes * shift
  }

  func moved(_ point: Vector3) -> Vector3 {
    (turn.map { middle + $0 * (point - middle) } ?? point) + shift
  }
}

extension ConventionalPelvisPoints {
  /// Moves the markers by their errors, which are in the axes of the pelvis as found without them.
  mutating func displace(_ error: BodyError) {
    guard let axes = axes?.rotation else { return }
    leftASIS += axes * error.leftASIS
    rightASIS += axes * error.rightASIS
    sacrum += axes * ((error.leftPSIS + error.rightPSIS) / 2)
  }
}
