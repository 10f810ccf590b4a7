// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Finds out whether the markers of a segment carry the names they had in the static trial.
///
/// The shape of the segment in the static trial is fitted to a sample of frames under the names as
/// they stand and under others. Points that tell the ends of the segment apart (landmarks worn in
/// motion, the hip centre carried by the pelvis) take part in the fit, because many clusters are so
/// symmetrical that their shape alone cannot show an exchange.
struct LabelCheck {
  /// A point that takes part in the fit under its own name.
  struct Anchor {
    var name: MarkerName
    var reference: Vector3
    var weight: Double

    /// Its positions in the sampled frames; `nil` reads the marker of that name.
    var positions: [Vector3]?
  }

  /// Which static marker each motion marker is, and how well that fits.
  struct Verdict {
    var outcome: ClusterReport.Outcome

    /// For each tracking marker of the static trial the marker in motion; `nil` leaves it out.
    var motionNames: [MarkerName?]
  }

  let trajectories: MarkerTrajectories
  let frames: [Int]

  /// A residual up to which the names are not questioned (engineering choice).
  static let unquestioned = 3.0

  /// Another naming must bring the residual below this share of the one before, and the next best
  /// one must stay above its inverse: then exactly one fits (engineering choice).
  static let decisiveShare = 0.6

  /// The largest residual of a naming that counts as fitting, in millimetres (engineering choice).
  static let fitting = 8.0

  /// A residual in a few frames beyond which an order of names is not looked at further, in
  /// millimetres (engineering choice): it could neither fit nor make a fit doubtful.
  static let hopeless = 2.5 * fitting

  /// The residual beyond which a cluster is refused, in millimetres (engineering choice).
  static let refused = 20.0

  /// Looks at up to 25 frames spread over the trial.
  init(_ trajectories: MarkerTrajectories) {
    self.trajectories = trajectories
    self.frames = Self.sampledFrames(frameCount: trajectories.frameCount)
  }

  /// The frames that a check looks at.
  static func sampledFrames(frameCount: Int) -> [Int] {
    let step = max(frameCount / 25, 1)
    return Array(stride(from: 0, to: frameCount, by: step))
  }

  /// Checks one segment.
  ///
  /// - Parameters:
  ///   - trackers: The tracking markers and where they were in the static trial.
  ///   - anchors: The points that keep their names.
  ///   - elsewhere: Tracking markers of other segments, for markers named after the wrong one.
  /// - Returns: The names to use, and how they were found.
  func verdict(
    trackers: [(name: MarkerName, reference: Vector3)], anchors: [Anchor],
    elsewhere: [MarkerName]
  ) -> Verdict {
    let names = trackers.map(\.name)
    let asLabelled = residual(trackers.map(\.reference), names, anchors)
    // NaN, where no frame can be fitted, questions nothing either.
    guard asLabelled > Self.unquestioned else {
      return Verdict(outcome: .fits, motionNames: names)
    }
    if let names = onlyFittingNaming(trackers, anchors, pool: names, asLabelled)
      ?? (asLabelled > Self.fitting
        ? onlyFittingNaming(
          trackers, anchors, pool: mirrored(names, among: elsewhere), asLabelled) : nil)
    {
      return relabelled(trackers, names, anchors)
    }
    guard asLabelled > Self.fitting else { return Verdict(outcome: .fits, motionNames: names) }
    if let verdict = withoutTheStray(trackers, anchors, elsewhere: elsewhere, asLabelled) {
      return verdict
    }
    guard asLabelled > Self.refused else { return Verdict(outcome: .fits, motionNames: names) }
    let reason =
      "the markers \(names.map(\.rawValue).joined(separator: ", ")) do not fit the shape they had "
      + "in the static trial (\(asLabelled.fixed(1)) mm), and no single other naming does"
    return Verdict(outcome: .refused(reason), motionNames: names.map { _ in nil })
  }

  private func relabelled(
    _ trackers: [(name: MarkerName, reference: Vector3)], _ names: [MarkerName],
    _ anchors: [Anchor]
  ) -> Verdict {
    var renamed: [MarkerName: MarkerName] = [:]
    for (tracker, name) in zip(trackers, names) where tracker.name != name {
      renamed[name] = tracker.name
    }
    return Verdict(
      outcome: .relabelled(
        renamed: renamed, residuals: statedResiduals(trackers, names, anchors)),
      motionNames: names)
  }

  /// The residuals for the report: only over markers that are fixed to the segment, without the
  /// points that merely help to decide.
  private func statedResiduals(
    _ trackers: [(name: MarkerName, reference: Vector3)], _ names: [MarkerName?],
    _ anchors: [Anchor]
  ) -> LabelResiduals {
    let worn = anchors.filter { $0.weight == 1 }
    let kept = zip(trackers, names).compactMap { tracker, name in
      name.map { (reference: tracker.reference, name: $0) }
    }
    return LabelResiduals(
      asLabelled: residual(trackers.map(\.reference), trackers.map(\.name), worn),
      corrected: residual(kept.map(\.reference), kept.map(\.name), worn))
  }
}

// MARK: - Other namings

extension LabelCheck {
  /// The one order of the pool's markers that fits, or `nil` when none or several do.
  private func onlyFittingNaming(
    _ trackers: [(name: MarkerName, reference: Vector3)], _ anchors: [Anchor],
    pool: [MarkerName], _ asLabelled: Double
  ) -> [MarkerName]? {
    // Six markers have 720 orders; larger clusters are left to the search for a stray marker.
    guard pool.count == trackers.count, (2...6).contains(pool.count) else { return nil }
    let references = trackers.map(\.reference)
    var best: (residual: Double, names: [MarkerName])?
    var second = Double.infinity
    forEachOrder(of: pool) { names in
      guard names != trackers.map(\.name) else { return }
      // A wrong name spoils all frames alike, so a few of them tell an order that is far off.
      let glance = residual(references, names, anchors, every: 5)
      guard !(glance > Self.hopeless) else { return }
      let residual = residual(references, names, anchors)
      guard !residual.isNaN else { return }
      if residual < best?.residual ?? .infinity {
        second = best?.residual ?? .infinity
        best = (residual, names)
      } else {
        second = min(second, residual)
      }
    }
    guard let best, best.residual <= Self.fitting,
      best.residual < Self.decisiveShare * asLabelled,
      best.residual < Self.decisiveShare * second
    else { return nil }
    return best.names
  }

  /// The names of the same markers on the other side, when the other segment has them all.
  private func mirrored(_ names: [MarkerName], among elsewhere: [MarkerName]) -> [MarkerName] {
    guard let start = elsewhere.firstIndex(where: { $0.isMirror(of: names[0]) }) else { return [] }
    let mirrored = elsewhere[start...].prefix(names.count)
    return zip(mirrored, names).allSatisfy { $0.isMirror(of: $1) } ? Array(mirrored) : []
  }

  /// Names the one marker without which the others fit, and puts in its place the one marker of the
  /// recording that moves where it should be.
  private func withoutTheStray(
    _ trackers: [(name: MarkerName, reference: Vector3)], _ anchors: [Anchor],
    elsewhere: [MarkerName], _ asLabelled: Double
  ) -> Verdict? {
    guard trackers.count + anchors.count >= 4 else { return nil }
    let candidates = trackers.indices.map { stray in
      var rest = trackers
      rest.remove(at: stray)
      return (
        stray: stray, residual: residual(rest.map(\.reference), rest.map(\.name), anchors)
      )
    }.filter { !$0.residual.isNaN }.sorted { $0.residual < $1.residual }
    guard let best = candidates.first, best.residual <= Self.fitting,
      best.residual < Self.decisiveShare * asLabelled,
      candidates.count < 2 || best.residual < Self.decisiveShare * candidates[1].residual
    else { return nil }

    var names = trackers.map { Optional($0.name) }
    let strayName = trackers[best.stray].name
    let others = elsewhere + trajectories.markers.filter { !elsewhere.contains($0) }
    let found = others.filter { other in
      guard !trackers.contains(where: { $0.name == other }) else { return false }
      var tried = trackers
      tried[best.stray].name = other
      return residual(tried.map(\.reference), tried.map(\.name), anchors) <= 1.2 * best.residual + 1
    }
    guard found.count == 1 else {
      names[best.stray] = nil
      return Verdict(
        outcome: .excluded(strayName, residuals: statedResiduals(trackers, names, anchors)),
        motionNames: names)
    }
    names[best.stray] = found[0]
    return Verdict(
      outcome: .relabelled(
        renamed: [found[0]: strayName], residuals: statedResiduals(trackers, names, anchors)),
      motionNames: names)
  }

  private func forEachOrder(of names: [MarkerName], _ body: ([MarkerName]) -> Void) {
    var order = names
    func place(_ position: Int) {
      guard position < order.count - 1 else { return body(order) }
      for other in position..<order.count {
        order.swapAt(position, other)
        place(position + 1)
        order.swapAt(position, other)
      }
    }
    place(0)
  }
}

// MARK: - How well a naming fits

extension LabelCheck {
  /// The lower quartile of the residual over the sampled frames, in millimetres; NaN when no frame
  /// can be fitted.
  ///
  /// Skin motion spoils the frames of deep flexion; a wrong name spoils all frames alike.
  ///
  /// - Parameters:
  ///   - references: Where the markers were in the static trial.
  ///   - names: The names to take them from, one for each.
  ///   - anchors: The points that keep their names.
  ///   - step: Every how many of the sampled frames are looked at.
  /// - Returns: The residual in millimetres.
  private func residual(
    _ references: [Vector3], _ names: [MarkerName], _ anchors: [Anchor], every step: Int = 1
  ) -> Double {
    let shape = references + anchors.map(\.reference)
    let weights = references.map { _ in 1.0 } + anchors.map(\.weight)
    let indices = names.map { trajectories.index(of: $0) }
    let anchorIndices = anchors.map { trajectories.index(of: $0.name) }
    guard ClusterShape<Laboratory>(shape).spread(weights: weights)?.isWellConditioned == true
    else { return .nan }
    var residuals: [Double] = []
    for sample in stride(from: 0, to: frames.count, by: step) {
      let frame = frames[sample]
      let observed =
        indices.map { position($0, frame) }
        + zip(anchors, anchorIndices).map { anchor, index in
          anchor.positions?[sample] ?? position(index, frame)
        }
      guard !observed.contains(where: \.isMissing),
        let fit = RigidFit<Laboratory>(checked: shape, to: observed, weights: weights)
      else { continue }
      residuals.append(fit.residual)
    }
    residuals.sort()
    return residuals.isEmpty ? .nan : residuals[(residuals.count - 1) / 4]
  }

  private func position(_ index: Int?, _ frame: Int) -> Vector3 {
    index.map { trajectories.position(ofMarkerAt: $0, frame: frame) } ?? .missing
  }
}

extension MarkerName {
  /// Whether the names differ in one letter only, which is L in one and R in the other.
  fileprivate func isMirror(of other: MarkerName) -> Bool {
    let (a, b) = (Array(rawValue.utf8), Array(other.rawValue.utf8))
    guard a.count == b.count else { return false }
    let differing = a.indices.filter { a[$0] != b[$0] }
    guard differing.count == 1 else { return false }
    let letters = Set([a[differing[0]] | 0x20, b[differing[0]] | 0x20])
    return letters == [UInt8(ascii: "l"), UInt8(ascii: "r")]
  }
}
