// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The movement scores of a session: LESS, LESS-RT, QASLS and the tuck jump assessment.
struct SessionScores {
  /// Those of single repetitions, then those of several together.
  let scores: [Score]

  /// The totals that nothing is missing from.
  let measures: [Measure]

  init(of trials: [AnalyzedTrial], aggregation: LESSAggregation) {
    let sheets = trials.flatMap { analyzed in
      let standing = FlatStanding(for: analyzed, in: trials)
      return analyzed.events.bouts.flatMap { bout in
        Self.sheets(
          of: bout.task,
          bout.repetitions.map {
            ScoredRepetition(
              repetition: $0, task: bout.task, analyzed: analyzed, standing: standing)
          })
      }
    }
    let whole = Self.together(sheets, by: aggregation)
    scores = sheets + whole
    measures = sheets.flatMap(\.totals) + Self.worse(of: sheets)
  }
}

// MARK: - Single repetitions

extension SessionScores {
  private static func sheets(of task: MovementTask, _ repetitions: [ScoredRepetition]) -> [Score] {
    func score(
      _ kind: ScoreKind, _ side: BodySide, _ repetition: ScoredRepetition, _ items: [ScoreItem],
      cycle: Int?
    ) -> Score {
      Score(
        kind, task: task, side: side, trials: [repetition.analyzed.trial.name], cycle: cycle,
        items: items)
    }
    if ScoreKind.less.tasks.contains(task) {
      return repetitions.flatMap { repetition in
        [Side.right, .left].flatMap { side -> [Score] in
          guard repetition.hasKnee(side) else { return [] }
          let errors = LandingErrors(landing: repetition, side: side)
          let number = repetition.repetition.number
          return [
            score(.less, BodySide(side), repetition, errors.items, cycle: number),
            score(.lessRealTime, BodySide(side), repetition, errors.realTimeItems, cycle: number),
          ]
        }
      }
    }
    if ScoreKind.qasls.tasks.contains(task) {
      return repetitions.compactMap { repetition in
        guard let side = repetition.repetition.side.side, repetition.hasKnee(side) else {
          return nil
        }
        return score(
          .qasls, BodySide(side), repetition,
          SingleLegErrors(loading: repetition, side: side).items,
          cycle: repetition.repetition.number)
      }
    }
    if ScoreKind.tuckJump.tasks.contains(task), let first = repetitions.first {
      return [
        score(.tuckJump, .both, first, TuckJumpFlaws(jumps: repetitions).items, cycle: nil)
      ]
    }
    return []
  }
}

extension ScoredRepetition {
  fileprivate func hasKnee(_ side: Side) -> Bool { has(.kneeFlexion, BodySide(side)) }
}

// MARK: - Several together

extension SessionScores {
  /// Each sheet, task and leg over its repetitions, and the worse leg of the LESS.
  private static func together(_ sheets: [Score], by aggregation: LESSAggregation) -> [Score] {
    ScoreKinds.all.flatMap { kind in
      kind.tasks.flatMap { task -> [Score] in
        let legs = [BodySide.right, .left].compactMap { side in
          let own = sheets.filter {
            $0.code == kind.code && $0.task == task && $0.side == side
          }
          return Score(
            kind, over: own, side: side, by: kind == .qasls ? .mean : aggregation)
        }
        guard kind == .less, legs.count == 2 else { return legs }
        return legs + [worse(legs[0], legs[1])]
      }
    }
  }

  private static func worse(_ right: Score, _ left: Score) -> Score {
    var worse = (left.total ?? 0) > (right.total ?? 0) ? left : right
    let words = left.total == right.total ? "both legs alike" : "worse leg (\(worse.side.rawValue))"
    worse.aggregation = "\(words), \(worse.aggregation)"
    worse.side = .both
    return worse
  }

  /// The totals of the worse leg of each landing in which both legs are complete.
  private static func worse(of sheets: [Score]) -> [Measure] {
    let complete = sheets.filter { $0.code == ScoreKind.less.code }
    return complete.filter { $0.side == .right }.flatMap { right -> [Measure] in
      guard
        let left = complete.first(where: {
          $0.side == .left && $0.task == right.task && $0.trials == right.trials
            && $0.cycle == right.cycle
        })
      else { return [] }
      return right.totals.compactMap { measure in
        guard let other = left.totals.first(where: { $0.kind == measure.kind }) else { return nil }
        var worse = other.value > measure.value ? other : measure
        let words =
          other.value == measure.value
          ? "both legs alike" : "worse leg (\(worse.side.rawValue))"
        worse.method = "\(words), \(worse.method)"
        worse.side = .both
        return worse
      }
    }
  }
}
