// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// What a motion file means, as far as it can be concluded: landmarks, then units, then axes.
///
/// Where something essential stays open ``problem`` says what, and everything concluded before it
/// stands all the same.
public struct Understanding: Sendable {
  /// The names to go on with, in the order of the file: without the name of the person in front.
  public private(set) var names: [MarkerName] = []

  /// Which marker stands where.
  public private(set) var markers = MarkerAssignment()

  /// The identifier of the set whose names decided, if one did.
  public private(set) var markerSet: String?

  /// The unit of the coordinates, or `nil` where it is not known.
  public private(set) var unit: LengthUnit?

  /// The axes of the file, or `nil` where they are not known.
  private(set) var axes: LaboratoryAxes?

  /// What was concluded, that of the reader first.
  public private(set) var conclusions: [TrialSource.Conclusion]

  /// What is doubtful, one sentence each, with what to do.
  public private(set) var doubts: [String]

  /// Why the recording cannot be analysed, or `nil` when it can.
  public private(set) var problem: MarkerFileError?

  /// Concludes what can be concluded.
  ///
  /// - Parameters:
  ///   - file: What a reader took out of a file.
  ///   - options: What the user knows better than the file.
  public init(of file: MotionFile, options: ReadOptions = ReadOptions()) {
    conclusions = file.conclusions
    doubts = file.doubts
    unit = options.units ?? file.unit
    names = file.names.map { MarkerName($0) }
    markers.unassigned = names
    noteEmptyMarkers(of: file)
    noteLostEvents(of: file)
    do throws(MarkerFileError) { try conclude(file, options) } catch { problem = error }
  }

  private mutating func conclude(
    _ file: MotionFile, _ options: ReadOptions
  ) throws(MarkerFileError) {
    let path = file.path
    guard !file.names.isEmpty else {
      guard let bones = BonePoses(in: file.signals, frameCount: file.frameCount) else {
        throw MarkerFileError(path: path, reason: .holdsNoMarkers(content: file.content))
      }
      conclude(from: bones, of: file)
      return
    }
    var recognition = try MarkerRecognition(
      of: file.names, people: file.people, options: options, path: path)
    recognition.preferTwinsThatAreSeen(in: file)
    (names, markers) = (recognition.names, recognition.assignment)
    markerSet = recognition.markerSet
    conclusions += recognition.conclusions
    doubts += recognition.doubts

    let landmarks = LandmarkPositions(markers, names: names, table: file)
    guard landmarks.areSeen else { throw MarkerFileError(path: path, reason: .landmarksNeverSeen) }
    let size = try UnitConclusion(
      declared: file.unit, landmarks: landmarks, options: options, path: path)
    unit = size.unit
    conclusions.append(size.conclusion)
    doubts += size.doubts

    let scale = size.unit.millimetres
    if options.markerMap == nil {
      try TwinCheck(names: names, assignment: markers, scale: scale, path: path).check(file)
    }
    let millimetres = landmarks.scaled(by: scale)
    let directions = try AxesConclusion(
      landmarks: millimetres, declared: file.axes, options: options, path: path)
    axes = directions.axes
    conclusions += directions.conclusions
    doubts += directions.doubts
    if let motion = MotionConclusion(millimetres, frameCount: file.frameCount) {
      conclusions.append(motion.conclusion)
    }
  }

  /// Bones without any marker: their poses are relative to each other, so nothing need be known of
  /// the person in the laboratory, and the file's axes stay.
  private mutating func conclude(from bones: BonePoses, of file: MotionFile) {
    unit = .metres
    axes = LaboratoryAxes(forward: .plusX, up: .plusY)
    let names = bones.signals.values.sorted().map { "'\(file.signals[$0].name.printable)'" }
    conclusions += [
      TrialSource.Conclusion(
        .units, LengthUnit.metres.rawValue,
        evidence: "rigid transforms of OpenSim are in metres"),
      TrialSource.Conclusion(
        .motion, "bone poses",
        evidence:
          "no marker, but the poses of \(names.joined(separator: ", ")); their axes are taken "
          + "as x anterior, y superior, z to the right"),
    ]
  }

  /// Names without one sample are worth a word: their marker fell off, or the export lost it.
  private mutating func noteEmptyMarkers(of file: MotionFile) {
    // The name of a person in front is personal, and doubts go into reports.
    let empty = file.emptyMarkers.map { MarkerLabel($0).marker }
    guard !empty.isEmpty, empty.count < file.names.count else { return }
    doubts.append(
      (empty.count == 1
        ? "a marker has a name but no sample: " : "markers have names but no sample: ")
        + empty.quotedList)
  }
}

extension Understanding {
  /// Events outside the recorded frames belong to nothing that was seen.
  private mutating func noteLostEvents(of file: MotionFile) {
    let lost = file.events.filter { file.place(of: $0) == nil }
    guard !lost.isEmpty, file.frameCount > 0 else { return }
    let places = lost.map { "\($0.label.printable) in frame \($0.frame)" }
    doubts.append(
      (lost.count == 1 ? "an event lies" : "events lie")
        + " outside the recorded frames \(file.firstFrame) to "
        + "\(file.firstFrame &+ file.frameCount &- 1) and "
        + "\(lost.count == 1 ? "is" : "are") left out: \(places.quotedList)")
  }
}

/// Turns columns with names into a trial: landmarks, then units, then axes.
///
/// - Parameters:
///   - read: What a reader took out of a file.
///   - name: The name of the trial.
///   - options: What the user knows better than the file.
/// - Returns: The trial in laboratory axes and millimetres.
/// - Throws: ``MarkerFileError`` when names or positions leave something essential open.
public func understood(
  _ read: consuming MotionFile, named name: String, options: ReadOptions = ReadOptions()
) throws(MarkerFileError) -> Trial {
  var table = consume read
  let understanding = Understanding(of: table, options: options)
  if let problem = understanding.problem { throw problem }
  guard let unit = understanding.unit, let axes = understanding.axes else {
    throw MarkerFileError(path: table.path, reason: .forwardUnknown)
  }
  let scale = unit.millimetres
  table.turn(to: axes, scale: scale)

  let source = TrialSource(
    path: table.path, format: table.format.label, contentKey: table.contentKey,
    firstFrame: table.firstFrame, startTime: table.startTime, millimetresPerUnit: scale,
    labFromRecording: axes.labFromRecording, markerSet: understanding.markerSet,
    conclusions: understanding.conclusions, doubts: understanding.doubts)
  let (frameCount, rate) = (table.frameCount, table.rate)
  let trajectories = MarkerTrajectories(
    markers: understanding.names, frameCount: frameCount, frameRate: rate,
    coordinates: table.takeCoordinates())
  return Trial(
    name: name, trajectories: trajectories, markers: understanding.markers,
    events: table.trialEvents(sides: options.sides), signals: table.signals,
    forcePlates: table.forcePlates, parameters: table.parameters, source: source)
}

extension [String] {
  /// At most ten words in quotes, and how many more there are.
  var quotedList: String {
    let quoted = prefix(10).map { "'\($0.printable)'" }
    let rest = count - quoted.count
    return quoted.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
