// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion

/// Bytes that may be anything, and what must hold when a reader gets them.
///
/// The fuzzer and the test that replays its inputs both ask here, so that they demand the same.
struct HostileInput {
  var bytes: [UInt8]

  /// What reads it: the word of a ``BiomechFormats/FileFormat``, `map`, `subject`, `rules`, `any` for the
  /// format that the content tells, or `writing` for that and all writers.
  var reader: String

  /// How many ways of asking there are; see ``complaint(way:)``.
  static let ways = 4

  /// Reads the bytes, and says what is wrong with the outcome.
  ///
  /// - Parameter way: Which options are given, from 0 to ``ways`` − 1.
  /// - Returns: A sentence, or `nil` when the file was read, or refused with words that may be
  ///   shown.
  func complaint(way: Int) -> String? {
    switch reader {
    case "map":
      outcome { () throws(MarkerMapError) in _ = try readMarkerMap(path: "t", bytes: bytes) }
    case "subject":
      outcome { () throws(SubjectFileError) in _ = try readSubject(path: "t", bytes: bytes) }
    case "rules":
      outcome { () throws(ClinicRulesError) in
        _ = try readClinicRules(path: "t", bytes: bytes, vocabulary: Self.vocabulary)
      }
    default: complaintOfMotion(way: way)
    }
  }

  /// Some of the codes of the program, which the layer of formats does not know.
  private static let vocabulary = RuleVocabulary(
    rules: ["RL00", "RL04", "RL15", "RL21", "RL22"],
    measures: ["fppa_peak", "less_total", "knee_flexion_peak"], exercises: ["EX12", "EX33"],
    adjuncts: ["AD08"], taken: ["RF02", "TH36"])

  private func complaintOfMotion(way: Int) -> String? {
    var options = ReadOptions()
    if way != 2 { options.format = FileFormat(rawValue: reader) }
    if way != 1 { options.rate = 100 }
    if way == 3 {
      options.labels = ["LASI", "RASI", "LPSI", "RPSI", "LKNE", "RKNE"]
      options.zeroIsMissing = .no
    }
    let parts = bytes.split(separator: 0, maxSplits: 4, omittingEmptySubsequences: false)
    let isFolder = reader == FileFormat.motionBIDS.rawValue
    let companions = CompanionBytes(files: isFolder ? parts.dropFirst().map(Array.init) : [])
    let own = isFolder ? Array(parts[0]) : bytes
    let path = isFolder ? CompanionBytes.motion : "t"
    // An error in a file beside the recording names that file.
    let start = isFolder ? CompanionBytes.base : path

    do throws(MarkerFileError) {
      let file = try readMotionFile(
        path: path, from: MemorySource(own), options: options, companions: companions)
      if let complaint = Self.complaint(about: file) { return complaint }
      if reader == "writing" { return Self.complaint(aboutWriting: file) }
      // Looking for landmarks takes most of the time, so not every input goes through it.
      if way == 3 { return file.format == .c3d ? Self.complaint(aboutAddingTo: own, file) : nil }
    } catch {
      return Self.complaint(aboutWords: error.description, path: start)
    }
    do throws(MarkerFileError) {
      let trial = try readTrial(
        named: "t", path: path, from: MemorySource(own), options: options, companions: companions)
      return Self.complaint(about: trial)
    } catch {
      return Self.complaint(aboutWords: error.description, path: start)
    }
  }

  private func outcome<Problem: Error & CustomStringConvertible>(
    of read: () throws(Problem) -> Void
  ) -> String? {
    do throws(Problem) {
      try read()
      return nil
    } catch {
      return Self.complaint(aboutWords: error.description, path: "t")
    }
  }
}

// MARK: - What must hold

extension HostileInput {
  /// The words of an error begin with the path, and hold nothing that a terminal would obey.
  static func complaint(aboutWords words: String, path: String) -> String? {
    if !words.hasPrefix(path) { return "the error does not begin with the path: \(words)" }
    if words.count > 4000 { return "the error has \(words.count) characters" }
    let isUnfit = words.unicodeScalars.contains {
      $0.properties.generalCategory == .control && $0 != "\n"
    }
    return isUnfit ? "the error holds control characters: \(words.debugDescription)" : nil
  }

  private static func complaint(about file: MotionFile) -> String? {
    if file.frameCount < 0 || file.coordinates.count != file.names.count * 3 * file.frameCount {
      return "\(file.coordinates.count) coordinates of \(file.names.count) markers"
    }
    if Set(file.names).count != file.names.count { return "a name stands twice" }
    if !(file.rate > 0 && file.rate.isFinite) { return "the rate is \(file.rate)" }
    if !file.startTime.isFinite { return "the start is at \(file.startTime)" }
    return complaint(
      aboutColumns: file.coordinates, count: file.names.count, frames: file.frameCount, limit: 1e6)
  }

  private static func complaint(about trial: Trial) -> String? {
    let trajectories = trial.trajectories
    for marker in trajectories.markers.indices {
      for frame in 0..<trajectories.frameCount {
        let position = trajectories.position(ofMarkerAt: marker, frame: frame)
        guard position.isMissing || position.length < 1e10 else { return "a marker at \(position)" }
      }
    }
    return nil
  }

  /// A sample is a position within a limit, or missing in all three coordinates.
  private static func complaint(
    aboutColumns columns: [Double], count: Int, frames: Int, limit: Double
  ) -> String? {
    for marker in 0..<count {
      let x = marker * 3 * frames
      for frame in x..<x + frames {
        let sample = (columns[frame], columns[frame + frames], columns[frame + 2 * frames])
        let isMissing = sample.0.isNaN && sample.1.isNaN && sample.2.isNaN
        let reach = sample.0.magnitude + sample.1.magnitude + sample.2.magnitude
        guard isMissing || reach < limit else { return "marker \(marker) at \(sample)" }
      }
    }
    return nil
  }
}

/// The files beside a Motion-BIDS recording, in memory.
private struct CompanionBytes: CompanionFiles {
  static let base = "sub-1_task-stand_tracksys-1_"
  static let motion = base + "motion.tsv"
  private static let names = [
    "channels.tsv", "motion.json", "channels.json", "events.tsv",
  ]

  var files: [[UInt8]]

  func open(_ name: String) throws(ByteSourceError) -> (any ByteSource)? {
    let place = Self.names.firstIndex { name == Self.base + $0 }
    guard let place, files.indices.contains(place) else { return nil }
    return MemorySource(files[place])
  }
}
