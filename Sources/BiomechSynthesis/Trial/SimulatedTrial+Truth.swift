// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension SimulatedTrial {
  /// The truth as a table: `frame,time_s,right_knee_flexion_deg,…`, one row per frame.
  ///
  /// Columns are named as in the table of joint angles that an analysis writes; joint centres are
  /// added. Frames count from 1.
  ///
  /// - Parameter decimals: The decimals of every value, up to 9.
  /// - Returns: The bytes of the file.
  public func truthCSV(decimals: Int = 6) -> [UInt8] {
    let columns = truth.columns(planted: worn.extras)
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
  ///
  /// Feet have columns where they move, patellae and trunk where they are marked.
  fileprivate func columns(
    planted extras: WornSet.Extras
  ) -> [(name: String, factor: Double, values: [Double])] {
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
    if gait != nil {
      add("ankle_dorsiflexion_deg", degrees, \.ankleDorsiflexion)
      add("ankle_inversion_deg", degrees, \.ankleInversion)
      add("ankle_internal_rotation_deg", degrees, \.ankleInternalRotation)
      add("foot_progression_deg", degrees, \.footProgression)
    }
    if !extras.isDisjoint(with: [.patellaCentre, .patellaOutline]) {
      add("patellar_flexion_deg", degrees, \.patellarFlexion)
      add("patellar_tilt_deg", degrees, \.patellarTilt)
      add("patellar_spin_deg", degrees, \.patellarSpin)
      add("patellar_shift_mm", 1, \.patellarShift)
    }
    add("hka_deviation_deg", degrees, \.hkaDeviation)
    if repetitions.contains(where: { $0.task != .squat }) {
      add("fppa_deg", degrees, \.frontalPlaneProjectionAngle)
    }
    add("medial_knee_displacement_mm", 1, \.medialKneeDisplacement)
    columns.append(("knee_ankle_separation_ratio", 1, kneeAnkleSeparationRatio))
    columns.append(("pelvis_anterior_tilt_deg", degrees, pelvisAnteriorTilt))
    columns.append(("pelvis_obliquity_deg", degrees, pelvisObliquity))
    columns.append(("pelvis_rotation_deg", degrees, pelvisRotation))
    if extras.contains(.trunk) {
      columns.append(("trunk_forward_lean_deg", degrees, trunkForwardLean))
      columns.append(("trunk_lateral_lean_deg", degrees, trunkLateralLean))
      columns.append(("trunk_rotation_deg", degrees, trunkRotation))
    }
    for (axis, letter) in ["x", "y", "z"].enumerated() {
      add("hip_centre_\(letter)_mm", 1) { $0.hipCentre.map { $0[axis] } }
      add("knee_centre_\(letter)_mm", 1) { $0.kneeCentre.map { $0[axis] } }
      add("ankle_centre_\(letter)_mm", 1) { $0.ankleCentre.map { $0[axis] } }
    }
    return columns
  }
}
