// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics

/// Totals of scores, so that they are judged, written and compared like any other measure.
extension MeasureKind {
  public static let lessTotal = MeasureKind(
    "less_total", "Landing error score (LESS)", .points, positive: "more errors",
    definition:
      "Sum of the 17 items of the landing error scoring system, from 0 to 19; items 16 and 17 are "
      + "estimated from angles.",
    reference: "Padua et al. 2009, Am. J. Sports Med. 37, 1996–2002", decimals: 1)

  public static let lessObjectiveTotal = MeasureKind(
    "less_15_total", "Landing error score, objective items (LESS-15)", .points,
    positive: "more errors", definition: "Sum of items 1 to 15, which need no impression.",
    reference: "Padua et al. 2009, Am. J. Sports Med. 37, 1996–2002", decimals: 1)

  public static let qaslsTotal = MeasureKind(
    "qasls_total", "Single-leg loading score (QASLS)", .points, positive: "more errors",
    definition:
      "Sum of the items of the qualitative analysis of single-leg loading that markers can show, of 10.",
    reference: "Herrington and Munro 2014 (QASLS)", decimals: 1)

  public static let tuckJumpTotal = MeasureKind(
    "tuck_jump_total", "Tuck jump flaws", .points, positive: "more flaws",
    definition: "Flaws among the ten of the tuck jump assessment that markers can show.",
    reference: "Myer, Ford and Hewett 2008, Athl. Ther. Today 13, 39–44", decimals: 0)

  /// Every measure of this file, in the order of the tables.
  static let scoreKinds: [MeasureKind] = [
    .lessTotal, .lessObjectiveTotal, .qaslsTotal, .tuckJumpTotal,
  ]
}

// MARK: - Sides compared

extension MeasureKind {
  /// The difference between the sides, left minus right, in the unit of the measure.
  ///
  /// - Parameter kind: A measure that each leg has.
  /// - Returns: The measure of the difference.
  public static func difference(of kind: MeasureKind) -> MeasureKind {
    MeasureKind(
      "\(kind.id)_difference", "\(kind.label), difference", kind.unit,
      positive: "left more \(kind.positiveDirection)",
      definition: "\(kind.label): mean of the left leg less mean of the right.",
      reference: kind.reference, decimals: kind.decimals)
  }

  /// The smaller side over the larger, in percent, for quantities that are never negative.
  ///
  /// - Parameter kind: A length, a time or a height that each leg has.
  /// - Returns: The measure of the symmetry.
  public static func limbSymmetry(of kind: MeasureKind) -> MeasureKind {
    MeasureKind(
      "\(kind.id)_lsi", "\(kind.label), limb symmetry index", .percent, positive: "more alike",
      definition:
        "\(kind.label): the injured leg over the other where the intake names one, otherwise the "
        + "smaller side over the larger, in percent.",
      reference: "convention of return to sport; 90 % is not a validated limit", decimals: 0)
  }
}
