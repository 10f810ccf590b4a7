// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The patellae: what can be said, and how they move over the flexion of the knee.
struct PatellaSection {
  var patellaKnees: [Knee]
  var patellaRemarks: [String]

  struct Knee {
    var kneeTitle: String
    var kneeSentences: [String]
    var patellaPlots: Plots?
  }

  struct Plots {
    /// Markup: how the lines of both directions look.
    var flexingKey: String
    var extendingKey: String

    var cyclesText: String
    var panels: [PlotSection.Panel]
  }

  init(of trials: [AnalyzedTrial], _ assessment: Assessment) {
    let content = PatellaContent(of: trials, assessment)
    patellaRemarks = content.remarks.map(\.typeset)
    patellaKnees = content.knees.enumerated().map { index, knee in
      Knee(
        kneeTitle: knee.title, kneeSentences: knee.sentences.map(\.typeset),
        patellaPlots: Plots(knee.tracking, number: index))
    }
  }
}

extension PatellaSection.Plots {
  /// The plots of one knee; `nil` where no quantity is known over flexion.
  fileprivate init?(_ tracking: PatellarTracking, number: Int) {
    let isLeft = tracking.side == .left
    flexingKey = Drawing.key(isLeft ? .leftFlexing : .rightFlexing)
    extendingKey = Drawing.key(isLeft ? .leftExtending : .rightExtending)
    let count = tracking.cycles.count
    cyclesText = "mean of \(count) \(count == 1 ? "cycle" : "cycles")"
    panels = PatellaPlot.Quantity.allCases.compactMap { quantity in
      PatellaPlot(quantity, of: tracking).map { plot in
        PlotSection.Panel(
          panelTitle: quantity.variable.axisTitle,
          plot: plot.drawing.svg(
            id: "patella-\(number)-\(quantity.variable.id.replacing("_", with: "-"))"),
          panelNote: plot.reference.map { "Counted from \($0.rawValue).".typeset },
          panelTable: PanelTable(plot))
      }
    }
    if panels.isEmpty { return nil }
  }
}
