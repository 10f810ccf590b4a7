// SPDX-License-Identifier: Apache-2.0

extension Threshold {
  static let chosenHere = "this project"
  static let engineering = "engineering choice, no cut-off in the literature"
  static let fromMemory = "quoted from memory, not verified"

  /// Every threshold of this version, in the order of the ids.
  public static let all: [Threshold] = [
    standingAlignment, gapsAndQuadricepsAngle, gait, symmetry, projectionAngle, kneeAbductions,
    kneePositions, landings, hipTrunkAndAnkle, patella, quality, referenceDeviations,
  ].flatMap { $0 }.sorted { $0.id < $1.id }

  /// The threshold with an id, or `nil`.
  public static func withID(_ id: String) -> Threshold? { all.first { $0.id == id } }
}
