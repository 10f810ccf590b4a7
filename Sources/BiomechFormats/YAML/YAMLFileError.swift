// SPDX-License-Identifier: Apache-2.0

/// A reason why `subject.yaml` could not be read, and where.
public typealias SubjectFileError = YAMLFileError

/// A reason why a marker map could not be read, and where.
public typealias MarkerMapError = YAMLFileError

/// A reason why a YAML file that a person wrote could not be read, and where.
public struct YAMLFileError: Error, Hashable, Sendable {
  /// What is wrong with the file.
  @nonexhaustive
  public enum Reason: Hashable, Sendable {
    /// Nothing in the file but comments.
    case empty
  }

  public var path: String
  public var line: Int?
  public var reason: Reason

  public init(path: String, line: Int?, reason: Reason) {
    self.path = path
    self.line = line
    self.reason = reason
  }
}
