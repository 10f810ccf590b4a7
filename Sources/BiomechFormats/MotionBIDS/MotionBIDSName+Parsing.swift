// SPDX-License-Identifier: Apache-2.0

extension MotionBIDSName {
  /// The name that the motion file of a recording has, or `nil` for another one.
  ///
  /// - Parameter fileName: Such as `sub-01_task-squat_tracksys-vicon_motion.tsv`.
  public init?(fileName: String) {
    guard fileName.hasSuffix(MotionBIDSFile.ending) else { return nil }
    var labels: [String: String] = [:]
    for part in fileName.dropLast(MotionBIDSFile.ending.count).split(separator: "_") {
      let pieces = part.split(separator: "-", maxSplits: 1)
      guard pieces.count == 2 else { return nil }
      labels[String(pieces[0])] = String(pieces[1])
    }
    guard let subject = labels["sub"], let task = labels["task"],
      let trackingSystem = labels["tracksys"]
    else { return nil }
    let run = labels["run"].map { Int($0) }
    self.init(
      subject: subject, session: labels["ses"], task: task, trackingSystem: trackingSystem,
      acquisition: labels["acq"], run: run ?? nil, description: labels["desc"])
    // A label that had to be changed would put the files beside the name that was asked for.
    guard base + MotionBIDSFile.ending == fileName else { return nil }
  }
}
