// SPDX-License-Identifier: Apache-2.0

extension C3DFile {
  /// The coordinates of some points.
  package struct Coordinates: Sendable {
    /// Three columns for each point, x, y and z, each with a number for every frame.
    ///
    /// Units: those of the file. A missing sample is NaN in all three.
    package var columns: [Double]

    /// How many samples have coordinates, but are marked as invalid by their residual.
    package var invalidCount = 0
  }

  /// The coordinates of points.
  ///
  /// A sample is missing where the residual is negative or a coordinate is no number. What 0, 0, 0
  /// means is left to the caller.
  ///
  /// - Parameter indices: Which points, in this order.
  /// - Returns: Columns in the units of the file, NaN where missing.
  package func coordinates(ofPointsAt indices: [Int]) -> Coordinates {
    let frameCount = layout.frameCount
    var columns = [Double](repeating: .nan, count: 3 * indices.count * frameCount)
    var invalidCount = 0
    var frames = C3DFrames(self)
    while frames.loadNext() {
      let run = SampleRun(frames, of: self)
      var target = columns.mutableSpan
      for (position, index) in indices.enumerated() {
        invalidCount += run.copy(
          point: index, to: &target, from: 3 * position * frameCount, frameCount: frameCount)
      }
    }
    return Coordinates(columns: columns, invalidCount: invalidCount)
  }

  /// The coordinates of points, with memory of its own for each.
  ///
  /// - Parameter indices: Which points, in this order.
  /// - Returns: For each point its three columns, in the units of the file, NaN where missing.
  package func separateCoordinates(ofPointsAt indices: [Int]) -> [[Double]] {
    let frameCount = layout.frameCount
    var columns = indices.map { _ in [Double](repeating: .nan, count: 3 * frameCount) }
    var frames = C3DFrames(self)
    while frames.loadNext() {
      let run = SampleRun(frames, of: self)
      for (position, index) in indices.enumerated() {
        var target = columns[position].mutableSpan
        _ = run.copy(point: index, to: &target, from: 0, frameCount: frameCount)
      }
    }
    return columns
  }
}

/// A few frames of numbers, out of which points are copied.
private struct SampleRun {
  let words: [Float]
  let frames: Range<Int>

  /// The numbers in a frame.
  let width: Int

  /// The factor of the coordinates.
  ///
  /// The product is one of 32 bits, as in the floating-point form of the same file.
  let scale: Float

  init(_ frames: C3DFrames, of file: C3DFile) {
    words = frames.words
    self.frames = frames.frames
    width = file.layout.frameWords
    scale = file.layout.isFloat ? 1 : Float(file.layout.scale)
  }

  /// Copies the samples of a point that are not missing.
  ///
  /// - Parameters:
  ///   - point: The point.
  ///   - target: The columns.
  ///   - start: Where the x column begins.
  ///   - frameCount: The length of a column.
  /// - Returns: How many samples had coordinates, but a negative residual.
  func copy(
    point: Int, to target: inout MutableSpan<Double>, from start: Int, frameCount: Int
  ) -> Int {
    var invalid = 0
    let words = self.words.span
    var word = 4 * point
    for place in start + frames.lowerBound..<start + frames.upperBound {
      let x = Double(words[word] * scale)
      let y = Double(words[word + 1] * scale)
      let z = Double(words[word + 2] * scale)

      // The residual is a truncated integer, so −0.5 counts as 0; a comparison with NaN is false.
      if words[word + 3] <= -1 {
        // No number is equal to NaN, so three of them are no coordinates either.
        if x != 0 || y != 0 || z != 0, (x + y + z).isFinite { invalid += 1 }
      } else if x.isFinite, y.isFinite, z.isFinite {
        target[place] = x
        target[place + frameCount] = y
        target[place + 2 * frameCount] = z
      }
      word += width
    }
    return invalid
  }
}
