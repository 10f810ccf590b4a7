// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension MotionFile {
  /// The columns, which the table then no longer has: a second copy of a long trial is expensive.
  mutating func takeCoordinates() -> [Double] {
    var taken: [Double] = []
    swap(&taken, &coordinates)
    return taken
  }

  /// The instant of a frame on the file's clock, in seconds.
  func time(ofFrame frame: Int) -> Double { startTime + Double(frame) / rate }

  /// The position of a marker in one frame: NaN where it was not seen.
  func position(ofMarkerAt index: Int, frame: Int) -> Vector3 {
    let place = index * 3 * frameCount + frame
    return Vector3(
      coordinates[place], coordinates[place + frameCount], coordinates[place + 2 * frameCount])
  }

  /// Makes a sample missing in all three coordinates where it is so in one, where it stands at the
  /// origin and that means missing, and where it lies beyond any laboratory.
  mutating func markMissing(zeroIsMissing: ZeroPolicy) {
    var zeroCount = 0
    var farCount = 0
    let (markerCount, frameCount) = (names.count, self.frameCount)
    var columns = coordinates.mutableSpan
    for marker in 0..<markerCount {
      let x = marker * 3 * frameCount
      let (y, z) = (x + frameCount, x + 2 * frameCount)
      for frame in 0..<frameCount {
        let position = Vector3(columns[x + frame], columns[y + frame], columns[z + frame])
        let isZero = position == Vector3(0, 0, 0) && zeroIsMissing != .no
        // The sum is NaN where a coordinate is, and then neither near nor far.
        let reach = position.x.magnitude + position.y.magnitude + position.z.magnitude
        if !isZero && reach < Self.farAway { continue }
        if isZero { zeroCount += 1 } else if reach >= Self.farAway { farCount += 1 }
        columns[x + frame] = .nan
        columns[y + frame] = .nan
        columns[z + frame] = .nan
      }
    }
    if zeroCount > 0 {
      doubts.append(
        zeroCount == 1
          ? "1 sample stands at exactly 0, 0, 0 and was taken as missing: "
            + "pass --zero-is-missing no if it was measured"
          : "\(zeroCount) samples stand at exactly 0, 0, 0 and were taken as missing: "
            + "pass --zero-is-missing no if they were measured")
    }
    if farCount > 0 {
      doubts.append(
        "\(farCount) samples lie a million units or more from the origin and were taken as "
          + "missing: check the export")
    }
  }

  /// No volume is a kilometre wide: Cortex writes 9999999 for a marker that it does not see.
  private static let farAway = 1e6

  /// Turns all columns in place: into laboratory axes and millimetres.
  ///
  /// A signed exchange of axes and a power of ten: nothing is lost but the last bit of the scale.
  ///
  /// - Parameters:
  ///   - axes: The file's directions of the laboratory's axes.
  ///   - scale: The factor to millimetres.
  mutating func turn(to axes: LaboratoryAxes, scale: Double) {
    let (x, y, z) = (axes.forward, axes.up, axes.right)
    if (x, y, z) == (.plusX, .plusY, .plusZ), scale == 1 { return }
    let factors = Vector3(x.sign, y.sign, z.sign) * scale
    let (markerCount, frameCount) = (names.count, self.frameCount)
    var columns = coordinates.mutableSpan
    for marker in 0..<markerCount {
      let first = marker * 3 * frameCount
      for frame in first..<first + frameCount {
        let (a, b, c) = (
          columns[frame + x.index * frameCount], columns[frame + y.index * frameCount],
          columns[frame + z.index * frameCount]
        )
        columns[frame] = a * factors.x
        columns[frame + frameCount] = b * factors.y
        columns[frame + 2 * frameCount] = c * factors.z
      }
    }
  }
}
