// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The formats that this program writes.
///
/// To add one: a case here with its words, and its line in ``write(_:as:named:options:)``. The raw
/// value is the word for `--to`.
public enum TargetFormat: String, Sendable, CaseIterable {
  case csv
  case tidy
  case trc
  case c3d
  case sto
  case mot
  case motionBIDS = "motion-bids"

  /// The name of the format as its users know it.
  public var label: String {
    switch self {
    case .csv: "a wide CSV"
    case .tidy: "a tidy CSV"
    case .trc: "TRC"
    case .c3d: "C3D"
    case .sto: "STO"
    case .mot: "MOT"
    case .motionBIDS: "Motion-BIDS"
    }
  }

  /// What a file name of the format ends in.
  public var ending: String {
    switch self {
    case .csv: ".csv"
    case .tidy: ".tidy.csv"
    case .trc: ".trc"
    case .c3d: ".c3d"
    case .sto: ".sto"
    case .mot: ".mot"
    case .motionBIDS: "_motion.tsv"
    }
  }

  /// The format that the ending of a file name asks for, or `nil` for another one.
  ///
  /// - Parameter path: The path of the file to write.
  public init?(path: String) {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    // The longest ending counts: `.tidy.csv` is more than `.csv`.
    let fitting = Self.allCases.filter { name.hasSuffix($0.ending) && name != $0.ending }
    guard let best = fitting.max(by: { $0.ending.count < $1.ending.count }) else { return nil }
    self = best
  }
}

extension TargetFormat {
  /// What a recording may hold besides markers.
  enum Content {
    case markers, events, forcePlates, parameters
  }

  /// What the format has a place for.
  func holds(_ content: Content) -> Bool {
    switch self {
    case .csv, .tidy, .trc: content == .markers
    case .c3d: true
    case .sto, .mot: false
    case .motionBIDS: content == .markers || content == .events
    }
  }

  /// Whether the format has a place for a signal of a file.
  func holds(_ signal: Signal, of file: MotionFile) -> Bool {
    switch self {
    case .csv, .tidy, .trc: false
    case .c3d: C3DWriter.holds(signal, of: file)
    case .sto, .mot, .motionBIDS: signal.sampleCount == file.frameCount
    }
  }

  /// What the format has a place for, as a sentence such as `TRC holds markers only`.
  var scope: String {
    switch self {
    case .csv, .tidy, .trc: "\(label) holds markers only"
    case .c3d:
      "C3D holds signals of up to three columns with one value in each frame, and analog channels"
        + " of one rate"
    case .sto, .mot: "\(label) holds signals with one value in each frame"
    case .motionBIDS: "\(label) holds markers, events and signals with one value in each frame"
    }
  }
}

/// How a file is written.
public struct WriteOptions: Sendable {
  /// Digits after the point of a coordinate, 0 to 9; as many as the number needs, to a millionth of
  /// a millimetre, when `nil`.
  public var decimals: Int?

  public init(decimals: Int? = nil) {
    if let decimals {
      precondition((0...9).contains(decimals), "decimals must be 0 to 9, not \(decimals)")
    }
    self.decimals = decimals
  }
}

/// One of the files that a recording becomes.
public struct OutputFile: Sendable {
  /// The name, without a folder.
  public var name: String

  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
