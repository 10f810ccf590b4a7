// SPDX-License-Identifier: Apache-2.0

/// A reason why a file of norms, or the basis of a gait index, cannot be used.
public struct NormsError: Error, Hashable, Sendable {
  /// What is wrong.
  @nonexhaustive public enum Reason: Hashable, Sendable {
    /// The system does not let the file be read; its words.
    case unreadable(String)

    /// Text that is not JSON, in the words of the reader.
    case notJSON(String)

    /// A document of another kind; `nil` where it does not say which.
    case notNorms(schema: String?)

    /// A value that every file of norms needs.
    case missing(String)

    /// A value that is not what its place needs.
    case unexpected(key: String, value: String, expected: String)

    /// A word that stands for no variable or measure of this program.
    case unknownName(key: String, String, closest: String?)

    /// A curve that does not have 101 values.
    case wrongLength(key: String, count: Int)

    /// A curve without a number at some percent.
    case notANumber(key: String, percent: Int)

    /// A standard deviation that no group has: zero, negative or beyond all bounds.
    case impossibleDeviation(key: String, value: Double)

    /// A variable whose positive direction is another one here.
    case wrongSign(key: String, found: String, expected: String)

    /// A curve that stands there twice.
    case duplicate(String)

    /// A line of a basis that cannot be understood.
    case basisLine(Int, String)

    /// A basis of another size, or one that is not orthonormal.
    case basis(String)

    /// Norms that do not speak about what is analysed.
    case mismatch(NormsMismatch)
  }

  /// The kind of a problem; the raw value is the word for `biomech explain`.
  public enum Code: String, Sendable, CaseIterable {
    case unreadable = "norms-unreadable"
    case notNorms = "not-norms"
    case content = "norms-content"
    case sign = "norms-sign"
    case mismatch = "norms-mismatch"
    case basis = "gdi-basis"
  }

  public var path: String
  public var reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// The kind of the problem.
  public var code: Code {
    switch reason {
    case .unreadable: .unreadable
    case .notJSON, .notNorms: .notNorms
    case .missing, .unexpected, .unknownName, .wrongLength, .notANumber, .impossibleDeviation,
      .duplicate:
      .content
    case .wrongSign: .sign
    case .basisLine, .basis: .basis
    case .mismatch: .mismatch
    }
  }
}

extension NormsError: CustomStringConvertible {
  public var description: String {
    var place = path
    if case .basisLine(let line, _) = reason { place += ":\(line)" }
    return "\(place): \(problem) [\(code.rawValue)]\n  hint: \(hint)"
  }

  private var problem: String {
    switch reason {
    case .unreadable(let words): "cannot be read: \(words)"
    case .notJSON(let words): "this is not JSON: \(words)"
    case .notNorms(let schema):
      schema.map { "the schema is '\($0)', not '\(Self.schema)'" }
        ?? "there is no 'schema', so these are no norms"
    case .missing(let key): "'\(key)' is missing"
    case .unexpected(let key, let value, let expected): "'\(key)' is '\(value)', not \(expected)"
    case .unknownName(let key, let name, _): "'\(key)' names '\(name)', which is unknown here"
    case .wrongLength(let key, let count): "'\(key)' has \(count) values, not 101"
    case .notANumber(let key, let percent): "'\(key)' has no number at \(percent) %"
    case .impossibleDeviation(let key, let value):
      "'\(key)' has the standard deviation '\(value)', which no group has"
    case .wrongSign(let key, let found, let expected):
      "'\(key)' is positive for '\(found)'; here it is positive for '\(expected)'"
    case .duplicate(let key): "'\(key)' stands there twice"
    case .basisLine(_, let words), .basis(let words): words
    case .mismatch(let mismatch): mismatch.reason
    }
  }

  private var hint: String {
    switch reason {
    case .unreadable: "check the name and that you may read the file"
    case .notJSON, .notNorms: "norms are made by 'biomech norms build'"
    case .unknownName(_, _, let closest?): "did you mean '\(closest)'?"
    case .missing, .unexpected, .unknownName, .wrongLength, .notANumber, .impossibleDeviation,
      .duplicate:
      "build the norms anew with 'biomech norms build'"
    case .wrongSign: "turn the sign of the curve, or build the norms anew with this program"
    case .basisLine, .basis: "see 'biomech explain gdi-basis' for the layout of the file"
    case .mismatch(let mismatch): mismatch.hint
    }
  }

  /// The schema of a file of norms.
  public static let schema = "biomech.norms/1"
}
