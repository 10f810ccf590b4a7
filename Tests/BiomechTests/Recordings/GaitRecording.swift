// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechTestSupport

/// A recorded walk with the events that a vendor's program, or its user, put into the file.
struct GaitRecording: Sendable, CustomStringConvertible {
  var file: String
  var calibration: String?

  /// The straight walks with events of Plug-in Gait.
  static let straight =
    [
      ("PiG_Motion-FlatFoot-Full", "PiG_Calibration-FlatFoot-Full"),
      ("PiG_Motion-FlatFoot-Hole", "PiG_Calibration-FlatFoot-Hole"),
      ("PiG_Motion-FlatFoot-One", "PiG_Calibration-FlatFoot-One"),
      ("PiG_Motion3_FF", "PiG_Calibration3_FF"), ("PiG_Motion3_noFF", "PiG_Calibration3_noFF"),
      ("PiG_Motion3_FF_N18", "PiG_Calibration3_FF_N18"), ("PlugInC3D", nil),
    ].map { GaitRecording("btk_vicon_pig/\($0.0)", $0.1.map { "btk_vicon_pig/\($0)" }) }
    + [
      ("HC002D/HC002D06_Straight", "HC002D/HC002D02_Static"),
      ("HC030A/HC030A05_Straight", "HC030A/HC030A01_Static"),
      ("HC032A/HC032A03_Straight", "HC032A/HC032A01_Static"),
    ].map { GaitRecording("biomechzoo_pig/\($0.0)", "biomechzoo_pig/\($0.1)") }

  /// Walks of other laboratories over force plates.
  static let withPlates = [
    GaitRecording("orthotrak_gait/Gait"),
    GaitRecording("schreiber_gait/2014001_C1_01", "schreiber_gait/2014001_ST"),
    GaitRecording("ezc3d_vendors/Qualisys"),
  ]

  init(_ file: String, _ calibration: String? = nil) {
    self.file = "\(file).c3d"
    self.calibration = calibration.map { "\($0).c3d" }
  }

  var description: String { file }

  /// The folder of the recording, which names the collection.
  var collection: String { String(file.prefix { $0 != "/" }) }

  func read() throws -> Trial { try Trial(contentsOf: ReferenceData.path(file)) }

  /// The recording analysed.
  ///
  /// - Parameter changed: What is done to the trial before.
  /// - Returns: The trial with its kinematics and events.
  /// - Throws: When the recording cannot be read or analysed.
  func analyzed(_ changed: (inout Trial) -> Void = { _ in }) throws -> AnalyzedTrial? {
    var trial = try read()
    changed(&trial)
    let still = try calibration.map { try Trial(contentsOf: ReferenceData.path($0)) }
    let report = try analyze(trials: [trial], calibration: still)
    return report.trials.first { $0.trial.name == trial.name }
  }
}

extension AnalyzedTrial {
  /// The strikes and offs that one method finds without events of the file and without plates.
  func instants(by method: GaitEventMethod) -> [Event] {
    var bare = trial
    bare.events = []
    bare.forcePlates = []
    return TrialEvents(
      of: bare, kinematics: kinematics, task: .gait, settings: EventSettings(gait: method)
    ).events.filter { $0.kind == .footStrike || $0.kind == .footOff }
  }
}

/// Detected events held against those of a file.
struct EventComparison {
  /// The differences in milliseconds, detected less expected.
  private(set) var differences: [Event.Kind: [Double]] = [:]

  /// Expected events that nothing was found for, away from gaps and ends.
  private(set) var missed: [String] = []

  /// Expected events that nothing was found for, close to a gap or an end of the recording.
  private(set) var missedAtEdges: [String] = []

  /// Detected events between the first and the last expected one of the foot that are none of them.
  private(set) var invented: [String] = []

  /// Two events within this time are the same, in seconds.
  private static let same = 0.15

  /// How close a gap or end makes an event hard to see, in seconds: Zeni's strike is up to 75 ms early,
  /// and its foot must be seen before.
  private static let edge = 0.1

  mutating func add(_ detected: [Event], of recording: Trial) {
    let rate = recording.trajectories.frameRate
    for side in [BodySide.left, .right] {
      for kind in [Event.Kind.footStrike, .footOff] {
        let expected = recording.events.filter { $0.side == side && $0.kind == kind }
        var found = detected.filter { $0.side == side && $0.kind == kind }
        for event in expected {
          let best = found.min { abs($0.instant - event.instant) < abs($1.instant - event.instant) }
          guard let best, abs(best.instant - event.instant) <= Self.same * rate else {
            let place = "\(recording.name): \(side.rawValue) \(kind.rawValue) at \(event.frame)"
            if isHard(event, recording) {
              missedAtEdges.append(place)
            } else {
              missed.append(place)
            }
            continue
          }
          found.removeAll { $0 == best }
          differences[kind, default: []].append((best.instant - event.instant) / rate * 1000)
        }
        let own = recording.events.filter { $0.side == side }.map(\.frame)
        guard let first = own.min(), let last = own.max() else { continue }
        invented += found.filter { first < $0.frame && $0.frame < last }.map {
          "\(recording.name): \(side.rawValue) \(kind.rawValue) at \($0.instant)"
        }
      }
    }
  }

  private func isHard(_ event: Event, _ trial: Trial) -> Bool {
    let margin = Int((Self.edge * trial.trajectories.frameRate).rounded())
    guard event.frame >= margin, event.frame + margin < trial.trajectories.frameCount else {
      return true
    }
    let landmark = event.kind == .footStrike ? Landmark.heel : .secondMetatarsalHead
    return (event.frame - margin...event.frame + margin).contains {
      trial.position(landmark, event.side.side, frame: $0).isMissing
    }
  }

  func median(_ kind: Event.Kind) -> Double {
    (differences[kind] ?? []).map(\.magnitude).medianOfPresent
  }

  /// The line that the table of comparisons is made from.
  func line(_ kind: Event.Kind, _ what: String, _ data: String, _ reference: String) -> String {
    let values = differences[kind] ?? []
    let largest = values.map(\.magnitude).max() ?? .nan
    return "validation | \(what), median \(median(kind).fixed(1)) | \(data) | \(reference) | "
      + "n=\(values.count) | rms=\(values.rootMeanSquareOfPresent.fixed(1)) | "
      + "max=\(largest.fixed(1)) | bias=\(values.meanOfPresent.fixed(1)) | ms"
  }
}
