// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Turns columns with names into a trial: landmarks, then units, then axes.
///
/// - Parameters:
///   - read: What a reader took out of a file.
///   - name: The name of the trial.
///   - options: What the user knows better than the file.
/// - Returns: The trial in laboratory axes and millimetres.
/// - Throws: ``MarkerFileError`` when names or positions leave something essential open.
func understood(
  _ read: consuming MotionFile, named name: String, options: ReadOptions
) throws(MarkerFileError) -> Trial {
  var table = consume read
  let path = table.path
  guard !table.names.isEmpty else {
    throw MarkerFileError(path: path, reason: .holdsNoMarkers(content: table.content))
  }
  let markers = try MarkerRecognition(of: table.names, options: options, path: path)
  let landmarks = LandmarkPositions(markers.assignment, names: markers.names, table: table)
  guard landmarks.areSeen else {
    throw MarkerFileError(path: path, reason: .landmarksNeverSeen)
  }
  let units = try UnitConclusion(
    declared: table.unit, landmarks: landmarks, options: options, path: path)
  let scale = units.unit.millimetres
  let axes = try AxesConclusion(
    landmarks: landmarks.scaled(by: scale), options: options, path: path)
  table.turn(to: axes.axes, scale: scale)

  let source = TrialSource(
    path: path, format: table.format.label, contentKey: table.contentKey,
    firstFrame: table.firstFrame,
    startTime: table.startTime, millimetresPerUnit: scale,
    labFromRecording: axes.axes.labFromRecording, markerSet: markers.markerSet,
    conclusions: table.conclusions + markers.conclusions + [units.conclusion] + axes.conclusions,
    doubts: table.doubts + markers.doubts + units.doubts + axes.doubts)
  let (frameCount, rate) = (table.frameCount, table.rate)
  let trajectories = MarkerTrajectories(
    markers: markers.names, frameCount: frameCount, frameRate: rate,
    coordinates: table.takeCoordinates())
  return Trial(
    name: name, trajectories: trajectories, markers: markers.assignment, events: table.trialEvents,
    signals: table.signals,
    forcePlates: table.forcePlates, parameters: table.parameters, source: source)
}
