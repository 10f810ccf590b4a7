// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The up and forward axes of a recording, from where the landmarks are.
struct AxesConclusion {
  let axes: LaboratoryAxes
  private(set) var conclusions: [TrialSource.Conclusion] = []
  private(set) var doubts: [String] = []

  /// Decides the axes and checks that right is right.
  ///
  /// - Parameters:
  ///   - landmarks: The landmarks, in millimetres along the axes of the file.
  ///   - options: What the user says.
  ///   - path: The path for messages.
  /// - Throws: ``MarkerFileError`` when too few landmarks are there, or left and right are exchanged.
  init(
    landmarks: LandmarkPositions, options: ReadOptions, path: String
  ) throws(MarkerFileError) {
    guard let up = UpAxis(landmarks, chosen: options.up) else {
      throw MarkerFileError(path: path, reason: .upUnknown)
    }
    guard let forward = ForwardAxis(landmarks, up: up.direction) else {
      throw MarkerFileError(path: path, reason: .forwardUnknown)
    }
    axes = LaboratoryAxes(forward: forward.direction, up: up.direction)
    conclusions = [
      .init(.upAxis, up.direction.rawValue, evidence: up.evidence),
      .init(.forwardAxis, forward.direction.rawValue, evidence: forward.evidence),
    ]
    doubts = up.doubts + forward.doubts

    let sides = SideCheck(landmarks, up: up.direction, forward: forward)
    if let contradiction = sides.contradiction {
      throw MarkerFileError(path: path, reason: .mirrored(evidence: contradiction))
    }
    conclusions += [sides.conclusion].compactMap { $0 }
    doubts += [sides.doubt].compactMap { $0 }
  }
}
