// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Foundation
import Testing

private let folder = ProcessInfo.processInfo.environment["BIOMECH_FUNCTIONAL_TRIALS"]

/// Writes functional trials and what was found in them, for numpy and SciPy to find it anew
/// (`Scripts/validation/functional.py`).
@Suite(.enabled(if: folder != nil, "set BIOMECH_FUNCTIONAL_TRIALS to a folder to run it"))
struct FunctionalRefereeTests {
  @Test func `a star arc and a swinging knee are written with what was found`() throws {
    var body = BodyModel()
    body.hipCentreError.right = Vector3(-10, -7, 12)
    var defects = Defects()
    defects.markerNoise = 1
    defects.kneeAxisError.right = .degrees(6)
    let subject = try SimulatedSubject(body, defects: defects, seed: 11)
    let standing = try subject.standing()
    var arc = try subject.motion(of: FunctionalSession.starArc(.right), take: 1)
    arc.name = "arc"
    var swing = try subject.motion(of: FunctionalSession.kneeSwing(.right), take: 2)
    swing.name = "swing"

    var found = ""
    for method in [HipCentreMethod.sphere, .score, .harrington] {
      var settings = ModelSettings()
      settings.hipCentre = method
      let model = try CalibratedModel(
        calibratedOn: standing.trial, subject: Subject(), settings: settings,
        functional: [arc.trial, swing.trial])
      if method == .harrington {
        let knee = try #require(model.functionalKnees.first { $0.side == .right })
        found += line("sara axis", try #require(model.staticDirection(of: knee)))
        found += line("sara quality", Vector3(knee.quality, 0, 0))
        continue
      }
      let report = try #require(model.hipCentres.first { $0.side == .right })
      let hip = try #require(report.functional)
      #expect(hip.method == method)
      found += line("\(method.rawValue) centre", model.staticPlace(of: report.centre))
      found += line(
        "\(method.rawValue) residual", Vector3(hip.residual, hip.standardDeviation, 0))
    }
    try write(found, "found.csv")
    for trial in [standing, arc, swing] { try write(table(of: trial), "\(trial.name).csv") }
  }

  private func line(_ name: String, _ v: Vector3) -> String {
    "\(name),\(v.x),\(v.y),\(v.z)\n"
  }

  private func write(_ text: String, _ name: String) throws {
    try text.write(toFile: "\(folder ?? "")/\(name)", atomically: true, encoding: .utf8)
  }

  private func table(of simulated: SimulatedTrial) -> String {
    let trajectories = simulated.trajectories
    let names = trajectories.markers.map(\.rawValue)
    let rows = (0..<trajectories.frameCount).map { frame in
      names.indices.map { index in
        let p = trajectories.position(ofMarkerAt: index, frame: frame)
        return "\(p.x),\(p.y),\(p.z)"
      }.joined(separator: ",")
    }
    return ([names.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
  }
}
