// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The results of earlier runs, read for a comparison.
public struct RecordedSessions: Sendable {
  public var sessions: [SessionRecord]

  /// What could not be read; the sessions beside it are complete.
  public var failures: [ResultReadingError]

  /// Reads results.
  ///
  /// - Parameter path: A folder of `analyze -o`, its `summary.csv` or `measures.csv`, or a folder
  ///   with many such folders below it.
  /// - Throws: ``ResultReadingError`` when the path cannot be read or holds no results. Below a
  ///   folder of many, what cannot be read is among the failures instead.
  public init(at path: String) throws(ResultReadingError) {
    sessions = []
    failures = []
    guard try kind(of: path) == .folder else {
      sessions = try SessionRecord.sessions(inTable: path)
      return
    }
    if let table = tableOfMeasures(in: path) {
      sessions = try SessionRecord.sessions(inFolder: path, table: table)
      return
    }
    for folder in try resultFolders(below: path, depth: 0) {
      do {
        sessions += try SessionRecord.sessions(inFolder: folder.path, table: folder.table)
      } catch {
        failures.append(error)
      }
    }
    guard !sessions.isEmpty || !failures.isEmpty else {
      throw ResultReadingError(
        .noResults, path: path, "there are no results in this folder or below it",
        hint: "name the folder that 'biomech analyze -o' wrote, or one that holds such folders")
    }
  }
}

extension SessionRecord {
  /// The sessions in a `summary.csv` or `measures.csv`.
  fileprivate static func sessions(
    inTable path: String
  ) throws(ResultReadingError) -> [SessionRecord] {
    try sessions(inTable: contents(of: path), path: path)
  }

  /// The sessions in the bytes of a `summary.csv` or `measures.csv`.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - path: The path for messages; nothing is opened.
  /// - Returns: The sessions, in the order of the table.
  /// - Throws: ``ResultReadingError`` with the line.
  package static func sessions(
    inTable bytes: [UInt8], path: String
  ) throws(ResultReadingError) -> [SessionRecord] {
    let table = try ResultTable(bytes, path: path)
    let measures: [(SessionName, MeasureRecord)]
    var remarks: [String] = []
    if table.has(ResultTable.summaryColumns) {
      measures = try table.summaries()
    } else if table.has(ResultTable.measureColumns) {
      measures = try table.measures()
      remarks = [
        "measures.csv does not tell which part of U95 repetitions share, so all of it counts as "
          + "shared: the minimal detectable change is rather too large."
      ]
    } else {
      throw ResultReadingError(
        .noResults, path: path, line: 1, "this is neither a summary.csv nor a measures.csv",
        hint: "name one of these, or the folder that 'biomech analyze -o' wrote")
    }
    guard !measures.isEmpty else {
      throw ResultReadingError(
        .noResults, path: path, "the table has no row",
        hint: "the run found nothing to measure; look at its trials.csv")
    }
    var order: [SessionName] = []
    var groups: [SessionName: [MeasureRecord]] = [:]
    for (name, record) in measures {
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(record)
    }
    return order.map {
      SessionRecord(
        subject: $0.subject, session: $0.session, path: path, measures: groups[$0] ?? [],
        remarks: remarks)
    }
  }

  /// The sessions in a result folder, with what its other files tell.
  fileprivate static func sessions(
    inFolder folder: String, table: String
  ) throws(ResultReadingError) -> [SessionRecord] {
    var records = try sessions(inTable: "\(folder)/\(table)")
    let trials = try optionalTable("\(folder)/trials.csv")
    let found = try optionalTable("\(folder)/findings.csv")?.findings()
    let findings = found ?? []
    let manifest = (try? readWholeFile("\(folder)/\(RunManifest.fileName)"))
      .flatMap { RunManifest(json: $0) }
    // Typed errors do not pass through `??`, so what may be missing is asked for step by step.
    let models = try trials?.words("model")
    let recordings = try trials?.words("content_key")
    let versions = try trials?.words("tool_version")
    for index in records.indices {
      records[index].path = folder
      records[index].models = models ?? []
      records[index].recordings = Set(recordings ?? [])
      records[index].version = manifest?.toolVersion ?? (versions ?? []).joined(separator: ", ")
      records[index].settings = manifest?.settingsThatChangeMeasures ?? [:]
      let name = SessionName(subject: records[index].subject, session: records[index].session)
      records[index].findings = findings.filter { $0.0 == name }.map { $0.1 }
    }
    return records
  }
}

// MARK: - Files

private enum FileKind {
  case file, folder
}

private func kind(of path: String) throws(ResultReadingError) -> FileKind {
  var information = stat()
  guard stat(path, &information) == 0 else { throw unreadable(path, SystemError()) }
  return information.st_mode & S_IFMT == S_IFDIR ? .folder : .file
}

func isFile(_ path: String) -> Bool {
  var information = stat()
  return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
}

private func unreadable(_ path: String, _ error: SystemError) -> ResultReadingError {
  ResultReadingError(
    .unreadable, path: path, "cannot be read: \(error.description)",
    hint: "check the name and that you may read it")
}

func contents(of path: String) throws(ResultReadingError) -> [UInt8] {
  do { return try readWholeFile(path) } catch { throw unreadable(path, error) }
}

/// A table that a folder may lack.
func optionalTable(_ path: String) throws(ResultReadingError) -> ResultTable? {
  guard isFile(path) else { return nil }
  return try ResultTable(contents(of: path), path: path)
}

/// The table of a result folder that the measures are taken from, or `nil` for another folder.
private func tableOfMeasures(in folder: String) -> String? {
  ["summary.csv", "measures.csv"].first { isFile("\(folder)/\($0)") }
}

/// The result folders at any place below a folder, in the order of their names.
private func resultFolders(
  below folder: String, depth: Int
) throws(ResultReadingError) -> [(path: String, table: String)] {
  // A link that leads back up would otherwise never end.
  guard depth < 8 else { return [] }
  let names: [String]
  do { names = try fileNames(in: folder) } catch { throw unreadable(folder, error) }
  var found: [(path: String, table: String)] = []
  for name in names {
    let path = "\(folder)/\(name)"
    guard (try? kind(of: path)) == .folder else { continue }
    if let table = tableOfMeasures(in: path) {
      found.append((path, table))
    } else {
      found += (try? resultFolders(below: path, depth: depth + 1)) ?? []
    }
  }
  return found
}
