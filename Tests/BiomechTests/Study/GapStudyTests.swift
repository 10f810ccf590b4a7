// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechMath
import BiomechMotion
import BiomechSignal
import BiomechTestSupport
import Testing

/// How far from the recording each method comes out where forty gaps are cut out of recordings that
/// have none, each at several lengths.
///
/// Markers of the pelvis and the legs; recording, marker and place are drawn from a fixed seed.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct GapStudyTests {
  private static let recordings = [
    "opencap_lab/squats1.trc", "opencap_lab/walking1.trc", "opencap_lab/DJ1.trc",
    "jam_knee/overground_17.trc",
  ]
  private static let durations = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5]
  private static let placesPerRecording = 10

  /// The distance between what was filled and what was cut out, gap by gap.
  private struct Errors {
    var rootMeanSquares: [Double] = []
    var largest = 0.0

    /// Over all gaps alike, whatever their length.
    var rootMeanSquare: Double { rootMeanSquares.rootMeanSquareOfPresent }
  }

  private enum Way: String, CaseIterable {
    case pchip = "PCHIP"
    case rigidBody = "rigid"
    case principalComponents = "PCA"
    case inOrder = "in order"

    /// The rule; a curve may fill any gap here, to compare.
    func rule(frameRate: Double) -> GapFilling {
      var rule = GapFilling(frameRate: frameRate)
      switch self {
      case .pchip:
        rule.methods = [.pchip]
        rule.pchip.longest = Int(frameRate)
      case .rigidBody: rule.methods = [.rigidBody]
      case .principalComponents: rule.methods = [.principalComponents]
      case .inOrder: break
      }
      return rule
    }
  }

  @Test func `beyond a tenth of a second neighbours fill better than a curve`() throws {
    var errors: [Way: [Double: Errors]] = [:]
    var generator = SeededGenerator(seed: 2024)
    for recording in Self.recordings {
      let trial = try Trial(contentsOf: ReferenceData.path(recording))
      let recorded = trial.trajectories
      let bodies = trial.markers.markersOfSegments
        .filter { $0.key.segment != .trunk && $0.key.segment != .patella }
        .sorted { "\($0.key)" < "\($1.key)" }
        .map { $0.value.compactMap(recorded.index(of:)) }
      let markers = bodies.flatMap { $0 }
      for _ in 0..<Self.placesPerRecording {
        let marker = try #require(markers.randomElement(using: &generator))
        let longest = Int(0.5 * recorded.frameRate)
        let start = Int.random(
          in: 10..<recorded.frameCount - longest - 10, using: &generator)
        for duration in Self.durations {
          let gap = start..<start + Int((duration * recorded.frameRate).rounded())
          for way in Way.allCases {
            let distances = filled(
              recorded, marker, gap, bodies, way.rule(frameRate: recorded.frameRate))
            guard let distances else { continue }
            errors[way, default: [:]][duration, default: Errors()].rootMeanSquares
              .append(distances.rootMeanSquareOfPresent)
            let largest = max(
              errors[way]?[duration]?.largest ?? 0, distances.max() ?? 0)
            errors[way]?[duration]?.largest = largest
          }
        }
      }
    }
    print(table(errors))

    for duration in Self.durations {
      let pchip = try #require(errors[.pchip]?[duration])
      let neighbours = try #require(errors[.principalComponents]?[duration])
      try #require(pchip.rootMeanSquares.count == 40 && neighbours.rootMeanSquares.count == 40)
      let rigid = try #require(errors[.rigidBody]?[duration])
      guard duration > 0.1 else { continue }
      #expect(neighbours.rootMeanSquare <= pchip.rootMeanSquare)
      #expect(neighbours.largest <= pchip.largest)
      #expect(rigid.rootMeanSquare <= pchip.rootMeanSquare)
    }
  }

  /// The distances to the recording in a gap that was cut out and filled, frame by frame; `nil`
  /// where it was not filled.
  private func filled(
    _ recorded: MarkerTrajectories, _ marker: Int, _ gap: Range<Int>, _ bodies: [[Int]],
    _ rule: GapFilling
  ) -> [Double]? {
    var cut = recorded
    for frame in gap {
      cut.setPosition(.missing, ofMarkerAt: marker, frame: frame, origin: .missing)
    }
    let count = cut.markers.count
    let gaps = cut.withAllMutableColumns { block in
      rule.fill(&block, pointCount: count, bodies: bodies)
    }
    guard gaps.map(\.frames) == [gap] else { return nil }
    return gap.map { frame in
      let rest =
        cut.position(ofMarkerAt: marker, frame: frame)
        - recorded.position(ofMarkerAt: marker, frame: frame)
      return rest.length
    }
  }

  private func table(_ errors: [Way: [Double: Errors]]) -> String {
    let rows = Way.allCases.map { way in
      let cells = Self.durations.map { duration in
        guard let error = errors[way]?[duration] else { return "-" }
        return "\(error.rootMeanSquare.fixed(2)) max \(error.largest.fixed(1)) "
          + "(\(error.rootMeanSquares.count))"
      }
      return "gap study, \(way.rawValue): " + cells.joined(separator: " | ")
    }
    let head = Self.durations.map { "\($0.fixed(2)) s" }.joined(separator: " | ")
    return
      (["gap study, mm RMS over 40 gaps, largest, (gaps filled): \(head)"] + rows)
      .joined(separator: "\n")
  }
}
