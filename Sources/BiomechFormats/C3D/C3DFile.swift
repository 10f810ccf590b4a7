// SPDX-License-Identifier: Apache-2.0

/// A C3D file in memory: what its header and parameters say, and where its numbers are.
///
/// The numbers stay in the bytes until they are asked for, so looking into a file costs its
/// parameter section only. Nothing is allocated that the file's own length does not bound.
///
/// Format: the C3D User Guide of Motion Lab Systems, https://www.c3d.org; the `ROTATION` group by
/// C-Motion.
package struct C3DFile: Sendable {
  /// The whole file.
  let bytes: [UInt8]
  package let processor: C3DProcessor
  package let header: C3DHeader
  package let parameters: C3DParameters
  package let layout: C3DLayout

  /// The points in the order of the file.
  package private(set) var points: [C3DPoint]

  /// What a person should know before trusting the file, one sentence each.
  package private(set) var doubts: [String]

  /// Frames in a second, or `nil` where neither header nor parameters say it.
  package let rate: Double?
}

extension C3DFile {
  /// Reads header and parameters of a file.
  ///
  /// - Parameter bytes: The whole file.
  /// - Throws: ``C3DError`` where the bytes are no C3D file, or one without data.
  package init(_ bytes: [UInt8]) throws(C3DError) {
    guard bytes.count >= C3DHeader.blockSize else {
      throw bytes.count > 1 && bytes[1] != 0x50
        ? C3DError.noMark(bytes[1]) : C3DError.headerCutOff(bytes: bytes.count)
    }
    guard bytes[1] == 0x50 else { throw C3DError.noMark(bytes[1]) }

    // Byte 0 has no byte order. A few writers leave it 0, and mean the block after the header.
    let block = max(1, Int(bytes[0])) == 1 ? 2 : Int(bytes[0])
    let start = (block - 1) * C3DHeader.blockSize
    guard start + 4 <= bytes.count else {
      throw C3DError.noParameterSection(block: block, bytes: bytes.count)
    }
    guard let processor = C3DProcessor(rawValue: bytes[start + 3]) else {
      throw C3DError.unknownProcessor(bytes[start + 3], offset: start + 3)
    }
    let numbers = C3DBytes(bytes: bytes, processor: processor)
    let header = C3DHeader(numbers)

    var doubts: [String] = []
    let dataStart = (header.dataBlock - 1) * C3DHeader.blockSize
    let parameters = C3DParameters(
      numbers, from: start, to: start < dataStart ? min(dataStart, bytes.count) : bytes.count,
      doubts: &doubts)
    guard !parameters.groups.isEmpty else { throw C3DError.noGroups(offset: start) }

    layout = try C3DLayout(
      header: header, parameters: parameters,
      parameterEnd: start + Int(bytes[start + 2]) * C3DHeader.blockSize, fileSize: bytes.count,
      doubts: &doubts)
    rate = Self.rate(header, parameters, doubts: &doubts)
    points = C3DPoint.named(parameters, count: layout.pointCount, doubts: &doubts)
    self.bytes = bytes
    self.processor = processor
    self.header = header
    self.parameters = parameters
    self.doubts = doubts
    markBoneAxes()
  }

  private static func rate(
    _ header: C3DHeader, _ parameters: C3DParameters, doubts: inout [String]
  ) -> Double? {
    let inHeader = Double(header.rate)
    let inParameters = parameters["POINT", "RATE"]?.numbers.first ?? 0
    let isUsable = { (rate: Double) in rate.isFinite && rate > 0 }
    guard isUsable(inParameters) else { return isUsable(inHeader) ? inHeader : nil }
    if isUsable(inHeader), (inHeader / inParameters - 1).magnitude > 0.001 {
      doubts.append(
        "the header says \(inHeader.short) Hz, POINT:RATE says \(inParameters.short) Hz:"
          + " the latter was used")
    }
    return inParameters
  }

  /// Tells bone axes among the points by their geometry, which needs the data.
  private mutating func markBoneAxes() {
    for origin in boneAxes() {
      for point in origin.points { points[point].kind = .boneAxis }
    }
  }
}
