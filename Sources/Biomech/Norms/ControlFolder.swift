// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
public import BiomechMotion

/// The recordings of a control group: a folder that holds a folder for each subject.
///
/// In the folder of a subject every motion file is a trial. One whose name has `static`, `standing` or
/// `neutral` in it, or begins with `cal`, calibrates the model; `subject.yaml`, or else the only YAML
/// file, is about the person. A session of OpenCap is understood as it is.
public struct ControlFolder: Sendable {
  /// The files of one subject.
  public struct Member: Hashable, Sendable {
    /// The name of the folder.
    public var name: String

    /// The motion files but for the static one.
    public var trials: [String]

    /// The static trial, or `nil`.
    public var calibration: String?

    /// The file about the person, or `nil`.
    public var subject: String?

    /// What else is known about the person.
    public var known = Subject()
  }

  public let path: String

  /// By name.
  public let members: [Member]

  /// The extensions of motion files.
  static let extensions: Set<String> = ["c3d", "csv", "trc", "tsv"]

  /// The ends of names of files that belong to another one: the truth of a simulated recording, and the
  /// tables beside a recording of Motion-BIDS.
  private static let companions = [".truth.csv", "_channels.tsv", "_events.tsv"]

  /// Looks into a folder.
  ///
  /// - Parameter path: The folder.
  /// - Throws: ``InputError`` for a folder that cannot be read, for motion files that stand beside the
  ///   subjects instead of in their folders, and for a subject without one.
  public init(contentsOf path: String) throws(InputError) {
    var folder = path
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    self.path = folder
    let names = try Self.names(in: folder)
    if let stray = names.first(where: Self.isRecording),
      !OpenCapFolder.isFolder("\(folder)/\(stray)")
    {
      throw .cannotRead(
        path: "\(folder)/\(stray)",
        reason:
          "it stands beside the folders of the subjects, and whose it is nobody knows; put the "
          + "files of each subject into a folder of their own")
    }
    var members: [Member] = []
    for name in names where OpenCapFolder.isFolder("\(folder)/\(name)") {
      members.append(try Self.member(name, in: "\(folder)/\(name)"))
    }
    self.members = members
  }

  private static func member(
    _ name: String, in folder: String
  ) throws(InputError) -> Member {
    let names = try names(in: folder)
    if names.contains(OpenCapFolder.metadataName) {
      let session = try OpenCapFolder(contentsOf: folder)
      return Member(
        name: name, trials: session.trials.map(\.markers), calibration: session.neutral?.markers,
        known: session.subject)
    }
    var recordings = names.filter(isRecording)
    let calibration = recordings.firstIndex(where: isStatic).map { recordings.remove(at: $0) }
    guard !recordings.isEmpty else {
      throw .cannotRead(
        path: folder,
        reason: calibration == nil
          ? "there is no motion file in it" : "there is no trial beside the static one in it")
    }
    let descriptions = names.filter { ["yaml", "yml"].contains(fileExtension(of: $0)) }
    let subject = descriptions.first { $0 == "subject.yaml" }
    if subject == nil, descriptions.count > 1 {
      throw .cannotRead(
        path: folder,
        reason:
          "which of \(descriptions.joined(separator: ", ")) is about the person is not clear; "
          + "name one 'subject.yaml'")
    }
    return Member(
      name: name, trials: recordings.map { "\(folder)/\($0)" },
      calibration: calibration.map { "\(folder)/\($0)" },
      subject: (subject ?? descriptions.first).map { "\(folder)/\($0)" })
  }

  private static func names(in folder: String) throws(InputError) -> [String] {
    do { return try fileNames(in: folder) } catch {
      throw .cannotRead(path: folder, reason: error.description)
    }
  }

  private static func isRecording(_ name: String) -> Bool {
    extensions.contains(fileExtension(of: name)) && !companions.contains { name.hasSuffix($0) }
  }

  private static func isStatic(_ name: String) -> Bool {
    let word = name.lowercased()
    return word.hasPrefix("cal")
      || ["static", "standing", "neutral"].contains { word.contains($0) }
  }
}

/// The letters behind the last full stop of a file name, in lower case.
private func fileExtension(of name: String) -> String {
  name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
}
