// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment

/// The scores of the page, each a table of its items.
struct ScoreSection {
  var scoreTables: [ScoreTable]

  struct ScoreTable {
    var scoreTitle: String
    var scoreCode: String
    var scoreTotal: String
    var scoreSingles: String?
    var scoreRows: [Row]
  }

  struct Row {
    var itemCode: String
    var itemName: String
    var itemPoints: String
    var itemWhy: String
  }

  init?(_ scores: [Score]) {
    scoreTables = ScoreContent.contents(of: scores).map { content in
      ScoreTable(
        scoreTitle: content.title.typeset, scoreCode: content.shown.code,
        scoreTotal: content.totalText.typeset, scoreSingles: content.singlesText.nonEmpty,
        scoreRows: content.shown.items.map {
          Row(
            itemCode: $0.code, itemName: $0.name, itemPoints: $0.pointsText,
            itemWhy: $0.why.typeset)
        })
    }
    if scoreTables.isEmpty { return nil }
  }
}
