// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

extension Threshold {
  /// Who the limit is for.
  public enum Population: String, Sendable, CaseIterable {
    case any, adults, women, men
    case children
    case ages2To11 = "ages 2 to 11"
    case ages12AndOver = "ages 12 and over"
    case over2 = "over 2 years"
    case ages11To19 = "athletes of 11 to 19 years"
    case femaleAthletes = "female athletes"
    case youthAthletes = "youth athletes"
  }
}

/// Whether a limit is for a person.
enum Membership: Hashable {
  case yes, no

  /// Something about the person is not known, such as `the sex of the subject`.
  case unknown(missing: String)
}

extension Threshold.Population {
  /// Plain words, such as `adults`.
  public var words: String { self == .any ? "anybody" : rawValue }

  /// The ages in years that the limit is for; `nil` for any.
  private var ages: Range<Double>? {
    switch self {
    case .any, .women, .men, .femaleAthletes: nil
    case .adults: 18..<Double.infinity
    case .children: 0..<18
    case .ages2To11: 2..<12
    case .ages12AndOver: 12..<Double.infinity
    case .over2: 2..<Double.infinity
    case .ages11To19, .youthAthletes: 11..<20
    }
  }

  /// The sex that the limit is for; `nil` for both.
  private var sex: Subject.Sex? {
    switch self {
    case .women, .femaleAthletes: .female
    case .men: .male
    default: nil
    }
  }

  /// Whether the limit is for a person, as far as age and sex decide; whether somebody is an athlete
  /// is not asked.
  func includes(_ subject: Subject) -> Membership {
    if let sex {
      guard let known = subject.sex else { return .unknown(missing: "the sex of the subject") }
      if known != sex { return .no }
    }
    if let ages {
      guard let age = subject.age, !age.isNaN else {
        return .unknown(missing: "the age of the subject")
      }
      if !ages.contains(age) { return .no }
    }
    return .yes
  }
}

extension Threshold {
  /// Whether the limit is for a person as far as age and sex tell, or `nil` where they are needed and
  /// not known.
  public func isFor(_ subject: Subject) -> Bool? {
    switch population.includes(subject) {
    case .yes: true
    case .no: false
    case .unknown: nil
    }
  }
}
