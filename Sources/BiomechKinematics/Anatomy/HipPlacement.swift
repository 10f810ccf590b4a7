// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Places the hip centres of one person as the user asked.
struct HipPlacement {
  let method: HipCentreMethod
  let size: PelvisSize
  let sex: Subject.Sex?
  let markers: MarkerThickness

  init(_ size: PelvisSize, subject: Subject, settings: ModelSettings) {
    method = settings.hipCentre
    self.size = size
    sex = subject.sex
    markers = MarkerThickness(of: subject, settings)
  }

  /// Places the hip centre of one leg.
  ///
  /// - Parameters:
  ///   - side: The leg.
  ///   - functional: The functional centre that was found, or `nil`.
  ///   - refusals: Why no functional centre was found, one sentence each.
  /// - Returns: The centre and how it was placed, or `nil` when not even a leg length is known.
  func report(
    _ side: Side, functional: FunctionalHip? = nil, refusals: [String] = []
  ) -> HipCentreReport? {
    guard let fullest = HipRegression.fullest(for: size) else { return nil }
    var refusals = refusals
    var regression = fullest
    if let asked = method.regression {
      let missing = asked.missingInputs(in: size, sex: sex)
      if missing.isEmpty {
        regression = asked
      } else {
        refusals.append(
          "\(side.rawValue) hip centre not by the regression of \(asked.label): it needs "
            + missing.map(\.rawValue).joined(separator: " and ") + ", which is not known")
      }
    } else if fullest != .harrington, functional == nil {
      let missing = HipRegression.harrington.missingInputs(in: size, sex: sex)
      refusals.append(
        "\(side.rawValue) hip centre not by the full regression of Harrington 2007: it needs "
          + missing.map(\.rawValue).joined(separator: " and ") + ", which is not known")
    }
    guard
      let centre = regression.centre(size, side: side, sex: sex, markers: markers)
    else { return nil }
    return HipCentreReport(
      side: side, centre: functional?.centre ?? centre,
      method: functional?.method ?? HipCentreMethod(regression), size: size, sex: sex,
      markers: markers,
      functional: functional, regression: regression, regressionCentre: centre, refusals: refusals)
  }
}

extension MarkerThickness {
  /// The markers of a person; on the bone when nobody stated their diameter.
  init(of subject: Subject, _ settings: ModelSettings) {
    if let diameter = subject.markerDiameter, diameter > 0 {
      self.init(radius: diameter / 2, basePlate: settings.markerBasePlate)
    } else {
      self = .onBone
    }
  }
}
