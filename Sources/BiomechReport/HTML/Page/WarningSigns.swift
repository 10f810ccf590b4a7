// SPDX-License-Identifier: Apache-2.0

import BiomechGuidance

/// The warning signs that apply.
struct RaisedFlags {
  var raisedFlags: [Item]

  struct Item {
    var flagTitle: String
    var urgency: String
    var code: String
    var action: String
    var referTo: String
    var reason: String
  }

  init?(_ results: [RedFlagResult]) {
    raisedFlags = results.compactMap { result in
      result.reason.map {
        Item(
          flagTitle: result.flag.title, urgency: result.flag.urgency.label, code: result.flag.code,
          action: result.flag.action, referTo: result.flag.referTo, reason: $0)
      }
    }
    if raisedFlags.isEmpty { return nil }
  }
}

/// The questions that nobody answered, the most urgent first, with the care beside each.
struct Checklist {
  var checklistIntro: String
  var groups: [Group]

  struct Group {
    var groupTitle: String
    var questions: [Question]
  }

  struct Question {
    var question: String
    var action: String
    var referTo: String
    var code: String
  }

  init?(_ results: [RedFlagResult], _ screening: Screening) {
    checklistIntro = screening.checklistIntro
    groups = Urgency.allCases.compactMap { urgency in
      let questions = results.filter { $0.isOpen && $0.flag.urgency == urgency }.map {
        Question(
          question: $0.flag.question, action: $0.flag.action, referTo: $0.flag.referTo,
          code: $0.flag.code)
      }
      return questions.isEmpty
        ? nil : Group(groupTitle: urgency.label.capitalizedFirst, questions: questions)
    }
    if groups.isEmpty { return nil }
  }
}
