// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechFormats
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// One simulated session, written down in the ways of many laboratories: the angles must be the
/// same, or the refusal must say exactly why.
struct OneTrialManyWaysTests {
  /// A squat in which the legs differ, so that exchanged sides would show.
  private static let session: Result<(standing: SimulatedTrial, squat: SimulatedTrial), any Error> =
    Result {
      let subject = try SimulatedSubject()
      var recipe = SquatRecipe()
      recipe.repetitions = 2
      recipe.frameRate = 50
      recipe.repetitionDuration = 1.6
      recipe.pause = 0.4
      recipe.kneeAdduction = BothSides(left: .degrees(2), right: .degrees(-8))
      var posture = StaticRecipe()
      posture.frameRate = 50
      posture.duration = 1.5
      return (try subject.standing(posture), try subject.squat(recipe))
    }

  /// A way to write a recording down and to read it.
  struct Way: CustomTestStringConvertible {
    var testDescription: String
    var unit = LengthUnit.millimetres
    var up = AxisDirection.plusY
    var forward: AxisDirection?

    /// Whether the file's axes are left-handed: z points the other way.
    var isMirrored = false
    var sidesAreExchanged = false

    /// Millimetres per second along the file's −x.
    var travel = 0.0

    var isTRC = false
    var hasDecimalCommas = false
    var options = ReadOptions()
  }

  /// The bytes of a recording, written in a way, without some samples.
  private func bytes(_ trial: SimulatedTrial, _ way: Way, missing: Set<Int> = []) -> [UInt8] {
    let named = way.sidesAreExchanged ? trial.exchangingSides : trial
    var positions = named.recorded(
      in: RecordingLayout(unit: way.unit, up: way.up, forward: way.forward))
    for marker in positions.markers.indices {
      for frame in 0..<positions.frameCount {
        var p = positions.position(ofMarkerAt: marker, frame: frame)
        if way.isMirrored { p.z = -p.z }
        p.x -= way.travel * positions.time(ofFrame: frame) / way.unit.millimetres
        let isMissing = missing.contains(marker * positions.frameCount + frame)
        positions.setPosition(
          isMissing ? .missing : p, ofMarkerAt: marker, frame: frame, origin: .measured)
      }
    }
    if way.isTRC {
      return TRCWriter.bytes(of: MotionFile(recording: positions, unit: way.unit), name: "t.trc")
    }
    let table = WideCSVWriter.bytes(of: MotionFile(recording: positions, unit: nil))
    guard way.hasDecimalCommas else { return table }
    return table.map { byte in
      switch byte {
      case UInt8(ascii: ","): UInt8(ascii: ";")
      case UInt8(ascii: "."): UInt8(ascii: ",")
      default: byte
      }
    }
  }

  private func read(_ bytes: [UInt8], _ way: Way) throws(MarkerFileError) -> Trial {
    try readTrial(named: "t", path: "t", from: MemorySource(bytes), options: way.options)
  }

  /// The squat analysed after the static trial of the same way.
  private func report(_ way: Way, missing: Set<Int> = []) throws -> SessionReport {
    let (standing, squat) = try Self.session.get()
    return try analyze(
      trials: [read(bytes(squat, way, missing: missing), way)],
      calibration: read(bytes(standing, way), way))
  }

  /// The angles of the squat, in degrees.
  private func angles(_ report: SessionReport) throws -> [VariableKey: [Double]] {
    let kinematics = try #require(report.trials.last?.kinematics)
    #expect(kinematics.model == .calibrated)
    return kinematics.columns.filter { $0.key.variable.unit == .degrees }
      .mapValues { $0.map { $0 * 180 / .pi } }
  }

  /// The largest difference between two sets of angles in frames that both have.
  private func difference(
    _ a: [VariableKey: [Double]], _ b: [VariableKey: [Double]]
  ) -> Double {
    #expect(a.keys == b.keys)
    var largest = 0.0
    for (key, values) in a {
      for (x, y) in zip(values, b[key] ?? []) where !x.isNaN && !y.isNaN {
        largest = max(largest, (x - y).magnitude)
      }
    }
    return largest
  }

  static let ways: [Way] = [
    Way(testDescription: "metres", unit: .metres),
    Way(testDescription: "centimetres as TRC", unit: .centimetres, isTRC: true),
    Way(testDescription: "z up", up: .plusZ),
    Way(testDescription: "y up, facing -x", up: .plusY, forward: .minusX),
    Way(
      testDescription: "z up, facing -x and going there", up: .plusZ, forward: .minusX, travel: 400),
    Way(
      testDescription: "x down, facing y, in metres as TRC", unit: .metres, up: .minusX, isTRC: true
    ),
    Way(testDescription: "decimal commas", hasDecimalCommas: true),
    Way(
      testDescription: "mirrored, with --handedness left", isMirrored: true,
      options: ReadOptions(handedness: .left)),
    Way(
      testDescription: "mirrored, z up, with --handedness left", up: .plusZ, isMirrored: true,
      options: ReadOptions(handedness: .left)),
    Way(
      testDescription: "exchanged names, with --sides exchanged", sidesAreExchanged: true,
      options: ReadOptions(sides: .exchanged)),
    Way(
      testDescription: "mirrored and exchanged, with both", isMirrored: true,
      sidesAreExchanged: true, options: ReadOptions(handedness: .left, sides: .exchanged)),
  ]

  /// Coordinates are written to 1e-6 mm at least; on markers 40 mm apart that is some 1e-6°.
  @Test(arguments: ways)
  func `the angles are those of the original`(way: Way) throws {
    let original = try angles(report(Way(testDescription: "original")))

    let same = try angles(report(way))

    #expect(difference(original, same) < 1e-4)
    for (key, values) in same {
      #expect(values.map(\.isNaN) == original[key]?.map(\.isNaN), "\(key.columnName)")
    }
  }

  @Test(arguments: [
    Way(testDescription: "mirrored", isMirrored: true),
    Way(testDescription: "exchanged names", sidesAreExchanged: true),
  ])
  func `a mirrored recording and exchanged names are refused with both ways out`(way: Way) throws {
    let squat = try Self.session.get().squat
    do throws(MarkerFileError) {
      _ = try read(bytes(squat, way), way)
      Issue.record("it was read")
    } catch {
      #expect(error.code == .mirrored)
      let lines = error.description.split(separator: "\n")
      #expect(
        lines[0].hasPrefix(
          "t: the recording is mirrored, or left and right are exchanged: 'RASI', the right "
            + "anterior superior iliac spine, lies "))
      #expect(lines[0].hasSuffix(" mm to the left of 'LASI', the left one [mirrored]"))
      #expect(lines[1].contains("--handedness left"))
      #expect(lines[1].contains("--sides exchanged"))
    }
  }

  /// The wrong way out of the two is consistent in itself; it shows the legs exchanged.
  @Test func `the wrong switch gives the knees of the other leg`() throws {
    let original = try angles(report(Way(testDescription: "original")))
    let wrong = try angles(
      report(
        Way(
          testDescription: "mirrored, read as exchanged", isMirrored: true,
          options: ReadOptions(sides: .exchanged))))

    let (right, left) = (
      try #require(original[VariableKey(.kneeAdduction, .right)]),
      try #require(wrong[VariableKey(.kneeAdduction, .left)])
    )
    #expect(zip(right, left).allSatisfy { $0.isClose(to: $1, within: 1e-4) })
  }

  @Test func `a body that goes backwards is told of, and its angles are the same`() throws {
    let original = try angles(report(Way(testDescription: "original")))
    let way = Way(testDescription: "facing x, going -x", travel: 400)

    let report = try report(way)

    #expect(difference(original, try angles(report)) < 1e-4)
    let doubts = try #require(report.trials.last?.trial.source.doubts)
    #expect(doubts.contains { $0.hasPrefix("the person faces +x and goes 180° away from that") })
  }

  /// The samples that are lost: every marker loses six frames at a time, 30 % of all.
  private func lost(_ squat: SimulatedTrial) -> Set<Int> {
    let frames = squat.trajectories.frameCount
    var generator = SeededGenerator(seed: 7)
    var lost: Set<Int> = []
    let goal = squat.trajectories.markers.count * frames * 3 / 10
    while lost.count < goal {
      let marker = Int.random(in: squat.trajectories.markers.indices, using: &generator)
      let first = Int.random(in: 0..<frames - 6, using: &generator)
      lost.formUnion((first..<first + 6).map { marker * frames + $0 })
    }
    return lost
  }

  /// Where a third of the samples is missing, what remains must still be right: gaps that are not
  /// filled stay missing, and filled ones are off by what interpolation over 0.1 s is off: 1.4° at most here.
  @Test func `with thirty percent of the samples missing the angles that remain are close`() throws
  {
    let squat = try Self.session.get().squat
    let original = try angles(report(Way(testDescription: "original")))

    let gapped = try angles(report(Way(testDescription: "gapped"), missing: lost(squat)))

    let difference = difference(original, gapped)
    #expect(difference < 2, "\(difference)")
    let flexion = try #require(gapped[VariableKey(.kneeFlexion, .right)])
    #expect(flexion.contains { !$0.isNaN })
  }

  @Test func `zeros in place of missing samples give what empty cells give`() throws {
    let (standing, squat) = try Self.session.get()
    let way = Way(testDescription: "gapped")
    let missing = lost(squat)
    let empty = bytes(squat, way, missing: missing)
    // An empty cell is one that nothing stands in between two commas or before a line end.
    var zeros: [UInt8] = []
    for (index, byte) in empty.enumerated() {
      let isCellEnd = byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n")
      if isCellEnd, index > 0, empty[index - 1] == UInt8(ascii: ",") {
        zeros.append(UInt8(ascii: "0"))
      }
      zeros.append(byte)
    }
    func angles(_ bytes: [UInt8]) throws -> [VariableKey: [Double]] {
      try self.angles(
        analyze(trials: [read(bytes, way)], calibration: read(self.bytes(standing, way), way)))
    }

    let (a, b) = (try angles(empty), try angles(zeros))

    #expect(difference(a, b) == 0)
    for (key, values) in a { #expect(values.map(\.isNaN) == b[key]?.map(\.isNaN)) }
    #expect(
      try read(zeros, way).source.doubts.contains {
        $0.hasPrefix("\(missing.count) samples stand at exactly 0, 0, 0")
      })
  }
}
