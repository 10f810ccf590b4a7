// SPDX-License-Identifier: Apache-2.0

/// The poses of segments in a C3D file: the group `ROTATION` of C-Motion, as Theia writes it.
package struct C3DRotations: Sendable {
  package var names: [String]

  /// Poses in a second for each segment, as a multiple of the rate of the frames.
  package var ratio: Int

  /// The samples of each column.
  package var sampleCount: Int

  /// For each segment the columns of the rotation matrix to the laboratory, column by column, and the
  /// three coordinates of its origin; NaN where missing.
  package var poses: [[Double]]

  /// What the twelve columns of a pose are.
  package static let components = [
    "R11", "R21", "R31", "R12", "R22", "R32", "R13", "R23", "R33", "TX", "TY", "TZ",
  ]
}

extension C3DFile {
  /// The poses of segments, or `nil` where the file has none.
  ///
  /// A pose is a 4 × 4 matrix, column by column, and a number for its reliability, negative where the
  /// pose is missing: 17 floating-point numbers.
  package func rotations() -> C3DRotations? {
    guard let count = parameters["ROTATION", "USED"]?.count, count > 0,
      let block = parameters["ROTATION", "DATA_START"]?.count, block > 1
    else { return nil }
    let start = (block - 1) * C3DHeader.blockSize
    let width = 17 * count
    guard start < bytes.count, case let capacity = (bytes.count - start) / (4 * width),
      capacity > 0
    else { return nil }
    let ratio = min(max(1, parameters["ROTATION", "RATIO"]?.count ?? ratioOfRates ?? 1), 1000)
    let frames = parameters["ROTATION", "FRAMES"]?.count ?? layout.declaredFrameCount
    let samples = min(frames == layout.declaredFrameCount ? frames * ratio : frames, capacity)

    let labels = parameters.texts("ROTATION", "LABELS")
    var words = [Float](repeating: 0, count: width)
    var poses = (0..<count).map { _ in [Double](repeating: .nan, count: 12 * samples) }
    for sample in 0..<samples {
      C3DFrames.decodeReals(
        bytes, processor, from: start + 4 * width * sample, count: width, to: &words)
      for segment in 0..<count {
        let pose = words[17 * segment..<17 * segment + 17]
        guard pose[pose.startIndex + 16] > -1, pose.allSatisfy(\.isFinite) else { continue }
        for column in 0..<4 {
          for row in 0..<3 {
            poses[segment][(3 * column + row) * samples + sample] =
              Double(pose[pose.startIndex + 4 * column + row])
          }
        }
      }
    }
    return C3DRotations(
      names: MotionFile.unique((0..<count).map { $0 < labels.count ? labels[$0] : "" }).names,
      ratio: ratio, sampleCount: samples, poses: poses)
  }

  /// Poses in a frame by the rates of both.
  private var ratioOfRates: Int? {
    guard let rate, let poses = parameters["ROTATION", "RATE"]?.numbers.first else { return nil }
    return Int(exactly: (poses / rate).rounded())
  }
}
