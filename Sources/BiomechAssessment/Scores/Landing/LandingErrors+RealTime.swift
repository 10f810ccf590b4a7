// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The ten characteristics of the real-time version, from the items of the full one.
extension LandingErrors {
  var realTimeItems: [ScoreItem] {
    let items = outcomes
    func same(_ number: String) -> ItemOutcome? { items["LESS-\(number)"] }
    return ScoreKind.lessRealTime.items(
      [
        "LESS-RT-01": Self.either(same("07"), same("08")),
        "LESS-RT-02": Self.either(same("09"), same("10")), "LESS-RT-03": same("11"),
        "LESS-RT-04": valgus, "LESS-RT-05": same("06"), "LESS-RT-06": same("04"),
        "LESS-RT-07": same("16"), "LESS-RT-08": trunk, "LESS-RT-09": same("16"),
        "LESS-RT-10": same("17"),
      ].compactMapValues { $0 })
  }

  /// The item that is an error, else the first of both.
  private static func either(_ one: ItemOutcome?, _ other: ItemOutcome?) -> ItemOutcome? {
    other?.points == 1 ? other : one
  }

  private var valgus: ItemOutcome {
    let midfoot = largestMedialOffset { landing.midfoot(side, at: $0) }
    guard !midfoot.isNaN, case .scored(let medial, _, let reason) = medialKneeDisplacement else {
      return .missing(missing(landing.missingFoot(side)))
    }
    if medial == 1 {
      return .scored(2, value: midfoot, reason: "medial of the great toe: \(reason)")
    }
    return .error(
      when: midfoot, .above, Self.midfootGuard, .millimetres, missing: landing.missingFoot(side))
  }

  private var trunk: ItemOutcome {
    let lean = trunkDisplacement
    guard !lean.isNaN else { return .missing(missing(landing.missingTrunk())) }
    let (points, reason) =
      lean > 15
      ? (0.0, "> 15.0°: large") : lean > 0 ? (1, "0.0 to 15.0°: average") : (2, "≤ 0.0°: small")
    return .scored(points, value: lean, reason: "\(lean.fixed(1))° \(reason)")
  }
}
