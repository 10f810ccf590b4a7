// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Writes marker positions as a wide table: one row per frame, three columns per marker.
public enum WideCSVWriter {
  /// The file as bytes: `time_s`, then `<marker>_x`, `<marker>_y`, `<marker>_z` for each marker.
  ///
  /// Where the unit is known it stands at the end of a title, as in `RASI_x_mm`. A recording whose
  /// first frame is not number 1 has a column `frame` in front. A missing sample is three empty
  /// cells.
  ///
  /// - Parameters:
  ///   - file: What to write; the coordinates are written as they stand.
  ///   - decimals: Digits after the point of a coordinate, 0 to 9; as many as the number needs, to a
  ///     millionth of a millimetre, when `nil`.
  /// - Returns: UTF-8 text with LF line ends.
  public static func bytes(of file: MotionFile, decimals: Int? = nil) -> [UInt8] {
    let (markerCount, most) = (file.names.count, file.unit.finestDecimals)
    var text = TextBuffer(capacity: (file.frameCount + 1) * (24 + 36 * markerCount))
    let hasFrames = file.firstFrame != 1
    if hasFrames { text.append("frame,") }
    text.append("time_s")
    let unit = file.unit.map { "_\($0.rawValue)" } ?? ""
    for name in file.names {
      for axis in ["_x", "_y", "_z"] {
        text.append(byte: UInt8(ascii: ","))
        text.append((name + axis + unit).csvCell)
      }
    }
    text.append(byte: UInt8(ascii: "\n"))
    for frame in 0..<file.frameCount {
      if hasFrames {
        text.append(file.firstFrame &+ frame)
        text.append(byte: UInt8(ascii: ","))
      }
      text.append(file.time(ofFrame: frame), decimals: 9)
      for marker in 0..<markerCount {
        let position = file.position(ofMarkerAt: marker, frame: frame)
        for axis in 0..<3 {
          text.append(byte: UInt8(ascii: ","))
          text.append(position[axis], decimals: decimals, atMost: most)
        }
      }
      text.append(byte: UInt8(ascii: "\n"))
    }
    return text.bytes
  }
}
