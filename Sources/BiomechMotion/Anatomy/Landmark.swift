// SPDX-License-Identifier: Apache-2.0

/// A place on the body that a marker can name.
///
/// The raw value is the word used in marker maps and in the tables this program writes.
public enum Landmark: String, Sendable, CaseIterable {
  case anteriorSuperiorIliacSpine = "asis"
  case posteriorSuperiorIliacSpine = "psis"
  case sacrum = "sacrum_mid"
  case iliacCrest = "iliac_crest"
  case greaterTrochanter = "greater_trochanter"
  case lateralEpicondyle = "femur_epicondyle_lateral"
  case medialEpicondyle = "femur_epicondyle_medial"
  case fibulaHead = "fibula_head"
  case tibialTuberosity = "tibial_tuberosity"
  case tibialPlateau = "tibial_plateau"
  case lateralMalleolus = "malleolus_lateral"
  case medialMalleolus = "malleolus_medial"
  case heel = "calcaneus_posterior"
  case firstMetatarsalHead = "metatarsal_head_1"
  case secondMetatarsalHead = "metatarsal_head_2"
  case fifthMetatarsalHead = "metatarsal_head_5"
  case toeTip = "toe_tip"
  case patellaCentre = "patella_centre"
  case superiorPatellarPole = "patella_pole_superior"
  case inferiorPatellarPole = "patella_pole_inferior"
  case medialPatellarBorder = "patella_border_medial"
  case lateralPatellarBorder = "patella_border_lateral"
  case hipCentre = "hip_joint_centre"
  case kneeCentre = "knee_joint_centre"
  case ankleCentre = "ankle_joint_centre"
  case seventhCervicalVertebra = "c7"
  case tenthThoracicVertebra = "t10"
  case jugularNotch = "jugular_notch"
  case xiphoid = "xiphoid"
  case acromion = "acromion"

  /// Whether the landmark lies on the midline and so has no side.
  public var isMidline: Bool {
    switch self {
    case .sacrum, .seventhCervicalVertebra, .tenthThoracicVertebra, .jugularNotch, .xiphoid: true
    default: false
    }
  }

  /// The segment that carries a marker worn at the landmark; `nil` for one that none carries by
  /// itself: a joint centre belongs to two, and the shoulder glides on the trunk.
  public var segment: Segment? {
    switch self {
    case .anteriorSuperiorIliacSpine, .posteriorSuperiorIliacSpine, .sacrum, .iliacCrest: .pelvis
    case .greaterTrochanter, .lateralEpicondyle, .medialEpicondyle: .thigh
    case .fibulaHead, .tibialTuberosity, .tibialPlateau, .lateralMalleolus, .medialMalleolus:
      .shank
    case .heel, .firstMetatarsalHead, .secondMetatarsalHead, .fifthMetatarsalHead, .toeTip: .foot
    case .seventhCervicalVertebra, .tenthThoracicVertebra, .jugularNotch, .xiphoid: .trunk
    case .patellaCentre, .superiorPatellarPole, .inferiorPatellarPole, .medialPatellarBorder,
      .lateralPatellarBorder:
      .patella
    case .hipCentre, .kneeCentre, .ankleCentre, .acromion: nil
    }
  }

  /// The field's name for the landmark, in plain words.
  public var label: String {
    switch self {
    case .anteriorSuperiorIliacSpine: "anterior superior iliac spine"
    case .posteriorSuperiorIliacSpine: "posterior superior iliac spine"
    case .sacrum: "sacrum"
    case .iliacCrest: "iliac crest"
    case .greaterTrochanter: "greater trochanter"
    case .lateralEpicondyle: "lateral femoral epicondyle"
    case .medialEpicondyle: "medial femoral epicondyle"
    case .fibulaHead: "head of the fibula"
    case .tibialTuberosity: "tibial tuberosity"
    case .tibialPlateau: "tibial plateau"
    case .lateralMalleolus: "lateral malleolus"
    case .medialMalleolus: "medial malleolus"
    case .heel: "heel"
    case .firstMetatarsalHead: "first metatarsal head"
    case .secondMetatarsalHead: "second metatarsal head"
    case .fifthMetatarsalHead: "fifth metatarsal head"
    case .toeTip: "toe tip"
    case .patellaCentre: "centre of the patella"
    case .superiorPatellarPole: "upper pole of the patella"
    case .inferiorPatellarPole: "lower pole of the patella"
    case .medialPatellarBorder: "medial border of the patella"
    case .lateralPatellarBorder: "lateral border of the patella"
    case .hipCentre: "hip centre"
    case .kneeCentre: "knee centre"
    case .ankleCentre: "ankle centre"
    case .seventhCervicalVertebra: "seventh cervical vertebra"
    case .tenthThoracicVertebra: "tenth thoracic vertebra"
    case .jugularNotch: "jugular notch"
    case .xiphoid: "xiphoid process"
    case .acromion: "acromion"
    }
  }
}

/// A landmark of one side; midline landmarks have none.
public struct SidedLandmark: Hashable, Sendable {
  public var landmark: Landmark
  public var side: Side?

  public init(_ landmark: Landmark, _ side: Side? = nil) {
    self.landmark = landmark
    self.side = landmark.isMidline ? nil : side
  }
}

extension SidedLandmark: CustomStringConvertible {
  /// Plain words, such as `left medial femoral epicondyle`.
  public var description: String {
    side.map { "\($0.rawValue) \(landmark.label)" } ?? landmark.label
  }
}
