// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The errors of one landing with one leg as the tested leg: the items of the LESS.
struct LandingErrors {
  let landing: ScoredRepetition
  let side: Side

  /// What became of each item, by its code.
  var outcomes: [String: ItemOutcome] {
    var found = [
      "LESS-01": kneeFlexionAtContact, "LESS-02": hipFlexionAtContact,
      "LESS-03": trunkFlexionAtContact, "LESS-04": plantarflexionAtContact(of: side),
      "LESS-05": medialKneeAtContact, "LESS-06": lateralTrunkAtContact, "LESS-07": wideStance,
      "LESS-08": narrowStance, "LESS-09": toeIn, "LESS-10": toeOut,
      "LESS-11": asymmetricContact, "LESS-12": kneeFlexionDisplacement,
      "LESS-13": hipFlexionDisplacement, "LESS-14": trunkFlexionDisplacement,
      "LESS-15": medialKneeDisplacement,
    ]
    let objective = ScoreKind.less.items.prefix(15).map { found[$0.code]?.points }
    let stiffness = jointDisplacement
    found["LESS-16"] = stiffness
    found["LESS-17"] = Self.impression(objective: objective, stiffness: stiffness.points)
    return found
  }

  var items: [ScoreItem] { ScoreKind.less.items(outcomes) }

  var contact: Int? { landing.contact(side) }
  var bottom: Int { max(landing.repetition.bottom, contact ?? 0) }

  func missingContact() -> String { landing.missingContact(side) }

  /// Why a value of this leg's column is missing.
  func missing(_ words: String) -> String {
    contact == nil ? missingContact() : words
  }
}

// MARK: - At contact

extension LandingErrors {
  var kneeFlexionAtContact: ItemOutcome {
    guard let contact else { return .missing(missingContact()) }
    return .error(
      when: landing.value(.kneeFlexion, side, at: contact), .below, 30, .degrees,
      missing: "the \(side.rawValue) knee at contact")
  }

  var hipFlexionAtContact: ItemOutcome {
    guard let contact else { return .missing(missingContact()) }
    return .error(
      when: landing.trunkThighAngle(side, at: contact), .atMost, 5, .degrees,
      missing: landing.missingTrunk())
  }

  var trunkFlexionAtContact: ItemOutcome {
    guard let contact else { return .missing(missingContact()) }
    return .error(
      when: landing.value(.trunkForwardLean, .both, at: contact), .atMost, 0, .degrees,
      missing: landing.missingTrunk())
  }

  func plantarflexionAtContact(of side: Side) -> ItemOutcome {
    guard let contact = landing.contact(side) else {
      return .missing(landing.missingContact(side))
    }
    return .error(
      when: landing.heelOverToe(side, at: contact), .atMost, 10, .millimetres,
      missing: landing.standing.isKnown
        ? landing.missingFoot(side) : "quiet standing with flat feet to compare with")
  }

  var medialKneeAtContact: ItemOutcome {
    guard let contact else { return .missing(missingContact()) }
    return .error(
      when: landing.medialOffset(
        of: side, from: landing.midfoot(side, at: contact), at: contact),
      .above, Self.midfootGuard, .millimetres, missing: landing.missingFoot(side))
  }

  /// How far the knee must lie medial of the midfoot to count: what palpation is off (engineering
  /// choice).
  static let midfootGuard = 5.0

  var lateralTrunkAtContact: ItemOutcome {
    guard let contact else { return .missing(missingContact()) }
    return .error(
      when: landing.value(.trunkLateralLean, .both, at: contact).magnitude, .above, 5, .degrees,
      missing: landing.missingTrunk())
  }
}

// MARK: - From contact to the deepest point

extension LandingErrors {
  /// How much the knee bends after contact, in degrees.
  var kneeDisplacement: Double {
    change { landing.value(.kneeFlexion, side, at: $0) }
  }

  /// How much further the trunk leans forwards after contact, in degrees.
  var trunkDisplacement: Double {
    change { landing.value(.trunkForwardLean, .both, at: $0) }
  }

  private func change(of value: (Int) -> Double) -> Double {
    contact.map { value(bottom) - value($0) } ?? .nan
  }

  var kneeFlexionDisplacement: ItemOutcome {
    .error(
      when: kneeDisplacement, .atMost, 45, .degrees,
      missing: missing("the \(side.rawValue) knee at contact or at the deepest point"))
  }

  var hipFlexionDisplacement: ItemOutcome {
    .error(
      when: change { landing.trunkThighAngle(side, at: $0) }, .atMost, 0, .degrees,
      missing: missing(landing.missingTrunk()))
  }

  var trunkFlexionDisplacement: ItemOutcome {
    .error(
      when: trunkDisplacement, .atMost, 0, .degrees, missing: missing(landing.missingTrunk()))
  }

  var medialKneeDisplacement: ItemOutcome {
    .error(
      when: largestMedialOffset { landing.greatToe(side, at: $0) }, .above, 0, .millimetres,
      missing: missing(landing.missingFoot(side)))
  }

  /// The largest distance of the knee medial of a point of the foot; NaN where it is never seen.
  func largestMedialOffset(from point: (Int) -> Vector3) -> Double {
    guard let contact else { return .nan }
    return landing.loading(from: contact)
      .map { landing.medialOffset(of: side, from: point($0), at: $0) }
      .filter { !$0.isNaN }.max() ?? .nan
  }
}

// MARK: - Impressions

extension LandingErrors {
  /// Soft above 65°, stiff below 45° of knee flexion displacement.
  var jointDisplacement: ItemOutcome {
    let bend = kneeDisplacement
    guard !bend.isNaN else {
      return .missing(
        missing("the \(side.rawValue) knee at contact or at the deepest point"))
    }
    let (points, reason) =
      bend > 65
      ? (0.0, "> 65.0°: soft") : bend >= 45 ? (1, "45.0 to 65.0°: average") : (2, "< 45.0°: stiff")
    return .scored(
      points, value: bend, reason: "\(BiomechKinematics.Unit.degrees.words(bend)) \(reason)")
  }

  /// The impression that items 1 to 15 and the stiffness stand for.
  ///
  /// Six errors, or a medial knee in a stiff landing, are poor whatever else is missing.
  static func impression(objective: [Double?], stiffness: Double?) -> ItemOutcome {
    let sum = objective.compactMap { $0 }.reduce(0, +)
    let words = "items 1 to 15 give \(sum.fixed(0))"
    let isMedial = objective.last == 1
    if isMedial, stiffness == 2 {
      return .scored(2, value: sum, reason: "LESS-15 in a stiff landing: poor")
    }
    if sum >= 6 { return .scored(2, value: sum, reason: "\(words), 6 or more: poor") }
    guard !objective.contains(nil), stiffness != nil else { return .missing("items 1 to 16") }
    return sum <= 1 && !isMedial
      ? .scored(0, value: sum, reason: "\(words), 1 or less: excellent")
      : .scored(1, value: sum, reason: "\(words): average")
  }
}
