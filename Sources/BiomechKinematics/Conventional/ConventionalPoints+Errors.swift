// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension ConventionalLegPoints {
  /// Moves the markers by their errors.
  ///
  /// - Parameters:
  ///   - error: The errors, in the axes of the segments.
  ///   - side: The leg's side.
  ///   - leg: The leg as found without errors, whose axes those are.
  mutating func displace(_ error: LegError, _ side: Side, _ leg: TrackedLeg) {
    if let axes = leg.thigh?.rotation {
      thigh = thigh + axes * error.thighMarker
      knee = knee + axes * error.lateralEpicondyle
      medialKnee = medialKnee + axes * error.medialEpicondyle
      // Skin carries the markers of a segment together, about their middle.
      let middle = thigh.isMissing ? knee : (thigh + knee) / 2
      let turn = Rotation<Thigh, Thigh>(rotationVector: error.thighTurn)
      let labTurn = axes * turn * axes.inverse
      thigh = middle + labTurn * (thigh - middle) + axes * error.thighShift
      knee = middle + labTurn * (knee - middle) + axes * error.thighShift
    }
    if let axes = leg.shank?.rotation {
      shank = shank + axes * error.shankMarker
      ankle = ankle + axes * error.lateralMalleolus
      medialAnkle = medialAnkle + axes * error.medialMalleolus
      let middle = shank.isMissing ? ankle : (shank + ankle) / 2
      let turn = Rotation<Shank, Shank>(rotationVector: error.shankTurn)
      let labTurn = axes * turn * axes.inverse
      shank = middle + labTurn * (shank - middle) + axes * error.shankShift
      ankle = middle + labTurn * (ankle - middle) + axes * error.shankShift
    }
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
