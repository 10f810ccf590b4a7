// SPDX-License-Identifier: Apache-2.0

extension MeasureKind {
  /// The measure with an id as tables have it, those that compare the sides included.
  ///
  /// - Parameter id: The word, such as `knee_flexion_peak` or `knee_flexion_peak_difference`.
  /// - Returns: The measure, or `nil` for a word that this version does not know.
  public static func named(_ id: String) -> MeasureKind? {
    if let kind = byID[id] { return kind }
    for (suffix, derived) in derivations where id.hasSuffix(suffix) {
      if let kind = byID[String(id.dropLast(suffix.count))] { return derived(kind) }
    }
    return nil
  }

  /// Whether it compares the sides, by their difference or by their ratio.
  public var comparesSides: Bool {
    Self.derivations.contains { suffix, _ in id.hasSuffix(suffix) }
  }

  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })

  private static let derivations: [(String, @Sendable (MeasureKind) -> MeasureKind)] = [
    ("_difference", { .difference(of: $0) }), ("_lsi", { .limbSymmetry(of: $0) }),
    ("_si", { .symmetryIndex(of: $0) }),
  ]
}
