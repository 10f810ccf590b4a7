// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

extension MotionFile {
  /// A recording that was computed instead of read, to be written.
  ///
  /// - Parameters:
  ///   - trajectories: The positions, in the unit and axes that the file is to have.
  ///   - unit: That unit; `nil` leaves it open, as most tables do.
  public init(recording trajectories: MarkerTrajectories, unit: LengthUnit?) {
    var coordinates: [Double] = []
    coordinates.reserveCapacity(trajectories.markers.count * 3 * trajectories.frameCount)
    for marker in trajectories.markers.indices {
      for axis in 0..<3 {
        trajectories.withColumn(ofMarkerAt: marker, axis: axis) { column in
          for frame in 0..<column.count { coordinates.append(column[frame]) }
        }
      }
    }
    self.init(
      format: .csv, path: "", names: trajectories.markers.map(\.rawValue),
      coordinates: coordinates, frameCount: trajectories.frameCount, rate: trajectories.frameRate,
      unit: unit)
  }
}
