// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension Trial {
  /// Shorter ways are a step or standing, in millimetres: the vendor's limit lies between 45 and
  /// 1339.
  private static let shortestWay = 800.0

  /// The axis of the laboratory that the conventional gait model counts the angles of pelvis and feet
  /// from: the one along which the left anterior spine goes, or that the pelvis faces where it stays
  /// in place.
  ///
  /// The axes are those of the recording, which differ from the laboratory's here by quarter turns. A
  /// trial of one frame counts from the recording's x axis, whatever the pelvis faces.
  ///
  /// - Parameter markers: The model's markers.
  /// - Returns: x or z of the laboratory or its opposite.
  func laboratoryAxis(_ markers: ConventionalMarkers) -> Vector3 {
    if trajectories.frameCount == 1 {
      return Self.nearestAxis(to: source.labFromRecording.x)
    }
    if let way = way(ofMarkerAt: markers.leftASIS) {
      let axis = Self.nearestAxis(to: way)
      if way.dot(axis) >= Self.shortestWay { return axis }
    }
    var facing = Vector3.zero
    for frame in 0..<trajectories.frameCount {
      let pelvis = markers.pelvis(in: trajectories, frame: frame)
      let forwards = (pelvis.leftASIS + pelvis.rightASIS) / 2 - pelvis.sacrum
      if !forwards.isMissing { facing += forwards }
    }
    return Self.nearestAxis(to: facing)
  }

  /// From where a marker is first seen to where it is last.
  private func way(ofMarkerAt index: Int?) -> Vector3? {
    guard let index else { return nil }
    func position(_ frame: Int) -> Vector3 {
      trajectories.position(ofMarkerAt: index, frame: frame)
    }
    let frames = 0..<trajectories.frameCount
    guard let first = frames.first(where: { !position($0).isMissing }),
      let last = frames.last(where: { !position($0).isMissing })
    else { return nil }
    return position(last) - position(first)
  }

  /// The horizontal axis that goes most along a direction; x for none.
  private static func nearestAxis(to direction: Vector3) -> Vector3 {
    direction.x.magnitude >= direction.z.magnitude
      ? Vector3(direction.x < 0 ? -1 : 1, 0, 0) : Vector3(0, 0, direction.z < 0 ? -1 : 1)
  }
}
