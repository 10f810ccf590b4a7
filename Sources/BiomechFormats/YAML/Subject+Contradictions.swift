// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension Subject {
  /// Two answers that cannot both be true.
  struct Contradiction {
    /// The key of the answer that the message stands at.
    var key: String

    var words: String
    var hint: String
  }

  /// The first contradiction among the answers, or `nil` when there is none.
  ///
  /// A warning sign must not be missed because somebody slipped by a line: what cannot be true is
  /// sent back. Answers that are merely unusual together are left to the gate, which reads them the
  /// careful way.
  var contradiction: Contradiction? {
    guard let intake else { return nil }
    return intake.painContradiction ?? intake.answerContradiction(sex: sex)
  }
}

extension Intake {
  fileprivate var painContradiction: Subject.Contradiction? {
    let isPainless = pain == 0 && (painAfterExercise ?? 0) == 0
    if isPainless, let painLocation, painLocation != .none {
      return Subject.Contradiction(
        key: Key.painLocation.rawValue,
        words: "'\(Key.painLocation.rawValue)' is '\(painLocation.rawValue)', but "
          + "'\(Key.pain.rawValue)' is '0'",
        hint: "write 'none', or the pain after exercise in '\(Key.painAfterExercise.rawValue)'")
    }
    if isPainless, painTrend == .worse {
      return Subject.Contradiction(
        key: Key.painTrend.rawValue,
        words: "'\(Key.painTrend.rawValue)' is 'worse', but '\(Key.pain.rawValue)' is '0'",
        hint: "write 'same', or the pain after exercise in '\(Key.painAfterExercise.rawValue)'")
    }
    let felt: [(key: Key, score: Int?)] = [(.pain, pain), (.painAfterExercise, painAfterExercise)]
    if painLocation == PainLocation.none,
      let (key, score) = felt.first(where: { ($0.score ?? 0) > 0 }), let score
    {
      return Subject.Contradiction(
        key: Key.painLocation.rawValue,
        words: "'\(Key.painLocation.rawValue)' is 'none', but '\(key.rawValue)' is '\(score)'",
        hint: "write where it hurts: anterior, medial, lateral or posterior")
    }
    return nil
  }

  fileprivate func answerContradiction(sex: Subject.Sex?) -> Subject.Contradiction? {
    func both(_ one: Question, _ other: Question, _ hint: String) -> Subject.Contradiction {
      Subject.Contradiction(
        key: other.rawValue,
        words: "'\(other.rawValue)' is '\(answers[other] == true ? "yes" : "no")', but "
          + "'\(one.rawValue)' is '\(answers[one] == true ? "yes" : "no")'",
        hint: hint)
    }
    if answers[.pregnancy] == true, sex == .male {
      return Subject.Contradiction(
        key: Question.pregnancy.rawValue,
        words: "'\(Question.pregnancy.rawValue)' is 'yes', but 'sex' is 'male'",
        hint: "correct one of them")
    }
    if answers[.tendernessOnlyAtPatella] == true, answers[.fibularHeadTenderness] == true {
      return both(
        .tendernessOnlyAtPatella, .fibularHeadTenderness,
        "tenderness is 'only at the patella' when it is nowhere else on the knee")
    }
    if answers[.clickingOrGrinding] == false, answers[.painfulClickingOrGrinding] == true {
      return both(
        .clickingOrGrinding, .painfulClickingOrGrinding,
        "a knee that clicks with pain or swelling clicks: answer both with yes")
    }
    return nil
  }
}
