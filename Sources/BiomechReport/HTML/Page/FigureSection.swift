// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The legs from the front: standing, at the deepest point of the deepest repetition, and in the
/// middle of stance.
struct FigureSection {
  var stickFigures: [Item]
  var figureNote: String

  struct Item {
    var figureTitle: String

    /// Markup.
    var figure: String

    /// What was measured in this posture, one line each.
    var figureNumbers: [String]
  }

  /// - Parameters:
  ///   - trials: The trials shown.
  ///   - measures: What was measured in them.
  init?(of trials: [AnalyzedTrial], measures: [Measure]) {
    let deepest = trials.flatMap { trial in
      trial.events.repetitions.map { Occasion(trial: trial, repetition: $0) }
    }.max { $0.repetition.depth < $1.repetition.depth }
    let standing = Pose(standingIn: trials, preferring: deepest?.trial, measures)
    let poses =
      [standing, deepest.flatMap(Pose.init(deepest:))].compactMap { $0 }
      + (deepest == nil ? Pose.midStances(of: trials) : [])
    if poses.isEmpty { return nil }
    stickFigures = poses.enumerated().map { index, pose in
      Item(
        figureTitle: pose.title,
        figure: pose.figure.drawing(title: pose.title, sharing: poses.map(\.figure))
          .svg(id: "figure-\(index)"),
        figureNumbers: pose.numbers)
    }
    figureNote =
      "Hip, knee and ankle centres in the frontal plane, to scale; the subject's right is on the "
      + "left. Dotted: the mechanical axis, the line from hip to ankle; short bar: the distance "
      + "of the knee from it."
      + (standing != nil && deepest != nil
        ? " Medial knee displacement is this distance less the one in standing." : "")
  }
}

/// A repetition of a trial.
private struct Occasion {
  var trial: AnalyzedTrial
  var repetition: Repetition
}

/// The legs at one instant.
private struct Pose {
  var title: String
  var figure: FrontalFigure
  var numbers: [String] = []

  /// Quiet standing, or `nil` where no trial has it.
  init?(standingIn trials: [AnalyzedTrial], preferring first: AnalyzedTrial?, _ measures: [Measure])
  {
    func window(_ trial: AnalyzedTrial) -> QuietWindow? {
      trial.events.standing ?? trial.kinematics.standing
    }
    let trial = first.flatMap { window($0) == nil ? nil : $0 } ?? trials.first { window($0) != nil }
    guard let trial, let window = window(trial),
      let figure = FrontalFigure(of: trial.kinematics, frames: window.frames)
    else { return nil }
    title = "Standing, \(trial.trial.name)"
    self.figure = figure
    let kinds: [MeasureKind] = [.hkaDeviationStanding, .mechanicalAxisDeviationStanding]
    numbers = kinds.compactMap { kind in
      let sides = [BodySide.right, .left].compactMap { side in
        measures.first { $0.kind == kind && $0.side == side && $0.trial == trial.trial.name }
          .map { "\(side.rawValue) \(valueText($0.value, u95: $0.u95, kind: kind))" }
      }
      return sides.isEmpty
        ? nil
        : "\(kind.label): \(sides.joined(separator: ", ")) (\(kind.positiveDirection) +)".typeset
    }
  }

  /// The deepest point of a repetition, or `nil` where no leg is seen there.
  init?(deepest occasion: Occasion) {
    let (trial, repetition) = (occasion.trial, occasion.repetition)
    guard
      let figure = FrontalFigure(
        of: trial.kinematics, frames: repetition.bottom..<repetition.bottom + 1)
    else { return nil }
    title = "Deepest point, \(trial.trial.name), repetition \(repetition.number)"
    self.figure = figure
  }

  private init(title: String, figure: FrontalFigure) {
    self.title = title
    self.figure = figure
  }

  /// Each leg in the middle of its stance, in the middle one of the cycles that show it.
  static func midStances(of trials: [AnalyzedTrial]) -> [Pose] {
    [Side.right, .left].compactMap { side in
      let shown = trials.flatMap { trial in
        trial.events.cycles.filter { $0.side == side }.compactMap { cycle -> Pose? in
          let middle = Int(((cycle.strike + cycle.off) / 2).rounded())
          let right = cycle.direction.cross(Vector3(0, 1, 0))
          return FrontalFigure(
            of: trial.kinematics, frames: middle..<middle + 1, sides: [side], right: right
          ).map {
            Pose(
              title:
                "\(side.rawValue.capitalizedFirst) leg, middle of stance, \(trial.trial.name), "
                + "cycle \(cycle.number)", figure: $0)
          }
        }
      }
      return shown.isEmpty ? nil : shown[shown.count / 2]
    }
  }
}
