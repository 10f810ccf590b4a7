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

  /// The plates are the best truth there is; a foot that is not wholly on one tells nothing.
  @Test func `strikes and offs by markers are those of force plates`() throws {
    var differences: [Event.Kind: [Double]] = [:]
    for recording in GaitRecording.straight + GaitRecording.withPlates {
      let result = try #require(try recording.analyzed { $0.events = [] })
      let rate = result.kinematics.frameRate
      let found = result.instants(by: .auto)
      for event in result.events.events where event.source == .force {
        let same = found.filter { $0.kind == event.kind && $0.side == event.side }
        let nearest = same.map { ($0.instant - event.instant) / rate * 1000 }
          .min { $0.magnitude < $1.magnitude }
        differences[event.kind, default: []].append(try #require(nearest))
      }
    }
    for (kind, name) in [(Event.Kind.footStrike, "foot strike"), (.footOff, "foot off")] {
      let values = differences[kind] ?? []
      let median = values.map(\.magnitude).medianOfPresent
      let largest = values.map(\.magnitude).max() ?? .nan
      print(
        "validation | \(name) by auto, median \(median.fixed(1)) | six collections | force plates | "
          + "n=\(values.count) | rms=\(values.rootMeanSquareOfPresent.fixed(1)) | "
          + "max=\(largest.fixed(1)) | bias=\(values.meanOfPresent.fixed(1)) | ms")
      #expect(values.count >= 15)
      #expect(median <= 10)
      #expect(largest <= 70)
    }
  }

  /// A plate and the user of the vendor's program see the same contact.
  @Test func `strikes and offs by force plates are those of the vendor`() throws {
    var comparison = EventComparison()
    for recording in GaitRecording.straight {
      let trial = try recording.read()
      let result = try #require(try recording.analyzed { $0.events = [] })
      comparison.add(result.events.events.filter { $0.source == .force }, of: trial)
    }
    for (kind, name) in [(Event.Kind.footStrike, "foot strike"), (.footOff, "foot off")] {
      print(
        comparison.line(kind, "\(name) by force plate", "btk and biomechzoo", "events of the file"))
      // The files count whole frames of 10 and 17 ms.
      #expect(comparison.median(kind) <= 6)
    }
    #expect(comparison.invented.isEmpty)
  }

  @Test func `events of the file are used as they are`() throws {
    for recording in GaitRecording.straight {
      let result = try #require(try recording.analyzed())
      let imported = result.trial.events.filter { $0.kind == .footStrike || $0.kind == .footOff }
      #expect(result.events.events.filter { $0.source == .file } == result.sorted(imported))
      // No other event lies within a quarter of a stride of one of the file.
      for event in result.events.events where event.source != .file {
        let close = imported.filter {
          $0.kind == event.kind && $0.side == event.side
            && abs($0.instant - event.instant) < 0.15 * result.kinematics.frameRate
        }
        #expect(close.isEmpty)
      }
      #expect(!result.events.cycles.isEmpty)
    }
  }

  @Test(arguments: ["HC002D/HC002D25_Turn", "HC030A/HC030A22_Turn", "HC032A/HC032A18_Turn"])
  func `strides in which somebody turns are left out with the reason`(file: String) throws {
    let subject = file.prefix(6)
    let number = subject == "HC002D" ? "02" : "01"
    let still = "\(subject)/\(subject)\(number)_Static"
    let recording = GaitRecording("biomechzoo_pig/\(file)", "biomechzoo_pig/\(still)")
    let result = try #require(try recording.analyzed())
    let rejections = result.events.bouts.flatMap(\.rejections)

    #expect(rejections.contains { $0.reason.contains("is no straight stride") })
  }
}

extension AnalyzedTrial {
  /// Events in the order of a trial's events.
  fileprivate func sorted(_ events: [Event]) -> [Event] {
    events.enumerated().sorted {
      ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset)
    }.map(\.element)
  }
}
