// SPDX-License-Identifier: Apache-2.0

/// A text format of the field that this version knows by name only.
enum ForeignFormat: String {
  case openPose = "OpenPose JSON"
  case json = "JSON"
  case mvnx = "Xsens MVNX"
  case openSimXML = "an OpenSim model or setup file"
  case xml = "XML"
  case bvh = "BVH"
  case asf = "Acclaim ASF or AMC"

  /// Recognises a format by the beginnings of the first lines that hold anything.
  init?(of lines: [String]) {
    guard let first = lines.first else { return nil }
    let firstCells = lines.map { line in
      String(line.prefix { !",;\t".contains($0) }[...].trimmed)
    }
    let all = lines.joined(separator: "\n")
    if first[...].trimmed.hasPrefix("{") || first[...].trimmed.hasPrefix("[{") {
      self = all.contains("\"people\"") ? .openPose : .json
    } else if all.contains("<mvnx") {
      self = .mvnx
    } else if first[...].trimmed.hasPrefix("<") {
      self = all.contains("<OpenSimDocument") ? .openSimXML : .xml
    } else if firstCells[0].lowercased() == "hierarchy" {
      self = .bvh
    } else if firstCells.prefix(5).contains(where: { $0.hasPrefix(":version") })
      || first.hasPrefix("#!OML:ASF")
    {
      self = .asf
    } else {
      return nil
    }
  }
}
