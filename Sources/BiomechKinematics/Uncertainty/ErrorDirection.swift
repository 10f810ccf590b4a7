// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// One way in which a recording can be off, independent of all others.
public struct ErrorDirection: Sendable {
  /// The error of one step: 1 mm or 1°.
  public var step: BodyError

  /// The standard deviation in steps.
  public var deviation: Double

  /// The leg it belongs to, or `nil` for the pelvis, which both legs rest on.
  public var side: Side?
}

extension PlacementErrors {
  /// Every independent way in which a recording can be off, apart from those that are exact here.
  ///
  /// Knee adduction is the tilt of the shank against the thigh; half of the variance that soft tissue
  /// gives it comes from each segment. It is read about an axis that moves from the front of the thigh
  /// to its length as the knee flexes, so a cluster turns alike about every axis. Only the turn of the
  /// shank about its own length, which adduction does not see, is larger: together with that of the
  /// thigh it doubles the error for the rotation of the knee.
  ///
  /// - Parameter motion: What skin and muscle do.
  /// - Returns: The directions, right leg before left before pelvis.
  public func directions(_ motion: SkinMotion) -> [ErrorDirection] {
    var list = DirectionList()
    let adduction = softTissue[motion].radians
    let shift = motion == .standing ? 0 : softTissue.shift
    let turn = Vector3(repeating: adduction / 2.0.squareRoot())
    let shankTurn = Vector3(turn.x, adduction * 3.5.squareRoot(), turn.z)
    for side in [Side.right, .left] {
      func point(_ deviation: Vector3, _ place: WritableKeyPath<LegError, Vector3>) {
        list.add(deviation, of: 1, side) { $0[side][keyPath: place] = $1 }
      }
      func turned(_ deviation: Vector3, _ place: WritableKeyPath<LegError, Vector3>) {
        list.add(deviation, of: Angle.degrees(1).radians, side) { $0[side][keyPath: place] = $1 }
      }
      point(hipCentre, \.hipCentre)
      point(Vector3(repeating: epicondyle), \.lateralEpicondyle)
      point(Vector3(repeating: epicondyle), \.medialEpicondyle)
      point(Vector3(repeating: malleolus), \.lateralMalleolus)
      point(Vector3(repeating: malleolus), \.medialMalleolus)
      point(Vector3(repeating: segmentMarker), \.thighMarker)
      point(Vector3(repeating: segmentMarker), \.shankMarker)
      point(Vector3(repeating: patella), \.patella)
      point(Vector3(repeating: tibialTuberosity), \.tibialTuberosity)
      list.add(jointWidth, side) { $0[side].kneeWidth = $1 }
      list.add(jointWidth, side) { $0[side].ankleWidth = $1 }
      turned(turn, \.thighTurn)
      turned(shankTurn, \.shankTurn)
      turned(Vector3(repeating: patellaTurn.radians), \.patellaTurn)
      point(Vector3(repeating: shift), \.thighShift)
      point(Vector3(repeating: shift), \.shankShift)
      turned(Vector3(repeating: footTurn.radians), \.footTurn)
    }
    list.add(Vector3(repeating: anteriorSpine), of: 1, nil) { $0.rightASIS = $1 }
    list.add(Vector3(repeating: anteriorSpine), of: 1, nil) { $0.leftASIS = $1 }
    list.add(Vector3(repeating: posteriorSpine), of: 1, nil) { $0.rightPSIS = $1 }
    list.add(Vector3(repeating: posteriorSpine), of: 1, nil) { $0.leftPSIS = $1 }
    // The neck is the middle of two markers, the direction of the shoulders the difference of two.
    list.add(Vector3(repeating: trunkMarker / 2.0.squareRoot()), of: 1, nil) { $0.neck = $1 }
    list.add(Vector3(repeating: trunkMarker * 2.0.squareRoot()), of: 1, nil) { $0.shoulders = $1 }
    return list.directions
  }
}

extension BodyTrack {
  /// The further errors of landmarks that were not seen and had to be recovered.
  public var recoveryDirections: [ErrorDirection] {
    var list = DirectionList()
    for side in [Side.right, .left] {
      let recovered = (geometry[side]?.recovered ?? [:]).sorted { "\($0.key)" < "\($1.key)" }
      for (landmark, deviation) in recovered {
        let place: WritableKeyPath<LegError, Vector3>? =
          switch landmark {
          case .lateralEpicondyle: \.lateralEpicondyle
          case .medialEpicondyle: \.medialEpicondyle
          case .lateralMalleolus: \.lateralMalleolus
          case .medialMalleolus: \.medialMalleolus
          default: nil
          }
        guard let place, deviation > 0 else { continue }
        list.add(Vector3(repeating: deviation), of: 1, side) { $0[side][keyPath: place] = $1 }
      }
    }
    return list.directions
  }
}

private struct DirectionList {
  var directions: [ErrorDirection] = []

  /// The three axes of a displacement or turn.
  mutating func add(
    _ deviation: Vector3, of step: Double, _ side: Side?,
    _ set: (inout BodyError, Vector3) -> Void
  ) {
    for axis in 0..<3 where deviation[axis] > 0 {
      var vector = Vector3.zero
      vector[axis] = step
      var error = BodyError()
      set(&error, vector)
      directions.append(
        ErrorDirection(step: error, deviation: deviation[axis] / step, side: side))
    }
  }

  /// A length.
  mutating func add(_ deviation: Double, _ side: Side, _ set: (inout BodyError, Double) -> Void) {
    guard deviation > 0 else { return }
    var error = BodyError()
    set(&error, 1)
    directions.append(ErrorDirection(step: error, deviation: deviation, side: side))
  }
}
