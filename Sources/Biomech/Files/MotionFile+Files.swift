// SPDX-License-Identifier: Apache-2.0

public import BiomechFormats

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension MotionFile {
  /// Reads what a motion file holds, without understanding it.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input. Files that belong to it are looked for beside it.
  ///   - options: What the user knows better than the file.
  /// - Throws: ``InputError`` with the place and a hint.
  public init(contentsOf path: String, options: ReadOptions = ReadOptions()) throws(InputError) {
    let descriptor: Int32
    do { descriptor = try openForReading(path) } catch {
      throw .cannotRead(path: path, reason: error.description)
    }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    do {
      self = try readMotionFile(
        path: path, from: FileDescriptorSource(descriptor), options: options,
        companions: FolderCompanions(besideFile: path))
    } catch {
      throw .markerFile(error)
    }
  }
}
