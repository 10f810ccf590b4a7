// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// One variable of a trial over time, right and left together.
struct TimePlot {
  /// The most points of one curve: a longer trial is drawn by the least and largest value of each
  /// stretch, so that no peak is lost.
  static let mostPoints = 800

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
    let sides = [BodySide.right, .left, .both].filter { kinematics[variable, $0] != nil }
    guard !sides.isEmpty, kinematics.frameCount > 1 else { return nil }
    let factor = variable.unit.displayFactor
    let columns = sides.map { (kinematics[variable, $0] ?? []).map { $0 * factor } }
    let start = analyzed.trial.source.startTime
    let end = start + Double(kinematics.frameCount - 1) / kinematics.frameRate
    let (range, hasGrown) = grown(variable.usualRange, over: columns.joined())
    hasGrownAxis = hasGrown

    let frame = PlotFrame(left: 36, top: 20, right: 270, bottom: 168, x: start...end, y: range)
    let parts = zip(sides, columns).map { side, column in
      let present = column.filter(\.isFinite)
      guard let low = present.min(), let high = present.max() else {
        return "\(side.rawValue): no data"
      }
      return
        "\(side.rawValue): from \(low.text(0)) to \(high.text(0))\(variable.unit.mark)"
    }
    var drawing = Drawing(
      width: 304, height: 204, title: "\(variable.label) over time",
      description: parts.joined(separator: "; ")
        + "; positive is \(variable.positiveDirection).")
    drawing.axes(
      in: frame, xTicks: ticks(in: start...end, about: 6), xLabel: "time (s)",
      base: variable.unit == .ratio ? 1 : 0)
    let zone = thinned(trust.u95(over: kinematics)).map { frame, u95 in
      (x: start + Double(frame) / kinematics.frameRate, u95: u95)
    }
    showsTrust = zone.contains { $0.u95.isFinite }
    drawing.drawTrust(zone, in: frame)
    for (side, column) in zip(sides, columns) {
      let points = thinned(column).map { frame, value in
        (start + Double(frame) / kinematics.frameRate, value)
      }
      drawing.curve(points.map { frame.clamped($0.0, $0.1) }, .of(side))
    }
    drawing.directions(of: variable, in: frame)
    let labels = zip(sides, columns).compactMap { side, column -> Drawing.EndLabel? in
      guard side != .both, let last = column.last(where: \.isFinite) else { return nil }
      let y = frame.clamped(end, last).y
      return side == .left
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

/// Frames and values of a column, no more than a plot can show.
private func thinned(_ column: [Double]) -> [(Int, Double)] {
  guard column.count > TimePlot.mostPoints else { return Array(column.enumerated()) }
  let size = (column.count * 2 + TimePlot.mostPoints - 1) / TimePlot.mostPoints
  return stride(from: 0, to: column.count, by: size).flatMap { start -> [(Int, Double)] in
    let frames = (start..<min(start + size, column.count)).filter { column[$0].isFinite }
    guard let low = frames.min(by: { column[$0] < column[$1] }),
      let high = frames.max(by: { column[$0] < column[$1] })
    else { return [(start, .nan)] }
    return [min(low, high), max(low, high)].map { ($0, column[$0]) }
  }
}
