// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechKinematics
import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Fits the constrained model to a recording and writes what another program needs to do the same.
///
/// All markers count alike, so that the root mean square of their errors is what is minimised.
///
/// The folder receives `chain.json` (the chain and its markers, in millimetres), `angles.csv` (the
/// coordinates, in radians and millimetres, with the marker errors of each frame) and `times.json`
/// (seconds, the shortest of five runs).
///
/// - Parameters:
///   - trial: The path of the recording.
///   - calibration: The path of its static trial.
///   - folder: Where to write.
/// - Throws: What reading and calibrating throw, and ``CannotWrite``.
func benchmarkInverseKinematics(trial: String, calibration: String, folder: String) throws {
  let standing = try read(calibration)
  let (reading, recording) = try shortestTime(of: 5) { try read(trial) }
  var settings = ModelSettings()
  for name in recording.trajectories.markers { settings.markerWeights[name] = 1 }
  let (calibrating, model) = try shortestTime(of: 5) {
    ConstrainedModel(
      try CalibratedModel(calibratedOn: standing, subject: Subject()), settings: settings)
  }
  let (tracking, solution) = shortestTime(of: 5) { model.solution(of: recording).chain }
  let (angles, kinematics) = shortestTime(of: 5) { model.kinematics(of: recording) }
  let (solving, steps) = shortestTime(of: 5) { solve(solution, in: recording.trajectories) }

  try write(describe(solution.chain, solution.markers), "\(folder)/chain.json")
  try write(table(solution), "\(folder)/angles.csv")
  try write(
    """
    {"frames": \(kinematics.frameCount), "reading": \(reading), "calibrating": \(calibrating),
     "tracking": \(tracking), "angles": \(angles), "solving": \(solving),
     "steps_per_frame": \(Double(steps) / Double(max(kinematics.frameCount, 1)))}

    """, "\(folder)/times.json")
}

/// The bare search in every frame, each from the one before.
private func solve(_ solution: ChainSolution, in trajectories: MarkerTrajectories) -> Int {
  var solver = ChainSolver(solution.chain)
  solver.values = Array(solution.coordinates.prefix(solver.values.count))
  let indices = solution.markers.map { trajectories.index(of: $0) ?? 0 }
  var steps = 0
  for frame in 0..<trajectories.frameCount {
    for (place, index) in indices.enumerated() {
      solver.observed[place] = trajectories.position(ofMarkerAt: index, frame: frame)
    }
    solver.solve()
    steps += solver.steps
  }
  return steps
}

private func read(_ path: String) throws -> Trial {
  let descriptor = open(path, O_RDONLY)
  guard descriptor >= 0 else { throw CannotRead(path: path) }
  defer { close(descriptor) }
  let name = path.split(separator: "/").last?.split(separator: ".").first.map(String.init)
  return try readTrial(
    named: name ?? path, path: path, from: FileDescriptorSource(descriptor))
}

/// A file that cannot be opened.
struct CannotRead: Error, CustomStringConvertible {
  var path: String
  var description: String { "\(path): cannot be read\n  hint: check the path" }
}

/// A file that cannot be written.
struct CannotWrite: Error, CustomStringConvertible {
  var path: String
  var description: String { "\(path): cannot be written\n  hint: the folder must exist" }
}

private func write(_ text: String, _ path: String) throws {
  guard let file = fopen(path, "w") else { throw CannotWrite(path: path) }
  let isWritten = fputs(text, file) >= 0
  guard fclose(file) == 0, isWritten else { throw CannotWrite(path: path) }
}

// MARK: - Text

private func json(_ v: Vector3) -> String { "[\(v.x), \(v.y), \(v.z)]" }

private func describe(_ chain: Chain, _ names: [MarkerName]) -> String {
  let bodies = chain.bodies.map { body in
    let coordinates = chain.coordinates[body.coordinates].map { coordinate in
      let kind = coordinate.kind == .rotation ? "rotation" : "translation"
      let range = coordinate.range.map { "[\($0.lowerBound), \($0.upperBound)]" } ?? "null"
      return "{\"name\": \"\(coordinate.name)\", \"kind\": \"\(kind)\", "
        + "\"axis\": \(json(coordinate.axis)), \"range\": \(range)}"
    }
    return "{\"name\": \"\(body.name)\", \"parent\": \(body.parent ?? -1), "
      + "\"joint_in_parent\": \(json(body.jointInParent)), "
      + "\"joint_in_body\": \(json(body.jointInBody)), "
      + "\"coordinates\": [\(coordinates.joined(separator: ", "))]}"
  }
  let markers = zip(chain.markers, names).map { marker, name in
    "{\"name\": \"\(name.rawValue)\", \"body\": \(marker.body), "
      + "\"place\": \(json(marker.place)), \"weight\": \(marker.weight)}"
  }
  return "{\"bodies\": [\(bodies.joined(separator: ",\n"))],\n"
    + "\"markers\": [\(markers.joined(separator: ",\n"))]}\n"
}

private func table(_ solution: ChainSolution) -> String {
  let names = solution.chain.coordinates.map(\.name)
  var text = names.joined(separator: ",") + ",rms_mm,largest_mm\n"
  for frame in solution.residuals.largest.indices {
    let values = solution.coordinates[frame * names.count..<(frame + 1) * names.count]
    text += values.map { "\($0)" }.joined(separator: ",")
    text +=
      ",\(solution.residuals.rootMeanSquare[frame]),\(solution.residuals.largest[frame])\n"
  }
  return text
}
