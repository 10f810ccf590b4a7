// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension Trial {
  /// The diameter of the markers that the vendor's model was run with, in millimetres.
  ///
  /// No file of many laboratories stores it, yet the vendor's knee centre lies half the knee's width
  /// and half a marker behind the marker on the knee, and the ankle centre likewise.
  ///
  /// - Parameter parameters: The widths of knees and ankles; only those from files count.
  /// - Returns: The diameter, or `nil` when there are no vendor's centres, or they do not agree.
  func markerDiameter(behindVendorCentres parameters: ConventionalParameters) -> Double? {
    var diameters: [Double] = []
    for side in Side.allCases {
      let letter = side == .left ? "L" : "R"
      let joints: [(String, Landmark, ConventionalParameters.Quantity, Double)] = [
        ("FE", .lateralEpicondyle, .kneeWidth, parameters[side].kneeWidth),
        ("TI", .lateralMalleolus, .ankleWidth, parameters[side].ankleWidth),
      ]
      for (bone, landmark, quantity, width) in joints {
        guard case .file = parameters.origins[.init(quantity, side)],
          let distance = distance(from: landmark, side, toSignal: "\(letter)\(bone)O")
        else { continue }
        diameters.append(2 * distance - width)
      }
    }
    guard diameters.count > 1, let least = diameters.min(), let largest = diameters.max(),
      least >= 2, largest <= 60, largest - least < 0.2
    else { return nil }
    return diameters.meanOfPresent
  }

  /// The median distance from a landmark's marker to a stored point, in millimetres.
  private func distance(
    from landmark: Landmark, _ side: Side, toSignal name: String
  ) -> Double? {
    guard
      let signal = signals.first(where: {
        $0.kind == .point && ($0.name == name || $0.name.hasSuffix(":\(name)"))
      }),
      signal.components.count == 3, signal.sampleCount == trajectories.frameCount
    else { return nil }
    let distances = (0..<signal.sampleCount).map { frame in
      let stored = Vector3(
        signal.values[frame], signal.values[signal.sampleCount + frame],
        signal.values[2 * signal.sampleCount + frame])
      let point = source.labFromRecording * stored * source.millimetresPerUnit
      return (point - position(landmark, side, frame: frame)).length
    }
    let median = distances.medianOfPresent
    return median.isNaN ? nil : median
  }
}
