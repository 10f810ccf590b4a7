// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// One variable over the repetitions: single ones thin, their mean thick, right and left together.
struct WaveformPlot {
  /// The repetitions of one side, each 101 values.
  struct Series {
    var side: BodySide
    var repetitions: [[Double]]

    /// The mean at each percent at which every repetition has a value.
    ///
    /// Where repetitions drop out one by one, a mean of the rest would jump with each.
    let mean: [Double]

    /// The standard deviation between the repetitions at each percent.
    var deviation: [Double] {
      (0...100).map { percent in repetitions.map { $0[percent] }.standardDeviationOfPresent }
    }

    /// Keeps the repetitions that have any value at all; `nil` when there is none.
    init?(side: BodySide, repetitions: [[Double]]) {
      let present = repetitions.filter { $0.contains { !$0.isNaN } }
      if present.isEmpty { return nil }
      self.side = side
      self.repetitions = present
      mean = (0...100).map { percent in
        let values = present.map { $0[percent] }
        return values.contains { $0.isNaN } ? .nan : values.meanOfPresent
      }
    }

    /// The side in words.
    var name: String { side == .both ? "both legs" : side.rawValue }
  }

  /// A limit in the unit and sign of the variable.
  struct Limit {
    var id: String
    var value: Double
    var u95: Double
    var words: String
  }

  /// More repetitions of a side than this are drawn as a band: single lines would be a grey mass.
  static let mostSingles = 20

  /// Where all single lines together need more points than this, as those of raw markers do, they
  /// are drawn as a band too: a page of eighteen plots stays below 300 KB.
  static let mostPoints = 1000

  /// An instant that every repetition or cycle has.
  struct Moment {
    /// Whose instant it is.
    var side: BodySide = .both

    /// Where it lies on average.
    var percent: Double

    /// What it is; empty where the line speaks for itself.
    var words = ""

    /// Whether only a short mark at the lower edge is drawn.
    var isMinor = false
  }

  /// The reference group: its mean ± one standard deviation at each percent.
  struct NormBand {
    var mean: [Double]
    var deviation: [Double]

    /// Who the group is.
    var words: String
  }

  var variable: Variable
  var series: [Series]
  var limit: Limit?
  var moments: [Moment]

  /// U95 at each percent, drawn about zero; empty where it is not shown.
  var trust: [Double]

  /// The reference group, or `nil`.
  var norm: NormBand?

  /// What the horizontal axis spans, such as `repetition`.
  var span: String

  /// The values that the vertical axis spans.
  let range: ClosedRange<Double>

  /// Whether the y axis had to be made larger than usual.
  let hasGrownAxis: Bool

  /// Whether the repetitions are drawn one by one; else their spread is.
  let showsSingles: Bool

  /// What the directions of the vertical axis mean.
  var directions: (positive: String, negative: String)

  init(
    variable: Variable, series: [Series], limit: Limit? = nil, moments: [Moment] = [],
    trust: [Double] = [], norm: NormBand? = nil, task: MovementTask
  ) {
    self.variable = variable
    self.series = series
    self.limit = limit
    self.moments = moments
    self.trust = trust
    self.norm = norm
    span = task.isCyclic ? "gait cycle" : "repetition"
    directions =
      task.isCyclic
      ? (variable.ownPositiveDirection, variable.ownNegativeDirection)
      : (variable.positiveDirection, variable.negativeDirection)
    let all = series.flatMap { $0.repetitions.joined() }
    (range, hasGrownAxis) = grown(variable.usualRange(in: task), over: all)
    let frame = Self.pageFrame(range)
    let points = series.flatMap(\.repetitions).map { repetition in
      frame.clamped(repetition).split { !$0.isFinite }
        .map { Array($0).thinned(tolerance: Drawing.tolerance).count }.reduce(0, +)
    }.reduce(0, +)
    showsSingles =
      points <= Self.mostPoints
      && series.allSatisfy { $0.repetitions.count <= Self.mostSingles }
  }

  /// Where the plot stands on a page.
  private static func pageFrame(_ range: ClosedRange<Double>) -> PlotFrame {
    PlotFrame(left: 36, top: 20, right: 270, bottom: 168, x: 0...100, y: range)
  }
}

extension WaveformPlot {
  /// The value that both directions are counted from.
  var base: Double { variable.unit == .ratio ? 1 : 0 }

  /// The plot for a page.
  var drawing: Drawing {
    let frame = Self.pageFrame(range)
    var drawing = Drawing(
      width: 304, height: 204, title: "\(variable.label) over the \(span)", description: words)
    drawing.drawTrust(trust.enumerated().map { (Double($0.offset), $0.element) }, in: frame)
    drawing.draw(norm, in: frame)
    drawing.drawGuard(of: limit, in: frame)
    drawing.axes(
      in: frame, xTicks: [0, 20, 40, 60, 80, 100], xLabel: "% of \(span)", base: base)
    drawing.draw(limit, in: frame)
    for moment in moments { drawing.draw(moment, in: frame) }
    for series in series {
      if showsSingles {
        drawing.drawSingles(of: series, in: frame)
      } else {
        drawing.drawSpread(of: series, in: frame)
      }
    }
    // The dashes of the right come last, so that a curve below them shows through.
    for series in series.reversed() { drawing.curve(frame.clamped(series.mean), .of(series.side)) }
    drawing.directions(of: self, in: frame)
    drawing.labelEnds(of: self, in: frame)
    return drawing
  }

  /// What the plot shows, in words.
  private var words: String {
    let parts = series.map { series in
      let mean = series.mean.filter { !$0.isNaN }
      guard let low = mean.min(), let high = mean.max() else { return "\(series.name): no data" }
      let decimals = variable.unit == .ratio ? 2 : 0
      return
        "\(series.name), mean of \(series.repetitions.count): from \(low.text(decimals)) to "
        + "\(high.text(decimals))\(variable.unit.mark)"
    }
    let positive = "positive is \(directions.positive)"
    return (parts + [positive] + (limit.map { ["threshold: \($0.words)"] } ?? []))
      .joined(separator: "; ") + "."
  }
}

extension Variable {
  /// The range of the y axis that lets pages be compared.
  func usualRange(in task: MovementTask) -> ClosedRange<Double> {
    switch self {
    case .kneeFlexion: task == .gait ? -20...80 : -20...140
    case .hipFlexion: task == .gait ? -40...60 : -20...140
    case .kneeAnkleSeparationRatio: 0.4...1.6
    case .medialKneeDisplacement: -60...60
    case .pelvisAnteriorTilt, .trunkForwardLean: task == .gait ? -30...30 : -20...60
    default: -30...30
    }
  }

  /// What a negative value means as seen from the side of a cycle, such as `own side down`.
  var ownNegativeDirection: String {
    guard countsFromTheRight else { return negativeDirection }
    return negativeDirection.replacing("the left", with: "the other side")
      .replacing("left side", with: "other side")
  }
}

extension Drawing {
  /// Draws the zone of a threshold ± U95.
  mutating func drawGuard(of limit: WaveformPlot.Limit?, in frame: PlotFrame) {
    guard let limit, frame.y.contains(limit.value), limit.u95.isFinite else { return }
    rectangle(
      frame.clamped(0, limit.value - limit.u95), frame.clamped(100, limit.value + limit.u95),
      .guardBand)
  }

  /// Draws a threshold.
  mutating func draw(_ limit: WaveformPlot.Limit?, in frame: PlotFrame) {
    guard let limit, frame.y.contains(limit.value) else { return }
    line(frame.point(0, limit.value), frame.point(100, limit.value), .threshold)
  }

  /// Draws the band of the reference group.
  mutating func draw(_ norm: WaveformPlot.NormBand?, in frame: PlotFrame) {
    guard let norm else { return }
    band(
      frame.clamped(zip(norm.mean, norm.deviation).map { $0 + $1 }),
      frame.clamped(zip(norm.mean, norm.deviation).map { $0 - $1 }), .normBand)
  }

  fileprivate mutating func draw(_ moment: WaveformPlot.Moment, in frame: PlotFrame) {
    let x = frame.point(moment.percent, frame.y.lowerBound).x
    line(
      Point(x, moment.isMinor ? frame.bottom - 8 : frame.top), Point(x, frame.bottom),
      .event(of: moment.side))
    if !moment.words.isEmpty { text(moment.words, Point(x, frame.top - 10), .middle, .note) }
  }

  /// Draws the repetitions one by one; a single one is the mean.
  fileprivate mutating func drawSingles(of series: WaveformPlot.Series, in frame: PlotFrame) {
    guard series.repetitions.count > 1 else { return }
    for repetition in series.repetitions {
      curve(frame.clamped(repetition), .of(series.side, isSingle: true))
    }
  }

  /// Draws the mean ± one standard deviation of the repetitions.
  fileprivate mutating func drawSpread(of series: WaveformPlot.Series, in frame: PlotFrame) {
    let deviation = series.deviation
    band(
      frame.clamped(zip(series.mean, deviation).map { $0 + $1 }),
      frame.clamped(zip(series.mean, deviation).map { $0 - $1 }), .band(of: series.side))
  }

  /// Says at both ends of the y axis what its directions mean.
  fileprivate mutating func directions(of plot: WaveformPlot, in frame: PlotFrame) {
    // Above the short marks at the lower edge.
    let hasMarks = plot.moments.contains(where: \.isMinor)
    directions(
      plot.directions.positive, plot.directions.negative, in: frame, above: hasMarks ? 15 : 9)
  }

  /// Says at both ends of the y axis what its directions mean; none for an empty word.
  ///
  /// - Parameters:
  ///   - positive: What lies upwards.
  ///   - negative: What lies downwards.
  ///   - frame: Where.
  ///   - height: How far the lower words stand above the lower edge.
  mutating func directions(
    _ positive: String, _ negative: String, in frame: PlotFrame, above height: Double = 9
  ) {
    text(
      "\(positive.capitalizedFirst) +", Point(frame.left + 4, frame.top + 6), .start, .label)
    guard !negative.isEmpty, frame.y.lowerBound < 0 else { return }
    text(
      "\(negative.capitalizedFirst) −", Point(frame.left + 4, frame.bottom - height), .start,
      .label)
  }

  /// Names each curve and the limit at their right ends, apart from each other.
  mutating func labelEnds(of plot: WaveformPlot, in frame: PlotFrame) {
    var labels = plot.series.compactMap { series -> EndLabel? in
      guard series.side != .both, let last = series.mean.last(where: { !$0.isNaN }) else {
        return nil
      }
      let y = frame.clamped(100, last).y
      return series.side == .left
        ? EndLabel("L", y, .leftLabel) : EndLabel("R", y, .rightLabel)
    }
    if let limit = plot.limit, frame.y.contains(limit.value), medium == .page {
      labels.append(EndLabel(limit.id, frame.point(100, limit.value).y, .note))
    }
    endLabels(labels, in: frame)
  }
}
