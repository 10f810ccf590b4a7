// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files that appear together or not at all.
///
/// Each file is written under a temporary name in its own folder and synced; then all are renamed.
/// What stood there before is kept aside until the last rename has succeeded and is put back when
/// one fails.
package struct FileTransaction {
  /// A step that could not be done.
  package struct Failure: Error, Hashable {
    package let path: String
    package let reason: SystemError
  }

  private struct Step {
    let path: String
    let temporary: String
    let aside: String
    var isWritten = false
    var isSetAside = false
    var isInPlace = false
  }

  private var steps: [Step] = []
  private var createdFolders: [String] = []

  package init() {}

  /// Writes files and removes others, all or nothing.
  ///
  /// - Parameters:
  ///   - files: The files in the order in which they are put in place.
  ///   - obsolete: The paths of files to remove; those that do not exist are passed over.
  /// - Throws: The first step that failed; everything is then as it was before.
  package static func write(
    _ files: [(path: String, bytes: [UInt8])], removing obsolete: [String] = []
  ) throws(Failure) {
    var transaction = FileTransaction()
    do {
      for file in files { try transaction.stage(file.bytes, for: file.path) }
      for path in obsolete { try transaction.remove(path) }
      for index in transaction.steps.indices { try transaction.putInPlace(index) }
    } catch {
      transaction.undo()
      throw error
    }
    transaction.finish()
  }

  // MARK: - Steps

  private mutating func stage(_ bytes: [UInt8], for path: String) throws(Failure) {
    let folder = folderName(of: path)
    try createFolder(folder)
    let name = path.dropFirst(path.hasPrefix(folder + "/") ? folder.count + 1 : 0)
    let mark = "\(getpid())"
    steps.append(
      Step(
        path: path, temporary: "\(folder)/.\(name).\(mark).new",
        aside: "\(folder)/.\(name).\(mark).old"))
    let temporary = steps[steps.count - 1].temporary
    do {
      // A process of the same number may have been killed here.
      unlink(temporary)
      let descriptor = try retrying { open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0o666) }
      steps[steps.count - 1].isWritten = true
      defer { close(descriptor) }
      try writeAll(bytes, to: descriptor)
      _ = try retrying { fsync(descriptor) }
    } catch {
      throw Failure(path: path, reason: error)
    }
  }

  /// Moves a file out of the way; it comes back if a later step fails.
  private mutating func remove(_ path: String) throws(Failure) {
    let folder = folderName(of: path)
    let name = path.dropFirst(path.hasPrefix(folder + "/") ? folder.count + 1 : 0)
    var step = Step(path: path, temporary: "", aside: "\(folder)/.\(name).\(getpid()).old")
    try setAside(&step)
    steps.insert(step, at: 0)
  }

  private mutating func putInPlace(_ index: Int) throws(Failure) {
    guard steps[index].isWritten else { return }
    try setAside(&steps[index])
    guard rename(steps[index].temporary, steps[index].path) == 0 else {
      throw Failure(path: steps[index].path, reason: SystemError())
    }
    steps[index].isInPlace = true
    // The rename itself must survive a power cut before the next one, or the file that says what
    // the folder holds could come first.
    let next = index + 1
    if next == steps.count || next == steps.count - 1 { sync(folderName(of: steps[index].path)) }
  }

  private func setAside(_ step: inout Step) throws(Failure) {
    var information = stat()
    guard lstat(step.path, &information) == 0 else { return }
    guard information.st_mode & S_IFMT != S_IFDIR else {
      throw Failure(path: step.path, reason: SystemError(EISDIR))
    }
    guard rename(step.path, step.aside) == 0 else {
      throw Failure(path: step.path, reason: SystemError())
    }
    step.isSetAside = true
  }

  // MARK: - Both ends

  private func undo() {
    for step in steps.reversed() {
      if step.isInPlace { unlink(step.path) }
      if step.isWritten && !step.isInPlace { unlink(step.temporary) }
      if step.isSetAside { rename(step.aside, step.path) }
    }
    for folder in createdFolders.reversed() { rmdir(folder) }
  }

  private func finish() {
    for step in steps where step.isSetAside { unlink(step.aside) }
  }

  private mutating func createFolder(_ path: String) throws(Failure) {
    var information = stat()
    if stat(path, &information) == 0 {
      guard information.st_mode & S_IFMT == S_IFDIR else {
        throw Failure(path: path, reason: SystemError(ENOTDIR))
      }
      return
    }
    let parent = folderName(of: path)
    if parent != path { try createFolder(parent) }
    guard mkdir(path, 0o777) == 0 else {
      // Another process may have made it between the two calls.
      if errno == EEXIST { return }
      throw Failure(path: path, reason: SystemError())
    }
    createdFolders.append(path)
  }

  private func sync(_ folder: String) {
    let descriptor = open(folder, O_RDONLY)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// The folder part of a path: `.` for a bare name, `/` at the root.
package func folderName(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  let folder = path[..<slash]
  return folder.isEmpty ? "/" : String(folder)
}
