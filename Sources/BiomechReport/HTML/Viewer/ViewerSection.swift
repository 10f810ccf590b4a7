// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechMath
import BiomechMotion

/// The viewer of a page: one trial that can be played and turned.
struct ViewerSection {
  var viewerName: String

  /// What the canvas is, for people who do not see it.
  var viewerLabel: String

  /// The place of the last frame, and of the first one shown.
  var viewerLast: Int
  var viewerStill: Int

  var viewerWorst: Worst?
  var jumpList: JumpList?
  var viewerViews: [View]
  var viewsCaption: String
  var viewerLegend = LegendItem.all
  var viewerKnees: String
  var viewerNotes: [String]

  /// Markup: the clip, and the script that plays it.
  var viewerData: String
  var viewerScript = BiomechReport.viewerScript

  struct Worst {
    var worstPlace: Int
    var worstWords: String
  }

  struct JumpList {
    var jumps: [Jump]

    struct Jump {
      var jumpPlace: Int
      var jumpName: String
    }
  }

  struct LegendItem {
    /// Markup.
    var legendIcon: String

    var legendText: String
  }

  struct View {
    var viewTitle: String

    /// Markup.
    var viewDrawing: String
  }

  /// Makes the viewer of the trial that shows most: the one with the worst frame, else the first
  /// that moves; `nil` where no trial has markers.
  ///
  /// - Parameters:
  ///   - trials: The trials of the page.
  ///   - findings: The findings of the page.
  ///   - assessment: What tells U95.
  init?(of trials: [AnalyzedTrial], findings: [Finding], in assessment: Assessment) {
    let moving = trials.filter { $0.events.task != .static }
    let candidates = moving.isEmpty ? trials : moving
    // A page of several trials has the plots of all of them.
    let budget = candidates.count > 1 ? 160_000 : 260_000
    let clips = candidates.lazy.compactMap {
      ViewerClip(of: $0, findings: findings, in: assessment, budget: budget)
    }
    var shown: ViewerClip?
    for clip in clips {
      guard let best = shown else {
        shown = clip
        continue
      }
      guard let worst = clip.worst else { continue }
      if best.worst.map({ $0.isBelow(worst) }) ?? true { shown = clip }
    }
    guard let shown else { return nil }
    self.init(shown, others: candidates.map(\.trial.name).filter { $0 != shown.name })
  }

  private init(_ clip: ViewerClip, others: [String]) {
    viewerName = clip.name
    viewerLabel =
      "\(clip.name) in three dimensions: markers, legs and knee axes; the text below says what the "
      + "knees show"
    viewerLast = clip.frames.frames.count - 1
    viewerStill = clip.still
    viewerWorst = clip.worst.flatMap { worst in
      clip.worstPlace.map { Worst(worstPlace: $0, worstWords: worst.words.typeset) }
    }
    let jumps = clip.events.map { event in
      JumpList.Jump(
        jumpPlace: event.place, jumpName: "\(clip.time(event.place).text(2)) s \(event.name)")
    }
    if !jumps.isEmpty { jumpList = JumpList(jumps: jumps) }
    viewerViews = FourViews(of: clip).views.enumerated().map { index, view in
      View(viewTitle: view.title, viewDrawing: view.drawing.svg(id: "view-\(index)"))
    }
    viewsCaption = clip.stillWords.typeset
    viewerKnees = clip.kneeWords.typeset
    viewerNotes = clip.notes(others: others).map(\.typeset)
    viewerData = clip.json
  }
}

extension ViewerSection.LegendItem {
  fileprivate static let all: [Self] = {
    func item(_ text: String, _ draw: (inout Drawing) -> Void) -> Self {
      var icon = Drawing(width: 16, height: 16)
      draw(&icon)
      return Self(legendIcon: icon.icon, legendText: text)
    }
    let middle = Drawing.Point(8, 8)
    return [
      item("valgus beyond U95") { $0.knee(.valgus, middle, size: 6) },
      item("varus beyond U95") { $0.knee(.varus, middle, size: 6) },
      item("neutral or not known") { $0.knee(.neutral, middle, size: 6) },
      item("flexion axis of the knee") {
        $0.line(Drawing.Point(0, 8), Drawing.Point(16, 8), .interval)
      },
      item("long axes of thigh and shank, carried on past the knee") {
        $0.line(Drawing.Point(8, 0), Drawing.Point(8, 16), .mechanicalAxis)
      },
    ]
  }()
}

extension ViewerClip {
  /// What the four views show.
  fileprivate var stillWords: String {
    let sides = [Side.right, .left].compactMap { side in
      knees[side].map { "\(side.rawValue) knee \($0[still].words)" }
    }
    let moment = "\(name) at \(time(still).text(2)) s"
    let why = worstPlace == still ? worst.map { ", the worst frame: \($0.words)" } ?? "" : ""
    return ([moment + why] + sides).joined(separator: "; ") + "."
  }

  /// What the colour of a knee says.
  fileprivate var kneeWords: String {
    if knees.isEmpty { return "Without a knee axis the knees have no colour." }
    return switch trust {
    case .band:
      "A knee is neutral where its adduction is within U95 at the flexion of the moment."
    case .measures:
      "A knee is neutral where its adduction is within the largest U95 of its measures."
    case nil: "The U95 of the knees is not known, so that they have no colour."
    }
  }

  /// What must be said about the clip.
  fileprivate func notes(others: [String]) -> [String] {
    let count = frames.frames.count
    var parts = [
      frames.isWhole
        ? "The whole trial is played, \(count) frames at \(rate.shortest(upTo: 1)) Hz."
        : "\(count) frames around the repetitions are played, at \(rate.shortest(upTo: 1)) Hz"
          + (frames.omitted.isEmpty
            ? "."
            : "; left out, so that the page stays small: "
              + frames.omitted.prefix(8).joined(separator: ", ")
              + (frames.omitted.count > 8 ? " and \(frames.omitted.count - 8) more." : "."))
    ]
    if !knees.isEmpty {
      parts.append(
        "The curves below the picture are knee adduction, right dashed and left solid, over "
          + "0 ± U95; small ticks are events, dotted lines jumps in time.")
    }
    parts.append(
      "Positions are rounded to \(grid.shortest(upTo: 1)) mm: no coordinate is off by more than "
        + "\((grid / 2).shortest(upTo: 2)) mm. Gaps are left empty, filled samples are hollow.")
    if skeleton.omittedCount > 0 {
      parts.append("\(skeleton.omittedCount) markers that stand for nothing known are not drawn.")
    }
    if !others.isEmpty {
      parts.append("Other trials play on their own pages: \(others.joined(separator: ", ")).")
    }
    return parts
  }
}
