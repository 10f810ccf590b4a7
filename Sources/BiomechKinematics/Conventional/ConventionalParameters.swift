// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// The measurements and settings that the conventional gait model rests on, each with its origin.
public struct ConventionalParameters: Hashable, Sendable {
  /// What can be measured or set.
  public enum Quantity: String, Sendable, CaseIterable {
    case markerDiameter, interASISDistance
    case legLength, asisToTrochanter, kneeWidth, ankleWidth
    case thighOffset, shankOffset, tibialTorsion
    case plantarFlexionOffset, rotationOffset
  }

  /// Where a value is from.
  public enum Origin: Hashable, Sendable {
    /// The subject as the user described it.
    case subject

    /// What a file stores as measurements of the person and settings of the vendor's model.
    case file(String)

    /// The markers of a trial.
    case markers(String)

    /// The joint centres that the vendor's model stored in a trial.
    case vendorCentres(String)

    /// What follows from other values.
    case formula

    /// Nobody measured it: that of a usual adult.
    case usual

    /// Whether somebody measured or set the value.
    public var isMeasured: Bool {
      switch self {
      case .subject, .file: true
      case .markers, .vendorCentres, .formula, .usual: false
      }
    }
  }

  /// The values of one leg.
  public struct Leg: Hashable, Sendable {
    /// From the anterior superior iliac spine to the medial malleolus, in millimetres.
    public var legLength: Double

    /// From the anterior superior iliac spine back to the trochanter, in millimetres.
    public var asisToTrochanter: Double

    /// Between the epicondyles and between the malleoli, in millimetres.
    public var kneeWidth: Double
    public var ankleWidth: Double

    /// How far the marker on the thigh stands in front of the lateral end of the knee's axis, seen
    /// along the thigh; and that on the shank in front of the ankle's axis.
    public var thighOffset = Angle.zero
    public var shankOffset = Angle.zero

    /// How far the lateral malleolus stands behind the lateral end of the knee's axis, seen along
    /// the shank.
    public var tibialTorsion = Angle.zero

    /// By how much the line from ankle to toe points further down, and further in, than the foot.
    public var plantarFlexionOffset = Angle.zero
    public var rotationOffset = Angle.zero

    /// Whether the sole was level in the static trial.
    public var footIsFlat = true

    public init(
      legLength: Double, asisToTrochanter: Double? = nil, kneeWidth: Double, ankleWidth: Double
    ) {
      self.legLength = legLength
      self.asisToTrochanter = asisToTrochanter ?? Self.asisToTrochanter(legLength: legLength)
      self.kneeWidth = kneeWidth
      self.ankleWidth = ankleWidth
    }

    /// The regression of Davis and others (1991), doi:10.1016/0167-9457(91)90046-Z.
    static func asisToTrochanter(legLength: Double) -> Double { 0.1288 * legLength - 48.56 }
  }

  /// In millimetres.
  public var markerDiameter: Double

  /// Between the anterior superior iliac spines, a constant of the person, in millimetres.
  public var interASISDistance: Double

  public var left: Leg
  public var right: Leg

  /// Where the values are from; those of a leg by its side.
  public var origins: [Key: Origin] = [:]

  /// A quantity, of one leg where each leg has its own.
  public struct Key: Hashable, Sendable {
    public var quantity: Quantity
    public var side: Side?

    public init(_ quantity: Quantity, _ side: Side? = nil) {
      self.quantity = quantity
      self.side = side
    }
  }

  public init(markerDiameter: Double, interASISDistance: Double, left: Leg, right: Leg) {
    self.markerDiameter = markerDiameter
    self.interASISDistance = interASISDistance
    self.left = left
    self.right = right
  }

  /// The values of one leg.
  public subscript(side: Side) -> Leg {
    get { side == .left ? left : right }
    set { if side == .left { left = newValue } else { right = newValue } }
  }

  /// From a marker over the side of the knee to the knee centre, in millimetres.
  func kneeDepth(_ side: Side) -> Double { (self[side].kneeWidth + markerDiameter) / 2 }

  /// From a marker over the side of the ankle to the ankle centre, in millimetres.
  func ankleDepth(_ side: Side) -> Double { (self[side].ankleWidth + markerDiameter) / 2 }

  /// The hip centre in pelvis axes, in millimetres.
  func hipInPelvis(_ side: Side) -> Vector3 {
    HipCentre.newingtonGage(
      interASISDistance: interASISDistance,
      meanLegLength: (left.legLength + right.legLength) / 2,
      asisToTrochanter: self[side].asisToTrochanter, markerRadius: markerDiameter / 2, side: side)
  }
}

extension ConventionalParameters.Quantity {
  /// The field's words for the quantity.
  var label: String {
    switch self {
    case .markerDiameter: "marker diameter"
    case .interASISDistance: "inter-ASIS distance"
    case .legLength: "leg length"
    case .asisToTrochanter: "ASIS-trochanter distance"
    case .kneeWidth: "knee width"
    case .ankleWidth: "ankle width"
    case .thighOffset: "thigh offset"
    case .shankOffset: "shank offset"
    case .tibialTorsion: "tibial torsion"
    case .plantarFlexionOffset: "static plantar flexion offset"
    case .rotationOffset: "static rotation offset"
    }
  }
}
