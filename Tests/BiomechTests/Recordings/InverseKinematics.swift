// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A column of joint angles that OpenSim's inverse kinematics found for a recording.
///
/// An independent answer: a whole-body model with one flexion axis at the knee, fitted to all
/// markers at once.
struct InverseKinematics {
  /// Seconds.
  let times: [Double]

  /// Degrees.
  let values: [Double]

  /// Reads one column of a `.mot` file: a header up to `endheader`, labels, rows of numbers.
  init(_ column: String, of path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let header = lines.firstIndex { $0.first == "endheader" } ?? -1
    let labels = lines[header + 1]
    guard let place = labels.firstIndex(of: column) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    let rows = lines[(header + 2)...].map { $0.compactMap(Double.init) }
      .filter { $0.count > place }
    times = rows.map { $0[0] }
    values = rows.map { $0[place] }
  }
}

/// How two curves of the same length agree.
struct Agreement {
  /// The mean of the first less the second.
  let offset: Double

  /// The root mean square of the difference after the offset is removed.
  let rootMeanSquare: Double

  /// The largest difference after the offset is removed.
  let largest: Double

  /// The coefficient of correlation.
  let correlation: Double

  /// The frames that were compared.
  let count: Int

  /// A line of the validation table.
  func line(_ what: String, on data: String, against reference: String) -> String {
    func number(_ value: Double) -> String {
      value.formatted(.number.precision(.fractionLength(3)))
    }
    return
      "validation | \(what), offset removed | \(data) | \(reference) | n=\(count) | "
      + "rms=\(number(rootMeanSquare)) | max=\(number(largest)) | bias=\(number(offset)) | deg"
  }

  init(_ a: [Double], _ b: [Double]) {
    let n = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / n, b.reduce(0, +) / n)
    var (aa, bb, ab, dd) = (0.0, 0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      aa += (x - meanA) * (x - meanA)
      bb += (y - meanB) * (y - meanB)
      ab += (x - meanA) * (y - meanB)
      dd += (x - y - meanA + meanB) * (x - y - meanA + meanB)
    }
    let offset = meanA - meanB
    self.offset = offset
    count = a.count
    largest = zip(a, b).reduce(0) { max($0, ($1.0 - $1.1 - offset).magnitude) }
    rootMeanSquare = (dd / n).squareRoot()
    correlation = ab / (aa * bb).squareRoot()
  }
}
