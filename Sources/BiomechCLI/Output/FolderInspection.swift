// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechMotion
import Foundation

/// What a session of OpenCap holds: the value behind both forms of `biomech inspect FOLDER`.
struct FolderInspection: JSONDocument {
  /// One trial of the session.
  struct Recording: Encodable {
    var name: String
    var markers: String

    /// The angles of OpenCap, or `nil` where they are missing.
    var kinematics: String?
    var isStatic: Bool
  }

  var schema = "biomech.session-inspection/1"
  var folder: String
  var format = "OpenCap"

  /// In metres, as OpenCap has it.
  var height: Double?

  /// In kilograms.
  var mass: Double?

  var sex: String?

  /// The trials, the standing one first.
  var trials: [Recording]

  init(of session: OpenCapFolder) {
    folder = session.path
    height = session.subject.height.map { $0 / 1000 }
    mass = session.subject.mass
    sex = session.subject.sex?.rawValue
    trials = [session.neutral].compactMap { $0 }.map { Recording($0, isStatic: true) }
    trials += session.trials.map { Recording($0, isStatic: false) }
  }
}

extension FolderInspection.Recording {
  init(_ recording: OpenCapFolder.Recording, isStatic: Bool) {
    name = recording.name
    markers = recording.markers
    kinematics = recording.kinematics
    self.isStatic = isStatic
  }
}

extension FolderInspection {
  /// The inspection as text.
  ///
  /// - Parameter width: The width of the terminal.
  /// - Returns: Lines of at most that width.
  func text(width: Int) -> String {
    var page = TextPage(width: width)
    page.line(folder)
    page.field("format", "a session of OpenCap, \(trials.count) trials")
    let person = [
      height.map { "\($0) m" }, mass.map { "\($0) kg" }, sex,
    ].compactMap { $0 }
    page.field("person", person.isEmpty ? "not described" : person.joined(separator: ", "))
    page.heading("Trials")
    for trial in trials {
      page.row([
        (trial.name, 24), (trial.isStatic ? "stands still, calibrates" : "movement", 26),
        (trial.kinematics == nil ? "no angles of OpenCap" : "with the angles of OpenCap", 30),
      ])
    }
    page.blank()
    page.line("Inspect a trial with its file, such as \(trials.last?.markers ?? folder)")
    return page.text
  }
}
