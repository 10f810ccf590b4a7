// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechEvents
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Testing

/// Strikes and offs by markers against those in the files of a vendor.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct GaitEventRecordingTests {
  private static func comparisons(
    _ method: GaitEventMethod, _ analyzed: [(GaitRecording, Trial, AnalyzedTrial)]
  ) -> [String: EventComparison] {
    var comparisons: [String: EventComparison] = [:]
    for (recording, trial, result) in analyzed {
      comparisons[recording.collection, default: EventComparison()].add(
        result.instants(by: method), of: trial)
    }
    return comparisons
  }

  @Test func `strikes and offs by markers are those of the vendor`() throws {
    var analyzed: [(GaitRecording, Trial, AnalyzedTrial)] = []
    for recording in GaitRecording.straight {
      let result = try #require(try recording.analyzed())
      #expect(result.events.task == .gait)
      analyzed.append((recording, try recording.read(), result))
    }
    for method in GaitEventMethod.allCases {
      for (collection, comparison) in Self.comparisons(method, analyzed).sorted(by: {
        $0.key < $1.key
      }) {
        for (kind, name) in [(Event.Kind.footStrike, "foot strike"), (.footOff, "foot off")] {
          print(
            comparison.line(kind, "\(name) by \(method.rawValue)", collection, "events of the file")
          )
        }
        guard method == .auto else { continue }
        #expect(comparison.missed.isEmpty)
        #expect(comparison.invented.isEmpty)
        #expect(comparison.median(.footStrike) <= (collection == "btk_vicon_pig" ? 10 : 20))
        #expect(comparison.median(.footOff) <= 15)
      }
    }
  }
}
