// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The frame in which a trial is furthest beyond what it was held against.
struct WorstFrame {
  /// The frame, counted from 0 at the first frame of the trial.
  var frame: Int

  /// What is worst there, such as `right medial knee displacement 84 mm, threshold more than 20 mm
  /// (RL04)`.
  var words: String

  /// The level of the finding; `nil` where nothing was found and only adduction is beyond its U95.
  var level: FindingLevel?

  /// How far the value lies beyond the limit, in units of its U95.
  var excess: Double

  /// Finds the frame.
  ///
  /// A finding comes first: of its criteria that are read off a curve, the one of the highest level
  /// and then the furthest beyond its limit counts, at the extreme of that curve within the
  /// repetitions of the task, or the stance of its strides. Without a finding it is the largest
  /// knee adduction or abduction there beyond U95. `nil` where neither is there.
  ///
  /// - Parameters:
  ///   - analyzed: The trial.
  ///   - findings: The findings that may rest on it.
  ///   - trust: The U95 of knee adduction of each leg in each frame.
  init?(of analyzed: AnalyzedTrial, findings: [Finding], trust: [Side: KneeTrust]) {
    let name = analyzed.trial.name
    let found = findings.filter { $0.level >= .watch && $0.trials.contains(name) }
      .flatMap { finding in
        finding.criteria.compactMap { Self(of: $0, finding, in: analyzed) }
      }
    if let worst = found.max(by: { $0.isBelow($1) }) {
      self = worst
      return
    }
    let frames = analyzed.pieceFrames(of: nil)
    var best: Self?
    for side in [Side.right, .left] {
      guard let adduction = analyzed.kinematics[.kneeAdduction, side] else { continue }
      for frame in frames where adduction.indices.contains(frame) {
        let value = Angle.radians(adduction[frame]).degrees
        let u95 = trust[side]?.u95(at: frame) ?? .nan
        let excess = (value.magnitude - u95) / u95
        guard excess > 0, excess.isFinite, excess > (best?.excess ?? 0) else { continue }
        best = Self(
          frame: frame,
          words: "\(side.rawValue) knee \(value.magnitude.text(1))° in "
            + "\(value > 0 ? "varus" : "valgus"), U95 \(u95.text(1))°",
          excess: excess)
      }
    }
    guard let best else { return nil }
    self = best
  }

  private init(frame: Int, words: String, level: FindingLevel? = nil, excess: Double) {
    self.frame = frame
    self.words = words
    self.level = level
    self.excess = excess
  }

  /// The extreme of the curve that a criterion was read off.
  private init?(of criterion: Criterion, _ finding: Finding, in analyzed: AnalyzedTrial) {
    guard criterion.level >= .watch, let read = criterion.kind.variable,
      let column = analyzed.kinematics[read.variable, criterion.side]
    else { return nil }
    let threshold = criterion.threshold
    let direction: Double = [.atMost, .below].contains(threshold.comparator) ? -1 : 1
    let factor = read.sign * read.variable.unit.displayFactor
    let flexion = criterion.side.side.flatMap { analyzed.kinematics[.kneeFlexion, $0] }
    // Peak abduction is looked for in a bent knee only.
    let isBent = { (frame: Int) in
      criterion.kind != .kneeAbductionPeak
        || (flexion?[frame] ?? .nan) >= Angle.degrees(20).radians
    }
    let frames = analyzed.pieceFrames(of: finding.task).filter {
      column.indices.contains($0) && column[$0].isFinite && isBent($0)
    }
    let worst = frames.max { direction * factor * column[$0] < direction * factor * column[$1] }
    guard let worst else { return nil }
    let value = factor * column[worst]
    let decimals = criterion.kind.decimals
    let side = criterion.side == .both ? "" : "\(criterion.side.rawValue) "
    frame = worst
    words =
      "\(side)\(read.variable.label(sign: read.sign)) \(value.text(decimals))"
      + "\(criterion.kind.unit.mark), threshold \(criterion.thresholdText) (\(finding.code))"
    level = criterion.level
    let distance = direction * (criterion.value - threshold.limit)
    excess = criterion.u95 > 0 && distance.isFinite ? distance / criterion.u95 : 0
  }

  /// Whether the other one is worse.
  func isBelow(_ other: Self) -> Bool {
    let ranks = (level ?? .notAssessed, other.level ?? .notAssessed)
    return ranks.0 == ranks.1 ? excess < other.excess : ranks.0 < ranks.1
  }
}

extension AnalyzedTrial {
  /// The frames of the repetitions and of the stance of strides, of one task or of all; every frame
  /// where there are none.
  ///
  /// Swing is left out since an oblique axis of the knee shows most in it.
  fileprivate func pieceFrames(of task: MovementTask?) -> [Int] {
    let bouts = events.bouts.filter { task == nil || $0.task == task }
    let pieces = bouts.flatMap { $0.repetitions.map(\.frames) + $0.cycles.map(\.stance) }
    let all = 0..<kinematics.frameCount
    return pieces.isEmpty
      ? Array(all) : Set(pieces.joined()).filter(all.contains).sorted()
  }
}

extension Variable {
  /// The name in a sentence, with the sign in which a measure counts.
  fileprivate func label(sign: Double) -> String {
    self == .kneeAdduction && sign < 0 ? "knee abduction" : label.lowercased()
  }
}
