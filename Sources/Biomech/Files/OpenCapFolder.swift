// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A session of OpenCap as it is downloaded: a folder with `sessionMetadata.yaml` and the markers of
/// each trial in `MarkerData`.
public struct OpenCapFolder: Sendable {
  /// One trial of the session.
  public struct Recording: Hashable, Sendable {
    /// The name of the trial.
    public var name: String

    /// The path of its markers (TRC).
    public var markers: String

    /// The path of the angles that OpenCap computed (MOT), where they are there.
    public var kinematics: String?
  }

  /// The path of the folder.
  public let path: String

  /// The trials with movement, by name.
  public let trials: [Recording]

  /// The trial in which the person stands still, to calibrate the model.
  public let neutral: Recording?

  /// The person: height, mass and sex.
  public let subject: Subject

  /// The path of the file about the person.
  public var metadata: String { "\(path)/\(Self.metadataName)" }

  /// The key of that file's bytes.
  public let metadataKey: String

  static let metadataName = "sessionMetadata.yaml"

  /// Whether a path is that of a folder.
  public static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return path != "-" && stat(path, &information) == 0
      && information.st_mode & S_IFMT == S_IFDIR
  }

  /// Looks into a folder.
  ///
  /// - Parameter path: The folder.
  /// - Throws: ``InputError`` when it is no session of OpenCap, or has no trial.
  public init(contentsOf path: String) throws(InputError) {
    var folder = path
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    self.path = folder
    let metadata = "\(folder)/\(Self.metadataName)"
    let bytes: [UInt8]
    do { bytes = try readWholeFile(metadata) } catch {
      throw .cannotRead(
        path: path,
        reason: error.isAboutAbsence
          ? "is a directory, but not a session of OpenCap: there is no '\(Self.metadataName)' in it"
          : "\(Self.metadataName): \(error.description)")
    }
    var key = ContentKey()
    bytes.withUnsafeBytes { key.update(with: $0) }
    metadataKey = key.hexadecimal
    do { subject = try readOpenCapMetadata(path: metadata, bytes: bytes) } catch {
      throw .configurationFile(error)
    }

    let names: [String]
    do { names = try fileNames(in: "\(folder)/MarkerData") } catch {
      throw .cannotRead(path: "\(folder)/MarkerData", reason: error.description)
    }
    var recordings = names.filter { $0.lowercased().hasSuffix(".trc") }.map { file in
      let name = trialName(ofFile: file)
      let kinematics = "\(folder)/OpenSimData/Kinematics/\(name).mot"
      var information = stat()
      return Recording(
        name: name, markers: "\(folder)/MarkerData/\(file)",
        kinematics: stat(kinematics, &information) == 0 ? kinematics : nil)
    }
    guard !recordings.isEmpty else {
      throw .cannotRead(
        path: "\(folder)/MarkerData", reason: "there is no TRC file in it")
    }
    neutral = recordings.firstIndex { Self.isNeutral($0.name) }.map { recordings.remove(at: $0) }
    trials = recordings
  }

  /// OpenCap calls the standing trial 'neutral'; laboratories that use its layout call it 'static'.
  private static func isNeutral(_ name: String) -> Bool {
    let word = name.lowercased()
    return word.hasPrefix("neutral") || word.hasPrefix("static")
  }
}

/// The names of what is in a folder, in order, hidden ones left out.
func fileNames(in folder: String) throws(SystemError) -> [String] {
  guard let directory = opendir(folder) else { throw SystemError() }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(
        to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)
      ) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}
