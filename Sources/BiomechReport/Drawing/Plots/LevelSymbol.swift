// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment

extension FindingLevel {
  /// The level as a shape that reads in grey: a filled triangle, a half-filled diamond, circles.
  var shape: Drawing {
    var drawing = Drawing(width: 16, height: 16)
    let middle = Drawing.Point(8, 8)
    switch self {
    case .flag: drawing.symbol(.triangle, middle, size: 7, .flag)
    case .watch:
      drawing.symbol(.diamond, middle, size: 6.8, .hollow)
      drawing.polygon(
        [Drawing.Point(8, 1.2), Drawing.Point(1.2, 8), Drawing.Point(8, 14.8)], .ink)
    case .below:
      drawing.symbol(.circle, middle, size: 6, .hollow)
      drawing.symbol(.circle, middle, size: 2, .ink)
    case .info: drawing.symbol(.square, middle, size: 6.7, .hollow)
    case .clear: drawing.symbol(.circle, middle, size: 6, .hollow)
    case .notAssessed: drawing.line(Drawing.Point(2, 8), Drawing.Point(14, 8), .interval)
    }
    return drawing
  }
}
