// SPDX-License-Identifier: Apache-2.0

/// Who can help.
public enum Profession: String, Sendable, CaseIterable, Comparable {
  case emergencyDepartment = "emergency_department"
  case orthopaedicSurgeon = "orthopaedic_surgeon"
  case paediatricOrthopaedics = "paediatric_orthopaedics"
  case sportsPhysician = "physician"
  case physiotherapist
  case orthotist = "orthotist_or_podiatrist"
  case dietitian

  /// Plain words, such as `orthopaedic surgeon`.
  public var label: String {
    switch self {
    case .emergencyDepartment: "emergency department"
    case .orthopaedicSurgeon: "orthopaedic surgeon"
    case .paediatricOrthopaedics: "paediatric orthopaedics"
    case .sportsPhysician: "sports physician or general practitioner"
    case .physiotherapist: "physiotherapist"
    case .orthotist: "orthotist or podiatrist"
    case .dietitian: "dietitian or general practitioner"
    }
  }

  /// The order of the list, from the emergency department on.
  public static func < (a: Self, b: Self) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}

/// Somebody to see, how soon, and why.
public struct Referral: Hashable, Sendable {
  public var profession: Profession
  public var urgency: Urgency

  /// The codes of the warning signs, findings and complaints that send there, in their order.
  public var codes: [String]

  /// Whether it is an offer that the person may well leave, such as support with body weight.
  public var isOptional: Bool

  public init(
    profession: Profession, urgency: Urgency, codes: [String], isOptional: Bool = false
  ) {
    self.profession = profession
    self.urgency = urgency
    self.codes = codes
    self.isOptional = isOptional
  }
}

extension [Referral] {
  /// The same list with a reason more: each profession stands once, at its greatest urgency.
  mutating func add(_ profession: Profession, _ urgency: Urgency, because code: String) {
    guard let index = firstIndex(where: { $0.profession == profession && !$0.isOptional }) else {
      append(Referral(profession: profession, urgency: urgency, codes: [code]))
      return
    }
    self[index].urgency = Swift.min(self[index].urgency, urgency)
    if !self[index].codes.contains(code) { self[index].codes.append(code) }
  }

  /// The most urgent first, then by profession; what is only offered comes last.
  func inOrder() -> [Referral] {
    sorted {
      ($0.isOptional ? 1 : 0, $0.urgency.rank, $0.profession)
        < ($1.isOptional ? 1 : 0, $1.urgency.rank, $1.profession)
    }
  }
}
