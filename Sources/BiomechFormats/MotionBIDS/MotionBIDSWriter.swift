// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Writes Motion-BIDS: the recording as one table without titles, and the files that describe it.
///
/// Positions go out in metres as POS, angles in degrees as JNTANG, other signals with one value for
/// each frame as ORNT or MISC. A missing value is `n/a`. Names of people are not written.
public enum MotionBIDSWriter {
  /// The files of a recording, for the folder ``MotionBIDSName/folder``.
  ///
  /// - Parameters:
  ///   - file: What to write.
  ///   - name: The name of the recording.
  ///   - axes: What is known about the axes of the positions; as the file declares when `nil`.
  ///   - decimals: Digits after the point, 0 to 9.
  /// - Returns: The name and the bytes of each file: `_motion.tsv`, `_motion.json`,
  ///   `_channels.tsv`, `_channels.json`, and `_events.tsv` where there are events.
  public static func files(
    of file: MotionFile, named name: MotionBIDSName, axes: DeclaredAxes? = nil, decimals: Int = 6
  ) -> [(name: String, bytes: [UInt8])] {
    let columns = MotionBIDSColumn.all(of: file)
    var files: [(name: String, bytes: [UInt8])] = [
      ("_motion.tsv", table(columns, file, decimals: decimals)),
      ("_motion.json", sidecar(columns, file, name)),
      ("_channels.tsv", channels(columns)),
      ("_channels.json", referenceFrame(axes ?? file.axes)),
    ]
    if !file.events.isEmpty { files.append(("_events.tsv", events(file))) }
    return files.map { (name.base + $0.name, $0.bytes) }
  }

  /// The `dataset_description.json` of a folder of derived data.
  ///
  /// - Parameters:
  ///   - title: The name of the data set.
  ///   - version: The version of this program.
  /// - Returns: UTF-8 text.
  public static func datasetDescription(title: String, version: String) -> [UInt8] {
    Array(
      """
      {
        "Name": \(title.jsonText),
        "BIDSVersion": "1.10.0",
        "DatasetType": "derivative",
        "GeneratedBy": [
          {"Name": "Biomech", "Version": \(version.jsonText)}
        ]
      }

      """.utf8)
  }
}

// MARK: - Files

extension MotionBIDSWriter {
  private static func table(_ columns: [MotionBIDSColumn], _ file: MotionFile, decimals: Int)
    -> [UInt8]
  {
    var text = TextBuffer(capacity: min(file.frameCount * columns.count, 1 << 26) * (decimals + 5))
    for frame in 0..<file.frameCount {
      for (index, column) in columns.enumerated() {
        if index > 0 { text.append(byte: UInt8(ascii: "\t")) }
        let value = column.values[column.values.startIndex + frame] * column.factor
        if value.isFinite { text.append(value, decimals: decimals) } else { text.append("n/a") }
      }
      text.append(byte: UInt8(ascii: "\n"))
    }
    return text.bytes
  }

  private static func channels(_ columns: [MotionBIDSColumn]) -> [UInt8] {
    var text = TextBuffer()
    text.append("name\tcomponent\ttype\ttracked_point\tunits\tplacement\treference_frame\n")
    for column in columns {
      let cells = [
        column.name.tsvCell, column.component, column.type, column.point.tsvCell,
        column.units.tsvCell, "n/a", column.isInSpace ? "global" : "n/a",
      ]
      text.append(cells.joined(separator: "\t"))
      text.append(byte: UInt8(ascii: "\n"))
    }
    return text.bytes
  }

  private static func sidecar(
    _ columns: [MotionBIDSColumn], _ file: MotionFile, _ name: MotionBIDSName
  ) -> [UInt8] {
    let types = [
      "ACCEL", "ANGACCEL", "GYRO", "JNTANG", "LATENCY", "MAGN", "MISC", "ORNT", "POS", "VEL",
    ]
    var lines = [
      "\"TaskName\": \(name.task.jsonText)",
      "\"SamplingFrequency\": \(file.rate)",
      "\"TrackingSystemName\": \(name.trackingSystem.jsonText)",
      "\"RecordingType\": \"continuous\"",
      "\"RecordingDuration\": \((Double(file.frameCount) / file.rate).short)",
      "\"MissingValues\": \"n/a\"",
      "\"MotionChannelCount\": \(columns.count)",
      "\"TrackedPointsCount\": \(Set(columns.map(\.point)).subtracting(["n/a"]).count)",
    ]
    lines += types.map { type in
      "\"\(type)ChannelCount\": \(columns.count { $0.type == type })"
    }
    return Array(("{\n  " + lines.joined(separator: ",\n  ") + "\n}\n").utf8)
  }

  /// What the axes x, y and z of the positions are, as far as it is known.
  private static func referenceFrame(_ axes: DeclaredAxes) -> [UInt8] {
    var entries = ["\"Description\": \"axes of the laboratory\""]
    if let letters = axes.spatialAxes { entries.append("\"SpatialAxes\": \"\(letters)\"") }
    if let handedness = axes.handedness {
      entries.append("\"RotationRule\": \"\(handedness.rawValue)-hand\"")
    }
    return Array(
      """
      {
        "reference_frame": {
          "LongName": "reference frame",
          "Description": "the axes along which a channel is measured",
          "Levels": {
            "global": {
              \(entries.joined(separator: ",\n        "))
            }
          }
        }
      }

      """.utf8)
  }

  private static func events(_ file: MotionFile) -> [UInt8] {
    var text = TextBuffer()
    text.append("onset\tduration\ttrial_type\n")
    for event in file.events.sorted(by: { $0.frame < $1.frame }) {
      let (frames, isTooFar) = event.frame.subtractingReportingOverflow(file.firstFrame)
      guard !isTooFar else { continue }
      text.append(Double(frames) / file.rate, decimals: 6)
      let side = event.side == .both ? "" : "\(event.side.rawValue) "
      text.append("\t0\t\((side + event.label).tsvCell)\n")
    }
    return text.bytes
  }
}

extension DeclaredAxes {
  /// The letters of BIDS for x, y and z; `_` for an axis of which nothing is known, `nil` where
  /// nothing is known at all.
  ///
  /// The third axis follows from the other two and the handedness.
  var spatialAxes: String? {
    var letters: [Character] = ["_", "_", "_"]
    if let up { letters[up.index] = up.sign > 0 ? "S" : "I" }
    if let forward, forward.index != up?.index {
      letters[forward.index] = forward.sign > 0 ? "A" : "P"
      if let up, let handedness {
        // Up × forward points left in right-handed axes.
        let left = up.vector.cross(forward.vector) * (handedness == .right ? 1 : -1)
        let axis = 3 - up.index - forward.index
        letters[axis] = left[axis] > 0 ? "L" : "R"
      }
    }
    return letters == ["_", "_", "_"] ? nil : String(letters)
  }
}

extension String {
  /// The text as a cell of a TSV: without tabs, line ends and quotes; `n/a` for an empty one.
  fileprivate var tsvCell: String {
    let text = String(
      map { character in
        let isUnfit = character.unicodeScalars.contains {
          $0.properties.generalCategory == .control
        }
        return isUnfit || character.isNewline || character == "\"" ? " " : character
      })
    return text.allSatisfy(\.isWhitespace) ? "n/a" : text
  }

  /// The text in quotes, as JSON has it.
  fileprivate var jsonText: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
