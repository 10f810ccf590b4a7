// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// A body with the markers somebody put on it: what all its trials have in common.
public struct SimulatedSubject: Sendable {
  /// The true body, its hip centres moved by the error drawn for this subject.
  public let body: BodyModel

  /// The markers it wears.
  public let worn: WornSet

  public let defects: Defects
  public let seed: UInt64

  let skeleton: Skeleton
  private let markers: [AttachedMarker]
  private let skin: SkinMotion
  private let gaitSkin: SkinMotion
  private let landingSkin: SkinMotion

  /// Places the markers on a body.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - worn: The markers it wears.
  ///   - defects: What is wrong with its recordings.
  ///   - seed: The same seed draws the same errors.
  /// - Throws: ``RecipeError`` when the body cannot stand on both feet.
  public init(
    _ body: BodyModel = BodyModel(), worn: WornSet = .calibrated, defects: Defects = .none,
    seed: UInt64 = 1
  ) throws(RecipeError) {
    try defects.checkRanges()
    self.worn = worn
    self.defects = defects
    self.seed = seed
    self.body = defects.misplacingHips(of: body, seed: seed)
    skeleton = try Skeleton(self.body)
    let markers = skeleton.markers(worn)
    self.markers = defects.misplacing(markers, seed: seed)
    let skin = SkinMotion(defects.softTissue, markers: markers, seed: seed)
    func other(_ tissue: SoftTissue?) -> SkinMotion {
      tissue.map { SkinMotion($0, markers: markers, seed: seed) } ?? skin
    }
    self.skin = skin
    gaitSkin = other(defects.gaitSoftTissue)
    landingSkin = other(defects.landingSoftTissue)
  }

  /// From anterior superior iliac spine to medial malleolus in neutral standing, mean of both legs,
  /// in millimetres.
  public var legLength: Double { skeleton.legLength }

  /// The names of all markers, in the order of the recordings.
  public var markerNames: [MarkerName] { markers.map(\.name) }
}

// MARK: - Trials

extension SimulatedSubject {
  /// A trial of quiet standing.
  ///
  /// - Parameters:
  ///   - recipe: How the subject stands.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `static`.
  /// - Throws: ``RecipeError`` when a setting is out of range.
  public func standing(
    _ recipe: StaticRecipe = StaticRecipe(), take: Int = 0
  ) throws(RecipeError) -> SimulatedTrial {
    try recipe.checkRanges()
    let pose = try skeleton.standingPose(recipe)
    let performance = Performance(
      Array(repeating: pose, count: recipe.frameCount), standing: 0..<recipe.frameCount,
      skin: .standing)
    return try record(
      performance, name: "static", worn: recipe.markers, frameRate: recipe.frameRate, take: take,
      description: recipe.description)
  }

  /// A trial of squats with the feet in place.
  ///
  /// - Parameters:
  ///   - recipe: How the subject squats.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `squat`.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func squat(
    _ recipe: SquatRecipe = SquatRecipe(), take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try recipe.checkRanges()
    return try record(
      skeleton.performance(recipe, seed: seed, trial: UInt64(bitPattern: Int64(take))),
      name: "squat", worn: recipe.markers, frameRate: recipe.frameRate, take: take,
      description: recipe.description)
  }

  /// A trial of walking over the floor.
  ///
  /// - Parameters:
  ///   - recipe: How the subject walks.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `gait`, with the steps in its truth.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func gait(
    _ recipe: GaitRecipe = GaitRecipe(), take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try recipe.checkRanges()
    let plan = try GaitPlan(skeleton, recipe)
    var trial = try record(
      Performance(plan.poses(), standing: 0..<0, skin: .walking), name: "gait",
      worn: recipe.markers, frameRate: recipe.frameRate, take: take,
      description: recipe.description)
    trial.truth.gait = plan.truth
    return trial
  }

  /// A trial in which one joint shows its centre or axis.
  ///
  /// - Parameters:
  ///   - recipe: Which joint moves how.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named such as `functional_hip_right`.
  /// - Throws: ``RecipeError`` when a setting is out of range.
  public func functional(
    _ recipe: FunctionalRecipe, take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try recipe.checkRanges()
    let performance = Performance(
      try skeleton.functionalPoses(recipe),
      standing: 0..<Int((recipe.frameRate / 2).rounded()))
    return try record(
      performance, name: "functional_\(recipe.joint.rawValue)_\(recipe.side.rawValue)",
      worn: recipe.markers, frameRate: recipe.frameRate, take: take,
      description: recipe.description)
  }

  /// A trial of any poses, one for each frame; the feet go where the shanks take them.
  ///
  /// - Parameters:
  ///   - frames: The poses.
  ///   - frameRate: Frames per second, positive.
  ///   - markers: The markers worn.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named `motion`.
  /// - Throws: ``RecipeError`` when the frame rate is out of range.
  public func motion(
    of frames: [BodyPose], frameRate: Double = 100, markers: WornMarkers = .tracking, take: Int = 1
  ) throws(RecipeError) -> SimulatedTrial {
    try checkFrameRate(frameRate)
    return try record(
      Performance(frames.map { skeleton.freePose($0) }, standing: 0..<0), name: "motion",
      worn: markers, frameRate: frameRate, take: take,
      description: "Free motion over \(frames.count) frames.")
  }

  /// Records what was performed, with the defects of the subject.
  func record(
    _ performance: Performance, name: String, worn: WornMarkers, frameRate: Double, take: Int,
    description: String
  ) throws(RecipeError) -> SimulatedTrial {
    let poses = performance.poses
    let markers = markers.filter { worn == .calibration || !$0.isMedial }
    var trajectories = MarkerTrajectories(
      markers: markers.map(\.name), frameCount: poses.count, frameRate: frameRate)
    for (index, marker) in markers.enumerated() {
      for (frame, pose) in poses.enumerated() {
        var marker = marker
        if let side = marker.segment.side {
          marker = displaced(marker, on: pose.legs[side], side, performance.skin[frame])
        }
        trajectories.setPosition(
          pose.position(of: marker), ofMarkerAt: index, frame: frame, origin: .measured)
      }
    }
    let trial = UInt64(bitPattern: Int64(take))
    defects.addNoise(to: &trajectories, seed: seed, trial: trial)
    if performance.skin.first != .standing {
      defects.cutGaps(into: &trajectories, seed: seed, trial: trial)
    }
    return SimulatedTrial(
      name: name, trajectories: trajectories, markers: assignment(of: markers),
      worn: self.worn,
      parameters: self.worn.base == .conventional ? measurements.parameters : [:],
      truth: Truth(
        performance, frameRate: frameRate,
        neutral: try skeleton.plantedPose(skeleton.neutralStanding)),
      recipe: [description, defects.description, "Seed \(seed), take \(take)."]
        .joined(separator: "\n"))
  }

  /// A marker where the skin carries it in a frame.
  private func displaced(
    _ marker: AttachedMarker, on leg: LegPose, _ side: Side, _ state: SkinState
  ) -> AttachedMarker {
    let skin =
      switch state {
      case .walking: gaitSkin
      case .landing: landingSkin
      case .standing, .moving: skin
      }
    return skin.displaced(marker, on: leg, side, isStanding: state == .standing)
  }

  private func assignment(of worn: [AttachedMarker]) -> MarkerAssignment {
    var assignment = MarkerAssignment()
    for marker in worn {
      if let landmark = marker.landmark {
        assignment.landmarks[landmark] = marker.name
      } else {
        assignment.trackers[marker.segment, default: []].append(marker.name)
      }
    }
    return assignment
  }
}

extension AttachedMarker {
  fileprivate var isMedial: Bool {
    landmark?.landmark == .medialEpicondyle || landmark?.landmark == .medialMalleolus
  }
}
