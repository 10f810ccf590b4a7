// SPDX-License-Identifier: Apache-2.0

/// A reason why a LAPACK routine gave no result.
public enum LinearAlgebraError: Error, Hashable {
  /// The routine did not converge or its matrix was not positive definite; `code` is its `info`.
  case notSolvable(routine: String, code: Int)

  init(routine: String, code: Int32) { self = .notSolvable(routine: routine, code: Int(code)) }
}

extension LinearAlgebraError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notSolvable(let routine, let code):
      "LAPACK's \(routine) found no solution (info = \(code))"
    }
  }
}
