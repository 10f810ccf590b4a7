// SPDX-License-Identifier: Apache-2.0

/// Where the numbers of a C3D file are and how many there are.
///
/// Header, parameters and file size say it three times and do not always agree. What fits the size of
/// the file wins; the header comes first where several fit.
package struct C3DLayout: Hashable, Sendable {
  /// The offset of the first frame in the file.
  package private(set) var dataStart: Int

  /// Whether the data are 32-bit floating-point numbers, not 16-bit integers.
  package private(set) var isFloat: Bool
  package private(set) var pointCount: Int

  /// Analog values in a frame: channels times samples.
  package private(set) var analogCount: Int

  /// Analog samples of one channel in a frame, at least 1.
  package private(set) var samplesPerFrame: Int

  /// The frames that are in the file.
  package private(set) var frameCount: Int

  /// The frames that should be there.
  package private(set) var declaredFrameCount: Int

  /// The number of the first frame.
  package private(set) var firstFrame: Int

  /// The factor of integer coordinates and of residuals, not negative.
  package private(set) var scale: Double

  /// Analog channels.
  package var channelCount: Int { analogCount / samplesPerFrame }

  /// The numbers in a frame.
  var frameWords: Int { 4 * pointCount + analogCount }

  /// The bytes of a number.
  var wordSize: Int { isFloat ? 4 : 2 }
  var frameSize: Int { frameWords * wordSize }
}

extension C3DLayout {
  /// Decides where the data are.
  ///
  /// - Parameters:
  ///   - header: The header.
  ///   - parameters: The parameters.
  ///   - parameterEnd: Where the parameter section ends by its own word.
  ///   - fileSize: The length of the file in bytes.
  ///   - doubts: Takes a sentence for each disagreement.
  /// - Throws: ``C3DError`` where the file holds no data for what it declares.
  init(
    header: C3DHeader, parameters: C3DParameters, parameterEnd: Int, fileSize: Int,
    doubts: inout [String]
  ) throws(C3DError) {
    let claims = LayoutClaims(
      header: header, parameters: parameters, parameterEnd: parameterEnd, fileSize: fileSize)
    guard let start = claims.starts.first else {
      throw C3DError.noDataSection(block: header.dataBlock, bytes: fileSize)
    }
    dataStart = start
    isFloat = claims.formats[0]
    pointCount = claims.points[0]
    analogCount = claims.analogs[0]
    samplesPerFrame = claims.samplesPerFrame
    firstFrame = claims.firstFrame
    scale = claims.scale
    frameCount = 0
    declaredFrameCount = 0
    takeWhatFits(claims)
    if analogCount % samplesPerFrame != 0 {
      doubts.append(
        "\(analogCount) analog values in a frame are no multiple of \(samplesPerFrame) samples:"
          + " each was taken for a channel of its own")
      samplesPerFrame = 1
    }
    guard frameSize > 0 else {
      declaredFrameCount = claims.frames.first ?? 0
      return
    }
    if frameCount == 0 { countFrames(claims) }
    if frameCount == 0, declaredFrameCount > 0 {
      throw C3DError.noFrame(
        points: pointCount, analogValues: analogCount,
        bytes: claims.end(from: dataStart) - dataStart)
    }
    doubts += claims.disagreements(with: self)
  }

  /// Looks for a combination of claims that fills the file to its last block.
  private mutating func takeWhatFits(_ claims: LayoutClaims) {
    for start in claims.starts {
      let size = claims.end(from: start) - start
      for isFloat in claims.formats {
        for points in claims.points {
          for analogs in claims.analogs {
            let frameSize = (4 * points + analogs) * (isFloat ? 4 : 2)
            for frames in claims.frames where frames > 0 && frameSize > 0 {
              let rest = size - frames * frameSize
              guard 0 <= rest, rest < C3DHeader.blockSize else { continue }
              (dataStart, self.isFloat) = (start, isFloat)
              (pointCount, analogCount) = (points, analogs)
              (frameCount, declaredFrameCount) = (frames, frames)
              return
            }
          }
        }
      }
    }
  }

  /// Where nothing fits exactly: as many frames as are declared, or as the file holds.
  private mutating func countFrames(_ claims: LayoutClaims) {
    let capacity = (claims.end(from: dataStart) - dataStart) / frameSize
    guard let declared = claims.frames.first, declared > capacity else {
      frameCount = claims.goesOn ? capacity : claims.frames.filter { $0 <= capacity }.max() ?? 0
      declaredFrameCount = frameCount
      return
    }
    (frameCount, declaredFrameCount) = (capacity, declared)
  }
}
