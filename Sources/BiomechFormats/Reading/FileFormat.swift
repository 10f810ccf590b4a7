// SPDX-License-Identifier: Apache-2.0

/// The formats that this program reads.
///
/// The raw value is the word for `--file-format` and in tables.
public enum FileFormat: String, Sendable, CaseIterable {
  case csv, trc, c3d
  case nexus, workstation, captury, motive
  case qualisys
  case qualisysJSON = "qualisys-json"
  case openSim = "opensim"
  case tidy, pandas
  case motionBIDS = "motion-bids"
  case unlabelled

  /// The name of the format as its users know it.
  public var label: String {
    switch self {
    case .csv: "CSV"
    case .trc: "TRC"
    case .c3d: "C3D"
    case .nexus: "Vicon Nexus ASCII"
    case .workstation: "Vicon Workstation ASCII"
    case .captury: "Captury CSV"
    case .motive: "OptiTrack Motive CSV"
    case .qualisys: "Qualisys TSV"
    case .qualisysJSON: "Qualisys JSON"
    case .openSim: "OpenSim STO or MOT"
    case .tidy: "tidy CSV"
    case .pandas: "pandas CSV"
    case .motionBIDS: "Motion-BIDS"
    case .unlabelled: "numbers without names"
    }
  }
}

extension FileFormat {
  /// The readers of text, in the order in which they are asked.
  ///
  /// The wide table comes last: it is the one whose first row says least.
  static var textReaders: [any TextReader.Type] {
    [
      MotionBIDSReader.self,
      TRCReader.self,
      OpenSimReader.self,
      NexusReader.self,
      WorkstationReader.self,
      CapturyReader.self,
      MotiveReader.self,
      QualisysReader.self,
      PandasReader.self,
      TidyReader.self,
      // Numbers without names are what is left when no reader knows the file by anything else.
      UnlabelledReader.self,
      WideCSVReader.self,
    ]
  }

  /// Finds the reader of a text file by its content, or takes the one that the user named.
  ///
  /// - Parameters:
  ///   - head: The beginning of the file.
  ///   - request: What is asked for.
  /// - Returns: The reader.
  /// - Throws: ``MarkerFileError`` for a format that is not read, named where it is known.
  static func reader(
    for head: FileHead, _ request: ReadRequest
  ) throws(MarkerFileError) -> any TextReader.Type {
    if let chosen = request.options.format,
      let reader = textReaders.first(where: { $0.format == chosen })
    {
      return reader
    }
    guard let first = head.lines.first else {
      throw MarkerFileError(path: request.path, reason: .empty)
    }
    // The table of rows and columns takes what nobody else knows, so known names go first.
    let last = WideCSVReader.self
    for reader in textReaders where reader != last && reader.recognises(head) { return reader }
    if let known = ForeignFormat(of: head.text) {
      throw known.refusal(path: request.path, line: first.number)
    }
    if last.recognises(head) { return last }
    if WideHeader.isFlat(head.cells(ofLine: 0)) {
      throw .flat(path: request.path, line: first.number)
    }
    let text = Delimiter.decoded(Array(first.text.prefix(60)))
    throw MarkerFileError(
      path: request.path, line: first.number, reason: .unknownFormat(firstLine: text))
  }

  /// Whether bytes begin as a C3D file does.
  ///
  /// It has the number of its parameter block, 0x50, and then zero bytes somewhere. A table whose
  /// first title is LPSI has 0x50 in the same place.
  static func isC3D(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 512 && bytes[1] == 0x50 && bytes[0] < 0x20 && bytes.contains(0)
  }
}
