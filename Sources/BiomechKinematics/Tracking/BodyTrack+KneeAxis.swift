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
  /// to knee rotation. Flexion and adduction do not depend on it. A patella whose axes were set
  /// parallel to the thigh's turns about its own long axis likewise; one that has its own markers over
  /// poles and borders does not.
  ///
  /// - Parameter offsets: The turn of each thigh, inwards positive on both sides.
  /// - Returns: The turned track.
  public func turningKneeAxis(by offsets: [Side: Angle]) -> BodyTrack {
    let patellae = Side.allCases.filter { side in
      if case .cluster = patella[side] { true } else { false }
    }
    let turn = KneeAxisTurn(
      offsets, shankFollows: shankTakesKneeAxis, patellaFollows: Set(patellae))
    var turned = self
    for frame in turned.bodies.indices { turn.apply(to: &turned.bodies[frame]) }
    turned.errors = errors.map { TurnedErrors(errors: $0, turn: turn) }
    return turned
  }
}

/// Turns of thighs about their long axes, and of what follows them.
struct KneeAxisTurn: Sendable {
  private var left: Angle
  private var right: Angle
  private let shankFollows: Bool
  private let patellaFollows: Set<Side>

  init(_ offsets: [Side: Angle], shankFollows: Bool, patellaFollows: Set<Side>) {
    // A turn inwards is one about y on the right, and one the other way round on the left.
    left = -(offsets[.left] ?? .zero)
    right = offsets[.right] ?? .zero
    self.shankFollows = shankFollows
    self.patellaFollows = patellaFollows
  }

  /// The turn back.
  var inverse: KneeAxisTurn {
    var inverse = self
    (inverse.left, inverse.right) = (-left, -right)
    return inverse
  }

  func apply(to body: inout TrackedBody) {
    apply(left, to: &body.left, .left)
    apply(right, to: &body.right, .right)
  }

  private func apply(_ aboutY: Angle, to leg: inout TrackedLeg, _ side: Side) {
    guard aboutY != .zero else { return }
    leg.thigh = leg.thigh?.turned(aboutY)
    if shankFollows { leg.shank = leg.shank?.turned(aboutY) }
    if patellaFollows.contains(side) { leg.patella = leg.patella?.turned(aboutY) }
  }
}

extension RigidTransform {
  /// The same origin with the axes turned about their y.
  fileprivate func turned(_ aboutY: Angle) -> Self {
    Self(rotation: rotation * .aboutY(aboutY), translation: translation)
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
