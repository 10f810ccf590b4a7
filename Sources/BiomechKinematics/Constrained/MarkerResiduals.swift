// SPDX-License-Identifier: Apache-2.0

/// How far the markers of each frame lie from where a model puts them.
public struct MarkerResiduals: Sendable {
  /// For each frame the root mean square distance of all markers seen, in millimetres; NaN where
  /// the frame was not solved.
  public var rootMeanSquare: [Double]

  /// For each frame the largest distance of a marker, in millimetres; NaN where it was not solved.
  public var largest: [Double]

  /// For each frame the number of steps that the search took.
  public var steps: [Int]

  /// Nothing solved yet.
  public init(frameCount: Int) {
    rootMeanSquare = Array(repeating: .nan, count: frameCount)
    largest = rootMeanSquare
    steps = Array(repeating: 0, count: frameCount)
  }

  /// The root mean square distance over all frames, in millimetres; NaN when none was solved.
  public var overall: Double {
    let squares = rootMeanSquare.lazy.filter { !$0.isNaN }.map { $0 * $0 }
    let count = squares.reduce(0) { sum, _ in sum + 1 }
    return count > 0 ? (squares.reduce(0, +) / Double(count)).squareRoot() : .nan
  }
}
