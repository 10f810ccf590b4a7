// SPDX-License-Identifier: Apache-2.0

public import BiomechReport

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folder that the files of one run go to.
///
/// Files are put in place all together or not at all, `run.json` last; a folder with the files of
/// another run is not touched unless the caller says so.
public struct ResultFolder: Sendable {
  /// What to do with a folder that holds something else.
  public enum Existing: Sendable {
    case refuseAnotherRun, replace
  }

  public let path: String
  public let existing: Existing

  /// Names a folder that exists or can be created.
  ///
  /// - Parameters:
  ///   - path: The folder; it need not exist yet.
  ///   - existing: What to do when it holds another run.
  /// - Throws: When the path is no folder, or the folder cannot be created or written to.
  public init(path: String, existing: Existing = .refuseAnotherRun) throws(ResultFolderError) {
    var trimmed = path
    while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed.removeLast() }
    self.path = trimmed
    self.existing = existing
    try checkThatFilesCanBeCreated(in: trimmed)
  }

  /// Checks that the folder does not hold another run.
  ///
  /// - Parameter run: The run that is about to be written.
  /// - Throws: When the folder holds another run, and such a folder is refused.
  public func check(for run: RunManifest) throws(ResultFolderError) {
    guard existing == .refuseAnotherRun, let bytes = contents(of: RunManifest.fileName) else {
      return
    }
    guard let found = RunManifest(json: bytes) else {
      throw ResultFolderError(path: path, reason: .unknownManifest)
    }
    guard found.isSameRun(as: run) else {
      throw ResultFolderError(path: path, reason: .anotherRun(difference(of: found, to: run)))
    }
  }

  /// Writes the files of a run and says in `run.json` what the folder holds.
  ///
  /// Files that a former run left in the folder, and that this run does not write, are removed.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - run: The run that made them.
  /// - Throws: When the folder holds something else or a file cannot be written; the folder is then
  ///   as it was before.
  public func write(_ files: [ReportFile], of run: RunManifest) throws(ResultFolderError) {
    try check(for: run)
    let former = contents(of: RunManifest.fileName).flatMap { RunManifest(json: $0) }
    let owned = Set(former?.files.map(\.name) ?? [])
    if existing == .refuseAnotherRun {
      for file in files where !owned.contains(file.name) && contents(of: file.name) != nil {
        throw ResultFolderError(path: path, reason: .foreignFile(file.name))
      }
    }

    var manifest = run
    manifest.files = files.map { RunManifest.Output(name: $0.name, bytes: $0.bytes.count) }
    let written = Set(files.map(\.name))
    // The former run.json goes first: what it says stops being true with the first new file.
    let obsolete =
      [RunManifest.fileName] + owned.subtracting(written).filter(isPlainFileName).sorted()
    do {
      try FileTransaction.write(
        files.map { ("\(path)/\($0.name)", $0.bytes) }
          + [("\(path)/\(RunManifest.fileName)", manifest.json)],
        removing: obsolete.map { "\(path)/\($0)" })
    } catch {
      throw ResultFolderError(path: error.path, reason: .cannotWrite(error.reason.description))
    }
  }

  /// The bytes of a file of the folder, or `nil` when there is none that can be read.
  private func contents(of name: String) -> [UInt8]? {
    try? readWholeFile("\(path)/\(name)")
  }

  /// Says in words what differs between two runs.
  private func difference(of found: RunManifest, to run: RunManifest) -> String {
    let inputs = found.inputs.filter { $0.role == .trial }.map { "'\($0.name)'" }
    guard found.recordings == run.recordings else {
      return inputs.isEmpty ? "other inputs" : "the run of \(inputs.joined(separator: ", "))"
    }
    return "a run of the same inputs with other options"
  }
}

/// Whether a name from a `run.json` stays inside the folder.
private func isPlainFileName(_ name: String) -> Bool {
  !name.isEmpty && name != "." && name != ".." && !name.contains("/") && !name.contains("\0")
}

/// Checks that a folder exists and can be written to, or that it can be created.
package func checkThatFilesCanBeCreated(in folder: String) throws(ResultFolderError) {
  var candidate = folder
  var information = stat()
  while stat(candidate, &information) != 0 {
    guard errno == ENOENT, folderName(of: candidate) != candidate else {
      throw ResultFolderError(path: folder, reason: .cannotWrite(SystemError().description))
    }
    candidate = folderName(of: candidate)
  }
  guard information.st_mode & S_IFMT == S_IFDIR else {
    throw ResultFolderError(path: candidate, reason: .notAFolder)
  }
  guard access(candidate, W_OK | X_OK) == 0 else {
    throw ResultFolderError(path: folder, reason: .cannotWrite(SystemError().description))
  }
}
