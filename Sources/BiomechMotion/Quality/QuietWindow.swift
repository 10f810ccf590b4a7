// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// A stretch of a trial in which the person stood still.
public struct QuietWindow: Hashable, Sendable {
  /// The frames of the window.
  public var frames: Range<Int>

  /// The largest standard deviation of any marker coordinate in the window, in millimetres.
  public var sway: Double

  public init(frames: Range<Int>, sway: Double) {
    self.frames = frames
    self.sway = sway
  }

  /// The limits within which standing counts as quiet.
  public struct Limits: Sendable {
    /// The shortest window, in seconds.
    public var duration: Double

    /// The largest standard deviation of a marker coordinate, in millimetres.
    public var sway: Double

    public init(duration: Double, sway: Double) {
      self.duration = duration
      self.sway = sway
    }

    /// For a static trial that calibrates a model: one second, two millimetres (engineering choice).
    public static let calibration = Limits(duration: 1, sway: 2)

    /// For the upright reference inside a movement: half a second, six millimetres (engineering
    /// choice; people shift their weight between repetitions).
    public static let reference = Limits(duration: 0.5, sway: 6)
  }
}

extension QuietWindow {
  /// The quietest upright stretch of a trial.
  ///
  /// Only markers of the pelvis and legs count. A window is upright when the pelvis stands within
  /// 40 mm of its 95th percentile height, so a pause at the bottom of a squat is not standing.
  ///
  /// - Parameters:
  ///   - trial: The trial, in laboratory axes.
  ///   - limits: What counts as quiet.
  /// - Returns: The longest run of frames covered by quiet windows (the quietest of equally long
  ///   ones), or `nil` when no window is quiet.
  /// - Complexity: O(frames × markers).
  public static func longest(in trial: Trial, limits: Limits) -> QuietWindow? {
    let length = max(Int((limits.duration * trial.trajectories.frameRate).rounded()), 2)
    let sway = WindowSway(of: trial, length: length)
    guard let runs = sway?.runs(below: limits.sway) else { return nil }
    return runs.max { ($0.frames.count, -$0.sway) < ($1.frames.count, -$1.sway) }
  }
}

/// The sway of every window of one length, from running sums.
private struct WindowSway {
  let length: Int
  let frameCount: Int
  private var sway: [Double]
  private let isUpright: [Bool]

  init?(of trial: Trial, length: Int) {
    let trajectories = trial.trajectories
    let frameCount = trajectories.frameCount
    let legs: Set<Segment> = [.pelvis, .thigh, .shank]
    var names = Set(trial.markers.trackers.filter { legs.contains($0.key.segment) }.values.joined())
    for (landmark, name) in trial.markers.landmarks where landmark.landmark.isOnPelvisOrLeg {
      names.insert(name)
    }
    guard frameCount >= length, !names.isEmpty else { return nil }

    self.length = length
    self.frameCount = frameCount
    self.isUpright = uprightFrames(of: trial)
    self.sway = Array(repeating: .nan, count: frameCount - length + 1)
    for name in names {
      guard let index = trajectories.index(of: name) else { continue }
      for axis in 0..<3 {
        trajectories.withColumn(ofMarkerAt: index, axis: axis) { addVariance(of: $0) }
      }
    }
  }

  /// Raises the sway of each window to the standard deviation of this column where it is larger.
  private mutating func addVariance(of column: Span<Double>) {
    var sum = 0.0
    var squares = 0.0
    var count = 0
    var offset = Double.nan
    for frame in 0..<frameCount {
      let entering = column[frame]
      if !entering.isNaN {
        if offset.isNaN { offset = entering }
        sum += entering - offset
        squares += (entering - offset) * (entering - offset)
        count += 1
      }
      guard frame >= length - 1 else { continue }
      let start = frame - length + 1
      // A marker that is away for more than a fifth of the window says nothing about it.
      if count * 5 >= length * 4 {
        let n = Double(count)
        let deviation = max(squares / n - (sum / n) * (sum / n), 0).squareRoot()
        if !(sway[start] >= deviation) { sway[start] = deviation }
      }
      let leaving = column[start]
      if !leaving.isNaN {
        sum -= leaving - offset
        squares -= (leaving - offset) * (leaving - offset)
        count -= 1
      }
    }
  }

  /// The runs of frames covered by upright windows whose sway is below the limit.
  func runs(below limit: Double) -> [QuietWindow] {
    var runs: [QuietWindow] = []
    for start in sway.indices
    where sway[start] <= limit && isUpright[start] && isUpright[start + length - 1] {
      if let last = runs.indices.last, runs[last].frames.upperBound > start {
        runs[last].frames = runs[last].frames.lowerBound..<start + length
        runs[last].sway = max(runs[last].sway, sway[start])
      } else {
        runs.append(QuietWindow(frames: start..<start + length, sway: sway[start]))
      }
    }
    return runs
  }
}

extension Landmark {
  /// Whether sway of the landmark's marker says that the pelvis or a leg moves.
  fileprivate var isOnPelvisOrLeg: Bool {
    switch self {
    case .seventhCervicalVertebra, .tenthThoracicVertebra, .jugularNotch, .xiphoid, .acromion: false
    default: true
    }
  }
}

/// Whether the pelvis stands high in each frame; true everywhere when no pelvis marker is known.
private func uprightFrames(of trial: Trial) -> [Bool] {
  let heights = (0..<trial.trajectories.frameCount).map { frame in
    [Side.left, .right].flatMap { side in
      [Landmark.anteriorSuperiorIliacSpine, .posteriorSuperiorIliacSpine].map {
        trial.position($0, side, frame: frame).y
      }
    }.meanOfPresent
  }
  let present = heights.filter { !$0.isNaN }.sorted()
  guard !present.isEmpty else { return Array(repeating: true, count: heights.count) }
  let limit = present[(present.count - 1) * 95 / 100] - 40
  // Where the pelvis is out of sight nobody can tell a pause at the bottom from standing.
  return heights.map { $0 >= limit }
}
