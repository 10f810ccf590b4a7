// SPDX-License-Identifier: Apache-2.0

/// A reason why the results of an earlier run could not be read, and where.
public struct ResultReadingError: Error, Hashable {
  /// The kind of a problem; the raw value is the word for `biomech explain`.
  public enum Code: String, Sendable, CaseIterable {
    case unreadable = "results-unreadable"
    case noResults = "no-results"
    case damagedTable = "damaged-table"
  }

  public var code: Code
  public var path: String

  /// The line of the file, counted from 1; `nil` where the problem is the whole of it.
  public var line: Int?

  /// What is wrong, with the value.
  public var problem: String

  /// What to do.
  public var hint: String

  init(_ code: Code, path: String, line: Int? = nil, _ problem: String, hint: String) {
    self.code = code
    self.path = path
    self.line = line
    self.problem = problem
    self.hint = hint
  }
}

extension ResultReadingError: CustomStringConvertible {
  public var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    return "\(place): \(problem) [\(code.rawValue)]\n  hint: \(hint)"
  }
}
