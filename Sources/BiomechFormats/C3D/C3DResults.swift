// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

extension C3DWriter {
  /// A number about a whole trial, for the group `ANALYSIS`.
  public struct Result: Hashable, Sendable {
    public var name: String
    public var side: BodySide
    public var value: Double
    public var unit: String
    public var description: String

    public init(
      _ name: String, side: BodySide = .both, value: Double, unit: String, description: String = ""
    ) {
      self.name = name
      self.side = side
      self.value = value
      self.unit = unit
      self.description = description
    }
  }
}

extension C3DParameters {
  /// Adds numbers to `ANALYSIS`, in place of those with the same name and side.
  mutating func add(_ results: [C3DWriter.Result], person: String?) {
    guard !results.isEmpty else { return }
    let group = "ANALYSIS"
    var values = numbers(group, "VALUES").map { Float($0) }
    let lists = ["NAMES", "DESCRIPTIONS", "SUBJECTS", "CONTEXTS", "UNITS"]
    var texts = lists.map { list in
      var texts = self.texts(group, list)
      texts = Array(texts.prefix(values.count))
      return texts + Array(repeating: "", count: values.count - texts.count)
    }
    for result in results {
      let context =
        switch result.side {
        case .left: "Left"
        case .right: "Right"
        case .both: "General"
        }
      let entry = [result.name, result.description, person ?? "", context, result.unit]
      if let known = values.indices.first(where: {
        texts[0][$0] == result.name && texts[3][$0] == context
      }) {
        values[known] = Float(result.value)
        for list in lists.indices { texts[list][known] = entry[list] }
      } else {
        values.append(Float(result.value))
        for list in lists.indices { texts[list].append(entry[list]) }
      }
    }
    setCount(values.count, named: "USED", in: group)
    for (list, entries) in zip(lists, texts) {
      setTexts(entries.map { Array($0.utf8.prefix(255)) }, named: list, in: group)
    }
    setReals(values, named: "VALUES", in: group)
  }
}
