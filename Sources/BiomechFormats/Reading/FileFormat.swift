// SPDX-License-Identifier: Apache-2.0

/// The formats that this version reads.
enum FileFormat {
  case wideCSV, trc

  /// Tells the format of a file by its content.
  ///
  /// - Parameter lines: The file, with its first block loaded.
  /// - Throws: ``MarkerFileError`` for a format that is not read, named where it is known.
  init(of lines: borrowing LineBlocks) throws(MarkerFileError) {
    let path = lines.path
    if let name = Self.binaryFormat(Array(lines.bytes[lines.start..<lines.limit].prefix(600))) {
      throw MarkerFileError(path: path, reason: .unsupported(format: name))
    }
    guard !lines.holdsBinary else { throw MarkerFileError(path: path, reason: .notText) }

    let head = lines.peek(lines: 40, length: LineBlocks.lineLimit)
    guard let first = head.first else { throw MarkerFileError(path: path, reason: .empty) }
    if TRCHeader.recognises(first.text) {
      self = .trc
      return
    }
    if let known = ForeignFormat(of: head.map { Delimiter.decoded(Array($0.text.prefix(4096))) }) {
      throw MarkerFileError(
        path: path, line: first.number, reason: .unsupported(format: known.rawValue))
    }
    guard WideCSVReader.recognises(first.text) else {
      let text = Delimiter.decoded(Array(first.text.prefix(60)))
      let hasNumbersOnly = Delimiter(ofHeader: first.text).cells(of: first.text).allSatisfy {
        DecimalScanner.value(of: $0) != nil
      }
      throw MarkerFileError(
        path: path, line: first.number,
        reason: hasNumbersOnly ? .noTitles : .unknownFormat(firstLine: text))
    }
    self = .wideCSV
  }

  /// The name of a format that is known by its first bytes.
  private static func binaryFormat(_ bytes: [UInt8]) -> String? {
    // A C3D file has the number of its parameter block, 0x50, and then zero bytes. A table whose
    // first title is LPSI has 0x50 in the same place.
    if bytes.count >= 512, bytes[1] == 0x50, bytes[0] < 0x20, bytes.contains(0) { return "C3D" }
    let signatures: [([UInt8], String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "an Excel workbook or another ZIP archive"),
      ([0x25, 0x50, 0x44, 0x46], "PDF"),
      ([0x89, 0x48, 0x44, 0x46], "HDF5"),
      (Array("MATLAB 5.0".utf8), "MATLAB MAT"),
      (Array("SQLite format".utf8), "an SQLite data base"),
      ([0x1F, 0x8B], "gzip"),
    ]
    return signatures.first { bytes.starts(with: $0.0) }?.1
  }
}

/// A text format of the field that this version knows by name only.
enum ForeignFormat: String {
  case openSim = "OpenSim STO or MOT"
  case motive = "OptiTrack Motive CSV"
  case qualisys = "Qualisys QTM TSV"
  case nexus = "Vicon Nexus ASCII"
  case workstation = "Vicon Workstation ASCII"
  case captury = "Captury CSV"
  case qualisysJSON = "Qualisys QTM JSON"
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
    if firstCells.contains(where: { $0.lowercased() == "endheader" }) {
      self = .openSim
    } else if first.contains("Format Version,") {
      self = .motive
    } else if ["NO_OF_FRAMES", "FILE_VERSION", "NO_OF_SAMPLES"].contains(firstCells[0]) {
      self = .qualisys
    } else if firstCells.contains("TRAJECTORIES") {
      self = .workstation
    } else if ["Trajectories", "Model Outputs", "Devices", "Joints", "Segments"]
      .contains(firstCells[0])
    {
      self = .nexus
    } else if first.hasPrefix("Recorded at") {
      self = .captury
    } else if first.hasPrefix("{") || first.hasPrefix("[{") {
      self =
        all.contains("\"Timebase\"")
        ? .qualisysJSON
        : all.contains("\"people\"") ? .openPose : .json
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
