// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
import BiomechMath
public import BiomechMotion

/// A reason why norms do not speak about a person or a trial.
@nonexhaustive public enum NormsMismatch: Hashable, Sendable {
  /// The norms are of one task, and no trial is.
  case task(norms: MovementTask)

  case model(norms: ModelKind, trial: ModelKind)
  case ageUnknown(NormsPassport)
  case age(NormsPassport, Double)
  case sexUnknown(NormsPassport.Sexes)
  case sex(NormsPassport.Sexes, Subject.Sex)
  case speed(norms: SpeedClass, trial: SpeedClass)

  /// What is wrong, in a clause.
  public var reason: String {
    switch self {
    case .task(let task): "the norms are of \(task.label), and no trial is"
    case .model(let norms, let trial):
      "the norms are of the \(norms.label), and the trial was analysed with the \(trial.label)"
    case .ageUnknown(let passport):
      "the norms are of \(passport.ageWords), and the age of the subject is not known"
    case .age(let passport, let age):
      "the norms are of \(passport.ageWords), and the subject is \(age.fixed(0)) years old"
    case .sexUnknown(let sexes):
      "the norms are of \(sexes.words), and the sex of the subject is not known"
    case .sex(let sexes, let sex):
      "the norms are of \(sexes.words), and the subject is \(sex.rawValue)"
    case .speed(let norms, let trial):
      "the norms are of \(norms.label) walking, and this walk is \(trial.label) for the length of the "
        + "legs"
    }
  }

  /// What to do about it.
  public var hint: String {
    switch self {
    case .task(let task): "record \(task.label), or take norms of the task"
    case .model(let norms, _):
      "take norms that were built with this model, or analyse with --model \(norms.rawValue)"
    case .ageUnknown: "give 'age_years' in the file of --subject"
    case .age: "take norms of people of that age"
    case .sexUnknown: "give 'sex' in the file of --subject"
    case .sex: "take norms of people of that sex"
    case .speed: "take norms of that speed, or record a walk at theirs"
    }
  }

  /// Whether it is about how the analysis was set up, so that another choice mends it for everybody.
  public var isAboutSettings: Bool {
    if case .model = self { true } else { false }
  }
}

extension Norms {
  /// Why the norms do not speak about a trial, or `nil` when they do.
  ///
  /// A walk whose speed is not known is held against them; the report says that nobody checked.
  ///
  /// - Parameters:
  ///   - model: The model the trial was analysed with.
  ///   - subject: The person.
  ///   - normalizedSpeed: The speed over √(g · leg length), or `nil` where it is not known.
  /// - Returns: The first reason.
  public func mismatch(
    model: ModelKind, subject: Subject, normalizedSpeed: Double?
  ) -> NormsMismatch? {
    if model != passport.model { return .model(norms: passport.model, trial: model) }
    if let mismatch = ageMismatch(subject.age) { return mismatch }
    switch passport.sexes {
    case .female?, .male?:
      guard let sexes = passport.sexes else { return nil }
      guard let sex = subject.sex else { return .sexUnknown(sexes) }
      if sex.rawValue != sexes.rawValue { return .sex(sexes, sex) }
    case .all?, nil: break
    }
    guard let speed = passport.speed, let own = normalizedSpeed, !own.isNaN else { return nil }
    let ownClass = SpeedClass(normalizedSpeed: own)
    // Whoever walked as slowly or as fast as somebody of the group is comparable.
    return ownClass == speed.speedClass || speed.range.contains(own)
      ? nil : .speed(norms: speed.speedClass, trial: ownClass)
  }

  private func ageMismatch(_ age: Double?) -> NormsMismatch? {
    guard let range = passport.ageRange, let group = passport.ageGroup else { return nil }
    guard let age else { return .ageUnknown(passport) }
    let fits =
      switch group {
      case .adults: age >= 18
      case .children: age < 18
      case .mixed: range.contains(age)
      }
    return fits ? nil : .age(passport, age)
  }
}

extension NormsPassport {
  /// The ages in words, such as `adults (20 to 38 years)`.
  public var ageWords: String {
    guard let ageRange, let ageGroup else { return "people of unknown age" }
    return "\(ageGroup.rawValue) (\(ageRange.lowerBound.fixed(0)) to "
      + "\(ageRange.upperBound.fixed(0)) years)"
  }
}

extension NormsPassport.Sexes {
  /// Plain words.
  public var words: String {
    switch self {
    case .female: "women or girls"
    case .male: "men or boys"
    case .all: "both sexes"
    }
  }
}
