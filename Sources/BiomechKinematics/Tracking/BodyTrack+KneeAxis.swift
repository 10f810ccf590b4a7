// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

extension BodyTrack {
  /// The track with the axes of thighs turned about their long axes, as if the epicondyles had been
  /// palpated elsewhere.
  ///
  /// Origins and joint centres stay where they are. Where the shank takes its medio-lateral axis from
  /// the same epicondyles (``shankTakesKneeAxis``), it turns about its own long axis by the same
  /// angle: with the knee straight in the static trial both axes are the same line. Otherwise knee
  /// rotation would be off by the whole turn. With a knee bent by θ in the static trial the line seen
  /// along the shank turns by atan(tan δ cos θ), which for 10° and 10° is 0.15° less; that is left
  /// to knee rotation. Flexion and adduction do not depend on it.
  ///
  /// - Parameter offsets: The turn of each thigh, inwards positive on both sides.
  /// - Returns: The turned track.
  public func turningKneeAxis(by offsets: [Side: Angle]) -> BodyTrack {
    let turn = KneeAxisTurn(offsets, shankFollows: shankTakesKneeAxis)
    var turned = self
    for frame in turned.bodies.indices { turn.apply(to: &turned.bodies[frame]) }
    turned.errors = errors.map { TurnedErrors(errors: $0, turn: turn) }
    return turned
  }
}

/// Turns of thighs about their long axes, and of the shanks that follow.
struct KneeAxisTurn: Sendable {
  private let left: Angle
  private let right: Angle
  private let shankFollows: Bool

  init(_ offsets: [Side: Angle], shankFollows: Bool) {
    left = offsets[.left] ?? .zero
    right = offsets[.right] ?? .zero
    self.shankFollows = shankFollows
  }

  private init(left: Angle, right: Angle, shankFollows: Bool) {
    self.left = left
    self.right = right
    self.shankFollows = shankFollows
  }

  var inverse: KneeAxisTurn {
    KneeAxisTurn(left: -left, right: -right, shankFollows: shankFollows)
  }

  func apply(to body: inout TrackedBody) {
    // A turn inwards is one about y on the right, and one the other way round on the left.
    apply(-left, to: &body.left)
    apply(right, to: &body.right)
  }

  private func apply(_ aboutY: Angle, to leg: inout TrackedLeg) {
    guard aboutY != .zero else { return }
    if let thigh = leg.thigh {
      leg.thigh = RigidTransform(
        rotation: thigh.rotation * .aboutY(aboutY), translation: thigh.translation)
    }
    if shankFollows, let shank = leg.shank {
      leg.shank = RigidTransform(
        rotation: shank.rotation * .aboutY(aboutY), translation: shank.translation)
    }
  }
}

/// The errors of a model seen about turned axes: the model finds its own axes, then they are turned.
private struct TurnedErrors: ErrorPropagation {
  let errors: any ErrorPropagation
  let turn: KneeAxisTurn

  func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody {
    var asCalibrated = body
    turn.inverse.apply(to: &asCalibrated)
    var found = errors.body(asCalibrated, at: frame, with: error)
    turn.apply(to: &found)
    return found
  }
}
