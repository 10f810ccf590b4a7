// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The plots of a page: for each task over its repetitions or gait cycles, else over time.
struct PlotSection {
  /// Markup: how the lines of the sides look.
  var rightKey = Drawing.key(of: .right)
  var leftKey = Drawing.key(of: .left)

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

  /// The numbers of a plot for those who do not see it.
  struct PanelTable {
    var caption: String
    var heads: [String]
    var panelRows: [Row]

    struct Row {
      var rowTitle: String
      var cells: [String]
    }
  }

  init?(
    of trials: [AnalyzedTrial], findings: [Finding], trust: [TrustBand], norms: NormsComparison?
  ) {
    let waves = trials.flatMap(\.waveforms)
    plotGroups = MovementTask.allCases.compactMap { task in
      PlotGroup(
        of: task, waves.filter { $0.task == task }, trials, findings.filter { $0.task == task },
        trust, norms)
    }
    let uncut = trials.filter { trial in
      trial.events.task != .static && !waves.contains { $0.trial == trial.trial.name }
    }
    if let group = PlotGroup(overTimeOf: uncut, trust: trust) { plotGroups.append(group) }
    if plotGroups.isEmpty { return nil }
  }
}

extension PlotSection.PlotGroup {
  /// The variables over a repetition, in the order of the page.
  private static let overRepetition: [Variable] = [
    .kneeFlexion, .kneeAdduction, .kneeInternalRotation, .kneeAnkleSeparationRatio,
    .medialKneeDisplacement, .frontalPlaneProjectionAngle,
  ]

  /// The variables over a gait cycle, in the order of the page.
  private static let overCycle: [Variable] = [
    .kneeFlexion, .kneeAdduction, .kneeInternalRotation, .hipFlexion, .hipAdduction,
    .ankleDorsiflexion,
  ]

  /// The variables over time.
  private static let overTime: [Variable] = [.kneeFlexion, .kneeAdduction, .kneeInternalRotation]

  /// The plots of one task, or `nil` where it was not done or shows nothing.
  fileprivate init?(
    of task: MovementTask, _ waves: [Waveform], _ trials: [AnalyzedTrial], _ findings: [Finding],
    _ trust: [TrustBand], _ norms: NormsComparison?
  ) {
    let bouts = trials.flatMap(\.events.bouts).filter { $0.task == task }
    guard !waves.isEmpty else { return nil }
    let count = Set(waves.map { "\($0.trial) \($0.cycle) \(task.isCyclic ? $0.side : .both)" })
      .count
    let single = task.repetitionWord
    plotsAnchor = "plots-\(task.rawValue.replacing("_", with: "-"))"
    plotsTitle =
      task == .gait
      ? "Knees over the gait cycle" : "Knees during the \(task == .squat ? "squat" : task.label)"
    plotsNote =
      "Thin: single \(single)s (\(count)); thick: their mean where all have a value. Black line: "
      + "threshold; grey zone: threshold ± U95, within which nothing is certain."
    panels = []
    variables = []
    for variable in task.isCyclic ? Self.overCycle : Self.overRepetition {
      let series = [BodySide.right, .left, .both].compactMap { side in
        WaveformPlot.Series(
          side: side,
          repetitions: waves.filter { $0.key == VariableKey(variable, side) }.map(\.values))
      }
      if series.isEmpty { continue }
      let zone =
        variable == .kneeAdduction ? trustZone(trust.filter { $0.variable == variable }, waves) : []
      let plot = WaveformPlot(
        variable: variable, series: series, limit: WaveformPlot.Limit(of: variable, in: findings),
        moments: moments(of: bouts), trust: zone,
        norm: norms.flatMap { WaveformPlot.NormBand($0, variable, task, trials) },
        span: task.isCyclic ? "gait cycle" : "repetition")
      variables.append(variable)
      panels.append(
        PlotSection.Panel(
          panelTitle: variable.axisTitle,
          plot: plot.drawing.svg(
            id: "wave-\(task.rawValue)-\(variable.id)".replacing("_", with: "-")),
          panelNote: plot.note, panelTable: PlotSection.PanelTable(plot)))
    }
    if panels.isEmpty { return nil }
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
            panelNote: plot.note))
      }
    }
    if panels.isEmpty { return nil }
  }
}

/// The moments that every repetition or cycle has, at their mean percent.
private func moments(of bouts: [Bout]) -> [WaveformPlot.Moment] {
  let bottom = bouts.flatMap(\.repetitions).map(\.bottomPercent).meanOfPresent
  let off = bouts.flatMap(\.cycles).map(\.offPercent).meanOfPresent
  return [
    WaveformPlot.Moment(percent: bottom, words: "deepest"),
    WaveformPlot.Moment(percent: off, words: "foot off"),
  ].filter { $0.percent.isFinite }
}

/// The larger U95 of both legs at each percent, by the mean flexion there; empty where it is not
/// known.
private func trustZone(_ bands: [TrustBand], _ waves: [Waveform]) -> [Double] {
  guard !bands.isEmpty else { return [] }
  return (0...100).map { percent in
    let u95s = bands.map { band -> Double in
      let flexion = waves.filter { $0.key == VariableKey(.kneeFlexion, BodySide(band.side)) }
        .map { $0.values[percent] }.meanOfPresent
      return band.u95(at: max(flexion, 0))
    }
    return u95s.filter(\.isFinite).max() ?? .nan
  }
}

extension Repetition {
  /// Where the deepest point lies between start and end, in percent.
  fileprivate var bottomPercent: Double {
    end > start ? 100 * Double(bottom - start) / Double(end - start) : .nan
  }
}

extension GaitCycle {
  /// When the foot leaves the ground, in percent of the cycle.
  fileprivate var offPercent: Double {
    nextStrike > strike ? 100 * (off - strike) / (nextStrike - strike) : .nan
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
  fileprivate var note: String? {
    [showsTrust ? meaningOfTrust : nil, hasGrownAxis ? grownAxis : nil].compactMap { $0 }
      .joined(separator: " ").typeset.nonEmpty
  }
}

extension WaveformPlot {
  /// What must be said below the plot, or `nil`.
  fileprivate var note: String? {
    var sentences: [String] = []
    if let limit { sentences.append("\(limit.id): \(limit.words).") }
    if !trust.isEmpty { sentences.append(meaningOfTrust) }
    if let norm { sentences.append("Grey band: \(norm.words), mean ± one standard deviation.") }
    if hasGrownAxis { sentences.append(grownAxis) }
    if let count = series.map(\.repetitions.count).max(), count > Self.mostSingles {
      sentences.append("Band: mean ± one standard deviation.")
    }
    return sentences.joined(separator: " ").typeset.nonEmpty
  }
}

extension WaveformPlot.NormBand {
  /// The band of a variable where the norms speak about one of the trials.
  fileprivate init?(
    _ norms: NormsComparison, _ variable: Variable, _ task: MovementTask, _ trials: [AnalyzedTrial]
  ) {
    let band = trials.lazy.compactMap {
      norms.band(for: variable, .right, trial: $0.trial.name, task: task)
    }.first
    guard let band else { return nil }
    (mean, deviation) = (band.mean, band.standardDeviation)
    words = norms.norms.passport.summary
  }
}

extension WaveformPlot.Limit {
  /// The limit that a finding held the variable against, in the sign of the variable.
  fileprivate init?(of variable: Variable, in findings: [Finding]) {
    let criteria = findings.flatMap(\.criteria).filter { $0.kind.variable?.variable == variable }
    guard let first = criteria.first, let sign = first.kind.variable?.sign else { return nil }
    id = first.threshold.id
    value = sign * first.threshold.limit
    u95 = criteria.map(\.u95).filter(\.isFinite).max() ?? .nan
    words =
      "\(first.kind.label.lowercased()) \(first.thresholdText), U95 "
      + "\(u95.text(first.kind.decimals))\(first.kind.unit.mark)"
  }
}

extension MeasureKind {
  /// The variable the measure is read off, with the sign between them; `nil` when not plotted.
  fileprivate var variable: (variable: Variable, sign: Double)? {
    switch self {
    case .kneeAbductionPeak: (.kneeAdduction, -1)
    case .kneeAnkleSeparationRatioAtBottom: (.kneeAnkleSeparationRatio, 1)
    case .medialKneeDisplacementPeak, .medialKneeDisplacementAtBottom: (.medialKneeDisplacement, 1)
    case .frontalPlaneProjectionAnglePeak: (.frontalPlaneProjectionAngle, 1)
    default: nil
    }
  }
}

extension PlotSection.PanelTable {
  fileprivate init(_ plot: WaveformPlot) {
    let decimals = plot.variable.unit == .ratio ? 2 : 0
    caption = "\(plot.variable.axisTitle), mean of the \(plot.span)s"
    heads = plot.series.map { $0.side == .both ? "both legs" : $0.side.rawValue }
    let means = plot.series.map(\.mean)
    panelRows = stride(from: 0, through: 100, by: 10).map { percent in
      Row(
        rowTitle: "\(percent)",
        cells: means.map { $0[percent].isNaN ? "missing" : typeset($0[percent], decimals) })
    }
  }
}

extension Drawing {
  /// A short piece of a side's line, for the key.
  static func key(of side: Side) -> String {
    let pen: Pen = side == .left ? .left : .right
    return #"<svg viewBox="0 0 36 10" aria-hidden="true">"#
      + "<line x1=\"0\" y1=\"5\" x2=\"36\" y2=\"5\" class=\"\(pen.rawValue)\"/></svg>"
  }
}
