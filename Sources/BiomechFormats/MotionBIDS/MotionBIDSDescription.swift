// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What the files beside a motion file say about it.
struct MotionBIDSDescription {
  var channels: [MotionBIDSChannel]

  /// The nominal rate.
  var rate: Double?

  /// The rate that was reached.
  var effectiveRate: Double?

  /// The number that stands for a missing value, besides `n/a`.
  var missingValue: Double?

  /// The axes of each reference frame.
  var axes: [String: DeclaredAxes] = [:]

  var events: [FileEvent] = []
  var doubts: [String] = []

  /// Reads everything beside a motion file but the events, which need the rate.
  ///
  /// - Parameter request: What is asked for.
  /// - Throws: ``MarkerFileError`` when there is no channels file, or one of the files is damaged.
  init(beside request: ReadRequest) throws(MarkerFileError) {
    let name = MotionBIDSFile.name("_channels.tsv", beside: request.fileName)
    guard let source = try request.open(name) else {
      throw MarkerFileError(
        path: request.path, .companionMissing,
        "'\(name.printable)', which says what the columns are, is not beside it",
        hint: "put the files of the recording into one folder, as BIDS has them")
    }
    channels = try MotionBIDSChannel.all(in: source, path: request.path(of: name))

    let sidecarName = MotionBIDSFile.name("_motion.json", beside: request.fileName)
    if let source = try request.open(sidecarName) {
      let sidecar = try JSONValue(reading: source, path: request.path(of: sidecarName))
      rate = sidecar["SamplingFrequency"]?.number.flatMap { $0 > 0 ? $0 : nil }
      effectiveRate = sidecar["SamplingFrequencyEffective"]?.number.flatMap { $0 > 0 ? $0 : nil }
      missingValue =
        sidecar["MissingValues"]?.number
        ?? sidecar["MissingValues"]?.string.flatMap { DecimalScanner.value(of: $0) }
    } else {
      doubts.append(
        "'\(sidecarName.printable)' is not beside it: the rate is taken from elsewhere")
    }
    let axesName = MotionBIDSFile.name("_channels.json", beside: request.fileName)
    if let source = try request.open(axesName) {
      let levels = try JSONValue(reading: source, path: request.path(of: axesName))
      for (frame, level) in levels["reference_frame"]?["Levels"]?.object ?? [:] {
        axes[frame] = DeclaredAxes(
          spatialAxes: level["SpatialAxes"]?.string, rotationRule: level["RotationRule"]?.string,
          evidence: "reference frame '\(frame.printable)' in \(axesName.printable)")
      }
    }
  }

  /// The rate that the files say, nominal before effective before that of the channels.
  var declaredRate: Double? {
    rate ?? effectiveRate ?? channels.lazy.compactMap(\.rate).first { $0 > 0 }
  }

  /// Reads the events, if there are any.
  ///
  /// - Parameters:
  ///   - request: What is asked for.
  ///   - rate: Frames per second.
  /// - Throws: ``MarkerFileError`` where the system refuses.
  mutating func readEvents(
    beside request: ReadRequest, rate: Double
  ) throws(MarkerFileError) {
    for name in MotionBIDSFile.eventNames(beside: request.fileName) {
      guard let source = try request.open(name) else { continue }
      var lines = LineBlocks(source, path: request.path(of: name))
      let header = Delimiter.tab.cells(of: try lines.nextLine() ?? [])
      guard let onset = header.firstIndex(of: "onset") else {
        doubts.append("'\(name.printable)' has no column 'onset': its events were left out")
        return
      }
      let labels = ["trial_type", "value", "event_type"].compactMap { header.firstIndex(of: $0) }
      while let line = try lines.nextLine() {
        let cells = Delimiter.tab.cells(of: line)
        guard onset < cells.count, let time = DecimalScanner.value(of: cells[onset]),
          let frame = Int(exactly: (time * rate).rounded())
        else { continue }
        let label = labels.lazy.compactMap { $0 < cells.count ? cells[$0] : nil }
          .first { !["", "n/a"].contains($0.lowercased()) }
        // The onset counts from the first sample, which is frame 1.
        events.append(FileEvent(label ?? "event", frame: frame &+ 1))
      }
      return
    }
  }
}

extension ReadRequest {
  /// Opens a file beside the one that is read.
  ///
  /// - Parameter name: Its name.
  /// - Returns: Its bytes, or `nil` when there is none, or no folder to look in.
  /// - Throws: ``MarkerFileError`` where the system refuses.
  func open(_ name: String) throws(MarkerFileError) -> (any ByteSource)? {
    do throws(ByteSourceError) { return try companions?.open(name) } catch {
      throw MarkerFileError(path: path(of: name), reason: .unreadable(error.message))
    }
  }

  /// The path of a file beside the one that is read, for messages.
  func path(of name: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return name }
    return path[...slash] + name
  }
}

extension DeclaredAxes {
  /// The axes that three letters name: x, y and z of the file as anterior or posterior, left or
  /// right, superior or inferior; `_` for an axis that is not used.
  ///
  /// - Parameters:
  ///   - spatialAxes: The letters, such as `ALS`.
  ///   - rotationRule: `left-hand` or `right-hand`, which counts where the letters do not tell.
  ///   - evidence: Where the file says so.
  init(spatialAxes: String?, rotationRule: String?, evidence: String) {
    self.init(evidence: evidence)
    let letters = Array((spatialAxes ?? "").uppercased())
    var directions: [Character: AxisDirection] = [:]
    let (plus, minus): ([AxisDirection], [AxisDirection]) = (
      [.plusX, .plusY, .plusZ], [.minusX, .minusY, .minusZ]
    )
    let opposites: [Character: Character] = ["P": "A", "R": "L", "I": "S"]
    if letters.count == 3 {
      self.evidence += " has SpatialAxes \(String(letters).printable)"
      for (axis, letter) in letters.enumerated() {
        if let opposite = opposites[letter] {
          directions[opposite] = minus[axis]
        } else if ["A", "L", "S"].contains(letter) {
          directions[letter] = plus[axis]
        }
      }
    }
    up = directions["S"]
    forward = directions["A"]
    if let anterior = directions["A"], let left = directions["L"], let superior = directions["S"] {
      let turn = anterior.vector.cross(left.vector).dot(superior.vector)
      handedness = turn > 0 ? .right : turn < 0 ? .left : nil
    } else if let rotationRule {
      handedness =
        rotationRule.lowercased().hasPrefix("left")
        ? .left : rotationRule.lowercased().hasPrefix("right") ? .right : nil
    }
  }
}
