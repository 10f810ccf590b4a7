// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// How a simulated subject lunges: a long step forwards, the front knee bent, and back again.
public struct LungeRecipe: Hashable, Sendable {
  /// The leg in front.
  public var side: Side

  public var repetitions = 3

  /// The flexion of the front knee at the bottom.
  public var depth = Angle.degrees(90)

  /// From the rear to the front foot, in millimetres; 1.1 times the length of the leg when `nil`.
  public var stepLength: Double?

  /// From standing to standing, in seconds.
  public var repetitionDuration = 3.0

  /// Standing between two repetitions, in seconds.
  public var pause = 0.6

  /// Standing before the first and after the last repetition, in seconds.
  public var standingDuration = 1.5

  /// Frames per second.
  public var frameRate = 100.0

  /// Between the ankle centres sideways in millimetres; as far apart as the hips when `nil`.
  public var stanceWidth: Double?

  /// How far each foot points outwards.
  public var toeOut = Angle.degrees(5)

  /// How the body stands over the front leg at the bottom.
  public var strategy: StanceStrategy = {
    var strategy = StanceStrategy()
    strategy.pelvicDrop = .zero
    strategy.trunkForwardLean = .degrees(8)
    strategy.trunkLean = .zero
    strategy.hipOverFoot = 0
    strategy.shankLean = .degrees(12)
    return strategy
  }()

  /// The standard deviation from repetition to repetition of depth and of the turns at the bottom, as
  /// a share of them; with 0 every repetition is the same.
  public var variation = 0.0

  public var markers = WornMarkers.tracking

  public init(_ side: Side) { self.side = side }

  /// The recipe as a mirror shows it.
  public var mirrored: LungeRecipe {
    var recipe = self
    recipe.side = side.opposite
    return recipe
  }

  func checkRanges() throws(RecipeError) {
    try check("the number of repetitions", Double(repetitions), in: 1...1000, "1 to 1000")
    try check("the depth", depth.degrees, in: 40...120, "40 to 120 degrees of knee flexion")
    if let stepLength {
      try check("the length of the step", stepLength, in: 300...1500, "300 to 1500 millimetres")
    }
    try check("a repetition", repetitionDuration, in: 0.8...60, "0.8 to 60 seconds")
    try check("the pause", pause, in: 0...60, "0 to 60 seconds")
    try check("the standing", standingDuration, in: 0...600, "0 to 600 seconds")
    try checkFrameRate(frameRate)
    try checkStance(stanceWidth, toeOut: toeOut)
    try check("the variation", variation, in: 0...0.2, "0 to 0.2")
    try strategy.checkRanges()
  }
}

extension Skeleton {
  /// The pitch of the rear foot at the bottom.
  private static let rearPitch = Angle.degrees(-60)

  /// The feet of a lunge: together, and the front one ahead.
  private func footholds(
    _ recipe: LungeRecipe
  ) -> (together: BothSides<Foothold>, apart: BothSides<Foothold>) {
    let together = footholds(width: recipe.stanceWidth ?? hipSeparation, toeOut: recipe.toeOut)
    var apart = together
    apart[recipe.side].ankle.x +=
      recipe.stepLength ?? 1.1 * (body.thighLength + body.shankLength)
    return (together, apart)
  }

  private func bottom(
    _ recipe: LungeRecipe, _ factor: (depth: Double, turns: Double) = (1, 1)
  ) throws(RecipeError) -> KeyPose {
    let strategy = recipe.strategy.scaled(
      turns: factor.turns, standing: body.structuralVarus[recipe.side])
    return try keyPose(
      posture(strategy, over: recipe.side, flexion: factor.depth * recipe.depth),
      on: footholds(recipe).apart, support: [recipe.side])
  }

  /// The deepest pose of a lunge.
  func bottomPose(_ recipe: LungeRecipe) throws(RecipeError) -> SegmentPoses {
    let rear = recipe.side.opposite
    var plan = Choreography(self, from: try bottom(recipe))
    let feet = footholds(recipe).apart
    plan.add(FootStay(feet[recipe.side], from: 0, until: 0), recipe.side)
    var stay = FootStay(feet[rear], from: 0, until: 0)
    stay.lift = Track(FootRocker.toes(of: body).ankleShift(pitch: Self.rearPitch).up, at: 0)
    plan.add(stay, rear)
    return try plan.pose(at: 0)
  }

  /// Every frame of lunges.
  func performance(
    _ recipe: LungeRecipe, seed: UInt64, trial: UInt64
  ) throws(RecipeError) -> Performance {
    let factors = repetitionFactors(
      recipe.repetitions, variation: recipe.variation, seed: seed, trial: trial)
    func whole(_ duration: Double) -> Double {
      (duration * recipe.frameRate).rounded() / recipe.frameRate
    }
    let (front, rear) = (recipe.side, recipe.side.opposite)
    let (together, apart) = footholds(recipe)
    let rise = FootRocker.toes(of: body).ankleShift(pitch: Self.rearPitch).up
    let half = max(whole(recipe.repetitionDuration / 2), 1 / recipe.frameRate)
    var plan = Choreography(self, from: try standing(on: together))
    var behind = FootStay(together[rear], from: 0, until: 0)
    var home = 0.0
    var repetitions: [TrueRepetition] = []
    plan.track.wait(until: max(whole(recipe.standingDuration), 1 / recipe.frameRate))
    for (index, factor) in factors.enumerated() {
      if index > 0 { plan.track.wait(until: plan.track.end + whole(recipe.pause)) }
      let start = plan.track.end
      let (middle, end) = (start + half, start + 2 * half)
      plan.track.dip(to: try bottom(recipe, factor), at: middle, until: end)
      behind.lift.move(to: 0, at: start)
      behind.lift.move(to: rise, at: middle)
      behind.lift.move(to: 0, at: end)
      let contact = try frontContact(plan, apart[front], front, from: start, until: middle)
      plan.add(FootStay(together[front], from: home, until: start + 0.04 * half), front)
      let swung = AirLeg(
        flexion: .degrees(65), line: nil, outwards: 0, pitch: .degrees(5))
      plan.add(swung, at: (start + contact.time) / 2, front)
      var stay = FootStay(apart[front], from: contact.time, until: end + start - contact.time)
      // The heel comes first, and as the leg pushes back it goes last.
      (stay.arrival, stay.departure) = (.heel, .heel)
      let rolling = 0.3 * (middle - contact.time)
      stay.lift = Track(contact.lift, at: contact.time)
      stay.lift.move(to: 0, at: contact.time + rolling)
      stay.lift.move(to: 0, at: stay.end - rolling)
      stay.lift.move(to: contact.lift, at: stay.end)
      plan.add(stay, front)
      plan.add(swung, at: end - (contact.time - start) / 2, front)
      home = end - 0.04 * half
      func frame(_ time: Double) -> Int { Int((time * recipe.frameRate).rounded()) }
      var repetition = TrueRepetition(
        task: .lunge, side: BodySide(front), start: frame(start), bottom: frame(middle),
        end: frame(end))
      repetition.contacts[front] = contact.time
      repetitions.append(repetition)
    }
    plan.track.wait(
      until: plan.track.end + max(whole(recipe.standingDuration), 1 / recipe.frameRate))
    plan.add(FootStay(together[front], from: home, until: plan.track.end), front)
    behind.end = plan.track.end
    plan.add(behind, rear)
    try plan.connectStays()
    return try Performance(
      plan, frameRate: recipe.frameRate, standing: recipe.standingDuration,
      repetitions: repetitions)
  }

  /// When the heel of the front foot meets the floor: with the knee bent by 30°.
  private func frontContact(
    _ plan: Choreography, _ foothold: Foothold, _ side: Side, from start: Double,
    until middle: Double
  ) throws(RecipeError) -> (time: Double, lift: Double) {
    let pitch = Angle.degrees(12)
    let ankle = foothold.ankle(pitch: pitch, side, of: body)
    let time = try argument(
      reaching: reach(flexion: .degrees(30), adduction: .zero), of: "way to the front foot (mm)",
      in: start + 0.1 * (middle - start)...middle
    ) { time in
      let key = plan.track.pose(at: time)
      return (ankle - pelvis(of: key).axes.applied(to: hips[side])).length
    }
    return (time, FootRocker.heel(of: body).ankleShift(pitch: pitch).up)
  }
}
