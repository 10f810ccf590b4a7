// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// One variable of a trial over time, right and left together.
struct TimePlot {
  /// A side with its column in the unit shown.
  struct Series {
    var side: BodySide
    var column: [Double]

    /// The least and the largest value; `nil` where nothing is seen.
    var extremes: (low: Double, high: Double)? {
      let present = column.filter(\.isFinite)
      guard let low = present.min(), let high = present.max() else { return nil }
      return (low, high)
    }
  }

  let variable: Variable
  let series: [Series]
  let drawing: Drawing
  let hasGrownAxis: Bool

  /// Whether the zone 0 ± U95 is drawn.
  let showsTrust: Bool

  /// Lays out the plot, or `nil` when the trial does not have the variable.
  ///
  /// - Parameters:
  ///   - variable: What is drawn.
  ///   - analyzed: The trial.
  ///   - trust: How far the variable can be trusted at each knee flexion, where that is known.
  init?(variable: Variable, of analyzed: AnalyzedTrial, trust: [TrustBand] = []) {
    let kinematics = analyzed.kinematics
    let factor = variable.unit.displayFactor
    let series = [BodySide.right, .left, .both].compactMap { side in
      kinematics[variable, side].map { column in
        // A ratio over a vanishing distance is infinite, which no plot can show.
        Series(side: side, column: column.map { $0.isFinite ? $0 * factor : .nan })
      }
    }
    let start = analyzed.trial.source.startTime
    let end = start + Double(kinematics.frameCount - 1) / kinematics.frameRate
    guard !series.isEmpty, kinematics.frameCount > 1, start.isFinite, end.isFinite else {
      return nil
    }
    self.variable = variable
    self.series = series
    let (range, hasGrown) = grown(
      variable.usualRange(in: analyzed.events.task), over: series.flatMap(\.column))
    hasGrownAxis = hasGrown

    let frame = PlotFrame(left: 36, top: 20, right: 270, bottom: 168, x: start...end, y: range)
    let parts = series.map { series in
      series.extremes.map {
        "\(series.side.rawValue): from \($0.low.text(0)) to \($0.high.text(0))"
          + variable.unit.mark
      } ?? "\(series.side.rawValue): no data"
    }
    var drawing = Drawing(
      width: 304, height: 204, title: "\(variable.label) over time",
      description: parts.joined(separator: "; ")
        + "; positive is \(variable.positiveDirection).")
    drawing.axes(
      in: frame, xTicks: ticks(in: start...end, about: 6), xLabel: "time (s)",
      base: variable.unit == .ratio ? 1 : 0)
    func time(_ frame: Int) -> Double { start + Double(frame) / kinematics.frameRate }
    let zone = trust.u95(over: kinematics).enumerated().map {
      (x: time($0.offset), u95: $0.element)
    }
    showsTrust = zone.contains { $0.u95.isFinite }
    drawing.drawTrust(zone, in: frame)
    // The dashes of the right come last, so that a curve below them shows through.
    for series in series.reversed() {
      drawing.curve(
        series.column.enumerated().map { frame.clamped(time($0.offset), $0.element) },
        .of(series.side))
    }
    drawing.directions(variable.positiveDirection, variable.negativeDirection, in: frame)
    let labels = series.compactMap { series -> Drawing.EndLabel? in
      guard series.side != .both, let last = series.column.last(where: \.isFinite) else {
        return nil
      }
      let y = frame.clamped(end, last).y
      return series.side == .left
        ? Drawing.EndLabel("L", y, .leftLabel) : Drawing.EndLabel("R", y, .rightLabel)
    }
    drawing.endLabels(labels, in: frame)
    self.drawing = drawing
  }
}

extension [TrustBand] {
  /// The larger U95 of both legs in each frame, by the flexion of each knee there.
  fileprivate func u95(over kinematics: TrialKinematics) -> [Double] {
    let columns = compactMap { band in
      kinematics[.kneeFlexion, band.side].map { (band: band, flexion: $0) }
    }
    guard !columns.isEmpty else { return [] }
    return (0..<kinematics.frameCount).map { frame in
      columns.map { $0.band.u95(at: Swift.max(Angle.radians($0.flexion[frame]).degrees, 0)) }
        .filter(\.isFinite).max() ?? .nan
    }
  }
}
