// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension ParameterSearch {
  /// Where the parameters are from, a sentence for each origin.
  var originNotes: [String] {
    var groups: [(origin: ConventionalParameters.Origin, items: [String])] = []
    func add(_ item: String, _ origin: ConventionalParameters.Origin) {
      if let place = groups.firstIndex(where: { $0.origin == origin }) {
        groups[place].items.append(item)
      } else {
        groups.append((origin, [item]))
      }
    }
    for quantity in ConventionalParameters.Quantity.allCases {
      let origins = quantity.sides.map { parameters.origins[.init(quantity, $0)] }
      let values = quantity.sides.map { parameters.text(quantity, $0) }
      if let origin = origins[0], origins.allSatisfy({ $0 == origin }) {
        // Offsets of 0 are the rule and not worth a word.
        guard !values.allSatisfy({ $0 == "0.0°" }) else { continue }
        add("\(quantity.label) \(values.joined(separator: " and "))", origin)
      } else {
        for (side, (origin, value)) in zip(quantity.sides, zip(origins, values)) {
          guard let side, let origin, value != "0.0°" else { continue }
          add("\(side.rawValue) \(quantity.label) \(value)", origin)
        }
      }
    }
    return groups.compactMap { origin, items in
      origin.lead.map { "\($0): \(items.joined(separator: ", "))" }
    }
  }
}

extension ConventionalParameters.Origin {
  /// The beginning of a sentence; `nil` for what needs none.
  fileprivate var lead: String? {
    switch self {
    case .subject: "as the subject is described (left and right)"
    case .file(let name): "as stored in \(name) (left and right)"
    case .markers(let name): "from the markers in \(name) (left and right)"
    case .vendorCentres(let name): "behind the joint centres that the vendor stored in \(name)"
    case .usual: "not measured, so as usual"
    case .formula: nil
    }
  }
}

extension ConventionalParameters {
  /// A value with its unit.
  fileprivate func text(_ quantity: Quantity, _ side: Side?) -> String {
    let leg = self[side ?? .right]
    return switch quantity {
    case .markerDiameter: "\(markerDiameter.fixed(1)) mm"
    case .interASISDistance: "\(interASISDistance.fixed(1)) mm"
    case .legLength: "\(leg.legLength.fixed(0)) mm"
    case .asisToTrochanter: "\(leg.asisToTrochanter.fixed(1)) mm"
    case .kneeWidth: "\(leg.kneeWidth.fixed(0)) mm"
    case .ankleWidth: "\(leg.ankleWidth.fixed(0)) mm"
    case .thighOffset: "\(leg.thighOffset.degrees.fixed(1))°"
    case .shankOffset: "\(leg.shankOffset.degrees.fixed(1))°"
    case .tibialTorsion: "\(leg.tibialTorsion.degrees.fixed(1))°"
    case .plantarFlexionOffset: "\(leg.plantarFlexionOffset.degrees.fixed(1))°"
    case .rotationOffset: "\(leg.rotationOffset.degrees.fixed(1))°"
    }
  }
}
