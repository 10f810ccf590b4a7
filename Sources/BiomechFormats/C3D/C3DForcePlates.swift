// SPDX-License-Identifier: Apache-2.0

import BiomechMath
package import BiomechMotion

extension C3DFile {
  /// The force platforms of the group `FORCE_PLATFORM`.
  ///
  /// - Parameter channels: The names of the analog channels.
  /// - Returns: As many as the group says, as far as there is anything about them.
  package func forcePlates(channels: [String]) -> [ForcePlate] {
    let group = "FORCE_PLATFORM"
    let types = parameters.numbers(group, "TYPE")
    let corners = parameters.numbers(group, "CORNERS")
    let origins = parameters.numbers(group, "ORIGIN")
    let numbers = parameters.numbers(group, "CHANNEL")
    let matrices = parameters.numbers(group, "CAL_MATRIX")
    let used = parameters[group, "USED"]?.count ?? types.count
    let dimensions = parameters[group, "CHANNEL"]?.dimensions ?? []
    let channelsPerPlate = max(1, dimensions.count > 1 ? dimensions[0] : numbers.count)
    let known = max(types.count, corners.count / 12, numbers.count / channelsPerPlate)

    return (0..<min(used, known)).map { plate in
      let place = Self.slice(corners, plate, of: 12)
      let origin = Self.slice(origins, plate, of: 3)
      return ForcePlate(
        type: plate < types.count ? Int(exactly: types[plate]) : nil,
        corners: stride(from: 0, to: place.count, by: 3).map {
          Vector3(place[$0], place[$0 + 1], place[$0 + 2])
        },
        origin: origin.isEmpty ? Vector3(0, 0, 0) : Vector3(origin[0], origin[1], origin[2]),
        channels: Self.slice(numbers, plate, of: channelsPerPlate).compactMap { number in
          guard let index = Int(exactly: number), channels.indices.contains(index - 1) else {
            return nil
          }
          return channels[index - 1]
        },
        calibration: Self.slice(matrices, plate, of: 36))
    }
  }

  /// The numbers of one plate, or nothing where they are not all there.
  private static func slice(_ numbers: [Double], _ plate: Int, of count: Int) -> [Double] {
    let start = plate * count
    return start + count <= numbers.count ? Array(numbers[start..<start + count]) : []
  }
}
