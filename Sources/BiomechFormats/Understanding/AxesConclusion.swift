// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The up and forward axes of a recording and its handedness, from where the landmarks are.
struct AxesConclusion {
  let axes: LaboratoryAxes
  private(set) var conclusions: [TrialSource.Conclusion] = []
  private(set) var doubts: [String] = []

  /// Decides the axes and checks that right is right.
  ///
  /// - Parameters:
  ///   - landmarks: The landmarks, in millimetres along the axes of the file.
  ///   - declared: What the file says about its axes.
  ///   - options: What the user says.
  ///   - path: The path for messages.
  /// - Throws: ``MarkerFileError`` when too few landmarks are there, left and right are exchanged, or
  ///   a direction that the user gives contradicts the body.
  init(
    landmarks: LandmarkPositions, declared: DeclaredAxes, options: ReadOptions, path: String
  ) throws(MarkerFileError) {
    guard let up = UpAxis(landmarks, declared: declared, chosen: options.up) else {
      throw MarkerFileError(path: path, reason: .upUnknown)
    }
    if let chosen = options.forward, chosen.index == up.direction.index {
      throw MarkerFileError(
        path: path, reason: .forwardIsVertical(chosen.rawValue, up: up.direction.rawValue))
    }
    let handedness = options.handedness ?? declared.handedness ?? .right
    let forward = ForwardAxis(
      landmarks, up: up.direction, handedness: handedness, declared: declared,
      chosen: options.forward)
    guard let forward else { throw MarkerFileError(path: path, reason: .forwardUnknown) }
    if let contradiction = forward.contradiction {
      throw MarkerFileError(path: path, reason: .forwardContradicted(evidence: contradiction))
    }
    axes = LaboratoryAxes(
      forward: forward.direction, up: up.direction, handedness: handedness)
    conclusions = [
      .init(.upAxis, up.direction.rawValue, evidence: up.evidence),
      .init(.forwardAxis, forward.direction.rawValue, evidence: forward.evidence),
    ]
    doubts = up.doubts + forward.doubts
    if let travel = Travel(landmarks, up: up.direction) {
      conclusions.append(travel.conclusion)
      doubts += [travel.doubt(facing: forward)].compactMap { $0 }
    }

    let sides = SideCheck(
      landmarks, up: up.direction, forward: forward, handedness: handedness)
    if let contradiction = sides.contradiction {
      throw MarkerFileError(
        path: path, reason: contradiction.reason(options: options, declared: declared))
    }
    let said = Self.saying(options: options, declared: declared)
    if let evidence = sides.evidence {
      conclusions.append(
        .init(
          .handedness, "\(handedness.rawValue)-handed\(options.sides.suffix)",
          evidence: said.map { "\($0); \(evidence)" } ?? evidence))
    } else if let said {
      conclusions.append(
        .init(
          .handedness, "\(handedness.rawValue)-handed\(options.sides.suffix)", evidence: said))
    }
    doubts += [sides.doubt].compactMap { $0 }
  }

  /// Who says which way round the axes and the names are, and what was done about it.
  private static func saying(options: ReadOptions, declared: DeclaredAxes) -> String? {
    var parts: [String] = []
    if let chosen = options.handedness {
      parts.append("given with --handedness" + (chosen == .left ? ": mirrored back" : ""))
    } else if declared.handedness == .left {
      parts.append("the file says so (\(declared.evidence)): mirrored back")
    }
    if options.sides == .exchanged {
      parts.append("--sides exchanged: the names of left and right mean the other side")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}

extension ReadOptions.Sides {
  fileprivate var suffix: String { self == .exchanged ? ", sides exchanged" : "" }
}
