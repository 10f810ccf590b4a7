// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechFormats
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Foundation
import Testing

/// Times and distances of strides against those that Vicon's software put into the files.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct SpatiotemporalRecordingTests {
  /// The numbers of the group `ANALYSIS` for one stride of each leg, in the units of this project.
  private struct VendorStride {
    private let numbers: [String: Double]

    init(_ file: String, _ side: Side) throws {
      let data = try Data(contentsOf: URL(filePath: ReferenceData.path(file)))
      let parameters = try C3DFile(Array(data)).parameters
      let names = parameters.texts("ANALYSIS", "NAMES")
      let contexts = parameters.texts("ANALYSIS", "CONTEXTS")
      let values = parameters.numbers("ANALYSIS", "VALUES")
      var numbers: [String: Double] = [:]
      for (place, name) in names.enumerated()
      where contexts[place].lowercased() == side.rawValue { numbers[name] = values[place] }
      self.numbers = numbers
    }

    /// The vendor gives single and double support in seconds.
    subscript(kind: MeasureKind) -> Double? {
      let stride = numbers["Stride Time"] ?? .nan
      switch kind {
      case .strideTime: return numbers["Stride Time"]
      case .stepTime: return numbers["Step Time"]
      case .cadence: return numbers["Cadence"]
      case .strideLength: return numbers["Stride Length"].map { $0 * 1000 }
      case .stepLength: return numbers["Step Length"].map { $0 * 1000 }
      case .walkingSpeed: return numbers["Walking Speed"]
      case .stancePercent: return numbers["Foot Off"]
      case .doubleSupportPercent: return numbers["Double Support"].map { 100 * $0 / stride }
      case .singleSupportPercent: return numbers["Single Support"].map { 100 * $0 / stride }
      default: return nil
      }
    }
  }

  private static let kinds: [MeasureKind] = [
    .strideTime, .stepTime, .cadence, .strideLength, .stepLength, .walkingSpeed, .stancePercent,
    .doubleSupportPercent, .singleSupportPercent,
  ]

  private static let times: [MeasureKind] = [
    .strideTime, .stepTime, .stancePercent, .singleSupportPercent,
  ]

  private func measures(
    _ name: String, _ changed: (inout Trial) -> Void = { _ in }
  ) throws -> [Measure] {
    var trial = try Trial(
      contentsOf: ReferenceData.path("btk_vicon_pig/PiG_Motion-FlatFoot-\(name).c3d"))
    changed(&trial)
    let still = try Trial(
      contentsOf: ReferenceData.path("btk_vicon_pig/PiG_Calibration-FlatFoot-\(name).c3d"))
    return try analyze(trials: [trial], calibration: still).assessment.measures
      .filter { $0.trial == trial.name }
  }

  /// The stride that the vendor took, which the file does not say: its times are closest.
  private func stride(
    _ measures: [Measure], _ side: Side, like vendor: VendorStride
  ) -> [MeasureKind: Double] {
    let own = measures.filter { $0.side == BodySide(side) && $0.cycle != nil }
    let strides = Dictionary(grouping: own) { $0.cycle ?? 0 }.values.map { cycle in
      Dictionary(cycle.map { ($0.kind, $0.value) }) { first, _ in first }
    }
    func distance(_ stride: [MeasureKind: Double]) -> Double {
      Self.times.reduce(0) { sum, kind in
        sum + ((stride[kind] ?? .infinity) / (vendor[kind] ?? .nan) - 1).magnitude
      }
    }
    return strides.min { distance($0) < distance($1) } ?? [:]
  }

  @Test func `times and distances agree with the vendor's`() throws {
    for source in ["events of the file", "events by markers"] {
      var shares: [MeasureKind: [Double]] = [:]
      for name in ["Full", "Hole"] {
        let measures = try measures(name) { trial in
          guard source == "events by markers" else { return }
          trial.events = []
          trial.forcePlates = []
        }
        for side in Side.allCases {
          let vendor = try VendorStride(
            "btk_vicon_pig/PiG_Motion-FlatFoot-\(name).c3d", side)
          let stride = stride(measures, side, like: vendor)
          for kind in Self.kinds {
            let expected = try #require(vendor[kind])
            let found = try #require(stride[kind])
            // Support is a difference of four instants, so that markers tell it no better than this.
            let tolerance =
              source == "events of the file"
              ? 0.02 : kind == .doubleSupportPercent ? 0.4 : 0.1
            #expect(
              (found / expected - 1).magnitude <= tolerance,
              "\(source), \(name) \(side) \(kind.id): \(found) instead of \(expected)")
            shares[kind, default: []].append(100 * (found / expected - 1))
          }
        }
      }
      for kind in Self.kinds {
        let values = shares[kind] ?? []
        let largest = values.map(\.magnitude).max() ?? .nan
        print(
          "validation | \(kind.label.lowercased()) with \(source) | btk_vicon_pig Full, Hole | Vicon "
            + "ANALYSIS | n=\(values.count) | rms=\(values.rootMeanSquareOfPresent.fixed(2)) | "
            + "max=\(largest.fixed(2)) | bias=\(values.meanOfPresent.fixed(2)) | %")
      }
    }
  }
}
