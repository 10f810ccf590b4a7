// SPDX-License-Identifier: Apache-2.0

import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How the position of a point follows from those of its neighbours: the principal components of
/// ``PrincipalComponentFilling`` multiplied out.
struct NeighbourModel {
  let point: Int
  let neighbours: [Int]

  /// Where the point is, relative to the mean of the neighbours, when they are where they are on
  /// average.
  private var constant = Vector3(repeating: 0)

  /// How far the point moves with each coordinate of each neighbour, relative to their mean.
  private var coefficients: [Vector3] = []

  /// Finds the model from complete frames, or `nil` when they are too few or do not give back the
  /// point.
  init?(
    of point: Int, from neighbours: [(point: Int, distance: Double)],
    _ block: borrowing MutableSpan<Double>, _ presence: PointPresence,
    _ rule: PrincipalComponentFilling
  ) {
    self.point = point
    self.neighbours = neighbours.map(\.point)
    let frames = evenlySpaced(
      presence.commonRuns(of: self.neighbours + [point]), atMost: rule.mostFrames)
    let columns = 3 * neighbours.count + 3
    // From fewer frames chance correlations pass for coordination (engineering choice).
    guard frames.count >= 2 * columns else { return nil }

    var data = coordinates(in: frames, block, length: presence.length)
    let rows = frames.count
    var means: [Double] = []
    var scales: [Double] = []
    let weights =
      neighbours.map {
        exp(-$0.distance * $0.distance / (2 * rule.weightDistance * rule.weightDistance))
      }
      + [rule.pointWeight]
    for place in weights.indices {
      let deviation = standardise(&data, place, rows, &means)
      // A point at rest relative to the others has no pattern to be standardised.
      scales += Array(repeating: deviation > 1e-6 ? weights[place] / deviation : 0, count: 3)
    }
    guard scales[columns - 1] > 0 else { return nil }
    for column in 0..<columns {
      for row in 0..<rows { data[column * rows + row] *= scales[column] }
    }

    guard let whole = components(data, rows, rule.share),
      let withoutPoint = components(
        data.enumerated().map { $0.offset < (columns - 3) * rows ? $0.element : 0 }, rows,
        rule.share)
    else { return nil }
    multiplyOut(whole, withoutPoint, columns, scales, means)
    guard residual(in: frames, block, length: presence.length) < rule.largestResidual else {
      return nil
    }
  }

  /// The position of the point in a frame in which all neighbours are present.
  func position(
    _ frame: Int, _ block: borrowing MutableSpan<Double>, length: Int
  ) -> Vector3 {
    var mean = Vector3(repeating: 0)
    var sum = constant
    var total = Vector3(repeating: 0)
    for (place, neighbour) in neighbours.enumerated() {
      let position = BiomechSignal.position(of: neighbour, frame, in: block, length: length)
      mean += position
      for axis in 0..<3 { sum += coefficients[3 * place + axis] * position[axis] }
    }
    mean /= Double(neighbours.count)
    // Σ k (x − mean) = Σ k x − (Σ k) mean, axis by axis.
    for axis in 0..<3 {
      total = Vector3(repeating: 0)
      for place in neighbours.indices { total += coefficients[3 * place + axis] }
      sum -= total * mean[axis]
    }
    return sum + mean
  }
}

// MARK: - Components

extension NeighbourModel {
  /// The coordinates of neighbours and point relative to the mean of the neighbours, by columns.
  private func coordinates(
    in frames: [Int], _ block: borrowing MutableSpan<Double>, length: Int
  ) -> [Double] {
    let points = neighbours + [point]
    var data = [Double](repeating: 0, count: 3 * points.count * frames.count)
    for (row, frame) in frames.enumerated() {
      var mean = Vector3(repeating: 0)
      for neighbour in neighbours {
        mean += BiomechSignal.position(of: neighbour, frame, in: block, length: length)
      }
      mean /= Double(neighbours.count)
      for (place, other) in points.enumerated() {
        let relative = BiomechSignal.position(of: other, frame, in: block, length: length) - mean
        for axis in 0..<3 { data[(3 * place + axis) * frames.count + row] = relative[axis] }
      }
    }
    return data
  }

  /// Takes the mean out of the three columns of a point and returns their joint standard deviation.
  private func standardise(
    _ data: inout [Double], _ place: Int, _ rows: Int, _ means: inout [Double]
  ) -> Double {
    var squares = 0.0
    for column in 3 * place..<3 * place + 3 {
      var sum = 0.0
      for row in 0..<rows { sum += data[column * rows + row] }
      let mean = sum / Double(rows)
      means.append(mean)
      for row in 0..<rows {
        data[column * rows + row] -= mean
        squares += data[column * rows + row] * data[column * rows + row]
      }
    }
    return (squares / Double(3 * rows)).squareRoot()
  }

  /// The directions of the largest singular values that reach a share of their sum, one after the
  /// other; `nil` when there are none.
  private func components(_ data: [Double], _ rows: Int, _ share: Double) -> [[Double]]? {
    guard let svd = try? SingularValueDecomposition(data, rows: rows) else { return nil }
    let total = svd.s.reduce(0, +)
    guard total > 0 else { return nil }
    var sum = 0.0
    var directions: [[Double]] = []
    for (k, value) in svd.s.enumerated() where sum < share * total {
      sum += value
      directions.append((0..<svd.columns).map { svd.vt[k + $0 * svd.s.count] })
    }
    return directions
  }

  /// The product V₀ V₀ᵀ V Vᵀ down to its last three columns, with scales and means put in.
  private mutating func multiplyOut(
    _ whole: [[Double]], _ withoutPoint: [[Double]], _ columns: Int, _ scales: [Double],
    _ means: [Double]
  ) {
    let inputs = columns - 3
    func product(_ directions: [[Double]], _ axis: (([Double]) -> Double)) -> [Double] {
      var result = [Double](repeating: 0, count: columns)
      for direction in directions {
        let factor = axis(direction)
        for column in 0..<columns { result[column] += direction[column] * factor }
      }
      return result
    }
    coefficients = Array(repeating: Vector3(repeating: 0), count: inputs)
    for axis in 0..<3 {
      // V Vᵀ first, whose column belongs to this coordinate of the point; then V₀ V₀ᵀ before it.
      let inner = product(whole) { $0[inputs + axis] }
      let outer = product(withoutPoint) { direction in
        zip(direction, inner).reduce(0) { $0 + $1.0 * $1.1 }
      }
      for column in 0..<inputs {
        coefficients[column][axis] = outer[column] * scales[column] / scales[inputs + axis]
      }
      constant[axis] = means[inputs + axis]
    }
    for column in 0..<inputs { constant -= coefficients[column] * means[column] }
  }

  /// The root mean square distance between the point and where the model puts it.
  private func residual(
    in frames: [Int], _ block: borrowing MutableSpan<Double>, length: Int
  ) -> Double {
    var squares = 0.0
    for frame in frames {
      let rest =
        BiomechSignal.position(of: point, frame, in: block, length: length)
        - position(frame, block, length: length)
      squares += rest.dot(rest)
    }
    return (squares / Double(frames.count)).squareRoot()
  }
}
