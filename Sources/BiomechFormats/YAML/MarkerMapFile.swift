// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import Yams

/// Reads a marker map.
///
/// The file has two groups. Under `landmarks:` stands one marker for each place, under `trackers:` a
/// list of the markers that only track a segment. A place is `left.` or `right.` and the word of a
/// landmark or a segment; places on the midline have no side.
///
/// ```yaml
/// landmarks:
///   left.femur_epicondyle_lateral: LKNE
///   sacrum_mid: SACR
/// trackers:
///   left.thigh: [LT1, LT2, LT3]
/// ```
///
/// - Parameters:
///   - path: The path for messages; nothing is opened.
///   - bytes: The content of the file.
/// - Returns: The map.
/// - Throws: ``YAMLFileError`` with the line and a hint.
public func readMarkerMap(path: String, bytes: [UInt8]) throws(MarkerMapError) -> MarkerMap {
  let reader = YAMLReader(path: path)
  var map = MarkerMap()
  for group in try reader.entries(of: bytes) {
    let entries = try reader.entries(of: group.value, key: group.key)
    switch group.key {
    case "landmarks": try reader.addLandmarks(entries, to: &map)
    case "trackers": try reader.addTrackers(entries, to: &map)
    default: throw reader.unknownKey(group, known: ["landmarks", "trackers"])
    }
  }
  guard !map.landmarks.isEmpty || !map.trackers.isEmpty else { throw reader.failure(.noMarkers) }
  return map
}

extension YAMLReader {
  fileprivate func addLandmarks(
    _ entries: [Entry], to map: inout MarkerMap
  ) throws(YAMLFileError) {
    for entry in entries {
      guard let place = SidedLandmark.byKey[entry.key] else {
        throw unknownKey(entry, known: SidedLandmark.byKey.keys.sorted())
      }
      guard let name = try text(entry), !name.isEmpty else { continue }
      let marker = MarkerName(name)
      if let other = map.landmarks.first(where: { $0.value == marker })?.key {
        throw failure(
          .conflict("marker '\(name.printable)' cannot stand at '\(other.key)' and '\(place.key)'"),
          at: entry.line)
      }
      map.landmarks[place] = marker
    }
  }

  fileprivate func addTrackers(
    _ entries: [Entry], to map: inout MarkerMap
  ) throws(YAMLFileError) {
    for entry in entries {
      guard let segment = SidedSegment.byKey[entry.key] else {
        throw unknownKey(entry, known: SidedSegment.byKey.keys.sorted())
      }
      let nodes = entry.value.sequence.map(Array.init) ?? [entry.value]
      var names: [MarkerName] = []
      for node in nodes {
        var item = entry
        item.value = node
        guard let name = try text(item), !name.isEmpty else { continue }
        let marker = MarkerName(name)
        let twin = map.trackers.first { $0.value.contains(marker) }?.key
        if let other = names.contains(marker) ? segment : twin {
          throw failure(
            .conflict("marker '\(name.printable)' tracks '\(other.key)' and '\(segment.key)'"),
            at: node.mark?.line)
        }
        names.append(marker)
      }
      if !names.isEmpty { map.trackers[segment] = names }
    }
  }
}

// MARK: - Words

extension SidedLandmark {
  /// The word in a map, such as `left.asis`.
  package var key: String {
    side.map { "\($0.rawValue).\(landmark.rawValue)" } ?? landmark.rawValue
  }

  static let byKey: [String: SidedLandmark] = {
    let all = Landmark.allCases.flatMap { landmark in
      landmark.isMidline
        ? [SidedLandmark(landmark)] : Side.allCases.map { SidedLandmark(landmark, $0) }
    }
    return Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
  }()
}

extension SidedSegment {
  /// The word in a map, such as `left.thigh`.
  package var key: String { side.map { "\($0.rawValue).\(segment.rawValue)" } ?? segment.rawValue }

  static let byKey: [String: SidedSegment] = {
    let all = Segment.allCases.flatMap { segment in
      segment == .pelvis || segment == .trunk
        ? [SidedSegment(segment)] : Side.allCases.map { SidedSegment(segment, $0) }
    }
    return Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
  }()
}

// MARK: - Writing

extension MarkerMap {
  /// The map as a YAML file to edit.
  public var yaml: String {
    var text = "# Which marker stands where. Places without a marker can be left out.\n"
    text += "landmarks:\n"
    for landmark in landmarks.keys.sorted(by: { $0.key < $1.key }) {
      text += "  \(landmark.key): \(quoted(landmarks[landmark]))\n"
    }
    text += "trackers:\n"
    for segment in trackers.keys.sorted(by: { $0.key < $1.key }) {
      let names = (trackers[segment] ?? []).map { quoted($0) }.joined(separator: ", ")
      text += "  \(segment.key): [\(names)]\n"
    }
    return text
  }

  /// In double quotes, where no name can be mistaken for a number or a sign of YAML.
  private func quoted(_ name: MarkerName?) -> String {
    var text = ""
    for scalar in (name?.rawValue ?? "").unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        text += "\\x" + String(scalar.value + 0x100, radix: 16).dropFirst()
      default: text.unicodeScalars.append(scalar)
      }
    }
    return "\"\(text)\""
  }
}
