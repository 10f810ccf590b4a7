// SPDX-License-Identifier: Apache-2.0

/// A text format of the field that this version knows by name only.
enum ForeignFormat: String {
  case openPose = "OpenPose JSON"
  case json = "JSON"
  case mvnx = "Xsens MVNX"
  case xml = "XML"
  case bvh = "BVH"
  case deepLabCut = "DeepLabCut CSV"
  case tidy = "a long table with one marker per row"
  case mediaPipe = "MediaPipe landmarks"
  case asf = "Acclaim ASF or AMC"

  /// Recognises a format by the beginnings of the first lines that hold anything.
  init?(of lines: [String]) {
    guard let first = lines.first else { return nil }
    let firstCells = lines.map { line in
      String(line.prefix { !",;\t".contains($0) }[...].trimmed)
    }
    let all = lines.joined(separator: "\n")
    if first.hasPrefix("{") || first.hasPrefix("[{") {
      self = all.contains("\"people\"") ? .openPose : .json
    } else if all.contains("<mvnx") {
      self = .mvnx
    } else if first.hasPrefix("<") {
      self = .xml
    } else if firstCells[0] == "HIERARCHY" {
      self = .bvh
    } else if first.hasPrefix(":version") || first.hasPrefix("#!OML:ASF") {
      self = .asf
    } else if ["scorer", "individuals", "bodyparts"].contains(firstCells[0]) {
      self = .deepLabCut
    } else {
      self.init(titles: first)
    }
  }

  private init?(titles: String) {
    let cells = Set(
      titles.lowercased().split(whereSeparator: { ",;\t".contains($0) }).map { String($0.trimmed) })
    if cells.isSuperset(of: ["x", "y", "z"]), !cells.isDisjoint(with: ["marker", "keypoint"]) {
      self = .tidy
    } else if cells.contains(where: { $0.hasSuffix("_visibility") }) {
      self = .mediaPipe
    } else {
      return nil
    }
  }
}
