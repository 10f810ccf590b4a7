// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Compares the legs over all trials of a session, task by task.
///
/// Signed angles are compared by their difference, lengths, times and heights by the limb symmetry
/// index. Each side is the mean of its repetitions or cycles in all trials of the task; the measure
/// has no repetition and carries the name of the first trial it rests on.
///
/// The uncertainty of a difference is the root of the summed squares of both sides': two legs, two
/// palpations. Where both legs rest on the same pelvis or trunk, what their repetitions share adds up
/// instead, which is never too little.
struct SideComparison {
  private let measures: [Measure]

  /// The injured leg, where the intake names one.
  private let injured: Side?

  init(of measures: [Measure], subject: Subject) {
    self.measures = measures
    injured = subject.intake?.side?.side
  }

  /// The comparisons of every task in which both legs were measured, in the order of the tables.
  var all: [Measure] {
    let tasks = MovementTask.allCases.filter { task in measures.contains { $0.task == task } }
    return tasks.flatMap { task in
      MeasureKind.comparedByDifference.compactMap { difference($0, task) }
        + MeasureKind.comparedByRatio.compactMap { symmetry($0, task) }
    }
  }
}

extension SideComparison {
  /// One leg over all repetitions of a task.
  private struct Leg {
    let measures: [Measure]
    let mean: Double
    let u95: Double
    let shared: Double

    init?(_ side: Side, _ kind: MeasureKind, _ task: MovementTask, in all: [Measure]) {
      measures = all.filter {
        $0.kind == kind && $0.task == task && $0.side == BodySide(side) && $0.value.isFinite
      }
      guard !measures.isEmpty else { return nil }
      mean = measures.map(\.value).meanOfPresent
      u95 = Measure.u95OfMean(measures)
      shared = measures.map(\.sharedU95).rootMeanSquareOfPresent
    }

    /// What is left of U95 besides the shared part, squared.
    var ownSquared: Double { max(u95 * u95 - shared * shared, 0) }
  }

  private func legs(_ kind: MeasureKind, _ task: MovementTask) -> (left: Leg, right: Leg)? {
    guard let left = Leg(.left, kind, task, in: measures),
      let right = Leg(.right, kind, task, in: measures)
    else { return nil }
    return (left, right)
  }

  private func difference(_ kind: MeasureKind, _ task: MovementTask) -> Measure? {
    guard let (left, right) = legs(kind, task) else { return nil }
    let adds = MeasureKind.restingOnSharedSegment.contains(kind)
    let u95 =
      adds
      ? ((left.shared + right.shared) * (left.shared + right.shared)
        + left.ownSquared + right.ownSquared).squareRoot()
      : (left.u95 * left.u95 + right.u95 * right.u95).squareRoot()
    return measure(
      .difference(of: kind), of: kind, left, right, left.mean - right.mean, u95,
      "left minus right; \(adds ? "shared errors of both sides added" : "U95 as squares")")
  }

  /// - Returns: `nil` unless both sides are positive.
  private func symmetry(_ kind: MeasureKind, _ task: MovementTask) -> Measure? {
    guard let (left, right) = legs(kind, task), left.mean > 0, right.mean > 0 else { return nil }
    let (numerator, denominator, words) =
      switch injured {
      case .left: (left, right, "left (injured) over right")
      case .right: (right, left, "right (injured) over left")
      case nil:
        left.mean <= right.mean
          ? (left, right, "left (smaller) over right") : (right, left, "right (smaller) over left")
      }
    let index = 100 * numerator.mean / denominator.mean
    let (above, below) = (
      numerator.u95 / numerator.mean, denominator.u95 / denominator.mean
    )
    return measure(
      .limbSymmetry(of: kind), of: kind, left, right, index,
      index * (above * above + below * below).squareRoot(), words)
  }

  private func measure(
    _ kind: MeasureKind, of compared: MeasureKind, _ left: Leg, _ right: Leg, _ value: Double,
    _ u95: Double, _ words: String
  ) -> Measure? {
    let used = right.measures + left.measures
    guard let task = used.first?.task, value.isFinite,
      let first = measures.first(where: {
        $0.kind == compared && $0.task == task && $0.side != .both && $0.value.isFinite
      })
    else { return nil }
    let counts = "means of \(left.measures.count) left and \(right.measures.count) right"
    let qualities = used.map(\.quality)
    let origins = used.map(\.u95Origin)
    return Measure(
      kind: kind, side: .both, trial: first.trial, task: task, value: value, u95: u95,
      u95Origin: origins.contains(.switchedOff)
        ? .switchedOff : origins.contains(.usual) ? .usual : .computed,
      method: "\(words), \(counts)",
      quality: qualities.contains(.doubtful)
        ? .doubtful : qualities.contains(.limited) ? .limited : .good,
      filledFraction: used.map(\.filledFraction).meanOfPresent)
  }
}
