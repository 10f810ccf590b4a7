// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Writes marker positions as TRC, the text format of Motion Analysis and OpenSim.
public enum TRCWriter {
  /// The file as bytes.
  ///
  /// Tabs, LF, the eight header keys with true counts, one blank line before the data, a missing
  /// sample as three empty cells, no trailing tab. Frames and times are counted as the recording
  /// counts them. The last marker is the exception: where it is missing stands `NaN`, because OpenSim
  /// does not count the tabs at the end of a row.
  ///
  /// - Parameters:
  ///   - file: What to write; the coordinates are written as they stand. An unknown unit is written
  ///     as millimetres.
  ///   - name: The file name for the first line; a folder in front of it is left out.
  ///   - decimals: Digits after the point of a coordinate, 0 to 9; as many as the number needs, to a
  ///     millionth of a millimetre, when `nil`.
  /// - Returns: UTF-8 text.
  public static func bytes(of file: MotionFile, name: String, decimals: Int? = nil) -> [UInt8] {
    let (markerCount, most) = (file.names.count, file.unit.finestDecimals)
    var text = TextBuffer(capacity: (file.frameCount + 8) * (24 + 36 * markerCount))
    appendHeader(of: file, name: name, to: &text)
    for frame in 0..<file.frameCount {
      text.append(file.firstFrame &+ frame)
      text.append("\t")
      let time = file.time(ofFrame: frame)
      let size = time.magnitude
      text.append(time, decimals: size < 10 ? 8 : size < 100 ? 7 : size < 1000 ? 6 : 5)
      for marker in 0..<markerCount {
        let position = file.position(ofMarkerAt: marker, frame: frame)
        let isUnseenAtTheEnd = position.isMissing && marker == markerCount - 1
        for axis in 0..<3 {
          text.append("\t")
          if isUnseenAtTheEnd {
            text.append("NaN")
          } else {
            text.append(position[axis], decimals: decimals, atMost: most)
          }
        }
      }
      text.append("\n")
    }
    return text.bytes
  }

  private static func appendHeader(
    of file: MotionFile, name: String, to text: inout TextBuffer
  ) {
    let fileName = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
    text.append("PathFileType\t4\t(X/Y/Z)\t")
    text.append((fileName ?? "").asCell)
    text.append(
      "\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame"
        + "\tOrigNumFrames\n")
    let rate = file.rate.short
    let count = file.frameCount
    let unit = file.unit ?? .millimetres
    text.append(
      "\(rate)\t\(rate)\t\(count)\t\(file.names.count)\t\(unit.rawValue)\t\(rate)"
        + "\t\(file.firstFrame)\t\(count)\n")
    text.append("Frame#\tTime")
    for (index, name) in file.names.enumerated() {
      text.append(index == 0 ? "\t" : "\t\t\t")
      text.append(name.asLabel)
    }
    text.append("\n\t")
    for index in file.names.indices {
      text.append("\tX\(index + 1)\tY\(index + 1)\tZ\(index + 1)")
    }
    text.append("\n\n")
  }
}

extension String {
  /// The name without what would end a cell, or begin one in quotes: TRC knows none.
  fileprivate var asLabel: String {
    let cell = asCell
    return cell.contains("\"") ? String(cell.map { $0 == "\"" ? "'" : $0 }) : cell
  }
}
