// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// How a patella moves over the flexion of its knee: bending solid, straightening dashed.
struct PatellaPlot {
  /// What is drawn.
  enum Quantity: CaseIterable {
    case shift, tilt, spin, patellarFlexion

    var variable: Variable {
      switch self {
      case .shift: .patellarShift
      case .tilt: .patellarTilt
      case .spin: .patellarSpin
      case .patellarFlexion: .patellarFlexion
      }
    }

    fileprivate func value(_ bin: PatellarTracking.Bin) -> Double {
      switch self {
      case .shift: bin.shift
      case .tilt: bin.tilt
      case .spin: bin.spin
      case .patellarFlexion: bin.patellarFlexion
      }
    }
  }

  /// The mean over the cycles in each bin of flexion that both directions share, in degrees or
  /// millimetres; NaN where a bin was not seen.
  struct Row: Hashable {
    /// Where the bin begins, in degrees.
    var flexion: Int

    var flexing: Double
    var extending: Double
  }

  var quantity: Quantity
  var side: Side

  /// By flexion from least to most.
  var rows: [Row]

  /// What shift is counted from, or `nil` for an angle.
  var reference: PatellarTracking.Reference?

  /// The plot of one quantity, or `nil` where it is not known.
  init?(_ quantity: Quantity, of tracking: PatellarTracking) {
    self.quantity = quantity
    side = tracking.side
    var origin = 0.0
    if quantity == .shift {
      guard let reference = tracking.reference else { return nil }
      self.reference = reference.0
      origin = reference.shift
    }
    func means(_ bins: (PatellarTracking.Cycle) -> [PatellarTracking.Bin]) -> [Int: Double] {
      Dictionary(grouping: tracking.cycles.flatMap(bins), by: \.flexion)
        .mapValues { $0.map(quantity.value).meanOfPresent - origin }.filter(\.value.isFinite)
    }
    let flexing = means(\.flexing)
    let extending = means(\.extending)
    guard let first = Set(flexing.keys).union(extending.keys).min(),
      let last = Set(flexing.keys).union(extending.keys).max()
    else { return nil }
    // Every bin between, so that one that was not seen is a gap.
    rows = stride(from: first, through: last, by: PatellarTracking.binWidth).map {
      Row(flexion: $0, flexing: flexing[$0] ?? .nan, extending: extending[$0] ?? .nan)
    }
  }

  /// The plot for a page.
  var drawing: Drawing {
    let variable = quantity.variable
    let values = rows.flatMap { [$0.flexing, $0.extending] }
    let usual = quantity == .patellarFlexion ? 0.0...60.0 : -10.0...10.0
    let (range, _) = grown(usual, over: values)
    let half = Double(PatellarTracking.binWidth) / 2
    let (across, _) = grown(0...60, over: rows.map { Double($0.flexion) + half })
    let frame = PlotFrame(left: 36, top: 20, right: 270, bottom: 168, x: across, y: range)
    var drawing = Drawing(
      width: 304, height: 204,
      title: "\(variable.label) of the \(side.rawValue) knee over its flexion",
      description: words(variable))
    drawing.axes(
      in: frame, xTicks: ticks(in: across, about: 6), xLabel: "knee flexion (°)", base: 0)
    let isLeft = side == .left
    let ways: [(KeyPath<Row, Double>, Drawing.Pen, Drawing.Fill)] = [
      (
        \.flexing, isLeft ? .leftFlexing : .rightFlexing, isLeft ? .leftPoint : .rightPoint
      ),
      (\.extending, isLeft ? .leftExtending : .rightExtending, .hollow),
    ]
    for (value, pen, fill) in ways {
      let points = rows.map { frame.clamped(Double($0.flexion) + half, $0[keyPath: value]) }
      drawing.curve(points, pen)
      for point in points {
        drawing.symbol(fill == .hollow ? .circle : .square, point, size: 2.8, fill)
      }
    }
    drawing.directions(variable.positiveDirection, variable.negativeDirection, in: frame)
    return drawing
  }

  private func words(_ variable: Variable) -> String {
    func range(_ name: String, _ values: [Double]) -> String {
      let present = values.filter(\.isFinite)
      guard let low = present.min(), let high = present.max() else { return "\(name): not seen" }
      return "\(name): from \(low.text(1)) to \(high.text(1))\(variable.unit.mark)"
    }
    return [
      range("flexing", rows.map(\.flexing)), range("extending", rows.map(\.extending)),
      "positive is \(variable.positiveDirection)",
    ].joined(separator: "; ") + "."
  }
}
