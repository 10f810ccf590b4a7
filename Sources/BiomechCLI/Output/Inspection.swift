// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechFormats
import BiomechMotion

/// What a motion file holds and what it means: the value behind both forms of `biomech inspect`.
struct Inspection: JSONDocument {
  /// One conclusion about the file, with its evidence.
  struct Conclusion: Encodable {
    var topic: String
    var value: String
    var evidence: String

    /// The switches that overrule it; none where nothing can.
    var overruledBy: [String]
  }

  /// Why the recording cannot be analysed.
  struct Problem: Encodable {
    /// The word for `biomech explain`.
    var code: String
    var text: String
    var hint: String?
  }

  var schema = "biomech.inspection/2"
  var file: String
  var trial: String
  var format: String
  var frames: Int
  var firstFrame: Int
  var rate: Double
  var duration: Double

  /// The unit of the coordinates, or `nil` where it is not known.
  var unit: String?

  /// How many people the file names; the names are personal and stay out of it.
  var people: Int

  /// Whether `biomech analyze` would take the file.
  var analysable: Bool

  var problem: Problem?
  var conclusions: [Conclusion]
  var markerSet: String?

  /// The markers, landmarks first, in the order of the body and then of the file.
  var markers: [InspectedMarker]

  /// Markers × frames, and how many of these samples are missing.
  var samples: Int
  var missingSamples: Int

  /// The markers without one sample.
  var declaredButEmpty: [String]

  var signals: [InspectedSignal]
  var events: [InspectedEvent]
  var forcePlates: [InspectedForcePlate]
  var parameters: [InspectedParameter]
  var doubts: [String]
  var contentKey: String

  /// Puts together what is shown.
  ///
  /// - Parameters:
  ///   - file: What the file holds.
  ///   - understanding: What was concluded about it.
  init(of file: MotionFile, _ understanding: Understanding) {
    self.file = file.path
    trial = trialName(ofFile: file.path)
    format = file.format.label
    // A file of angles may have no frame of markers, but it has frames.
    frames =
      file.frameCount > 0
      ? file.frameCount
      : file.signals.filter { $0.rate == file.rate }.map(\.sampleCount).max() ?? 0
    firstFrame = file.firstFrame
    rate = file.rate
    duration = Double(max(frames - 1, 0)) / file.rate
    unit = understanding.unit?.rawValue
    people = max(file.people.count, Set(file.names.compactMap(personInFront)).count)
    analysable = understanding.problem == nil
    problem = understanding.problem.map {
      Problem(code: $0.code.rawValue, text: $0.problem, hint: $0.hint)
    }
    conclusions = understanding.conclusions.map {
      Conclusion(
        topic: $0.topic.rawValue, value: $0.value, evidence: $0.evidence,
        overruledBy: $0.topic.switches)
    }
    markerSet = understanding.markerSet
    markers = InspectedMarker.all(of: file, understanding)
    samples = file.names.count * file.frameCount
    missingSamples = markers.reduce(0) { $0 + $1.missingFrames }
    declaredButEmpty = markers.filter { $0.missingFrames == file.frameCount }.map(\.name)
    signals = file.signals.map(InspectedSignal.init)
    events = file.events.map { InspectedEvent($0, in: file) }
    forcePlates = file.forcePlates.map(InspectedForcePlate.init)
    parameters = file.parameters.sorted { $0.key < $1.key }.map(InspectedParameter.init)
    doubts = understanding.doubts
    contentKey = file.contentKey
  }
}

extension TrialSource.Conclusion.Topic {
  /// The switches of the command line that overrule a conclusion.
  fileprivate var switches: [String] {
    switch self {
    case .format: ["--file-format"]
    case .units: ["--units"]
    case .upAxis: ["--up"]
    case .forwardAxis: ["--forward"]
    case .handedness: ["--handedness", "--sides"]
    case .rate: ["--rate"]
    case .markerSet: ["--marker-set", "--map"]
    case .subject: ["--subject-name"]
    case .cutoff: ["--cutoff"]
    case .motion, .progression: []
    }
  }
}

/// The name of the person in front of a marker's, or `nil` where there is none.
private func personInFront(of name: String) -> Substring? {
  name.lastIndex(of: ":").map { name[..<$0] }
}
