// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension SimulatedTrial {
  /// The marker positions as a table: `time_s,RASI_x,RASI_y,RASI_z,…`, one row per frame.
  ///
  /// - Parameters:
  ///   - layout: The unit and the axes.
  ///   - decimals: The decimals of positions, up to 9; a thousandth of a millimetre when `nil`.
  /// - Returns: The bytes of the file; a missing sample is an empty cell.
  public func markerCSV(
    layout: RecordingLayout = .laboratory, decimals: Int? = nil
  ) -> [UInt8] {
    let recorded = recorded(in: layout)
    let decimals = decimals ?? layout.unit.decimals
    var text = TextBuffer(capacity: recorded.frameCount * recorded.markers.count * 30)
    text.append("time_s")
    for marker in recorded.markers {
      for axis in ["_x", "_y", "_z"] { text.append("," + marker.rawValue + axis) }
    }
    text.append("\n")
    for frame in 0..<recorded.frameCount {
      text.append(recorded.time(ofFrame: frame), decimals: 6)
      for marker in recorded.markers.indices {
        let position = recorded.position(ofMarkerAt: marker, frame: frame)
        for axis in 0..<3 {
          text.append(",")
          text.append(position[axis], decimals: decimals)
        }
      }
      text.append("\n")
    }
    return text.bytes
  }

  /// The truth as a table: `frame,time_s,right_knee_flexion_deg,…`, one row per frame.
  ///
  /// Columns are named as in the table of joint angles that an analysis writes; joint centres are
  /// added. Frames count from 1.
  ///
  /// - Parameter decimals: The decimals of every value, up to 9.
  /// - Returns: The bytes of the file.
  public func truthCSV(decimals: Int = 6) -> [UInt8] {
    let columns = truth.columns
    var text = TextBuffer(capacity: truth.frameCount * columns.count * 12)
    text.append("frame,time_s")
    for column in columns { text.append("," + column.name) }
    text.append("\n")
    for frame in 0..<truth.frameCount {
      text.append(frame + 1)
      text.append(",")
      text.append(Double(frame) / truth.frameRate, decimals: 6)
      for column in columns {
        text.append(",")
        text.append(column.values[frame] * column.factor, decimals: decimals)
      }
      text.append("\n")
    }
    return text.bytes
  }
}

extension Truth {
  /// The columns of the table, right before left.
  fileprivate var columns: [(name: String, factor: Double, values: [Double])] {
    let degrees = 180 / Double.pi
    var columns: [(name: String, factor: Double, values: [Double])] = []
    func add(_ name: String, _ factor: Double, _ values: (LegTruth) -> [Double]) {
      for side in [Side.right, .left] {
        columns.append(("\(side.rawValue)_\(name)", factor, values(legs[side])))
      }
    }
    add("knee_flexion_deg", degrees, \.kneeFlexion)
    add("knee_adduction_deg", degrees, \.kneeAdduction)
    add("knee_internal_rotation_deg", degrees, \.kneeInternalRotation)
    add("hip_flexion_deg", degrees, \.hipFlexion)
    add("hip_adduction_deg", degrees, \.hipAdduction)
    add("hip_internal_rotation_deg", degrees, \.hipInternalRotation)
    add("hka_deviation_deg", degrees, \.hkaDeviation)
    add("medial_knee_displacement_mm", 1, \.medialKneeDisplacement)
    columns.append(("knee_ankle_separation_ratio", 1, kneeAnkleSeparationRatio))
    columns.append(("pelvis_anterior_tilt_deg", degrees, pelvisAnteriorTilt))
    columns.append(("pelvis_obliquity_deg", degrees, pelvisObliquity))
    columns.append(("pelvis_rotation_deg", degrees, pelvisRotation))
    for (axis, letter) in ["x", "y", "z"].enumerated() {
      add("hip_centre_\(letter)_mm", 1) { $0.hipCentre.map { $0[axis] } }
      add("knee_centre_\(letter)_mm", 1) { $0.kneeCentre.map { $0[axis] } }
      add("ankle_centre_\(letter)_mm", 1) { $0.ankleCentre.map { $0[axis] } }
    }
    return columns
  }
}
