// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Whose names and signs the exported angles have.
///
/// Only names and signs are translated: the angles stay those of the model that was used, so an
/// export for another program says the same in that program's words. Whatever the other program has
/// no word for keeps the name and the sign it has here.
public enum ExportConvention: String, Sendable, CaseIterable {
  /// The names and signs of this program: clinical, the same for both legs.
  case isb

  /// The names and signs of Vicon's Plug-in Gait, such as `RKneeAngles_Y`.
  ///
  /// Signs are clinical but for the ankle, whose second angle is positive in eversion; the pelvis is
  /// given once for each side.
  case pig

  /// The names and signs of Visual3D's default joint angles, such as `RIGHT_KNEE_ANGLE_Y`.
  ///
  /// A right-hand rule about x to the right, y forwards and z up for both legs: extension of the knee
  /// is positive, and adduction and internal rotation are positive on the right and negative on the
  /// left.
  case visual3d

  /// The names and signs of the coordinates of OpenSim's gait models, such as `knee_angle_r`.
  ///
  /// Tilt of the pelvis is positive backwards and its list positive with the right side down.
  case opensim
}

/// A column of angles as it is exported.
public struct ExportColumn: Hashable, Sendable {
  /// The variable behind it.
  public var key: VariableKey

  /// The name in the file.
  public var name: String

  /// What a value of this program is multiplied by: +1 or −1.
  public var sign: Double

  /// What a positive value means in the file.
  public var positiveDirection: String

  /// The group of three angles the column belongs to, such as `RKneeAngles`, and its place in it from
  /// 0 to 2; `nil` where the convention has no groups.
  public var group: Group?

  /// Three angles of a joint that other programs keep together.
  public struct Group: Hashable, Sendable {
    public var name: String
    public var component: Int

    public init(name: String, component: Int) {
      self.name = name
      self.component = component
    }
  }

  init(_ key: VariableKey, name: String, sign: Double, group: Group? = nil) {
    self.key = key
    self.name = name
    self.sign = sign
    self.group = group
    let variable = key.variable
    positiveDirection = sign > 0 ? variable.positiveDirection : variable.negativeDirection
  }

  /// A column with the name and the sign it has in this program.
  init(unchanged key: VariableKey) { self.init(key, name: key.columnName, sign: 1) }
}

extension ExportConvention {
  /// Whether the convention keeps the three angles of a joint together.
  public var groupsJoints: Bool { self == .pig || self == .visual3d }

  /// Plain words, such as `Plug-in Gait`.
  public var label: String {
    switch self {
    case .isb: "this program"
    case .pig: "Plug-in Gait"
    case .visual3d: "Visual3D"
    case .opensim: "OpenSim"
    }
  }

  /// The exported columns of some variables, in their order.
  ///
  /// - Parameter keys: The variables.
  /// - Returns: At least one column for each; Plug-in Gait gives the pelvis once for each side.
  public func columns(for keys: [VariableKey]) -> [ExportColumn] {
    keys.flatMap { key in
      switch self {
      case .isb: [ExportColumn(unchanged: key)]
      case .pig: plugInGaitColumns(of: key)
      case .visual3d: [visual3DColumn(of: key)]
      case .opensim: [openSimColumn(of: key)]
      }
    }
  }
}

// MARK: - The words of other programs

/// A place in a group of three angles and the sign there.
private struct Place {
  var joint: String
  var component: Int
  var sign: Double

  init(_ joint: String, _ component: Int, _ sign: Double = 1) {
    self.joint = joint
    self.component = component
    self.sign = sign
  }

  /// The column of a variable at this place.
  func column(_ key: VariableKey, group: String, sign: Double) -> ExportColumn {
    ExportColumn(
      key, name: "\(group)_\(["X", "Y", "Z"][component])", sign: sign,
      group: ExportColumn.Group(name: group, component: component))
  }
}

private let plugInGaitPlaces: [Variable: Place] = [
  .hipFlexion: Place("HipAngles", 0), .hipAdduction: Place("HipAngles", 1),
  .hipInternalRotation: Place("HipAngles", 2), .kneeFlexion: Place("KneeAngles", 0),
  .kneeAdduction: Place("KneeAngles", 1), .kneeInternalRotation: Place("KneeAngles", 2),
  .ankleDorsiflexion: Place("AnkleAngles", 0), .ankleInversion: Place("AnkleAngles", 1, -1),
  .ankleInternalRotation: Place("AnkleAngles", 2),
  .footProgression: Place("FootProgressAngles", 2),
  .pelvisAnteriorTilt: Place("PelvisAngles", 0), .pelvisObliquity: Place("PelvisAngles", 1),
  .pelvisRotation: Place("PelvisAngles", 2),
]

/// - Returns: One column for a leg; two for the pelvis, in which "this side up" and "this side
///   forward" are positive for either side.
private func plugInGaitColumns(of key: VariableKey) -> [ExportColumn] {
  guard let place = plugInGaitPlaces[key.variable] else { return [ExportColumn(unchanged: key)] }
  let sides = key.side.side.map { [$0] } ?? [.right, .left]
  return sides.map { side in
    let isMirrored = key.side == .both && place.component > 0 && side == .left
    let group = "\(side == .left ? "L" : "R")\(place.joint)"
    return place.column(key, group: group, sign: isMirrored ? -place.sign : place.sign)
  }
}

/// Signs of the right side; on the left those of the second and third angle turn about.
private let visual3DPlaces: [Variable: Place] = [
  .hipFlexion: Place("HIP_ANGLE", 0), .hipAdduction: Place("HIP_ANGLE", 1),
  .hipInternalRotation: Place("HIP_ANGLE", 2), .kneeFlexion: Place("KNEE_ANGLE", 0, -1),
  .kneeAdduction: Place("KNEE_ANGLE", 1), .kneeInternalRotation: Place("KNEE_ANGLE", 2),
  .ankleDorsiflexion: Place("ANKLE_ANGLE", 0), .ankleInternalRotation: Place("ANKLE_ANGLE", 1),
  .ankleInversion: Place("ANKLE_ANGLE", 2, -1),
  .pelvisAnteriorTilt: Place("PELVIS_ANGLE", 0, -1),
  .pelvisObliquity: Place("PELVIS_ANGLE", 1, -1), .pelvisRotation: Place("PELVIS_ANGLE", 2),
]

private func visual3DColumn(of key: VariableKey) -> ExportColumn {
  guard let place = visual3DPlaces[key.variable] else { return ExportColumn(unchanged: key) }
  guard let side = key.side.side else {
    return place.column(key, group: place.joint, sign: place.sign)
  }
  let isMirrored = side == .left && place.component > 0
  let group = "\(side == .left ? "LEFT" : "RIGHT")_\(place.joint)"
  return place.column(key, group: group, sign: isMirrored ? -place.sign : place.sign)
}

private let openSimNames: [Variable: (name: String, sign: Double)] = [
  .hipFlexion: ("hip_flexion", 1), .hipAdduction: ("hip_adduction", 1),
  .hipInternalRotation: ("hip_rotation", 1), .kneeFlexion: ("knee_angle", 1),
  .kneeAdduction: ("knee_adduction", 1), .kneeInternalRotation: ("knee_rotation", 1),
  .ankleDorsiflexion: ("ankle_angle", 1), .ankleInversion: ("subtalar_angle", 1),
  .pelvisAnteriorTilt: ("pelvis_tilt", -1), .pelvisObliquity: ("pelvis_list", -1),
  .pelvisRotation: ("pelvis_rotation", 1),
]

private func openSimColumn(of key: VariableKey) -> ExportColumn {
  guard let (name, sign) = openSimNames[key.variable] else { return ExportColumn(unchanged: key) }
  let suffix = key.side.side.map { $0 == .left ? "_l" : "_r" } ?? ""
  return ExportColumn(key, name: name + suffix, sign: sign)
}
