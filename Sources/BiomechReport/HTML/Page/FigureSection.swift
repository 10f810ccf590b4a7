// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The legs from the front: standing, and at the deepest point of the deepest squat.
struct FigureSection {
  var stickFigures: [Item]
  var figureNote: String

  struct Item {
    var figureTitle: String

    /// Markup.
    var figure: String
  }

  init?(of trials: [AnalyzedTrial]) {
    var poses: [(title: String, figure: FrontalFigure)] = []
    let deepest = trials.flatMap { trial in
      trial.events.repetitions.map { (trial: trial, repetition: $0) }
    }.max { $0.repetition.depth < $1.repetition.depth }
    let standing =
      deepest?.trial ?? trials.first { $0.events.standing ?? $0.kinematics.standing != nil }
    if let standing, let window = standing.events.standing ?? standing.kinematics.standing,
      let figure = FrontalFigure(of: standing.kinematics, frames: window.frames)
    {
      poses.append(("Standing, \(standing.trial.name)", figure))
    }
    if let deepest {
      let bottom = deepest.repetition.bottom
      if let figure = FrontalFigure(of: deepest.trial.kinematics, frames: bottom..<bottom + 1) {
        poses.append(
          (
            "Deepest point, \(deepest.trial.trial.name), repetition \(deepest.repetition.number)",
            figure
          ))
      }
    }
    if poses.isEmpty { return nil }
    stickFigures = poses.enumerated().map { index, pose in
      Item(
        figureTitle: pose.title,
        figure: pose.figure.drawing(title: pose.title, sharing: poses.map(\.figure))
          .svg(id: "figure-\(index)"))
    }
    figureNote =
      "Hip, knee and ankle centres in the frontal plane, to scale; the subject's right is on the "
      + "left. Dotted: the line from hip to ankle; black: the distance of the knee from it."
      + (poses.count > 1
        ? " Medial knee displacement is this distance less the one in standing." : "")
  }
}
