// SPDX-License-Identifier: Apache-2.0

/// A reason why results could not be written, and where.
public struct ResultFolderError: Error, Hashable {
  /// What is wrong with the folder.
  @nonexhaustive public enum Reason: Hashable, Sendable {
    case notAFolder

    /// The system refused; its words.
    case cannotWrite(String)

    /// The folder holds the results of another run; which, in words.
    case anotherRun(String)

    /// The folder has a `run.json` that this program did not write.
    case unknownManifest

    /// A file of that name stands in the folder and belongs to no run.
    case foreignFile(String)
  }

  /// The kind of a problem; the raw value is the word for `biomech explain`.
  public enum Code: String, Sendable, CaseIterable {
    case notAFolder = "not-a-folder"
    case folderNotWritable = "folder-not-writable"
    case anotherRun = "another-run"
    case foreignFile = "foreign-file"
  }

  public var path: String
  public var reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}

extension ResultFolderError: CustomStringConvertible {
  public var description: String { "\(path): \(problem) [\(code.rawValue)]\n  hint: \(hint)" }

  /// The kind of the problem.
  public var code: Code {
    switch reason {
    case .notAFolder: .notAFolder
    case .cannotWrite: .folderNotWritable
    case .anotherRun, .unknownManifest: .anotherRun
    case .foreignFile: .foreignFile
    }
  }

  private var problem: String {
    switch reason {
    case .notAFolder: "this is a file, and the results need a folder"
    case .cannotWrite(let words): "cannot be written: \(words)"
    case .anotherRun(let which): "the folder holds \(which)"
    case .unknownManifest: "the folder has a 'run.json' that this program cannot read"
    case .foreignFile(let name): "the folder has a file '\(name)' that no run of this program wrote"
    }
  }

  private var hint: String {
    switch reason {
    case .notAFolder: "name another folder with -o"
    case .cannotWrite: "name a folder with -o that you may write to; nothing was changed"
    case .anotherRun, .unknownManifest, .foreignFile:
      "name another folder with -o, or pass --force to replace what is there"
    }
  }
}
