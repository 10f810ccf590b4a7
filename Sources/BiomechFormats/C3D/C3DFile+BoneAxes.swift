// SPDX-License-Identifier: Apache-2.0

extension C3DFile {
  /// Four points that stand for the axes of a bone.
  struct BoneAxes {
    /// The origin, and the points on the anterior, lateral and proximal axis.
    var points: [Int]
  }

  /// The bones among the points: names that end in `O`, `A`, `L` and `P` behind one stem, with three
  /// axes of one length across one another in every frame looked at.
  ///
  /// A name alone does not tell: `LKAX` is a marker, and so may `xxxA` be. Four points in such order
  /// are no four markers on skin.
  func boneAxes() -> [BoneAxes] {
    var indices: [String: Int] = [:]
    for (index, point) in points.enumerated() where point.kind == .marker {
      indices[point.name] = index
    }
    var found: [BoneAxes] = []
    for (index, point) in points.enumerated() where point.name.last == "O" {
      let stem = point.name.dropLast()
      guard stem.count > 1, indices[point.name] == index, let anterior = indices["\(stem)A"],
        let lateral = indices["\(stem)L"], let proximal = indices["\(stem)P"]
      else { continue }
      found.append(BoneAxes(points: [index, anterior, lateral, proximal]))
    }
    return found.isEmpty ? [] : found.filter(areDrawn)
  }

  private func areDrawn(_ axes: BoneAxes) -> Bool {
    let numbers = C3DBytes(bytes: bytes, processor: processor)
    let step = max(1, layout.frameCount / 64)
    var isSeen = false
    for frame in stride(from: 0, to: layout.frameCount, by: step) {
      let samples = axes.points.compactMap { sample(of: $0, frame: frame, numbers) }
      guard samples.count == 4 else { continue }
      let edges = samples.dropFirst().map { $0 - samples[0] }
      let squares = edges.map { ($0 * $0).sum() }
      guard let shortest = squares.min(), let longest = squares.max(), shortest > 0,
        // 1 %: recordings agree to 0.3 %, as integer coordinates are rounded to 0.1 mm and more.
        longest <= 1.02 * shortest
      else { return false }
      for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        let product = (edges[a] * edges[b]).sum()
        // 10°: Vicon's first foot models drew axes up to 6° off the right angle.
        guard product * product <= 0.0302 * squares[a] * squares[b] else { return false }
      }
      isSeen = true
    }
    return isSeen
  }

  /// One sample in the units of the file, or `nil` where it is missing.
  private func sample(of point: Int, frame: Int, _ numbers: C3DBytes) -> SIMD3<Double>? {
    let start = layout.dataStart + frame * layout.frameSize + 4 * point * layout.wordSize
    var words: [Double] = []
    for offset in 0..<4 {
      let place = start + offset * layout.wordSize
      guard
        let word = layout.isFloat
          ? numbers.real(at: place).map(Double.init)
          : numbers.word(at: place).map({ Double(Int16(bitPattern: $0)) })
      else { return nil }
      words.append(word)
    }
    let position = SIMD3(words[0], words[1], words[2])
    let isMissing = words[3] <= -1 || position == .zero || !position.sum().isFinite
    return isMissing ? nil : position
  }
}
