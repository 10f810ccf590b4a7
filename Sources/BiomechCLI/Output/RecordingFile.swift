// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechFormats
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// A simulated recording that is about to be written, with its truth.
struct RecordingFile {
  /// The format of the file.
  enum Format: String {
    case csv, trc

    /// The format that the extension of a path names, or `nil` for another one.
    init?(path: String) {
      let name = fileName(of: path).lowercased()
      guard let dot = name.lastIndex(of: ".") else { return nil }
      self.init(rawValue: String(name[name.index(after: dot)...]))
    }
  }

  let path: String
  let trial: SimulatedTrial
  let layout: RecordingLayout

  /// The decimals of a coordinate, or `nil` for a thousandth of a millimetre.
  var decimals: Int?

  /// Where the truth goes: beside the recording.
  var truthPath: String { stem + ".truth.csv" }

  /// Where the measurements of the subject go, where a conventional model needs them.
  var subjectPath: String { stem + ".subject.yaml" }

  private var stem: String {
    String(path.dropLast(Format(path: path).map { $0.rawValue.count + 1 } ?? 0))
  }

  /// The measurements of the subject, or `nil` where no model needs any.
  var measurements: [UInt8]? {
    guard !trial.parameters.isEmpty else { return nil }
    var text = TextBuffer()
    text.append("# What was measured on the simulated person.\n")
    func add(_ key: Subject.Key, _ name: String) {
      text.append("\(key.rawValue):\n")
      for (side, letter) in [(Side.left, "L"), (.right, "R")] {
        let value = trial.parameters[letter + name]?.first ?? .nan
        text.append("  \(side.rawValue): \(value.fixed(3))\n")
      }
    }
    add(.legLength, "LegLength")
    add(.kneeWidth, "KneeWidth")
    add(.ankleWidth, "AnkleWidth")
    let diameter = trial.parameters["MarkerDiameter"]?.first ?? .nan
    text.append("\(Subject.Key.markerDiameter.rawValue): \(diameter.fixed(1))\n")
    return text.bytes
  }

  /// The bytes of the recording.
  var bytes: [UInt8] {
    let positions = trial.recorded(in: layout)
    let decimals = decimals ?? layout.unit.decimals
    return switch Format(path: path) {
    case .trc:
      TRCWriter.bytes(
        of: MotionFile(recording: positions, unit: layout.unit), name: fileName(of: path),
        decimals: decimals)
    // Titles without a unit, as most tables have them.
    case .csv, nil:
      WideCSVWriter.bytes(of: MotionFile(recording: positions, unit: nil), decimals: decimals)
    }
  }
}

extension Console {
  /// Writes recordings and their truths, all or none; `-` is standard output, without the truth.
  func write(_ recordings: [RecordingFile]) throws(CommandFailure) {
    var files: [(path: String, bytes: [UInt8])] = []
    for recording in recordings {
      if recording.path == "-" {
        write(recording.bytes)
      } else {
        files.append((recording.path, recording.bytes))
        files.append((recording.truthPath, recording.trial.truthCSV()))
        if let measurements = recording.measurements {
          files.append((recording.subjectPath, measurements))
        }
      }
    }
    try write(files, option: "-o")
  }
}
