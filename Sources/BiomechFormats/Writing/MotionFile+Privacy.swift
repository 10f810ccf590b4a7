// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension MotionFile {
  /// The recording without the names of people and without folders.
  ///
  /// What stands before the last colon of a marker or signal is the name of a person. It is left out
  /// where that leaves every name different; with several people it becomes `subject1`, `subject2`
  /// and so on, in the order of the file.
  public var withoutNames: MotionFile {
    var copy = self
    copy.people = []
    copy.path =
      path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? path
    let numbers = (names + signals.map(\.name)).map { MarkerLabel($0).person }
      .reduce(into: [String: Int]()) { numbers, person in
        if !person.isEmpty && numbers[person] == nil { numbers[person] = numbers.count }
      }
    guard !numbers.isEmpty else { return copy }

    let isUnique =
      Set(names.map { MarkerLabel($0).marker }).count == names.count
      && Set(signals.map { MarkerLabel($0.name).marker }).count
        == Set(signals.map(\.name)).count
    func renamed(_ name: String) -> String {
      let label = MarkerLabel(name)
      guard let number = numbers[label.person], !isUnique else { return label.marker }
      return "subject\(number + 1):\(label.marker)"
    }
    copy.names = names.map(renamed)
    for index in signals.indices { copy.signals[index].name = renamed(signals[index].name) }
    for index in forcePlates.indices {
      copy.forcePlates[index].channels = forcePlates[index].channels.map(renamed)
    }
    copy.parameters = Dictionary(
      parameters.map { (renamed($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    return copy
  }
}
