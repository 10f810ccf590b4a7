// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
package import BiomechMath
public import BiomechMotion

/// How uncertain whatever is measured on the segments of a trial is.
///
/// A measure is given as a function of the segments, in the unit its uncertainty is wanted in. It is
/// taken anew on the segments as the model would have found them with other markers, regressions and
/// skin; ``PlacementErrors`` says how far these are off, and the model's `ErrorPropagation` what that
/// does. One set of errors holds for all frames: it is a bias that they share.
public struct MeasureUncertainty: Sendable {
  /// The draws of Monte Carlo; the standard deviation they give is known to 1/√(2 · 1000) = 2 %.
  public static let draws = 1000

  private let track: BodyTrack?
  private let errors: (any ErrorPropagation)?
  private let motion: SkinMotion
  private let method: UncertaintyMethod
  private let seed: UInt64

  /// How far markers and the rest are off; `nil` when nothing is to be computed.
  let placement: PlacementErrors?

  private let directions: [ErrorDirection]
  private let draws: [BodyError]

  /// Prepares what the measures of a trial share.
  ///
  /// - Parameters:
  ///   - kinematics: The trial; without a track, or for a model that cannot tell what errors do to it,
  ///     every uncertainty is `nil`.
  ///   - motion: What skin and muscle do in it.
  ///   - method: How the uncertainty is had; with `off` every uncertainty is `nil`.
  ///   - placement: How far markers and the rest are off.
  ///   - seed: The same seed draws the same errors.
  public init(
    kinematics: TrialKinematics, motion: SkinMotion, method: UncertaintyMethod = .delta,
    placement: PlacementErrors = .typical, seed: UInt64 = 1
  ) {
    self.init(
      track: kinematics.track, motion: motion, method: method, placement: placement, seed: seed)
  }

  /// As for a trial, with segments that no trial needs to have.
  init(
    track: BodyTrack?, motion: SkinMotion, method: UncertaintyMethod, placement: PlacementErrors,
    seed: UInt64 = 1
  ) {
    self.motion = motion
    self.method = method
    self.seed = seed
    self.placement = method == .off ? nil : placement
    guard method != .off, let track, let errors = track.errors else {
      (self.track, errors, directions, draws) = (nil, nil, [], [])
      return
    }
    self.track = track
    self.errors = errors
    directions = (placement.directions(motion) + track.recoveryDirections)
      .filter { $0.matters(to: track, errors) }
    draws = method == .montecarlo ? Self.draw(directions, seed: seed) : []
  }

  /// The same for another motion of the trial: a trial may hold squats and then a landing.
  ///
  /// - Parameter motion: What skin and muscle do.
  /// - Returns: What the measures of that motion share.
  func during(_ motion: SkinMotion) -> MeasureUncertainty {
    guard motion != self.motion, let placement else { return self }
    return MeasureUncertainty(
      track: track, motion: motion, method: method, placement: placement, seed: seed)
  }

  /// Where the U95 of a measure is from, whose error came out as it did.
  func origin(of error: MeasureError?) -> U95Origin {
    error != nil ? .computed : method == .off ? .switchedOff : .usual
  }

  private static func draw(_ directions: [ErrorDirection], seed: UInt64) -> [BodyError] {
    var generator = SeededGenerator(seed: seed)
    return (0..<draws).map { _ in
      var error = BodyError()
      for direction in directions {
        error.add(direction.step, times: direction.deviation * generator.nextNormal())
      }
      return error
    }
  }
}

extension ErrorDirection {
  /// Whether a model takes notice of an error at all.
  fileprivate func matters(to track: BodyTrack, _ errors: any ErrorPropagation) -> Bool {
    func change(_ frame: Int) -> Bool {
      errors.completeBody(track.bodies[frame], at: frame, with: step) != track.bodies[frame]
    }
    // A few frames spread over the trial, since a segment may be missing from one.
    let stride = max(track.bodies.count / 4, 1)
    return errors.frontalPlane(track.frontalPlane, with: step) != track.frontalPlane
      || Swift.stride(from: 0, to: track.bodies.count, by: stride).contains(where: change)
  }
}

// MARK: - What is asked

extension MeasureUncertainty {
  /// The uncertainty of what is measured in one frame.
  ///
  /// - Parameters:
  ///   - frame: The frame.
  ///   - side: The leg that the quantity looks at, or both; errors of the other leg are left out.
  ///   - quantity: The quantity of a body and the frontal plane of the trial.
  /// - Returns: The uncertainty in the unit of the quantity, or `nil` where none can be computed.
  public func uncertainty(
    at frame: Int, of side: BodySide = .both, _ quantity: (TrackedBody, FrontalPlane) -> Double
  ) -> MeasureError? {
    guard
      let bias = bias(of: side, { quantity($0[frame], $0.frontalPlane) }),
      let noise = noise(at: frame, of: side, quantity)
    else { return nil }
    return MeasureError(bias: bias, noise: noise)
  }

  /// The uncertainty of the median over some frames of one posture.
  ///
  /// - Parameters:
  ///   - frames: The frames; of many, three spread over them are asked, as all say much the same.
  ///   - side: The leg that the quantity looks at, or both.
  ///   - quantity: The quantity of a body and the frontal plane of the trial.
  /// - Returns: The uncertainty in the unit of the quantity, or `nil` where none can be computed.
  public func uncertainty(
    over frames: [Int], of side: BodySide = .both,
    _ quantity: (TrackedBody, FrontalPlane) -> Double
  ) -> MeasureError? {
    let asked = spread(frames)
    let bias = bias(of: side) { track in
      asked.map { quantity(track[$0], track.frontalPlane) }.medianOfPresent
    }
    guard let bias, let middle = asked.dropFirst(asked.count / 2).first,
      let noise = noise(at: middle, of: side, quantity)
    else { return nil }
    return MeasureError(bias: bias, noise: noise / Double(frames.count).squareRoot())
  }

  /// The uncertainty of the mean over some frames of a movement.
  ///
  /// - Parameters:
  ///   - frames: The frames; of many, seven spread over them are asked.
  ///   - side: The leg that the quantity looks at, or both.
  ///   - quantity: The quantity of a body and the frontal plane of the trial.
  /// - Returns: The uncertainty in the unit of the quantity, or `nil` where none can be computed.
  func uncertainty(
    ofMeanOver frames: [Int], of side: BodySide = .both,
    _ quantity: (TrackedBody, FrontalPlane) -> Double
  ) -> MeasureError? {
    let asked = spread(frames, most: 7)
    let bias = bias(of: side) { track in
      asked.map { quantity(track[$0], track.frontalPlane) }.meanOfPresent
    }
    guard let bias, let middle = asked.dropFirst(asked.count / 2).first,
      let noise = noise(at: middle, of: side, quantity)
    else { return nil }
    return MeasureError(bias: bias, noise: noise / Double(frames.count).squareRoot())
  }

  /// The uncertainty of what is measured in one frame, less its median while standing.
  ///
  /// Errors of placement are the same in both and cancel as far as the quantity lets them; soft tissue
  /// moves in the frame and not in standing.
  ///
  /// - Parameters:
  ///   - frame: The frame.
  ///   - standing: The frames of standing; none where the person stood in another trial, as the track
  ///     knows.
  ///   - side: The leg that the quantity looks at, or both.
  ///   - quantity: The quantity of a body and the frontal plane of the trial.
  /// - Returns: The uncertainty in the unit of the quantity, or `nil` where none can be computed.
  public func uncertainty(
    at frame: Int, minusStanding standing: [Int], of side: BodySide = .both,
    _ quantity: (TrackedBody, FrontalPlane) -> Double
  ) -> MeasureError? {
    let asked = spread(standing)
    let bias = bias(of: side) { track in
      let reference = asked.map { quantity(track.standing($0), track.frontalPlane) }
      return quantity(track[frame], track.frontalPlane)
        - (reference.isEmpty
          ? track.standingElsewhere(quantity) : reference.medianOfPresent)
    }
    guard let bias, let noise = noise(at: frame, of: side, quantity) else { return nil }
    return MeasureError(bias: bias, noise: noise)
  }

  /// The uncertainty of what is measured in one frame, less its value in another frame of the motion.
  ///
  /// Errors of placement are the same in both and cancel as far as the quantity lets them. Soft tissue
  /// moves on between them as the knee bends, by all of its error over
  /// ``SoftTissueErrors/fullChange``, and cancels only as far as it has not. The noise of both frames
  /// adds.
  ///
  /// - Parameters:
  ///   - frame: The frame.
  ///   - first: The frame whose value is taken off.
  ///   - change: How far the knee bends or straightens from one to the other.
  ///   - side: The leg that the quantity looks at, or both.
  ///   - quantity: The quantity of a body and the frontal plane of the trial.
  /// - Returns: The uncertainty in the unit of the quantity, or `nil` where none can be computed.
  package func uncertainty(
    at frame: Int, minus first: Int, bending change: Angle, of side: BodySide = .both,
    _ quantity: (TrackedBody, FrontalPlane) -> Double
  ) -> MeasureError? {
    guard let placement else { return nil }
    let share = change.radians.magnitude / placement.softTissue.fullChange.radians
    let cancelling = max(1 - share, 0)
    let bias = bias(of: side) { track in
      quantity(track[frame], track.frontalPlane)
        - quantity(track.body(first, tissue: cancelling), track.frontalPlane)
    }
    guard let bias, let last = noise(at: frame, of: side, quantity),
      let first = noise(at: first, of: side, quantity)
    else { return nil }
    return MeasureError(bias: bias, noise: (last * last + first * first).squareRoot())
  }

  /// U95 of what is measured in one frame; see ``uncertainty(at:of:_:)``.
  public func u95(at frame: Int, _ quantity: (TrackedBody) -> Double) -> Double? {
    uncertainty(at: frame) { body, _ in quantity(body) }?.u95
  }

  /// U95 of the median over some frames of one posture; see ``uncertainty(over:of:_:)``.
  public func u95(over frames: [Int], _ quantity: (TrackedBody) -> Double) -> Double? {
    uncertainty(over: frames) { body, _ in quantity(body) }?.u95
  }

  private func spread(_ frames: [Int], most: Int = 3) -> [Int] {
    guard frames.count > most else { return frames }
    return (0..<most).map { frames[$0 * (frames.count - 1) / (most - 1)] }
  }
}

// MARK: - How it is answered

extension MeasureUncertainty {
  /// The standard deviation of a quantity by errors that all frames share.
  ///
  /// - Parameters:
  ///   - side: The leg that the quantity looks at, or both.
  ///   - quantity: The quantity of the segments of the trial.
  /// - Returns: The standard deviation in the unit of the quantity, or `nil` where it cannot be
  ///   computed.
  public func bias(
    of side: BodySide = .both, _ quantity: (ErroneousTrack) -> Double
  ) -> Double? {
    guard let track, let errors else { return nil }
    func value(_ error: BodyError) -> Double { quantity(ErroneousTrack(track, errors, error)) }
    let found = value(.none)
    guard !found.isNaN else { return nil }
    if method == .montecarlo { return spread(of: value, about: found) }
    var variance = 0.0
    for direction in directions where direction.concerns(side) {
      let plus = value(direction.step)
      let minus = value(direction.step.scaled(by: -1))
      // At the edge of what can be measured one of both may be missing.
      let slope = plus.isNaN ? found - minus : minus.isNaN ? plus - found : (plus - minus) / 2
      guard !slope.isNaN else { return nil }
      variance += slope * slope * direction.deviation * direction.deviation
    }
    return variance.squareRoot()
  }

  /// The root mean square change over the draws, which holds what a curved measure adds in the mean.
  private func spread(of value: (BodyError) -> Double, about found: Double) -> Double? {
    let changes = draws.map { value($0) - found }
    let present = changes.count { !$0.isNaN }
    return 10 * present >= 9 * changes.count ? changes.rootMeanSquareOfPresent : nil
  }

  /// The standard deviation of a quantity in a frame by errors that the next frame has anew.
  private func noise(
    at frame: Int, of side: BodySide, _ quantity: (TrackedBody, FrontalPlane) -> Double
  ) -> Double? {
    guard let track, let errors else { return nil }
    let body = track.bodies[frame]
    func value(_ error: BodyError) -> Double {
      quantity(errors.completeBody(body, at: frame, with: error), track.frontalPlane)
    }
    let found = value(.none)
    guard !found.isNaN else { return nil }
    var variance = 0.0
    for error in errors.frameErrors {
      let change = value(error) - found
      guard !change.isNaN else { return nil }
      variance += change * change
    }
    return variance.squareRoot()
  }
}

extension ErrorDirection {
  fileprivate func concerns(_ asked: BodySide) -> Bool {
    side == nil || asked.side == nil || side == asked.side
  }
}
