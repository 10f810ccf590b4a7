// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The columns of a trial while they are filled, frame by frame.
///
/// Every column has a fixed place in one block, because looking one up by name for each value of each
/// frame would cost more than computing it.
struct KinematicColumns {
  /// The variables of one leg, in the order of their columns.
  enum OfLeg: Int, CaseIterable {
    case kneeFlexion, kneeAdduction, kneeInternalRotation
    case hipFlexion, hipAdduction, hipInternalRotation
    case ankleDorsiflexion, ankleInversion, ankleInternalRotation, footProgression
    case projectionAngle, hkaDeviation, mechanicalAxisDeviation, medialKneeDisplacement
    case patellarFlexion, patellarTilt, patellarSpin, patellarShift, quadricepsAngle

    var variable: Variable {
      switch self {
      case .kneeFlexion: .kneeFlexion
      case .kneeAdduction: .kneeAdduction
      case .kneeInternalRotation: .kneeInternalRotation
      case .hipFlexion: .hipFlexion
      case .hipAdduction: .hipAdduction
      case .hipInternalRotation: .hipInternalRotation
      case .ankleDorsiflexion: .ankleDorsiflexion
      case .ankleInversion: .ankleInversion
      case .ankleInternalRotation: .ankleInternalRotation
      case .footProgression: .footProgression
      case .projectionAngle: .frontalPlaneProjectionAngle
      case .hkaDeviation: .hkaDeviation
      case .mechanicalAxisDeviation: .mechanicalAxisDeviation
      case .medialKneeDisplacement: .medialKneeDisplacement
      case .patellarFlexion: .patellarFlexion
      case .patellarTilt: .patellarTilt
      case .patellarSpin: .patellarSpin
      case .patellarShift: .patellarShift
      case .quadricepsAngle: .quadricepsAngle
      }
    }
  }

  /// The variables that speak about both sides, in the order of their columns.
  enum OfBoth: Int, CaseIterable {
    case kneeAnkleSeparationRatio
    case pelvisAnteriorTilt, pelvisObliquity, pelvisRotation
    case trunkForwardLean, trunkLateralLean, trunkRotation

    var variable: Variable {
      switch self {
      case .kneeAnkleSeparationRatio: .kneeAnkleSeparationRatio
      case .pelvisAnteriorTilt: .pelvisAnteriorTilt
      case .pelvisObliquity: .pelvisObliquity
      case .pelvisRotation: .pelvisRotation
      case .trunkForwardLean: .trunkForwardLean
      case .trunkLateralLean: .trunkLateralLean
      case .trunkRotation: .trunkRotation
      }
    }
  }

  private let frameCount: Int
  private var values: [Double]
  private var isUsed: [Bool]

  init(frameCount: Int) {
    self.frameCount = frameCount
    let columnCount = Side.allCases.count * OfLeg.allCases.count + OfBoth.allCases.count
    values = Array(repeating: .nan, count: columnCount * frameCount)
    isUsed = Array(repeating: false, count: columnCount)
  }

  private func place(_ variable: OfLeg, _ side: Side) -> Int {
    variable.rawValue + (side == .left ? 0 : OfLeg.allCases.count)
  }

  private func place(_ variable: OfBoth) -> Int {
    variable.rawValue + Side.allCases.count * OfLeg.allCases.count
  }

  private mutating func set(_ value: Double, _ column: Int, _ frame: Int) {
    guard !value.isNaN else { return }
    values[column * frameCount + frame] = value
    isUsed[column] = true
  }

  mutating func set(_ angle: Angle, _ variable: OfLeg, _ side: Side, _ frame: Int) {
    set(angle.radians, place(variable, side), frame)
  }

  mutating func set(millimetres: Double, _ variable: OfLeg, _ side: Side, _ frame: Int) {
    set(millimetres, place(variable, side), frame)
  }

  mutating func set(_ angle: Angle, _ variable: OfBoth, _ frame: Int) {
    set(angle.radians, place(variable), frame)
  }

  mutating func set(ratio: Double, _ variable: OfBoth, _ frame: Int) {
    set(ratio, place(variable), frame)
  }

  private func column(_ place: Int) -> ArraySlice<Double> {
    values[place * frameCount..<(place + 1) * frameCount]
  }

  /// Makes the medial knee displacement relative to its median over quiet standing.
  ///
  /// - Parameters:
  ///   - side: The leg.
  ///   - standing: The frames of quiet standing in this trial.
  ///   - fallback: The standing value from elsewhere, in millimetres.
  ///   - origin: Where that is from.
  /// - Returns: A sentence for the report when the trial itself had no standing; otherwise `nil`.
  mutating func subtractStanding(
    _ side: Side, over standing: Range<Int>?, else fallback: Double?, from origin: String
  ) -> String? {
    let start = place(.medialKneeDisplacement, side) * frameCount
    let own = standing.map { frames in
      values[start + frames.lowerBound..<start + frames.upperBound].medianOfPresent
    }
    let value = own.flatMap { $0.isNaN ? nil : $0 } ?? fallback ?? .nan
    for index in start..<start + frameCount { values[index] -= value }
    guard !value.isNaN else {
      isUsed[place(.medialKneeDisplacement, side)] = false
      return "\(side.rawValue) medial knee displacement not assessed: no quiet standing to compare "
        + "with"
    }
    return own?.isNaN ?? true
      ? "\(side.rawValue) medial knee displacement is relative to \(origin), since nobody stands "
        + "still in this trial" : nil
  }

  /// The columns that hold any value.
  var byKey: [VariableKey: [Double]] {
    var columns: [VariableKey: [Double]] = [:]
    for side in Side.allCases {
      for variable in OfLeg.allCases where isUsed[place(variable, side)] {
        columns[VariableKey(variable.variable, BodySide(side))] = Array(
          column(place(variable, side)))
      }
    }
    for variable in OfBoth.allCases where isUsed[place(variable)] {
      columns[VariableKey(variable.variable, .both)] = Array(column(place(variable)))
    }
    return columns
  }
}
