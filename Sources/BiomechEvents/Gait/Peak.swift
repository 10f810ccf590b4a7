// SPDX-License-Identifier: Apache-2.0

/// A place where a column is higher than around it.
struct Peak: Hashable {
  var frame: Int
  var height: Double

  /// How far one must climb down from it before a higher place.
  ///
  /// A side on which a run of samples ends before a higher place says nothing about a peak, so that the
  /// other one decides: a peak close to a gap counts.
  var prominence: Double

  /// Whether a higher place was seen on both sides, so that ``prominence`` is that of the whole column.
  var isBounded: Bool

  /// Whether it is the first sample of a run: the true peak may be before it.
  var isAtStart: Bool
}

extension Peak {
  /// The peaks of a column.
  ///
  /// - Parameters:
  ///   - column: Samples, NaN where missing; peaks are looked for in every run without NaN.
  ///   - frames: The stretch that is looked at.
  ///   - prominence: The least prominence that counts, in the unit of the column.
  /// - Returns: The peaks in the order of time.
  static func all(
    of column: [Double], in frames: Range<Int>, prominence: Double
  ) -> [Peak] {
    var peaks: [Peak] = []
    var frame = frames.lowerBound
    while frame < frames.upperBound {
      let start = frame
      while frame < frames.upperBound, !column[frame].isNaN { frame += 1 }
      peaks += inRun(start..<frame, of: column).filter { $0.prominence >= prominence }
      frame += 1
    }
    return peaks
  }

  private static func inRun(_ run: Range<Int>, of column: [Double]) -> [Peak] {
    guard run.count >= 3 else { return [] }
    return run.dropLast().compactMap { frame in
      let height = column[frame]
      guard frame == run.lowerBound || column[frame - 1] < height else { return nil }
      // On a plateau the first sample stands for it.
      guard let next = run[(frame + 1)...].first(where: { column[$0] != height }),
        column[next] < height
      else { return nil }
      let (prominence, isBounded) = prominence(of: frame, in: run, column)
      return Peak(
        frame: frame, height: height, prominence: prominence, isBounded: isBounded,
        isAtStart: frame == run.lowerBound)
    }
  }

  private static func prominence(
    of frame: Int, in run: Range<Int>, _ column: [Double]
  ) -> (prominence: Double, isBounded: Bool) {
    let height = column[frame]
    func climb(_ frames: some Sequence<Int>) -> (drop: Double, isComplete: Bool) {
      var least = height
      for frame in frames {
        if column[frame] > height { return (height - least, true) }
        least = min(least, column[frame])
      }
      return (height - least, false)
    }
    let before = climb((run.lowerBound..<frame).reversed())
    let after = climb(frame + 1..<run.upperBound)
    switch (before.isComplete, after.isComplete) {
    case (true, true): return (min(before.drop, after.drop), true)
    case (true, false): return (before.drop, false)
    case (false, true): return (after.drop, false)
    case (false, false): return (max(before.drop, after.drop), false)
    }
  }

  /// Leaves out peaks that are small against the others or too close to a higher one.
  ///
  /// - Parameters:
  ///   - peaks: The peaks of a column.
  ///   - share: The least share of the usual prominence, the upper quartile (engineering choice).
  ///   - distance: The least number of frames between two.
  /// - Returns: The peaks left, in the order of time.
  static func spaced(_ peaks: [Peak], share: Double = 0.2, distance: Double) -> [Peak] {
    let bounded = peaks.filter(\.isBounded)
    let usual = (bounded.isEmpty ? peaks : bounded).map(\.prominence).sorted()
    guard !usual.isEmpty else { return [] }
    let least = share * usual[usual.count * 3 / 4]
    var kept: [Peak] = []
    for peak in peaks.sorted(by: { $0.height > $1.height })
    where peak.prominence >= least
      && kept.allSatisfy({ Double(abs($0.frame - peak.frame)) >= distance })
    {
      kept.append(peak)
    }
    return kept.sorted { $0.frame < $1.frame }
  }

  /// The top of the parabola through a sample and both its neighbours.
  ///
  /// - Parameters:
  ///   - column: Samples, NaN where missing.
  ///   - frame: The highest or lowest of the three.
  /// - Returns: The instant in frames; the frame itself where a neighbour is missing.
  static func top(of column: [Double], at frame: Int) -> Double {
    guard frame > 0, frame + 1 < column.count else { return Double(frame) }
    let (a, b, c) = (column[frame - 1], column[frame], column[frame + 1])
    let curvature = a - 2 * b + c
    let shift = 0.5 * (a - c) / curvature
    return shift.magnitude <= 1 ? Double(frame) + shift : Double(frame)
  }
}
