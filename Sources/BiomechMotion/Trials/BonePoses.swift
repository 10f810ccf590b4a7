// SPDX-License-Identifier: Apache-2.0

/// The bones whose poses came with a recording, as imaging studies export them.
///
/// A pose is a signal of rigid transforms, row by row, whose name says the bone and the side, such as
/// `femur_distal_r`. A bone counts for the segment around it: the femur for the thigh, the tibia for
/// the shank.
public struct BonePoses: Hashable, Sendable {
  /// The place of each bone's signal in the list it was found in.
  public let signals: [SidedSegment: Int]

  /// The names of further signals of the same bones, in the order of the file; the first counts.
  public let passedOver: [String]

  /// Finds the bones among some signals; `nil` unless one side has a femur and with it a tibia or a
  /// patella.
  ///
  /// - Parameters:
  ///   - signals: The signals of a recording.
  ///   - frameCount: The number of its frames; a signal of another length is no pose of it.
  public init?(in signals: [Signal], frameCount: Int) {
    var found: [SidedSegment: Int] = [:]
    var passedOver: [String] = []
    for (index, signal) in signals.enumerated() {
      guard signal.sampleCount == frameCount, let bone = signal.bone else { continue }
      if found[bone] == nil {
        found[bone] = index
      } else {
        passedOver.append(signal.name)
      }
    }
    let isComplete = Side.allCases.contains { side in
      found[SidedSegment(.thigh, side)] != nil
        && (found[SidedSegment(.shank, side)] != nil || found[SidedSegment(.patella, side)] != nil)
    }
    guard isComplete, frameCount > 0 else { return nil }
    self.signals = found
    self.passedOver = passedOver
  }
}

extension Signal {
  /// The components of a rigid transform, row by row; its last row may follow.
  private static let rigidTransform = (1...3).flatMap { row in (1...4).map { "T\(row)\($0)" } }

  /// The segment around the bone of which this is the pose, or `nil` when it is something else.
  public var bone: SidedSegment? {
    guard kind == .pose, components.starts(with: Self.rigidTransform) else { return nil }
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    let segment: Segment? =
      words.contains("femur")
      ? .thigh : words.contains("tibia") ? .shank : words.contains("patella") ? .patella : nil
    let sides = words.compactMap { word -> Side? in
      ["r", "right"].contains(word) ? .right : ["l", "left"].contains(word) ? .left : nil
    }
    guard let segment, let side = sides.last else { return nil }
    return SidedSegment(segment, side)
  }
}
