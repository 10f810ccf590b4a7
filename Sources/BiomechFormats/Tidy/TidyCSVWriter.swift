// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Writes marker positions as a tidy table: one row for each marker in each frame.
public enum TidyCSVWriter {
  /// The file as bytes: `frame,time_s,marker`, then `x_mm,y_mm,z_mm` with the unit of the file.
  ///
  /// Frames are counted as the file counts them. A missing sample is three empty cells, so that
  /// every marker has a row in every frame.
  ///
  /// - Parameters:
  ///   - file: What to write; the coordinates are written as they stand.
  ///   - decimals: Digits after the point of a coordinate, 0 to 9.
  /// - Returns: UTF-8 text with LF line ends.
  public static func bytes(of file: MotionFile, decimals: Int = 6) -> [UInt8] {
    let (frameCount, markerCount) = (file.frameCount, file.names.count)
    var text = TextBuffer(capacity: 64 + min(frameCount * markerCount, 1 << 24) * 48)
    let unit = file.unit.map { "_\($0.rawValue)" } ?? ""
    text.append("frame,time_s,marker,x\(unit),y\(unit),z\(unit)\n")
    let names = file.names.map(\.csvCell)
    for frame in 0..<frameCount {
      var clock = TextBuffer()
      clock.append(file.firstFrame &+ frame)
      clock.append(byte: UInt8(ascii: ","))
      clock.append(file.startTime + Double(frame) / file.rate, decimals: 9)
      clock.append(byte: UInt8(ascii: ","))
      let start = clock.string
      for marker in 0..<markerCount {
        text.append(start)
        text.append(names[marker])
        let position = file.position(ofMarkerAt: marker, frame: frame)
        let isSeen = position.x.isFinite && position.y.isFinite && position.z.isFinite
        for axis in 0..<3 {
          text.append(byte: UInt8(ascii: ","))
          if isSeen { text.append(position[axis], decimals: decimals) }
        }
        text.append(byte: UInt8(ascii: "\n"))
      }
    }
    return text.bytes
  }
}
