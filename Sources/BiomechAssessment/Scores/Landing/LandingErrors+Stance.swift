// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// How the feet are placed.
extension LandingErrors {
  var wideStance: ItemOutcome { stance(.above, 1.1) }
  var narrowStance: ItemOutcome { stance(.below, 0.9) }

  private func stance(_ comparison: ItemOutcome.Comparison, _ limit: Double) -> ItemOutcome {
    guard contact != nil else { return .missing(missingContact()) }
    return .error(
      when: landing.stanceWidthRatio(at: flatFoot), comparison, limit, .ratio,
      missing: landing.missingShoulders())
  }

  /// The first frame in which both feet are on the ground and flat; the deepest point where the feet
  /// do not tell.
  private var flatFoot: Int {
    let contacts = Side.allCases.compactMap(landing.contact)
    guard contacts.count == 2, let both = contacts.max(), both <= bottom else { return bottom }
    return (both...bottom).first { frame in
      Side.allCases.allSatisfy { landing.heelOverToe($0, at: frame).magnitude <= 10 }
    } ?? bottom
  }

  var toeIn: ItemOutcome { progression(sign: 1) }
  var toeOut: ItemOutcome { progression(sign: -1) }

  private func progression(sign: Double) -> ItemOutcome {
    guard let contact else { return .missing(missingContact()) }
    let largest = landing.loading(from: contact)
      .map { sign * landing.value(.footProgression, side, at: $0) }
      .filter { !$0.isNaN }.max()
    return .error(
      when: largest ?? .nan, .above, 30, .degrees, missing: landing.missingFoot(side))
  }

  /// One frame of video.
  static let videoFrame = 1.0 / 30

  var asymmetricContact: ItemOutcome {
    guard let left = landing.contact(.left) else { return .missing(landing.missingContact(.left)) }
    guard let right = landing.contact(.right) else {
      return .missing(landing.missingContact(.right))
    }
    let apart = landing.seconds(abs(left - right))
    let unit = BiomechKinematics.Unit.seconds
    // A frame of 30 Hz is no more than a frame of video, whatever rounding makes of it.
    if apart > Self.videoFrame + 1e-9 {
      return .scored(
        1, value: apart, reason: "\(unit.words(apart)) > \(unit.words(Self.videoFrame))")
    }
    let patterns = Side.allCases.map(plantarflexionAtContact)
    for case .missing(let what) in patterns { return .missing(what) }
    let differ = patterns[0].points != patterns[1].points
    return .scored(
      differ ? 1 : 0, value: apart,
      reason: "\(unit.words(apart)) ≤ \(unit.words(Self.videoFrame)), landing patterns "
        + (differ ? "differ" : "alike"))
  }
}
