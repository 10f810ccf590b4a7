// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The mean places of some points relative to each other over a motion.
///
/// Some points carry the shape: their mean shape is fitted to every frame in which all of them are
/// seen, and the frames are averaged in its axes, over and over until nothing changes (generalised
/// Procrustes analysis). Others ride along and are averaged where they are seen.
struct MeanShape {
  /// The mean places of the points that carry the shape, in its own axes.
  let carriers: [Vector3]

  /// The mean places of the points that ride along; NaN for one that was never seen.
  let riders: [Vector3]

  /// For each frame the turn and shift that bring the shape there; `nil` where a carrier is missing.
  let fits: [PointFit?]

  /// The mean shape; `nil` when no frame has all carriers or they lie nearly on one line.
  ///
  /// - Parameters:
  ///   - frameCount: How many frames there are.
  ///   - carrierCount: How many points carry the shape; three or more.
  ///   - riderCount: How many points ride along.
  ///   - isCounted: Whether the riders of a frame count.
  ///   - carriers: Writes the carriers of a frame into its argument; NaN for a missing one.
  ///   - riders: The same for the riders.
  init?(
    frameCount: Int, carrierCount: Int, riderCount: Int, isCounted: (Int) -> Bool = { _ in true },
    carriers: (Int, inout [Vector3]) -> Void, riders: (Int, inout [Vector3]) -> Void
  ) {
    var observed = Array(repeating: Vector3.missing, count: carrierCount)
    var frames: [Int] = []
    var shape: [Vector3] = []
    for frame in 0..<frameCount {
      carriers(frame, &observed)
      guard !observed.contains(where: \.isMissing) else { continue }
      if frames.isEmpty { shape = observed }
      frames.append(frame)
    }
    let weights = observed.map { _ in 1.0 }
    guard !frames.isEmpty, PointSpread(of: shape, weights: weights)?.isWellConditioned == true
    else { return nil }

    // The first frame is a mean shape but for noise and skin motion, so three rounds settle it.
    for _ in 0..<3 {
      var sums = observed.map { _ in Vector3.zero }
      var count = 0.0
      for frame in frames {
        carriers(frame, &observed)
        guard let fit = PointFit(shape, to: observed, weights: weights) else { continue }
        for index in sums.indices { sums[index] += fit.undone(observed[index]) }
        count += 1
      }
      guard count > 0 else { return nil }
      shape = sums.map { $0 / count }
    }

    var fits: [PointFit?] = Array(repeating: nil, count: frameCount)
    var riding = Array(repeating: Vector3.missing, count: riderCount)
    var sums = riding.map { _ in Vector3.zero }
    var counts = riding.map { _ in 0.0 }
    for frame in frames {
      carriers(frame, &observed)
      guard let fit = PointFit(shape, to: observed, weights: weights) else { continue }
      fits[frame] = fit
      guard isCounted(frame) else { continue }
      riders(frame, &riding)
      for index in sums.indices where !riding[index].isMissing {
        sums[index] += fit.undone(riding[index])
        counts[index] += 1
      }
    }
    self.carriers = shape
    self.riders = zip(sums, counts).map { $1 > 0 ? $0 / $1 : .missing }
    self.fits = fits
  }
}

extension PointFit {
  /// Where a point comes from: the opposite of ``applied(to:)``.
  func undone(_ point: Vector3) -> Vector3 {
    let p = point - translation
    return Vector3(x.dot(p), y.dot(p), z.dot(p))
  }
}
