// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Plots of a page: for each task over its repetitions or gait cycles, else over time.
struct PlotSection {
  /// Markup: how the lines of the sides look.
  var rightKey = Drawing.key(.right)
  var leftKey = Drawing.key(.left)

  var plotGroups: [PlotGroup]

  /// The variables shown.
  var variables: [Variable] {
    var seen: [Variable] = []
    for variable in plotGroups.flatMap(\.variables) where !seen.contains(variable) {
      seen.append(variable)
    }
    return seen
  }

  /// The plots of one task.
  struct PlotGroup {
    /// The anchor of the heading.
    var plotsAnchor: String

    var plotsTitle: String
    var plotsNote: String
    var panels: [Panel]
    var variables: [Variable]
  }

  struct Panel {
    var panelTitle: String

    /// Markup.
    var plot: String

    var panelNote: String?
    var panelTable: PanelTable?
  }

  /// The plots of some trials, or `nil` where there is nothing to show.
  ///
  /// - Parameters:
  ///   - group: Which variables; those of the knee are shown over time where a trial was not cut.
  ///   - trials: The trials shown.
  ///   - findings: What was found in them.
  ///   - assessment: Of the session.
  init?(
    _ group: TaskWaves.Group, of trials: [AnalyzedTrial], findings: [Finding],
    _ assessment: Assessment
  ) {
    let waves = trials.flatMap(assessment.waveforms(of:))
    plotGroups = MovementTask.allCases.compactMap { task in
      TaskWaves(group, of: task, waves, trials, findings, assessment)
        .map { PlotGroup($0, group, trials) }
    }
    if group == .knee {
      let uncut = trials.filter { trial in
        trial.events.task != .static && !waves.contains { $0.trial == trial.trial.name }
      }
      if let group = PlotGroup(overTimeOf: uncut, trust: assessment.trustBands) {
        plotGroups.append(group)
      }
    }
    if plotGroups.isEmpty { return nil }
  }
}

extension PlotSection.PlotGroup {
  /// The variables over time.
  private static let overTime: [Variable] = [.kneeFlexion, .kneeAdduction, .kneeInternalRotation]

  /// The plots of one task.
  fileprivate init(_ waves: TaskWaves, _ group: TaskWaves.Group, _ trials: [AnalyzedTrial]) {
    let name = waves.task.rawValue.replacing("_", with: "-")
    let single = waves.task.repetitionWord
    switch group {
    case .angles, .knee:
      plotsAnchor = "plots-\(name)"
      plotsTitle = waves.title
      plotsNote =
        "Thin: single \(single)s (\(waves.count)); thick: their mean where all have a value. "
        + "Straight line: threshold; zone about it: threshold ± U95, within which nothing is certain."
        + (waves.task == .gait
          ? " Dotted: the foot leaves the ground; short marks: the other foot leaves and strikes."
          : "")
    case .otherJoints:
      plotsAnchor = "plots-\(name)-others"
      plotsTitle = waves.titleOfOthers
      plotsNote = "Lines as above."
    }
    if let norm = waves.plots.lazy.compactMap(\.norm).first {
      plotsNote += " Grey band with a dotted edge: mean ± one standard deviation of \(norm.words)."
    }
    variables = waves.plots.map(\.variable)
    panels = waves.plots.map { plot in
      PlotSection.Panel(
        panelTitle: plot.variable.axisTitle,
        plot: plot.drawing.svg(
          id: "wave-\(name)-\(plot.variable.id.replacing("_", with: "-"))"),
        panelNote: plot.note(crossTalk: trials.crossTalkNote(for: plot.variable)),
        panelTable: PanelTable(plot))
    }
  }

  /// The plots over time of trials that were not cut, or `nil` where there is nothing to show.
  fileprivate init?(overTimeOf trials: [AnalyzedTrial], trust: [TrustBand]) {
    plotsAnchor = "plots-over-time"
    plotsTitle = "Knee angles over time"
    plotsNote = ""
    panels = []
    variables = []
    for (number, analyzed) in trials.enumerated() {
      for variable in Self.overTime {
        let plot = TimePlot(
          variable: variable, of: analyzed, trust: trust.filter { $0.variable == variable })
        guard let plot else { continue }
        if !variables.contains(variable) { variables.append(variable) }
        panels.append(
          PlotSection.Panel(
            panelTitle: "\(variable.axisTitle), \(analyzed.trial.name)",
            plot: plot.drawing.svg(
              id: "time-\(number)-\(variable.id.replacing("_", with: "-"))"),
            panelNote: plot.note(crossTalk: [analyzed].crossTalkNote(for: variable)),
            panelTable: PanelTable(plot)))
      }
    }
    if panels.isEmpty { return nil }
  }
}

extension Variable {
  /// The label with its unit, such as `Knee adduction (°)`.
  var axisTitle: String {
    let mark = unit.mark.replacing(" ", with: "")
    return mark.isEmpty ? label : "\(label) (\(mark))"
  }
}

/// What the zone about zero says.
private let meaningOfTrust =
  "Light band: 0 ± U95 at the knee flexion of the moment, within which varus and valgus cannot be "
  + "told apart."

private let grownAxis = "The y axis is wider than usual."

extension TimePlot {
  /// What must be said below the plot, or `nil`.
  fileprivate func note(crossTalk: String?) -> String? {
    [showsTrust ? meaningOfTrust : nil, crossTalk, hasGrownAxis ? grownAxis : nil]
      .compactMap { $0 }.joined(separator: " ").typeset.nonEmpty
  }
}

extension WaveformPlot {
  /// What must be said below the plot, or `nil`.
  fileprivate func note(crossTalk: String?) -> String? {
    var sentences: [String] = []
    if let limit { sentences.append("\(limit.id): \(limit.words).") }
    if !trust.isEmpty { sentences.append(meaningOfTrust) }
    if let crossTalk { sentences.append(crossTalk) }
    if hasGrownAxis { sentences.append(grownAxis) }
    if !showsSingles { sentences.append("Coloured band: mean ± one standard deviation.") }
    return sentences.joined(separator: " ").typeset.nonEmpty
  }
}

extension [AnalyzedTrial] {
  /// How much adduction goes along with flexion, for the plot of knee adduction; `nil` for other
  /// variables and where nothing is known.
  fileprivate func crossTalkNote(for variable: Variable) -> String? {
    guard variable == .kneeAdduction else { return nil }
    let trials = compactMap { analyzed -> String? in
      guard let indices = analyzed.kinematics.crossTalk?.indices else { return nil }
      return count == 1 ? indices : "\(analyzed.trial.name): \(indices)"
    }
    guard !trials.isEmpty else { return nil }
    return "Cross-talk index: \(trials.joined(separator: "; "))."
  }
}

extension Drawing {
  /// A short piece of a line, for a key.
  static func key(_ pen: Pen) -> String {
    var drawing = Drawing(width: 36, height: 10)
    drawing.line(Point(0, 5), Point(36, 5), pen)
    return drawing.icon
  }
}
