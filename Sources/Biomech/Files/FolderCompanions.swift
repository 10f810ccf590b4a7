// SPDX-License-Identifier: Apache-2.0

public import BiomechFormats

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files in the folder of a file that is read.
public struct FolderCompanions: CompanionFiles {
  private let folder: String

  /// Looks in the folder of a file.
  ///
  /// - Parameter path: The file; `nil` comes back for standard input, which lies in no folder.
  public init?(besideFile path: String) {
    guard path != "-" else { return nil }
    folder = folderName(of: path)
  }

  /// Opens a file of the folder.
  ///
  /// - Parameter name: The name of the file; one that would lead out of the folder finds nothing.
  /// - Returns: Its bytes, or `nil` when there is no such file.
  /// - Throws: `ByteSourceError` when it is there and cannot be read.
  public func open(_ name: String) throws(ByteSourceError) -> (any ByteSource)? {
    guard !name.isEmpty, name != ".", name != "..",
      !name.utf8.contains(where: { $0 == 0x2F || $0 == 0 })
    else { return nil }
    let path = "\(folder)/\(name)"
    var information = stat()
    guard stat(path, &information) == 0 else {
      if errno == ENOENT || errno == ENAMETOOLONG { return nil }
      throw ByteSourceError(message: SystemError().description)
    }
    // A pipe of that name would wait for a writer for ever.
    guard information.st_mode & S_IFMT == S_IFREG else {
      throw ByteSourceError(message: "it is no file")
    }
    do { return OwnedFileSource(try openForReading(path)) } catch {
      throw ByteSourceError(message: error.description)
    }
  }
}

/// The bytes of a file that is closed when nobody holds the source any more.
private struct OwnedFileSource: ByteSource {
  /// A class, because only a class is told of its end.
  private final class Owner {
    let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit { close(descriptor) }
  }

  private let owner: Owner

  init(_ descriptor: Int32) { owner = Owner(descriptor) }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    var source = FileDescriptorSource(owner.descriptor)
    return try source.read(into: buffer)
  }
}
