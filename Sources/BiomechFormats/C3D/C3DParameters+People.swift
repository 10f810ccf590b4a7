// SPDX-License-Identifier: Apache-2.0

extension C3DParameters {
  /// The parameters without what tells who the person is.
  ///
  /// Names go, and with them the prefixes of labels, dates of birth, numbers of patients and paths with
  /// a user's name in them. Several people keep prefixes that tell them apart: `subject1:` and so on.
  var withoutPeople: C3DParameters {
    let people = Namesakes(self)
    return C3DParameters(
      groups.map { group in
        var group = group
        let name = group.name.uppercased()
        if people.isNamed(in: group.descriptionBytes) { group.descriptionBytes = [] }
        for index in group.parameters.indices {
          group.parameters[index] = people.removed(from: group.parameters[index], of: name)
        }
        return group
      })
  }
}

/// The people of a file, and what their names are replaced by.
private struct Namesakes {
  /// The names in lower case, and the prefix of labels that takes their place.
  private var prefixes: [String: String] = [:]

  /// Names that are looked for within other texts; shorter ones stand in too many words.
  private var longNames: [[UInt8]] = []

  private static let personal: Set = ["SUBJECT", "SUBJECTS", "PATIENT"]

  /// Texts about a person that do not tell who it is.
  private static let harmless: Set = [
    "MARKER_SETS", "DISPLAY_SETS", "MODELS", "MODEL_PARAMS", "LABELS", "UNITS", "GENDER", "SEX",
    "DESCRIPTIONS",
  ]

  /// Numbers about a person that tell who it is.
  private static let identifying: Set = ["NUMBER", "ID", "DATE_OF_BIRTH", "BIRTHDATE", "BIRTHDAY"]

  init(_ parameters: C3DParameters) {
    var names = parameters.texts("SUBJECTS", "NAMES") + parameters.texts("SUBJECT", "NAME")
    names += parameters.texts("SUBJECTS", "LABEL_PREFIXES").map {
      $0.hasSuffix(":") ? String($0.dropLast()) : $0
    }
    names += parameters.texts("EVENT", "SUBJECTS") + parameters.texts("ANALYSIS", "SUBJECTS")
    names += parameters.texts("POINT", "LABELS").compactMap { label in
      label.lastIndex(of: ":").map { String(label[..<$0]) }
    }
    var order: [String] = []
    for name in names where !name.isEmpty && name.lowercased() != "subject" {
      if !order.contains(name.lowercased()) { order.append(name.lowercased()) }
    }
    for (index, name) in order.enumerated() {
      prefixes[name] = order.count == 1 ? "" : "subject\(index + 1):"
    }
    longNames = order.filter { $0.utf8.count > 3 }.map { Array($0.utf8) }
  }

  /// A parameter as it may be given away.
  func removed(from parameter: C3DParameter, of group: String) -> C3DParameter {
    var parameter = parameter
    if isNamed(in: parameter.descriptionBytes) { parameter.descriptionBytes = [] }
    let name = parameter.name.uppercased()
    let isPersonal = Self.personal.contains(group)
    guard case .characters(let bytes) = parameter.values else {
      if isPersonal, Self.identifying.contains(name) || name == "USES_PREFIXES" {
        parameter.values = parameter.values.zeroed
      }
      return parameter
    }
    guard !isPersonal || Self.harmless.contains(name) else {
      parameter.values = .characters(Array(repeating: 0x20, count: bytes.count))
      return parameter
    }
    let isLabel = group == "POINT" || group == "ANALOG"
    let fields = parameter.fields
    let texts = fields.map { replaced(C3DText.decoded($0), isLabel: isLabel) }
    guard texts != fields.map(C3DText.decoded), let given = fields.first?.count else {
      return parameter
    }
    // `subject1:` may be longer than the name was.
    let width = max(given, min(255, texts.map(\.utf8.count).max() ?? 0))
    parameter.values = .characters(texts.flatMap { C3DText.encoded($0, width: width) })
    parameter.dimensions = [width] + parameter.dimensions.dropFirst()
    return parameter
  }

  /// A text without the names in it.
  private func replaced(_ text: String, isLabel: Bool) -> String {
    if prefixes[text.lowercased()] != nil, !isLabel { return "" }
    if let colon = text.lastIndex(of: ":"), let prefix = prefixes[text[..<colon].lowercased()] {
      return prefix + text[text.index(after: colon)...]
    }
    if isLabel { return text }
    return Self.isPath(text) || isNamed(in: Array(text.utf8)) ? "" : text
  }

  /// Whether a text holds a path on somebody's disk.
  private static func isPath(_ text: String) -> Bool {
    text.contains(":\\") || text.contains("/Users/") || text.contains("/home/")
  }

  /// Whether a text holds one of the names.
  func isNamed(in text: [UInt8]) -> Bool {
    guard !longNames.isEmpty, !text.isEmpty else { return false }
    let lower = text.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return longNames.contains { lower.firstRange(of: $0) != nil }
  }
}

extension C3DParameter.Values {
  /// As many zeros.
  fileprivate var zeroed: Self {
    switch self {
    case .characters(let values): .characters(Array(repeating: 0x20, count: values.count))
    case .bytes(let values): .bytes(Array(repeating: 0, count: values.count))
    case .integers(let values): .integers(Array(repeating: 0, count: values.count))
    case .reals(let values): .reals(Array(repeating: 0, count: values.count))
    }
  }
}
