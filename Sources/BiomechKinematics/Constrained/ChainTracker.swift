// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Follows a chain through a trial, frame by frame, each from where the one before ended.
struct ChainTracker {
  /// What a marker of the chain is in the trial.
  private let markers: [MarkerName]
  private let indices: [Int]

  /// The segment that each body of the chain is.
  let segments: [SidedSegment]

  /// Whether the bodies are lines, whose turn about their length nobody asks for.
  private let areLines: Bool

  private(set) var solver: ChainSolver

  /// Whether each body is where the markers of the last frame say, and not just somewhere.
  private(set) var isSeen: [Bool]

  private(set) var residuals: MarkerResiduals

  /// Frames in which the search came to no rest.
  private(set) var unsolvedFrames = 0

  /// How often each marker was left out because it stood nowhere near its place.
  private(set) var strays: [Int]

  private var hasStarted = false
  private var needsStart = true

  /// The coordinates of the frame before the last one, and whether they can be gone on from.
  private var earlier: [Double]
  private var hasEarlier = false

  private var squares: [Double]
  private var counts: [Int]
  private var weights: [Double]
  private var bodySquares: [Double]
  private var sampleCounts: [Int]
  private var seenFrames: [Int]
  private var disbelievedFrames: [Int]
  private var uncertainties: [Double]
  private var isPresent: [Bool]
  private var framesSinceJudged = 0

  /// For each body the square root of the mean weight of its markers: a weight says how much a
  /// marker counts against those of other bodies, not how noisy it is.
  private let noiseFactors: [Double]

  /// A segment is seen when 1 mm of noise on each marker would turn it by no more than this about
  /// its least certain axis, about as much as a wand marker and one over the ankle tell of a shank
  /// (engineering choice).
  static let largestUncertainty = Angle.degrees(1.5).radians

  /// A marker further from its place is left out of the frame, in millimetres (engineering choice).
  static let farthest = 60.0

  /// A root mean square beyond which the next frame starts anew, in millimetres (engineering choice).
  private static let poor = 30.0

  /// The largest root mean square of one segment in a frame, in millimetres (engineering choice).
  ///
  /// More than for a cluster by itself, because the joints take their share: with the hip centre that a
  /// regression misses by 15 mm a thigh is 35 mm off in a deep squat of a real recording. Skin over a
  /// pelvis that is bent forwards slides further.
  private func largestResidual(_ body: Int) -> Double {
    segments[body].segment == .pelvis ? 60 : 45
  }

  /// - Parameters:
  ///   - chain: The chain, with the markers that the trial has.
  ///   - markers: The name of each of its markers in the trial.
  ///   - segments: The segment that each of its bodies is.
  ///   - areLines: Whether the turn of a body about its length does not matter.
  ///   - trajectories: The trial.
  init(
    _ chain: Chain, markers: [MarkerName], segments: [SidedSegment], areLines: Bool = false,
    in trajectories: MarkerTrajectories
  ) {
    self.areLines = areLines
    self.markers = markers
    self.segments = segments
    indices = markers.map { trajectories.index(of: $0) ?? -1 }
    solver = ChainSolver(chain)
    earlier = solver.values
    isSeen = segments.map { _ in false }
    residuals = MarkerResiduals(frameCount: trajectories.frameCount)
    strays = markers.map { _ in 0 }
    weights = chain.markers.map(\.weight)
    squares = segments.map { _ in 0 }
    counts = segments.map { _ in 0 }
    bodySquares = squares
    sampleCounts = counts
    seenFrames = counts
    disbelievedFrames = counts
    uncertainties = segments.map { _ in .infinity }
    isPresent = markers.map { _ in false }
    noiseFactors = segments.indices.map { body in
      let own = chain.markers.filter { $0.body == body && $0.weight > 0 }.map(\.weight)
      return own.isEmpty ? 1 : own.meanOfPresent.squareRoot()
    }
  }

  /// Whether the next frame has no frame before it to begin from.
  var isLost: Bool { needsStart }

  /// Finds the chain in one frame.
  ///
  /// - Parameters:
  ///   - trajectories: The trial.
  ///   - frame: The frame.
  ///   - guess: Where to begin when there is no frame before; `nil` goes on from the last one.
  mutating func solve(_ trajectories: MarkerTrajectories, frame: Int, guess: [Double]?) {
    var present = 0
    for marker in indices.indices {
      let seen = trajectories.position(ofMarkerAt: indices[marker], frame: frame)
      solver.observed[marker] = seen
      if !seen.x.isNaN && weights[marker] > 0 { present += 1 }
    }
    guard present >= 3, guess != nil || hasStarted else {
      for body in isSeen.indices { isSeen[body] = false }
      (needsStart, hasEarlier) = (true, false)
      return
    }
    if let guess {
      solver.values = guess
      hasEarlier = false
    } else {
      goOn()
    }
    for body in isSeen.indices { isSeen[body] = false }
    hasStarted = true
    search(frame)
    needsStart = !solver.hasConverged || residuals.rootMeanSquare[frame] > Self.poor
    guard solver.hasConverged else {
      unsolvedFrames += 1
      residuals.rootMeanSquare[frame] = .nan
      residuals.largest[frame] = .nan
      hasEarlier = false
      return
    }
    judge()
  }

  /// Moves the coordinates on as they moved between the last two frames; those of a body that the
  /// last frame did not tell of stay, lest they drift away.
  private mutating func goOn() {
    for body in isSeen.indices {
      for index in solver.chain.bodies[body].coordinates {
        let value = solver.values[index]
        if hasEarlier && isSeen[body] { solver.values[index] += value - earlier[index] }
        earlier[index] = value
      }
    }
    hasEarlier = true
  }

  /// Solves, and solves again without a marker that stands nowhere near its place.
  private mutating func search(_ frame: Int) {
    for attempt in 0..<4 {
      solver.solve()
      residuals.steps[frame] = solver.steps
      var (sum, count, largest, worst) = (0.0, 0, 0.0, -1)
      for marker in indices.indices where weights[marker] > 0 {
        let distance = solver.residual(ofMarker: marker)
        guard !distance.isNaN else { continue }
        sum += distance * distance
        count += 1
        if distance > largest { (largest, worst) = (distance, marker) }
      }
      residuals.rootMeanSquare[frame] = count > 0 ? (sum / Double(count)).squareRoot() : .nan
      residuals.largest[frame] = count > 0 ? largest : .nan
      guard largest > Self.farthest, worst >= 0, count > 3, attempt < 3 else { return }
      strays[worst] += 1
      solver.observed[worst] = .missing
    }
  }

  /// Decides which bodies the frame tells of.
  private mutating func judge() {
    for body in squares.indices { (squares[body], counts[body]) = (0, 0) }
    for marker in indices.indices where weights[marker] > 0 {
      let distance = solver.residual(ofMarker: marker)
      guard !distance.isNaN else { continue }
      let body = solver.chain.markers[marker].body
      squares[body] += distance * distance
      counts[body] += 1
    }
    updateUncertainties()
    for body in isSeen.indices where uncertainties[body] <= Self.largestUncertainty {
      let limit = largestResidual(body)
      guard squares[body] <= limit * limit * Double(counts[body]) else {
        disbelievedFrames[body] += 1
        continue
      }
      isSeen[body] = true
      seenFrames[body] += 1
      bodySquares[body] += squares[body]
      sampleCounts[body] += counts[body]
    }
  }

  /// Finds anew how certain each body is, when other markers are seen than before, or one was near the
  /// limit; and every tenth frame, since it changes little with the pose.
  private mutating func updateUncertainties() {
    var isSame = true
    for marker in isPresent.indices {
      let present = !solver.observed[marker].x.isNaN
      if isPresent[marker] != present { (isPresent[marker], isSame) = (present, false) }
    }
    framesSinceJudged += 1
    if isSame, framesSinceJudged < 10,
      uncertainties.allSatisfy({
        $0 < 0.7 * Self.largestUncertainty || $0 > 1.4 * Self.largestUncertainty
      })
    {
      return
    }
    framesSinceJudged = 0
    let isSolvable = solver.prepareUncertainty()
    for body in uncertainties.indices {
      uncertainties[body] =
        isSolvable
        ? noiseFactors[body] * solver.uncertainty(ofBody: body, isLine: areLines) : .infinity
    }
  }

  /// Whether anything that a body rests on was filled in a frame.
  ///
  /// A sample that three or more measured ones of the segment carried over a gap says nothing that
  /// they do not say.
  func isFilled(_ body: Int, in trajectories: MarkerTrajectories, frame: Int) -> Bool {
    var isCarried = false
    var measured = 0
    for marker in indices.indices where solver.chain.markers[marker].body == body {
      switch trajectories.origin(ofMarkerAt: indices[marker], frame: frame) {
      case .measured: measured += 1
      case .filledByRigidBody: isCarried = true
      case .filledByPCHIP, .filledByPCA: return true
      case .missing, .rejected: break
      }
    }
    return isCarried && measured < 3
  }

  /// How the markers of a body fitted so far.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - outcome: What became of the names of its markers. A cluster that was refused only because
  ///     it is too small by itself fits here where the rest of the chain makes up for it.
  /// - Returns: The report.
  func report(_ body: Int, understood outcome: ClusterReport.Outcome) -> ClusterReport {
    let own = indices.indices.filter { solver.chain.markers[$0].body == body }
    let count = sampleCounts[body]
    var outcome = outcome
    if case .refused = outcome, seenFrames[body] > 0 { outcome = .fits }
    return ClusterReport(
      segment: segments[body], markers: own.map { markers[$0] },
      residual: count > 0 ? (bodySquares[body] / Double(count)).squareRoot() : .nan,
      trackedFrames: seenFrames[body], disbelievedFrames: disbelievedFrames[body],
      outcome: outcome)
  }

  /// What a reader should know about the search, one sentence each.
  var notes: [String] {
    var notes: [String] = []
    if unsolvedFrames > 0 {
      notes.append(
        "inverse kinematics found no rest in \(unsolvedFrames) frames, which are left out")
    }
    for (name, count) in zip(markers, strays) where count > 0 {
      notes.append(
        "'\(name)' stands more than \(Int(Self.farthest)) mm from its place in \(count) frames and "
          + "is left out there")
    }
    return notes
  }
}
