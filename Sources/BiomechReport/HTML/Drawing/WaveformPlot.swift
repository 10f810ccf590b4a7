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
    var mean: [Double] {
      (0...100).map { percent in
        let values = repetitions.map { $0[percent] }
        return values.contains { $0.isNaN } ? .nan : values.meanOfPresent
      }
    }

    /// The standard deviation between the repetitions at each percent.
    var deviation: [Double] {
      (0...100).map { percent in repetitions.map { $0[percent] }.standardDeviationOfPresent }
    }

    /// Keeps the repetitions that have any value at all.
    init?(side: BodySide, repetitions: [[Double]]) {
      self.side = side
      self.repetitions = repetitions.filter { $0.contains { !$0.isNaN } }
      if self.repetitions.isEmpty { return nil }
    }
  }

  /// A limit in the unit and sign of the variable.
  struct Limit {
    var id: String
    var value: Double
    var u95: Double
    var words: String
  }

  /// More repetitions than this are drawn as a band: single lines would be a grey mass and a large
  /// file.
  static let mostSingles = 20

  var variable: Variable
  var series: [Series]
  var limit: Limit?

  /// A moment that every repetition has.
  struct Moment {
    /// Where it lies on average.
    var percent: Double

    var words: String
  }

  /// The reference group: its mean ± one standard deviation at each percent.
  struct NormBand {
    var mean: [Double]
    var deviation: [Double]

    /// Who the group is.
    var words: String
  }

  /// What the horizontal axis spans, such as `repetition`.
  var span: String

  var moments: [Moment]

  /// The reference group, or `nil`.
  var norm: NormBand?

  /// U95 at each percent, drawn about zero; empty where it is not shown.
  var trust: [Double]

  let drawing: Drawing

  /// Whether the y axis had to be made larger than usual.
  let hasGrownAxis: Bool

  init(
    variable: Variable, series: [Series], limit: Limit?, moments: [Moment], trust: [Double] = [],
    norm: NormBand? = nil, span: String = "repetition"
  ) {
    self.span = span
    self.norm = norm
    self.trust = trust
    self.variable = variable
    self.series = series
    self.limit = limit
    self.moments = moments
    let all = series.flatMap { $0.repetitions.joined() }
    let (range, hasGrown) = grown(variable.usualRange, over: all)
    hasGrownAxis = hasGrown
    let frame = PlotFrame(
      left: 36, top: 20, right: 270, bottom: 168, x: 0...100, y: range)
    var drawing = Drawing(
      width: 304, height: 204, title: "\(variable.label) over the \(span)",
      description: describe(variable, series, limit))
    drawing.drawTrust(trust.enumerated().map { (Double($0.offset), $0.element) }, in: frame)
    drawing.draw(norm, in: frame)
    drawing.draw(limit, in: frame)
    drawing.axes(
      in: frame, xTicks: [0, 20, 40, 60, 80, 100], xLabel: "% of \(span)",
      base: variable.unit == .ratio ? 1 : 0)
    for moment in moments { drawing.mark(moment, in: frame) }
    for series in series { drawing.draw(series, in: frame) }
    drawing.directions(of: variable, in: frame)
    drawing.labelEnds(of: series, limit, in: frame)
    self.drawing = drawing
  }
}

/// What the plot shows, in words.
private func describe(
  _ variable: Variable, _ series: [WaveformPlot.Series], _ limit: WaveformPlot.Limit?
) -> String {
  let parts = series.map { series in
    let mean = series.mean.filter { !$0.isNaN }
    let name = series.side == .both ? "both legs" : series.side.rawValue
    guard let low = mean.min(), let high = mean.max() else { return "\(name): no data" }
    let count = series.repetitions.count
    let decimals = variable.unit == .ratio ? 2 : 0
    return
      "\(name), mean of \(count): from \(low.text(decimals)) to "
      + "\(high.text(decimals))\(variable.unit.mark)"
  }
  let positive = "positive is \(variable.positiveDirection)"
  return (parts + [positive] + (limit.map { ["threshold: \($0.words)"] } ?? []))
    .joined(separator: "; ") + "."
}

extension Variable {
  /// The range of the y axis that lets pages be compared.
  var usualRange: ClosedRange<Double> {
    switch self {
    case .kneeFlexion, .hipFlexion: -20...140
    case .kneeAnkleSeparationRatio: 0.4...1.6
    case .medialKneeDisplacement: -60...60
    default: -30...30
    }
  }
}

extension Drawing {
  fileprivate mutating func draw(_ limit: WaveformPlot.Limit?, in frame: PlotFrame) {
    guard let limit, frame.y.contains(limit.value) else { return }
    if limit.u95.isFinite {
      rectangle(
        frame.clamped(0, limit.value - limit.u95), frame.clamped(100, limit.value + limit.u95),
        .watchZone)
    }
    line(frame.point(0, limit.value), frame.point(100, limit.value), .threshold)
  }

  fileprivate mutating func mark(_ moment: WaveformPlot.Moment, in frame: PlotFrame) {
    let x = frame.point(moment.percent, 0).x
    line(Point(x, frame.top), Point(x, frame.bottom), .guide)
    text(moment.words, Point(x, frame.top - 6), .middle, .note)
  }

  fileprivate mutating func draw(_ norm: WaveformPlot.NormBand?, in frame: PlotFrame) {
    guard let norm else { return }
    let band = zip(norm.mean, norm.deviation).enumerated()
    let upper = band.map { frame.clamped(Double($0.offset), $0.element.0 + $0.element.1) }
    let lower = band.map { frame.clamped(Double($0.offset), $0.element.0 - $0.element.1) }
    polygon(upper + lower.reversed(), .normBand)
  }

  fileprivate mutating func draw(_ series: WaveformPlot.Series, in frame: PlotFrame) {
    let mean = series.mean
    if series.repetitions.count > WaveformPlot.mostSingles {
      let band = zip(mean, series.deviation).enumerated().filter { !$1.0.isNaN && !$1.1.isNaN }
      let upper = band.map { frame.clamped(Double($0.offset), $0.element.0 + $0.element.1) }
      let lower = band.map { frame.clamped(Double($0.offset), $0.element.0 - $0.element.1) }
      polygon(
        upper + lower.reversed(),
        series.side == .left ? .leftBand : series.side == .right ? .rightBand : .bothBand)
    } else {
      for repetition in series.repetitions {
        curve(repetition.onPercent(in: frame), .of(series.side, isSingle: true))
      }
    }
    curve(mean.onPercent(in: frame), .of(series.side))
  }

  /// Says at both ends of the y axis what its directions mean.
  mutating func directions(of variable: Variable, in frame: PlotFrame) {
    text(
      "\(variable.positiveDirection.capitalizedFirst) +", Point(frame.left + 4, frame.top + 10),
      .start, .label)
    guard !variable.negativeDirection.isEmpty, frame.y.lowerBound < 0 else { return }
    text(
      "\(variable.negativeDirection.capitalizedFirst) −", Point(frame.left + 4, frame.bottom - 6),
      .start, .label)
  }

  /// Names each curve and the limit at their right ends, apart from each other.
  fileprivate mutating func labelEnds(
    of series: [WaveformPlot.Series], _ limit: WaveformPlot.Limit?, in frame: PlotFrame
  ) {
    var labels = series.compactMap { series -> EndLabel? in
      guard series.side != .both, let last = series.mean.last(where: { !$0.isNaN }) else {
        return nil
      }
      let y = frame.clamped(100, last).y
      return series.side == .left
        ? EndLabel("L", y, .leftLabel) : EndLabel("R", y, .rightLabel)
    }
    if let limit, frame.y.contains(limit.value) {
      labels.append(EndLabel(limit.id, frame.point(100, limit.value).y, .note))
    }
    endLabels(labels, in: frame)
  }
}

extension [Double] {
  fileprivate func onPercent(in frame: PlotFrame) -> [Drawing.Point] {
    enumerated().map { frame.clamped(Double($0.offset), $0.element) }
  }
}
