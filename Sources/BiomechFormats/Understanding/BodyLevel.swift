// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// How high a landmark lies on a standing person.
enum BodyLevel: Int, CaseIterable, Comparable {
  case foot, ankle, knee, pelvis, trunk

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The level in words.
  var label: String {
    switch self {
    case .foot: "feet"
    case .ankle: "ankles"
    case .knee: "knees"
    case .pelvis: "pelvis"
    case .trunk: "trunk"
    }
  }

  /// A verb for the label, in the singular or plural.
  func verb(_ singular: String, _ plural: String) -> String {
    self == .pelvis || self == .trunk ? singular : plural
  }
}

extension Landmark {
  var level: BodyLevel {
    switch self {
    case .seventhCervicalVertebra, .tenthThoracicVertebra, .jugularNotch, .xiphoid, .acromion:
      .trunk
    case .anteriorSuperiorIliacSpine, .posteriorSuperiorIliacSpine, .sacrum, .iliacCrest,
      .greaterTrochanter, .hipCentre:
      .pelvis
    case .lateralEpicondyle, .medialEpicondyle, .kneeCentre, .patellaCentre,
      .superiorPatellarPole, .inferiorPatellarPole, .medialPatellarBorder,
      .lateralPatellarBorder, .tibialPlateau, .fibulaHead, .tibialTuberosity:
      .knee
    case .lateralMalleolus, .medialMalleolus, .ankleCentre: .ankle
    case .heel, .firstMetatarsalHead, .secondMetatarsalHead, .fifthMetatarsalHead, .toeTip: .foot
    }
  }

  /// Whether the landmark is one of the pelvis or a leg.
  var isOnPelvisOrLeg: Bool { level != .trunk }
}
