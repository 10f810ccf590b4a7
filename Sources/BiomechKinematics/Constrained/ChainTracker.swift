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

  private(set) var solver: ChainSolver

  /// Whether each body is where the markers of the last frame say, and not just somewhere.
  private(set) var isSeen: [Bool]

  private(set) var residuals: MarkerResiduals

  /// Frames in which the search came to no rest.
  private(set) var unsolvedFrames = 0

  /// How often each marker was left out because it stood nowhere near its place.
  private(set) var strays: [Int]

  private var needsStart = true
  private var start: [Double]
  private var squares: [Double]
  private var counts: [Int]
  private var weights: [Double]
  private var bodySquares: [Double]
  private var sampleCounts: [Int]
  private var seenFrames: [Int]
  private var disbelievedFrames: [Int]

  /// A segment is seen when 1 mm of noise on each marker would turn it by no more than this about
  /// its least certain axis, as three markers spread by 15 mm just do (engineering choice).
  static let largestUncertainty = Angle.degrees(2.5).radians

  /// A marker further from its place is left out of the frame, in millimetres (engineering choice).
  static let farthest = 60.0

  /// A root mean square beyond which another start is tried, in millimetres (engineering choice).
  private static let poor = 30.0

  /// The largest root mean square of one segment in a frame, in millimetres (engineering choice).
  ///
  /// More than for a cluster by itself, because the joints take their share; skin over a pelvis that
  /// is bent forwards slides further.
  private func largestResidual(_ body: Int) -> Double {
    segments[body].segment == .pelvis ? 50 : 30
  }

  /// - Parameters:
  ///   - chain: The chain, with the markers that the trial has.
  ///   - markers: The name of each of its markers in the trial.
  ///   - segments: The segment that each of its bodies is.
  ///   - trajectories: The trial.
  init(
    _ chain: Chain, markers: [MarkerName], segments: [SidedSegment],
    in trajectories: MarkerTrajectories
  ) {
    self.markers = markers
    self.segments = segments
    indices = markers.map { trajectories.index(of: $0) ?? -1 }
    solver = ChainSolver(chain)
    start = solver.values
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
  }

  /// Whether the next frame has no frame before it to begin from.
  var isLost: Bool { needsStart }

  /// Finds the chain in one frame.
  ///
  /// - Parameters:
  ///   - trajectories: The trial.
  ///   - frame: The frame.
  ///   - guess: Where to begin when there is no frame before; `nil` begins where the last one ended.
  mutating func solve(_ trajectories: MarkerTrajectories, frame: Int, guess: [Double]?) {
    var present = 0
    for marker in indices.indices {
      let seen = trajectories.position(ofMarkerAt: indices[marker], frame: frame)
      solver.observed[marker] = seen
      if !seen.x.isNaN && weights[marker] > 0 { present += 1 }
    }
    for body in isSeen.indices { isSeen[body] = false }
    guard present >= 3, guess != nil || !needsStart else {
      needsStart = true
      return
    }
    if needsStart, let guess { solver.values = guess }
    search(frame)
    if let guess, residuals.rootMeanSquare[frame] > Self.poor {
      let (found, rms) = (solver.values, residuals.rootMeanSquare[frame])
      solver.values = guess
      search(frame)
      if residuals.rootMeanSquare[frame] > rms {
        solver.values = found
        search(frame)
      }
    }
    needsStart = !solver.hasConverged
    guard solver.hasConverged else {
      unsolvedFrames += 1
      residuals.rootMeanSquare[frame] = .nan
      residuals.largest[frame] = .nan
      return
    }
    judge()
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
    guard solver.prepareUncertainty() else { return }
    for body in isSeen.indices where solver.uncertainty(ofBody: body) <= Self.largestUncertainty {
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
