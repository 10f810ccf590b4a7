// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The static offsets of a foot: by how much the line from ankle to toe points further down, and
/// further in, than the foot.
struct FootOffsets: Hashable, Sendable, CustomStringConvertible {
  var plantarFlexion: Angle
  var rotation: Angle

  /// Offsets that differ by more were made from another trial or in another way, in degrees.
  static let tolerance = 0.05

  /// The larger difference of the two angles, in degrees.
  func difference(from other: FootOffsets) -> Double {
    max(
      (plantarFlexion - other.plantarFlexion).degrees.magnitude,
      (rotation - other.rotation).degrees.magnitude)
  }

  var description: String {
    "\(plantarFlexion.degrees.fixed(2))° and \(rotation.degrees.fixed(2))°"
  }
}

extension StoredMeasurements {
  /// The stored offsets of a foot, or `nil` where none are: both 0 stands for not processed.
  func footOffsets(_ side: Side) -> FootOffsets? {
    guard isFilledIn(side), let plantarFlexion = angle(.plantarFlexionOffset, side),
      let rotation = angle(.rotationOffset, side), plantarFlexion != .zero || rotation != .zero
    else { return nil }
    return FootOffsets(plantarFlexion: plantarFlexion, rotation: rotation)
  }
}

extension ParameterSearch {
  /// The offsets of a foot: of the static trial, else stored, else of a stretch of standing.
  mutating func findFootOffsets(_ side: Side) {
    if let calibration = sources.calibration {
      if measureFootOffsets(side, in: calibration) {
        noteStaleFootOffsets(side, calibration)
        return
      }
      notes.append(
        "the static trial \(calibration.name) does not show the \(side.rawValue) foot: a marker of "
          + "pelvis, leg or foot is missing from it")
    }
    for file in [own] + sources.stored {
      guard let offsets = file.footOffsets(side) else { continue }
      setFootOffsets(offsets, side, from: .file(file.trial))
      return
    }
    for place in standings where measureFootOffsets(side, in: place) { return }
    if ConventionalMarkers(trial)[side].toe != nil {
      notes.append(
        "\(side.rawValue) ankle angles have no static offsets: no standing shows how the foot lies "
          + "in its markers; pass a static trial with --static")
    }
  }

  private mutating func setFootOffsets(
    _ offsets: FootOffsets, _ side: Side, from origin: ConventionalParameters.Origin
  ) {
    parameters[side].plantarFlexionOffset = offsets.plantarFlexion
    parameters[side].rotationOffset = offsets.rotation
    set(.plantarFlexionOffset, side, from: origin)
    set(.rotationOffset, side, from: origin)
  }

  private mutating func measureFootOffsets(_ side: Side, in place: ConventionalStatic) -> Bool {
    guard let flat = place.footOffsets(parameters, side, isFlat: true),
      let asWorn = place.footOffsets(parameters, side, isFlat: false)
    else { return false }
    let isFlat = sources.settings.footFlat ?? isFlat(flat, asWorn, side, in: place)
    parameters[side].footIsFlat = isFlat
    setFootOffsets(isFlat ? flat : asWorn, side, from: .markers(place.name))
    return true
  }

  /// Whether the laboratory took the sole to be level: no file says so, but the offsets it stored
  /// follow from the markers in one way only.
  private mutating func isFlat(
    _ flat: FootOffsets, _ asWorn: FootOffsets, _ side: Side, in place: ConventionalStatic
  ) -> Bool {
    for file in [place.stored, own] + sources.stored {
      guard let stored = file.footOffsets(side) else { continue }
      let (toFlat, toWorn) = (flat.difference(from: stored), asWorn.difference(from: stored))
      if min(toFlat, toWorn) < FootOffsets.tolerance { return toFlat < toWorn }
    }
    let remark = "nothing says whether the feet stood flat in \(place.name): they are taken to have"
    if !notes.contains(remark) { notes.append(remark) }
    return true
  }

  private mutating func noteStaleFootOffsets(_ side: Side, _ calibration: ConventionalStatic) {
    guard let stored = own.footOffsets(side) else { return }
    let used = FootOffsets(
      plantarFlexion: parameters[side].plantarFlexionOffset,
      rotation: parameters[side].rotationOffset)
    guard used.difference(from: stored) > FootOffsets.tolerance else { return }
    notes.append(
      "the static offsets of the \(side.rawValue) foot that \(trial.name) stores, \(stored), are "
        + "not those of the static trial \(calibration.name), \(used), which are used")
  }
}
