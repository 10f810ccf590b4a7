// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The walk of one body, solved for the free quantities of its steps.
///
/// Phases count cycles: that of the leading leg is zero at its first strike; the other leg is half a
/// cycle behind.
///
/// The knee angles are given, so each leg has a given length from hip to ankle. While one foot
/// stands alone its leg carries the pelvis at the one height that fits. Through double support the
/// height follows the smooth curve from one leg to the next, and both feet roll over heel and toes
/// as far as fits. The angle of the swinging leg is a smooth curve from push-off to strike.
struct GaitPlan {
  let skeleton: Skeleton
  let recipe: GaitRecipe

  /// How far ahead of its hip an ankle is at foot strike.
  private(set) var reach = 0.0

  /// The pitch of the trailing foot when the other one strikes.
  private(set) var pushOff = BothSides(Angle.zero)

  private var heights = BothSides(Bridge(over: 0...1, from: Jet(0), to: Jet(0)))
  private var swings: BothSides<Swing>?

  /// The share of the cycle with both feet down, twice in a cycle.
  static let doubleSupport = 0.1

  /// The share of the cycle from foot strike to foot off.
  static let stance = 0.5 + doubleSupport

  /// Where the heel leaves the floor.
  private static let heelOff = 0.34

  /// Plans the walk.
  ///
  /// - Throws: ``RecipeError/stepOutOfReach`` when the legs are too short for the steps.
  init(_ skeleton: Skeleton, _ recipe: GaitRecipe) throws(RecipeError) {
    self.skeleton = skeleton
    self.recipe = recipe
    reach = try foundReach()
    for side in Side.allCases {
      let wanted = pelvisHeight(0, side.opposite, .heel, strikePitch)
      guard
        let pitch = rootPitch(
          of: { pelvisHeight(0.5, side, .toes, $0) - wanted }, towards: -1)
      else { throw .stepOutOfReach }
      pushOff[side] = pitch
    }
    heights = recipe.kneeFlexion.map { side, _ in
      Bridge(
        over: 0...Self.doubleSupport,
        from: Jet(at: 0.5) { singleSupportHeight($0, side.opposite) },
        to: Jet(at: Self.doubleSupport) { singleSupportHeight($0, side) })
    }
    swings = try recipe.kneeFlexion.map { side, _ throws(RecipeError) in try swing(side) }
  }

  /// The phase of a leg when the leading leg is at a phase.
  func phase(of side: Side, leading phase: Double) -> Double {
    side == recipe.leadingSide ? phase : phase - 0.5
  }
}

// MARK: - Pelvis

extension GaitPlan {
  /// The pelvis but for its height, when one leg is at a phase.
  func pelvis(_ phase: Double, _ side: Side) -> PelvisPose {
    let leading = side == recipe.leadingSide ? phase : phase + 0.5
    let sign = recipe.leadingSide.sign
    func wave(_ peak: Double) -> Double { sign * cos(2 * .pi * (leading - peak)) }
    return PelvisPose(
      position: Vector3(recipe.strideLength * leading, 0, recipe.sway * wave(0.3)),
      anteriorTilt: skeleton.body.pelvicTilt + recipe.pelvicTilt,
      obliquity: wave(0.15) * recipe.pelvicObliquity + inStance(recipe.pelvicDrop, leading),
      rotation: wave(0) * recipe.pelvicRotation)
  }

  /// An angle that each leg has in the middle of its stance, positive to the right leg.
  func inStance(_ angle: BothSides<Angle>, _ leading: Double) -> Angle {
    Side.allCases.reduce(.zero) { sum, side in
      let phase = self.phase(of: side, leading: leading)
      let share = (phase - phase.rounded(.down)) / Self.stance
      guard share < 1 else { return sum }
      let s = sin(.pi * share)
      return sum + side.sign * s * s * s * s * angle[side]
    }
  }

  /// The hip of a leg, its height from that of the pelvis.
  func hip(_ phase: Double, _ side: Side) -> Vector3 {
    pelvis(phase, side).axes.applied(to: skeleton.hips[side])
  }

  /// The height of the pelvis at a phase of one leg from 0 to 1.
  func pelvisHeight(_ phase: Double, _ side: Side) -> Double {
    let share = phase - phase.rounded(.down)
    let (step, carrier) = share < 0.5 ? (share, side) : (share - 0.5, side.opposite)
    return step < Self.doubleSupport
      ? heights[carrier].value(at: step) : singleSupportHeight(step, carrier)
  }

  /// The height of the pelvis over the leg that stands alone.
  private func singleSupportHeight(_ phase: Double, _ side: Side) -> Double {
    pelvisHeight(phase, side, .toes, heelRise(phase, side))
  }

  private func heelRise(_ phase: Double, _ side: Side) -> Angle {
    let share = max(phase - Self.heelOff, 0) / (0.5 - Self.heelOff)
    return share * share * share * pushOff[side]
  }

  /// The height of the pelvis at which a leg reaches from its hip to the foot on the floor; NaN when
  /// it is too short.
  private func pelvisHeight(
    _ phase: Double, _ side: Side, _ part: SolePart, _ pitch: Angle
  ) -> Double {
    let hip = hip(phase, side)
    let line = ankle(phase, side, part, pitch) - hip
    let length = span(phase, side).length
    return line.y + (length * length - line.x * line.x - line.z * line.z).squareRoot()
  }
}

// MARK: - Legs

extension GaitPlan {
  /// The part of the sole on the floor.
  private enum SolePart { case heel, toes }

  /// What is asked of a leg at a phase.
  func leg(_ phase: Double, _ side: Side) -> PlantedLeg {
    PlantedLeg(
      flexion: recipe.kneeFlexion[side].angle(atPhase: phase),
      adduction: skeleton.body.structuralVarus[side]
        + recipe.kneeAdduction[side].angle(atPhase: phase),
      internalRotation: recipe.kneeInternalRotation[side].angle(atPhase: phase),
      limbRotation: recipe.limbRotation[side].angle(atPhase: phase))
  }

  /// From hip to ankle in thigh axes.
  func span(_ phase: Double, _ side: Side) -> Vector3 {
    leg(phase, side).ankleFromHip(side: side, of: skeleton.body)
  }

  /// The axes of a foot of a pitch.
  func foot(_ side: Side, pitch: Angle) -> Rotation<ModelFoot, Laboratory> {
    let toeOut: Rotation<ModelFoot, Laboratory> = .aboutY(-side.sign * recipe.toeOut)
    return toeOut * Rotation<ModelFoot, ModelFoot>.aboutZ(pitch)
  }

  /// The ankle over a foot on the floor.
  private func ankle(
    _ phase: Double, _ side: Side, _ part: SolePart, _ pitch: Angle
  ) -> Vector3 {
    let body = skeleton.body
    let rocker: FootRocker =
      switch part {
      case .heel: .heel(of: body)
      case .toes: .toes(of: body)
      }
    let shift = rocker.ankleShift(pitch: pitch)
    let forwards = foot(side, pitch: .zero).x
    return foothold(phase, side) + forwards * shift.forwards + Vector3(0, shift.up, 0)
  }

  /// Where the ankle is over the flat foot.
  private func foothold(_ phase: Double, _ side: Side) -> Vector3 {
    let strike = phase.rounded(.down)
    let atStrike = FootRocker.heel(of: skeleton.body).ankleShift(pitch: strikePitch)
    return Vector3(
      hip(strike, side).x + reach - atStrike.forwards, skeleton.body.ankleHeight,
      side.sign * recipe.stepWidth / 2)
  }

  /// Short steps need little pitch.
  var stepShare: Double {
    let length = skeleton.body.thighLength + skeleton.body.shankLength
    return min(max(recipe.strideLength / 2 / (0.78 * length), 0.3), 1.1)
  }

  private var strikePitch: Angle { stepShare * .degrees(18) }

  /// The reach at which the trailing feet have risen by 12° at foot strike, in the mean of both.
  private func foundReach() throws(RecipeError) -> Double {
    func miss(_ reach: Double) -> Double {
      var plan = self
      plan.reach = reach
      return Side.allCases.reduce(0) { sum, side in
        sum + plan.pelvisHeight(0, side, .heel, strikePitch)
          - plan.pelvisHeight(0.5, side.opposite, .toes, stepShare * .degrees(-12))
      }
    }
    // Further ahead the leading leg comes lower and the trailing one higher.
    let half = recipe.strideLength / 4
    var (low, high) = (half - 250, half + 250)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let value = miss(middle)
      if value.isNaN ? middle < half : value > 0 { low = middle } else { high = middle }
    }
    guard miss(low).magnitude < 1e-6 else { throw .stepOutOfReach }
    return low
  }

  /// The pitch nearest to the flat foot at which a difference vanishes.
  private func rootPitch(of difference: (Angle) -> Double, towards sign: Double) -> Angle? {
    let step = 1.5
    var near = -sign * step
    var atNear = difference(.degrees(near))
    while near * sign < 80 {
      let far = near + sign * step
      let atFar = difference(.degrees(far))
      guard !atFar.isNaN else { return nil }
      guard (atNear < 0) != (atFar < 0) else {
        (near, atNear) = (far, atFar)
        continue
      }
      var (a, b) = (near, far)
      for _ in 0..<50 {
        let middle = (a + b) / 2
        if (difference(.degrees(middle)) < 0) == (atNear < 0) { a = middle } else { b = middle }
      }
      return .degrees((a + b) / 2)
    }
    return nil
  }
}

// MARK: - One leg at an instant

extension GaitPlan {
  /// A leg at an instant: its ankle and the pitch of its foot.
  struct Step {
    var ankle: Vector3
    var pitch: Angle
  }

  /// The foot of a leg on the floor.
  func stance(_ phase: Double, _ side: Side) throws(RecipeError) -> Step {
    let share = phase - phase.rounded(.down)
    let height = pelvisHeight(phase, side)
    func pitch(_ part: SolePart, _ sign: Double) throws(RecipeError) -> Angle {
      guard
        let pitch = rootPitch(
          of: { pelvisHeight(phase, side, part, $0) - height }, towards: sign)
      else { throw .stepOutOfReach }
      return pitch
    }
    if share < Self.doubleSupport {
      let pitch = try pitch(.heel, 1)
      return Step(ankle: ankle(phase, side, .heel, pitch), pitch: pitch)
    }
    let pitch = share <= 0.5 ? heelRise(share, side) : try pitch(.toes, -1)
    return Step(ankle: ankle(phase, side, .toes, pitch), pitch: pitch)
  }

  /// A leg at any phase.
  func step(_ phase: Double, _ side: Side) throws(RecipeError) -> Step {
    let share = phase - phase.rounded(.down)
    guard share > Self.stance, let swing = swings?[side] else { return try stance(phase, side) }
    let sideways = swing.sideways.value(at: share)
    var hip = hip(phase, side)
    hip.y += pelvisHeight(phase, side)
    let length = span(phase, side).length
    let across = sideways - hip.z
    let upright = (length * length - across * across).squareRoot()
    let angle = swing.angle.value(at: share)
    return Step(
      ankle: Vector3(hip.x + upright * sin(angle), hip.y - upright * cos(angle), sideways),
      pitch: .radians(swing.pitch(share)))
  }
}
