// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// One stride written down by hand at 100 Hz.
///
/// The right foot strikes at frame 100, leaves at 166 and strikes again at 210, 1320 mm ahead; the left
/// one leaves at 111 and strikes at 155, 650 mm ahead and 100 mm beside.
private struct HandBuiltStride {
  var task = MovementTask.gait
  var source = Event.Source.file
  var beltSpeed = 0.0
  var hasHeels = true
  var leg: Double? = 900

  private var analyzed: AnalyzedTrial {
    let names: [MarkerName] = ["LHEE", "RHEE"]
    var trajectories = MarkerTrajectories(markers: names, frameCount: 300, frameRate: 100)
    for frame in 0..<300 {
      let belt = beltSpeed * Double(frame - 100) / 100
      let left = Vector3(650 - belt, 50, -40)
      let right = Vector3((frame < 180 ? 0 : 1320) - belt, 50, 60)
      trajectories.setPosition(left, ofMarkerAt: 0, frame: frame, origin: .measured)
      trajectories.setPosition(right, ofMarkerAt: 1, frame: frame, origin: .measured)
    }
    var markers = MarkerAssignment()
    var kinematics = TrialKinematics(model: .calibrated, frameCount: 300, frameRate: 100)
    for (place, side) in Side.allCases.enumerated() {
      kinematics.geometry[side] = LegGeometry(
        thighLength: 420, shankLength: 400, kneeWidth: 90, thighLever: 200)
      if hasHeels {
        markers.landmarks[SidedLandmark(.heel, side)] = names[place]
      } else {
        var ankle = PointColumns(frameCount: 300)
        for frame in 0..<300 {
          ankle[frame] = trajectories.position(ofMarkerAt: place, frame: frame)
        }
        kinematics.centres[SidedJoint(.ankle, side)] = ankle
      }
    }
    let timing = GaitCycle.Timing(
      strike: source, off: source, nextStrike: source, oppositeOff: source,
      oppositeStrike: source)
    let cycle = GaitCycle(
      number: 1, side: .right, strike: 100, off: 166, nextStrike: 210,
      oppositeOff: task == .gait ? 111 : nil, oppositeStrike: 155, beltSpeed: beltSpeed,
      timing: timing)
    let bout = Bout(task: task, frames: 0..<300, evidence: "by hand", cycles: [cycle])
    return AnalyzedTrial(
      trial: Trial(
        name: "walk", trajectories: trajectories, markers: markers,
        source: TrialSource(path: "walk.csv", format: "CSV")),
      kinematics: kinematics, events: TrialEvents(task: task, evidence: "by hand", bouts: [bout]))
  }

  var measures: [MeasureKind: Measure] {
    var subject = Subject(age: 30)
    if let leg { subject.legLength = [.right: leg] }
    let all = Assessment(of: [analyzed], subject: subject).measures
    return Dictionary(all.map { ($0.kind, $0) }) { first, _ in first }
  }
}

struct SpatiotemporalMeasuresTests {
  @Test func `times, distances and phases of a stride`() throws {
    let measures = HandBuiltStride().measures
    let expected: [(MeasureKind, Double)] = [
      (.strideTime, 1.1), (.stepTime, 0.55), (.cadence, 120 / 1.1), (.strideLength, 1320),
      (.stepLength, 670), (.stepWidth, 100), (.walkingSpeed, 1.2),
      // 1.2 / √(9.81 · 0.9)
      (.normalizedSpeed, 0.40385), (.stancePercent, 60), (.doubleSupportPercent, 20),
      (.singleSupportPercent, 40),
    ]
    for (kind, value) in expected {
      let measure = try #require(measures[kind], "\(kind.id)")
      #expect(measure.value.isClose(to: value, within: 1e-4 * value), "\(kind.id)")
      #expect(measure.side == .right && measure.cycle == 1 && measure.task == .gait)
      #expect(measure.quality == .good)
    }
    #expect(measures[.strideTime]?.method == "instants of the file")
    #expect(measures[.normalizedSpeed]?.method.hasSuffix("leg length of the subject") == true)
  }

  @Test func `on a treadmill the way of the belt is added`() throws {
    var stride = HandBuiltStride()
    stride.beltSpeed = 1200
    let measures = stride.measures

    #expect(try #require(measures[.strideLength]).value.isClose(to: 1320, within: 1e-9))
    #expect(try #require(measures[.stepLength]).value.isClose(to: 670, within: 1e-9))
    #expect(try #require(measures[.walkingSpeed]).value.isClose(to: 1.2, within: 1e-9))
  }

  @Test func `running has no support by both feet`() {
    var stride = HandBuiltStride()
    stride.task = .running
    let measures = stride.measures

    #expect(measures[.doubleSupportPercent] == nil)
    #expect(measures[.singleSupportPercent] == nil)
    #expect(measures[.stancePercent]?.value == 60)
  }

  @Test func `uncertainty follows from who told the instants`() throws {
    func u95(_ kind: MeasureKind, _ source: Event.Source) throws -> (Double, Double) {
      var stride = HandBuiltStride()
      stride.source = source
      let measure = try #require(stride.measures[kind])
      return (measure.u95, measure.sharedU95)
    }
    // A frame to either side: 1.96 · √2 · 0.01 s / √3 = 0.0160 s; 1.96 · √2 · 0.011 s = 0.0305 s;
    // 1.96 · √2 · 0.003 s = 0.0083 s. Nothing of it is shared.
    for (source, expected) in [
      (Event.Source.file, 0.016003), (.kinematic, 0.030490), (.force, 0.008316),
    ] {
      let (whole, shared) = try u95(.strideTime, source)
      #expect(whole.isClose(to: expected, within: 1e-5))
      #expect(shared == 0)
    }
    // Strike and off by markers are biased by 10 ms each: 1.96 · √2 · 0.010 s of 1.1 s are 2.520 %,
    // with noise 1.96 · √(2 · 0.010² + 2 · 0.011²) s, 3.746 %.
    let (whole, shared) = try u95(.stancePercent, .kinematic)
    #expect(shared.isClose(to: 2.5198, within: 1e-3))
    #expect(whole.isClose(to: 3.7460, within: 1e-3))
    // Two heels of 5 mm and a step of 670 mm turned by 0.5°: √(50 + 5.847²) = 9.176 mm shared, 1.96 of
    // it 17.98 mm.
    #expect(try u95(.stepWidth, .file).1.isClose(to: 17.984, within: 0.01))
    // A still heel of 1 mm noise at both ends: 1.96 · √2.
    #expect(try u95(.strideLength, .file).0.isClose(to: 2.7719, within: 1e-3))
  }

  @Test func `an ankle stands for a heel and a model for a leg, less well`() throws {
    var stride = HandBuiltStride()
    stride.hasHeels = false
    stride.leg = nil
    let measures = stride.measures

    let length = try #require(measures[.strideLength])
    #expect(length.value.isClose(to: 1320, within: 1e-9))
    #expect(length.quality == .limited)
    #expect(length.method == "instants of the file, ankle for heel")
    // 1.2 / √(9.81 · 0.82)
    let speed = try #require(measures[.normalizedSpeed])
    #expect(speed.value.isClose(to: 0.42310, within: 1e-4))
    #expect(speed.method.hasSuffix("hip to ankle centre of the model"))
    #expect(measures[.strideTime]?.quality == .good)
  }
}
