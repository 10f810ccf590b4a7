// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion

/// A person who stands in the laboratory, sways a little, and can be written down in many ways.
struct StandingPerson {
  var names: [String] = [
    "LASI", "RASI", "LPSI", "RPSI", "LLEP", "RLEP", "LMEP", "RMEP", "LLMA", "RLMA", "LHEE", "RHEE",
  ]
  var frameCount = 4
  var rate = 100.0

  /// The sample that is missing, if one is: marker and frame.
  var gap: (marker: Int, frame: Int)?

  /// Markers of other names and the marker in whose place each stands.
  var twins: [String: String] = [:]

  /// Where the markers stand, in millimetres: x forward, y up, z right.
  static let places: [String: Vector3] = [
    "LASI": Vector3(120, 950, -120), "RASI": Vector3(120, 950, 120),
    "LPSI": Vector3(-60, 960, -45), "RPSI": Vector3(-60, 960, 45),
    "LLEP": Vector3(10, 500, -150), "RLEP": Vector3(10, 500, 150),
    "LMEP": Vector3(10, 500, -60), "RMEP": Vector3(10, 500, 60),
    "LLMA": Vector3(-10, 90, -130), "RLMA": Vector3(-10, 90, 130),
    "LHEE": Vector3(-70, 50, -100), "RHEE": Vector3(-70, 50, 100),
    "LTO2": Vector3(130, 40, -110), "RTO2": Vector3(130, 40, 110),
  ]

  /// The true position, in laboratory axes and millimetres.
  func position(_ name: String, frame: Int) -> Vector3 {
    let place = Self.places[twins[name] ?? name] ?? Vector3(0, 1200, 0)
    return place + Vector3(0.25, 0.125, -0.5) * Double(frame)
  }
}

// MARK: - Text

extension StandingPerson {
  /// How a file writes positions down.
  struct Recording {
    var unit = LengthUnit.millimetres

    /// The file's axes: the file's x, y and z as directions of the laboratory.
    var axes = [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)]

    var missing = ""
    var mark = "."
  }

  /// The three cells of a sample.
  func cells(_ marker: Int, frame: Int, _ recording: Recording = Recording()) -> [String] {
    if let gap, gap == (marker, frame) { return Array(repeating: recording.missing, count: 3) }
    let position = position(names[marker], frame: frame) / recording.unit.millimetres
    return recording.axes.map { axis in
      "\(position.dot(axis))".split(separator: ".").joined(separator: recording.mark)
    }
  }

  /// A wide table with the titles that `title` makes of a marker and an axis letter.
  func csv(
    delimiter: String = ",", lineEnd: String = "\n", _ recording: Recording = Recording(),
    title: (String, String) -> String = { "\($0)_\($1)" }
  ) -> String {
    let titles = ["time"] + names.flatMap { name in ["x", "y", "z"].map { title(name, $0) } }
    let rows = (0..<frameCount).map { frame in
      let time = "\(Double(frame) / rate)".split(separator: ".").joined(separator: recording.mark)
      return [time] + names.indices.flatMap { cells($0, frame: frame, recording) }
    }
    return ([titles] + rows).map { $0.joined(separator: delimiter) + lineEnd }.joined()
  }

  /// A TRC file in its usual form.
  func trc(_ recording: Recording = Recording(), lineEnd: String = "\n") -> String {
    let count = names.count
    var lines = [
      "PathFileType\t4\t(X/Y/Z)\ttrial.trc",
      "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame"
        + "\tOrigNumFrames",
      "\(rate)\t\(rate)\t\(frameCount)\t\(count)\t\(recording.unit.rawValue)\t\(rate)\t1\t\(frameCount)",
      "Frame#\tTime\t" + names.joined(separator: "\t\t\t") + "\t\t",
      "\t\t" + (1...count).map { "X\($0)\tY\($0)\tZ\($0)" }.joined(separator: "\t"), "",
    ]
    for frame in 0..<frameCount {
      let cells = names.indices.flatMap { self.cells($0, frame: frame, recording) }
      lines.append((["\(frame + 1)", "\(Double(frame) / rate)"] + cells).joined(separator: "\t"))
    }
    return lines.map { $0 + lineEnd }.joined()
  }

  /// The largest distance between what was read and the truth, in millimetres; infinite where a
  /// sample is missing in one of them only.
  func largestError(in trial: Trial) -> Double {
    guard trial.trajectories.frameCount == frameCount else { return .infinity }
    var largest = 0.0
    for (marker, name) in names.enumerated() {
      for frame in 0..<frameCount {
        let read = trial.trajectories[MarkerName(name), frame: frame]
        let isGap = gap.map { $0 == (marker, frame) } ?? false
        guard (read == nil) == isGap else { return .infinity }
        if let read { largest = max(largest, (read - position(name, frame: frame)).length) }
      }
    }
    return largest
  }
}

// MARK: - Reading

/// Reads a text as `trial.csv`.
func read(
  _ text: String, _ options: ReadOptions = ReadOptions()
) throws(MarkerFileError) -> Trial {
  try readTrial(
    named: "trial", path: "trial.csv", from: MemorySource(Array(text.utf8)), options: options)
}

/// The whole text of the error that reading a text ends in, or what happened instead.
func failure(of text: String, _ options: ReadOptions = ReadOptions()) -> String {
  do throws(MarkerFileError) {
    let trial = try read(text, options)
    return "read \(trial.trajectories.frameCount) frames"
  } catch {
    return error.description
  }
}

/// Bytes that come a few at a time, as from a slow pipe.
struct TricklingSource: ByteSource {
  var bytes: ArraySlice<UInt8>
  var step: Int

  init(_ bytes: [UInt8], step: Int) {
    self.bytes = bytes[...]
    self.step = step
  }

  mutating func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(ByteSourceError) -> Int {
    let part = bytes.prefix(min(step, buffer.count))
    buffer.copyBytes(from: part)
    bytes = bytes.dropFirst(part.count)
    return part.count
  }
}
