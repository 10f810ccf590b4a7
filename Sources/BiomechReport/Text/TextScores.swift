// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment

extension TextLines {
  /// Adds the scores, item by item.
  mutating func addScores(_ scores: [Score]) {
    let contents = ScoreContent.contents(of: scores)
    guard !contents.isEmpty else { return }
    heading("Scores")
    for content in contents {
      add(
        "\(content.title): \(content.totalText) (\(content.shown.code))", indent: 2, hanging: 2,
        ink: .strong)
      if !content.singlesText.isEmpty { add(content.singlesText, indent: 4, hanging: 2) }
      for item in content.shown.items where item.points != 0 {
        let why = item.why.isEmpty ? "" : " (\(item.why))"
        add("\(item.pointsText)  \(item.name)\(why)", indent: 4, hanging: 4)
      }
      let free = content.shown.items.filter { $0.points == 0 }.map { $0.name.lowercased() }
      if !free.isEmpty { add("0  \(free.joined(separator: ", "))", indent: 4, hanging: 4) }
    }
  }
}
