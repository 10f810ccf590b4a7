// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension LegError {
  /// Adds a multiple of another error.
  mutating func add(_ other: LegError, times factor: Double) {
    hipCentre += other.hipCentre * factor
    lateralEpicondyle += other.lateralEpicondyle * factor
    medialEpicondyle += other.medialEpicondyle * factor
    lateralMalleolus += other.lateralMalleolus * factor
    medialMalleolus += other.medialMalleolus * factor
    thighMarker += other.thighMarker * factor
    shankMarker += other.shankMarker * factor
    kneeWidth += other.kneeWidth * factor
    ankleWidth += other.ankleWidth * factor
    patella += other.patella * factor
    patellaTurn += other.patellaTurn * factor
    tibialTuberosity += other.tibialTuberosity * factor
    thighTurn += other.thighTurn * factor
    thighShift += other.thighShift * factor
    shankTurn += other.shankTurn * factor
    shankShift += other.shankShift * factor
    footTurn += other.footTurn * factor
  }

  /// The error of somebody who stands as in the static trial: skin has not moved yet.
  var standing: LegError {
    var error = self
    error.patella = .zero
    error.patellaTurn = .zero
    error.thighTurn = .zero
    error.thighShift = .zero
    error.shankTurn = .zero
    error.shankShift = .zero
    error.footTurn = .zero
    return error
  }
}

extension BodyError {
  /// Adds a multiple of another error.
  public mutating func add(_ other: BodyError, times factor: Double) {
    left.add(other.left, times: factor)
    right.add(other.right, times: factor)
    leftASIS += other.leftASIS * factor
    rightASIS += other.rightASIS * factor
    leftPSIS += other.leftPSIS * factor
    rightPSIS += other.rightPSIS * factor
    neck += other.neck * factor
    shoulders += other.shoulders * factor
  }

  /// A multiple of the error.
  public func scaled(by factor: Double) -> BodyError {
    var error = BodyError()
    error.add(self, times: factor)
    return error
  }

  /// The part that stays when somebody stands as in the static trial: without the soft tissue, and
  /// without the patella's marker, under which the skin slides.
  public var standing: BodyError {
    var error = self
    error.left = left.standing
    error.right = right.standing
    return error
  }
}
