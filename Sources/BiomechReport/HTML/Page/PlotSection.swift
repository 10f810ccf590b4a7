// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The plots of a page: over the repetition where there are repetitions, else over time.
struct PlotSection {
  var plotsTitle: String
  var plotsNote: String

  /// Markup: how the lines of the sides look.
  var rightKey = Drawing.key(of: .right)
  var leftKey = Drawing.key(of: .left)

  var panels: [Panel]

  /// The variables shown.
  var variables: [Variable]

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

  /// The variables over a repetition, in the order of the page.
  static let overRepetition: [Variable] = [
    .kneeFlexion, .kneeAdduction, .kneeInternalRotation, .kneeAnkleSeparationRatio,
    .medialKneeDisplacement, .frontalPlaneProjectionAngle,
  ]

  /// The variables over time.
  static let overTime: [Variable] = [.kneeFlexion, .kneeAdduction, .kneeInternalRotation]

  init?(of trials: [AnalyzedTrial], findings: [Finding], trust: [TrustBand]) {
    let repeated = trials.filter { !$0.events.repetitions.isEmpty }
    let moving = trials.filter { $0.events.task == .other || $0.events.task == .gait }
    if !repeated.isEmpty {
      self.init(overRepetitionsOf: repeated, findings: findings, trust: trust)
    } else if !moving.isEmpty {
      self.init(overTimeOf: moving, trust: trust)
    } else {
      return nil
    }
    if panels.isEmpty { return nil }
  }

  private init(
    overRepetitionsOf trials: [AnalyzedTrial], findings: [Finding], trust: [TrustBand]
  ) {
    let waves = trials.flatMap(\.waveforms).filter { !$0.task.isCyclic }
    let deepest = trials.flatMap(\.events.repetitions).map(\.bottomPercent).meanOfPresent
    let count = trials.reduce(0) { $0 + $1.events.repetitions.count }
    plotsTitle = "Knees during the squat"
    plotsNote =
      "Thin: single repetitions (\(count)); thick: their mean where all have a value. Black line: "
      + "threshold; grey zone: threshold ± U95, within which nothing is certain."
    panels = []
    variables = []
    for variable in Self.overRepetition {
      let series = [BodySide.right, .left, .both].compactMap { side in
        WaveformPlot.Series(
          side: side,
          repetitions: waves.filter { $0.key == VariableKey(variable, side) }.map(\.values))
      }
      if series.isEmpty { continue }
      let limit = WaveformPlot.Limit(of: variable, in: findings)
      let zone =
        variable == .kneeAdduction ? trustZone(trust.filter { $0.variable == variable }, waves) : []
      let plot = WaveformPlot(
        variable: variable, series: series, limit: limit, deepest: deepest, trust: zone)
      variables.append(variable)
      panels.append(
        Panel(
          panelTitle: variable.axisTitle,
          plot: plot.drawing.svg(id: "wave-\(variable.id.replacing("_", with: "-"))"),
          panelNote: plot.note, panelTable: PanelTable(plot)))
    }
  }

  private init(overTimeOf trials: [AnalyzedTrial], trust: [TrustBand]) {
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
          Panel(
            panelTitle: "\(variable.axisTitle), \(analyzed.trial.name)",
            plot: plot.drawing.svg(
              id: "time-\(number)-\(variable.id.replacing("_", with: "-"))"),
            panelNote: plot.note))
      }
    }
  }
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
    if hasGrownAxis { sentences.append(grownAxis) }
    if let count = series.map(\.repetitions.count).max(), count > Self.mostSingles {
      sentences.append("Band: mean ± one standard deviation.")
    }
    return sentences.joined(separator: " ").typeset.nonEmpty
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
    caption = "\(plot.variable.axisTitle), mean of the repetitions"
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
