// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// The standing body with the trackers of the right thigh put elsewhere.
private func body(
  thigh: [Vector3], without dropped: Set<SidedLandmark> = []
) throws -> (standing: Trial, motion: Trial) {
  func moved(_ trial: Trial) throws -> Trial {
    var trial = trial
    for (place, name) in zip(
      thigh, try #require(trial.markers.trackers[SidedSegment(.thigh, .right)]))
    {
      let index = try #require(trial.trajectories.index(of: name))
      for frame in 0..<trial.trajectories.frameCount {
        trial.trajectories.setPosition(
          Vector3(0, 500, 90) + place, ofMarkerAt: index, frame: frame, origin: .measured)
      }
    }
    return trial
  }
  return (
    try moved(HandBuiltBody.standing()),
    try moved(HandBuiltBody.trial("motion", [HandBuiltBody.Turns()], without: dropped))
  )
}

private let row = [Vector3(0, 100, 60), Vector3(0, 180, 60), Vector3(1, 260, 60)]

struct ClusterConditionTests {
  @Test func `three markers 15 mm around their middle turn by three degrees for a millimetre`()
    throws
  {
    // The figure of the Monte Carlo simulation in the literature on patella clusters: about 3°.
    let half = 15 * 0.866_025_403_784_438_6
    let triad = [Vector3(0, 15, 0), Vector3(0, -7.5, half), Vector3(0, -7.5, -half)]
    let spread = try #require(PointSpread(of: triad, weights: [1, 1, 1]))

    #expect(spread.rotationError(noise: 1).degrees.isClose(to: 3.12, within: 0.01))
  }

  @Test func `the error of rotation is that of a simulation with noise`() throws {
    let points = [
      Vector3(40, 120, 0), Vector3(0, 200, 70), Vector3(50, 260, 50), Vector3(20, 230, 10),
    ]
    let spread = try #require(PointSpread(of: points, weights: [1, 1, 1, 1]))
    var generator = SeededGenerator(seed: 11)
    var scatter: [Vector3] = []
    for _ in 0..<4000 {
      let noisy = points.map { point in
        point
          + Vector3(generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
      }
      let fit = try #require(PointFit(points, to: noisy, weights: [1, 1, 1, 1]))
      scatter.append(Vector3(fit.y.z - fit.z.y, fit.z.x - fit.x.z, fit.x.y - fit.y.x) / 2)
    }
    // The rotation vector is worst about some axis: search the largest variance over directions.
    var largest = 0.0
    for step in 0..<180 {
      for height in 0..<20 {
        let z = Double(height) / 19
        let angle: Rotation<Laboratory, Laboratory> = .aboutZ(.degrees(Double(step) * 2))
        let direction = angle * Vector3((1 - z * z).squareRoot(), 0, z)
        let variance = scatter.reduce(0) { $0 + $1.dot(direction) * $1.dot(direction) } / 4000
        largest = max(largest, variance)
      }
    }

    let simulated = Angle.radians(largest.squareRoot()).degrees
    #expect(spread.rotationError(noise: 1).degrees.isClose(to: simulated, within: 0.05 * simulated))
  }

  @Test func `a cluster that turns much for little noise is told of`() throws {
    let near = [Vector3(0, 200, 50), Vector3(20, 230, 60), Vector3(-20, 235, 60)]
    let (standing, motion) = try body(thigh: near)
    let found = try KinematicModel(
      .calibrated, for: ModelInputs(calibration: standing, trials: [motion])
    ).kinematics(of: motion)
    let cluster = try #require(
      found.clusters.first { $0.segment == SidedSegment(.thigh, .right) })

    let error = try #require(cluster.rotationError)
    #expect(error.degrees > 1.5)
    #expect(
      found.notes.contains {
        $0.hasPrefix(
          "the markers of the right thigh lie close together or nearly on one line: 1 mm")
      })
    #expect(!found.notes.contains { $0.contains("left thigh lie close") })
  }

  @Test func `markers in a row are helped by a landmark and the joint above`() throws {
    let (standing, motion) = try body(thigh: row)
    let found = try KinematicModel(
      .calibrated, for: ModelInputs(calibration: standing, trials: [motion])
    ).kinematics(of: motion)

    #expect(found[.kneeFlexion, Side.right]?.first?.isNaN == false)
  }

  @Test func `markers in a row alone are refused with what to do`() throws {
    // No landmark of the thigh is worn and the row runs through the hip centre, so nothing helps.
    let hip = Vector3(-45.9, 372.35, 0.3)
    let line = [hip * 0.2, hip * 0.5, hip * 0.8]
    let (standing, motion) = try body(
      thigh: line, without: [SidedLandmark(.lateralEpicondyle, .right)])
    let found = try KinematicModel(
      .calibrated, for: ModelInputs(calibration: standing, trials: [motion])
    ).kinematics(of: motion)
    let cluster = try #require(
      found.clusters.first { $0.segment == SidedSegment(.thigh, .right) })

    guard case .refused(let reason) = cluster.outcome else {
      Issue.record("not refused: \(cluster)")
      return
    }
    #expect(reason.contains("lie nearly on one line"))
    #expect(reason.hasSuffix("place one of them further to the side"))
    #expect(found[.kneeFlexion, Side.right] == nil)
    #expect(found[.kneeFlexion, Side.left] != nil)
  }

  @Test func `a segment without enough markers says how many it has`() throws {
    let standing = HandBuiltBody.standing()
    var motion = HandBuiltBody.trial("motion", [HandBuiltBody.Turns()])
    let pelvis = Side.allCases.flatMap { side in
      [
        motion.markers.marker(.anteriorSuperiorIliacSpine, side),
        motion.markers.marker(.posteriorSuperiorIliacSpine, side),
      ].compactMap { $0 }
    }
    let dropped = Set(pelvis.dropFirst(2))
    let kept = motion.trajectories.markers.filter { !dropped.contains($0) }
    var trajectories = MarkerTrajectories(markers: kept, frameCount: 1, frameRate: 100)
    for (index, name) in kept.enumerated() {
      let place = try #require(motion.trajectories[name, frame: 0])
      trajectories.setPosition(place, ofMarkerAt: index, frame: 0, origin: .measured)
    }
    motion.trajectories = trajectories
    let found = try KinematicModel(
      .calibrated, for: ModelInputs(calibration: standing, trials: [motion])
    ).kinematics(of: motion)
    let cluster = try #require(found.clusters.first { $0.segment == SidedSegment(.pelvis) })

    guard case .refused(let reason) = cluster.outcome else {
      Issue.record("not refused: \(cluster)")
      return
    }
    #expect(reason.hasPrefix("only 2 of its markers"))
    #expect(reason.hasSuffix("a segment needs three that the calibration knows"))
  }
}
