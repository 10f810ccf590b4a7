// SPDX-License-Identifier: Apache-2.0

/// What a section of a Vicon Nexus file holds, by its title.
enum NexusSection: String, CaseIterable {
  case trajectories = "Trajectories"
  case modelOutputs = "Model Outputs"
  case devices = "Devices"
  case joints = "Joints"
  case segments = "Segments"
  /// Rigid bodies, in Vicon Tracker.
  case objects = "Objects"
  case events = "Events"

  /// The section that a line begins, if nothing else stands in it.
  init?(line: [UInt8]) {
    guard let title = SectionTitle(line) else { return nil }
    self.init(rawValue: title.text)
  }
}
