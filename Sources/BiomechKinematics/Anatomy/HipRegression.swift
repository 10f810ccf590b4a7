// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// A regression that places the hip centre from the size of the pelvis and the legs.
///
/// The raw value is the word for it on the command line.
public enum HipRegression: String, Sendable, CaseIterable {
  /// Harrington and others 2007, full form: pelvic depth and width, leg length.
  case harrington

  /// Harrington and others 2007, one variable for each axis: pelvic depth and width.
  case harringtonSingle = "harrington-single"

  /// Harrington's data fitted anew by Sangeux 2015 to the width of the pelvis alone.
  case sangeuxWidth = "sangeux-width"

  /// Harrington's data fitted anew by Sangeux 2015 to the leg length alone.
  case sangeuxLeg = "sangeux-leg"

  /// Hara and others 2016: leg length alone.
  case hara

  /// Bell and others 1989, from the spine of the same side.
  case bell1989 = "bell-1989"

  /// Bell and others 1990, as the CODA pelvis has it.
  case bell1990 = "bell-1990"

  /// Davis and others 1991 with the angles of conventional gait models.
  case davis

  /// Dumas and others 2007: width of the pelvis and sex.
  case dumas
}

/// What a regression of the hip centre may need to know.
public enum HipInput: String, Sendable, CaseIterable {
  case pelvisWidth = "the distance between the anterior superior iliac spines"
  case pelvisDepth = "the distance from the anterior to the posterior superior iliac spines"
  case legLength = "the leg length"
  case sex = "the sex of the person"
}

/// What lies between the spines of the pelvis and the middles of the markers over them.
public struct MarkerThickness: Hashable, Sendable {
  /// The radius of a marker, in millimetres.
  public var radius: Double

  /// The thickness of its base plate, in millimetres.
  public var basePlate: Double

  public init(radius: Double, basePlate: Double) {
    self.radius = radius
    self.basePlate = basePlate
  }

  /// What markers on both ends add to the distance from the anterior to the posterior spines.
  var acrossPelvis: Double { 2 * radius + basePlate }

  /// Markers whose middles are the spines themselves: nothing is corrected.
  public static let onBone = MarkerThickness(radius: 0, basePlate: 0)
}

extension HipRegression {
  /// What the regression needs.
  public var inputs: [HipInput] {
    switch self {
    case .harrington: [.pelvisDepth, .pelvisWidth, .legLength]
    case .harringtonSingle: [.pelvisDepth, .pelvisWidth]
    case .sangeuxWidth, .bell1989, .bell1990: [.pelvisWidth]
    case .sangeuxLeg, .hara: [.legLength]
    case .davis: [.pelvisWidth, .legLength]
    case .dumas: [.pelvisWidth, .sex]
    }
  }

  /// The inputs that are not known: lengths that are NaN, a sex that is `nil`.
  public func missingInputs(in size: PelvisSize, sex: Subject.Sex?) -> [HipInput] {
    inputs.filter { input in
      switch input {
      case .pelvisWidth: !size.width.isFinite
      case .pelvisDepth: !size.depth.isFinite
      case .legLength: !size.legLength.isFinite
      case .sex: sex == nil
      }
    }
  }

  /// The fullest regression whose inputs are known, or `nil` when not even a leg length is.
  ///
  /// Harrington's full form; without a leg length its form of one variable for each axis; without
  /// posterior spines or sacrum that of the width; with a leg length alone that of Hara.
  public static func fullest(for size: PelvisSize) -> HipRegression? {
    [.harrington, .harringtonSingle, .sangeuxWidth, .hara].first {
      $0.missingInputs(in: size, sex: nil).isEmpty
    }
  }

  /// Places the hip centre.
  ///
  /// - Parameters:
  ///   - size: The size of the pelvis and the legs; its depth is that of the bone, so that the
  ///     thickness of the markers has already been taken off.
  ///   - side: The leg.
  ///   - sex: Only Dumas asks for it.
  ///   - markers: The markers that the origin lies between: the regressions of Harrington and Hara
  ///     start at the skin over the spine, that is a radius and a base plate behind their middles,
  ///     Bell's of 1990 a radius; Davis has the radius inside.
  /// - Returns: The centre in pelvis axes (x anterior, y proximal, z right; origin between the ASIS),
  ///   in millimetres; `nil` when an input is missing.
  public func centre(
    _ size: PelvisSize, side: Side, sex: Subject.Sex? = nil, markers: MarkerThickness = .onBone
  ) -> Vector3? {
    if self == .dumas && sex == nil { return nil }
    // A missing length is NaN, and so is every coordinate that needs it.
    let centre = centreOfKnown(size, side, sex, markers)
    return centre.isMissing ? nil : centre
  }

  private func centreOfKnown(
    _ size: PelvisSize, _ side: Side, _ sex: Subject.Sex?, _ markers: MarkerThickness
  ) -> Vector3 {
    let (width, depth, leg) = (size.width, size.depth, size.legLength)
    let skin = markers.radius + markers.basePlate
    func place(_ anterior: Double, _ superior: Double, _ lateral: Double) -> Vector3 {
      Vector3(anterior, superior, side.sign * lateral)
    }
    return switch self {
    case .harrington:
      HipCentre.harrington(size, side: side) - Vector3(skin, 0, 0)
    case .harringtonSingle:
      place(-0.24 * depth - 9.9 - skin, -0.30 * width - 10.9, 0.33 * width + 7.3)
    case .sangeuxWidth:
      place(-0.138 * width - 10.4 - skin, -0.305 * width - 10.9, 0.33 * width + 7.3)
    case .sangeuxLeg:
      place(-0.041 * leg - 6.3 - skin, -0.083 * leg - 7.9, 0.0874 * leg + 5.4)
    case .hara:
      place(11 - 0.063 * leg - skin, -(9 + 0.078 * leg), 8 + 0.086 * leg)
    case .bell1989:
      place(-0.22 * width, -0.30 * width, width / 2 - 0.14 * width)
    case .bell1990:
      place(-0.19 * width - markers.radius, -0.30 * width, 0.36 * width)
    case .davis:
      HipCentre.davis(size, markerRadius: markers.radius, side: side)
    case .dumas:
      sex == .female
        ? place(-0.139 * width, -0.336 * width, 0.372 * width)
        : place(-0.095 * width, -0.370 * width, 0.361 * width)
    }
  }

  /// The regression with its source, such as `Harrington 2007`.
  public var label: String {
    switch self {
    case .harrington: "Harrington 2007"
    case .harringtonSingle: "Harrington 2007, one variable for each axis"
    case .sangeuxWidth: "Harrington, fitted to the pelvic width by Sangeux 2015"
    case .sangeuxLeg: "Harrington, fitted to the leg length by Sangeux 2015"
    case .hara: "Hara 2016"
    case .bell1989: "Bell 1989"
    case .bell1990: "Bell 1990"
    case .davis: "Davis 1991"
    case .dumas: "Dumas 2007"
    }
  }

  /// How far the regression lies from the centre in images, as published; `nil` where this program
  /// knows of no such comparison.
  public var publishedError: String? {
    switch self {
    case .harrington: "12.3 ± 5.9 mm against tomography of 67 adults (Mantovani 2016)"
    case .bell1989: "within 33 mm in 95 % (Bell 1989)"
    case .davis: "25.0 ± 6.7 mm against tomography of 67 adults (Mantovani 2016)"
    default: nil
    }
  }

  /// Where it was published.
  public var source: String {
    switch self {
    case .harrington, .harringtonSingle:
      "Harrington et al., J. Biomech. 40 (2007), 595–602, doi:10.1016/j.jbiomech.2006.02.003"
    case .sangeuxWidth, .sangeuxLeg:
      "Sangeux, Gait Posture 42 (2015), 402–405"
    case .hara: "Hara et al., Sci. Rep. 6 (2016), 37707, doi:10.1038/srep37707"
    case .bell1989:
      "Bell et al., Hum. Mov. Sci. 8 (1989), 3–16, doi:10.1016/0167-9457(89)90020-1"
    case .bell1990:
      "Bell et al., J. Biomech. 23 (1990), 617–621, doi:10.1016/0021-9290(90)90054-7"
    case .davis:
      "Davis et al., Hum. Mov. Sci. 10 (1991), 575–587, doi:10.1016/0167-9457(91)90046-Z"
    case .dumas:
      "Dumas et al., J. Biomech. 40 (2007), 543–553, doi:10.1016/j.jbiomech.2006.02.013"
    }
  }
}
