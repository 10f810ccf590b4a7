// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// How the hip centre of one leg was placed, from what, and how far that is known to be off.
public struct HipCentreReport: Hashable, Sendable {
  public let side: Side

  /// The centre in pelvis axes, in millimetres.
  public let centre: Vector3

  /// What placed it; never ``HipCentreMethod/auto``.
  public let method: HipCentreMethod

  /// The lengths that the regression takes.
  public let size: PelvisSize

  /// The sex of the person, or `nil`; only Dumas asks for it.
  public let sex: Subject.Sex?

  /// The markers that were taken off, or ``MarkerThickness/onBone`` when their size is not known.
  public let markers: MarkerThickness

  /// The functional centre, or `nil` when a regression placed it.
  public let functional: FunctionalHip?

  /// The regression that stands by: the one that placed the centre, or that a functional centre is
  /// compared with.
  public let regression: HipRegression

  /// Where that regression has the centre.
  public let regressionCentre: Vector3

  /// Why what was asked for, or comes first, was not used, one sentence each.
  public let refusals: [String]
}

extension HipCentreReport {
  /// The error of the method as published, in words, or `nil` where none is known.
  public var publishedError: String? {
    functional == nil
      ? regression.publishedError
      : "13.4 mm against ultrasound, regressions 21.6 mm (Hicks and Richards 2005)"
  }

  /// How far a functional centre lies from that of the regression, in millimetres; zero for the
  /// regression itself.
  public var distanceFromRegression: Double { (centre - regressionCentre).length }

  /// How far the centre would lie elsewhere in the pelvis if the spines had been found apart by other
  /// lengths, or `nil` for a functional centre, which does not rest on them.
  func shift(for other: PelvisSize) -> Vector3? {
    guard functional == nil else { return nil }
    return regression.centre(other, side: side, sex: sex, markers: markers).map {
      $0 - regressionCentre
    }
  }

  /// Everything in one sentence.
  public var sentence: String {
    let error = publishedError.map { "; published error \($0)" } ?? "; no published error known"
    return "\(side.rawValue) hip centre by \(way)\(error)"
  }

  private var way: String {
    guard let functional else {
      return "the regression of \(regression.label) (\(inputs))"
    }
    let fit =
      functional.method == .score
      ? "the symmetrical centre of rotation estimation (SCoRE)" : "the geometric sphere fit"
    let range =
      functional.hasPreferredRange ? "" : ", less than the 60° and 30° that are preferred"
    return "\(fit) to \(functional.trial): \(functional.flexionRange.degrees.fixed(0))° of flexion "
      + "and \(functional.abductionRange.degrees.fixed(0))° of abduction\(range), "
      + "\(functional.frameCount) frames, residual \(functional.residual.fixed(1)) mm, standard "
      + "deviation \(functional.standardDeviation.fixed(1)) mm, "
      + "\(distanceFromRegression.fixed(0)) mm from the regression of \(regression.label)"
  }

  private var inputs: String {
    let known = regression.inputs.compactMap { input -> String? in
      switch input {
      case .pelvisWidth: "pelvic width \(size.width.fixed(0)) mm"
      case .pelvisDepth: "pelvic depth \(size.depth.fixed(0)) mm"
      case .legLength: "leg length \(size.legLength.fixed(0)) mm"
      case .sex: nil
      }
    }
    let skin =
      markers == .onBone
      ? [] : ["markers of \((2 * markers.radius).fixed(0)) mm taken off"]
    return (known + skin).joined(separator: ", ")
  }

  /// What a reader should know, one sentence each: nothing when the fullest regression placed the
  /// centre and nothing else was asked for.
  var notes: [String] {
    let isDefault = method == .harrington && refusals.isEmpty
    return refusals + (isDefault ? [] : [sentence])
  }
}
