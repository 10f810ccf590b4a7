// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The vertical force on a force plate over time.
struct ForcePlateForce {
  /// The force above which a foot is on the plate, in newtons; 10 to 30 N are in use.
  static let threshold = 20.0

  /// The shortest load that is a step, and the longest break within one, in seconds (engineering
  /// choices): plates ring when a foot hits the floor beside them.
  private static let shortestLoad = 0.1
  private static let longestBreak = 0.02

  /// The plate, counted from 1 as in the file.
  let number: Int

  /// The corners of its surface in laboratory axes, in millimetres.
  let corners: [Vector3]

  /// The times in which the plate bears a load, in frames of the markers; `nil` where the load was
  /// there before the recording or is there after it.
  private(set) var loads: [(start: Double?, end: Double?)] = []

  /// Why the plate tells nothing, as a sentence; `nil` when it does.
  private(set) var refusal: String?

  /// - Parameters:
  ///   - plate: The plate as the file describes it.
  ///   - number: Its number, counted from 1.
  ///   - trial: The recording with the signals of the plate.
  init(of plate: ForcePlate, number: Int, in trial: Trial) {
    self.number = number
    let source = trial.source
    corners = plate.corners.map {
      source.labFromRecording * $0 * source.millimetresPerUnit
    }
    switch Self.verticalForce(of: plate, in: trial.signals) {
    case .success(let force):
      find(
        in: force.samples, rate: force.rate, frameRate: trial.trajectories.frameRate)
    case .failure(let problem):
      refusal = "Force plate \(number) tells no contact of a foot: \(problem.reason)."
    }
  }

  /// Whether a point lies over the surface; a plate of fewer than four corners has none.
  func holds(_ point: Vector3) -> Bool {
    guard corners.count == 4, !point.isMissing else { return false }
    var signs: [Bool] = []
    for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
      let (edge, arm) = (b - a, point - a)
      signs.append(edge.z * arm.x - edge.x * arm.z > 0)
    }
    return Set(signs).count == 1
  }
}

// MARK: - The force

extension ForcePlateForce {
  private struct Problem: Error { var reason: String }

  private struct Force {
    var samples: [Double]
    var rate: Double
  }

  /// The vertical force by the type of the plate, as the C3D standard defines it: types 1, 2 and 4
  /// have it in the third channel, where type 4 needs its calibration; type 3 in four parts.
  private static func verticalForce(
    of plate: ForcePlate, in signals: [Signal]
  ) -> Result<Force, Problem> {
    let weights: [(channel: Int, factor: Double)]
    switch plate.type {
    case 1, 2: weights = [(2, 1)]
    case 3: weights = (4..<8).map { ($0, 1) }
    case 4 where plate.calibration.count == 36:
      weights = (0..<6).map { ($0, plate.calibration[2 + 6 * $0]) }
    case 4:
      return .failure(Problem(reason: "it is of type 4 and the file has no calibration for it"))
    case let type?:
      return .failure(Problem(reason: "plates of type \(type) are not read, only types 1 to 4"))
    case nil: return .failure(Problem(reason: "the file does not say of which type it is"))
    }
    var sum: [Double] = []
    var rate = 0.0
    for (channel, factor) in weights {
      guard plate.channels.indices.contains(channel) else {
        return .failure(Problem(reason: "the file does not name all its channels"))
      }
      let name = plate.channels[channel]
      guard let signal = signals.first(where: { $0.kind == .analog && $0.name == name }) else {
        return .failure(Problem(reason: "its channel '\(name)' is not in the file"))
      }
      let unit = signal.units[0].lowercased()
      guard plate.type == 4 || !unit.hasSuffix("v") else {
        return .failure(
          Problem(reason: "its channel '\(name)' is in '\(signal.units[0])', not in newtons"))
      }
      if sum.isEmpty {
        sum = Array(repeating: 0, count: signal.sampleCount)
        rate = signal.rate
      }
      for (place, value) in signal.column(0).prefix(sum.count).enumerated() {
        sum[place] += factor * value
      }
    }
    guard rate > 0 else { return .failure(Problem(reason: "its channels have no rate")) }
    return .success(Force(samples: sum, rate: rate))
  }
}

// MARK: - Loads

extension ForcePlateForce {
  /// Finds the stretches of load.
  ///
  /// - Parameters:
  ///   - force: The vertical force in newtons, of either sign.
  ///   - rate: Samples per second.
  ///   - frameRate: Frames of the markers per second.
  private mutating func find(in force: [Double], rate: Double, frameRate: Double) {
    // An empty plate shows a small force where nobody set it to zero.
    let idle = force.filter { $0.magnitude < Self.threshold }.medianOfPresent
    let load = force.map { ($0 - (idle.isNaN ? 0 : idle)).magnitude }
    var stretches: [Range<Int>] = []
    var sample = 0
    while sample < load.count {
      let start = sample
      while sample < load.count, load[sample] > Self.threshold { sample += 1 }
      if start < sample {
        if let last = stretches.last, Double(start - last.upperBound) < Self.longestBreak * rate {
          stretches[stretches.count - 1] = last.lowerBound..<sample
        } else {
          stretches.append(start..<sample)
        }
      }
      sample += 1
    }
    /// The instant in frames at which the load passes the threshold before a sample.
    func crossing(before sample: Int) -> Double? {
      guard sample > 0, sample < load.count else { return nil }
      let share = (Self.threshold - load[sample - 1]) / (load[sample] - load[sample - 1])
      return (Double(sample - 1) + share) * frameRate / rate
    }
    loads = stretches.filter { Double($0.count) >= Self.shortestLoad * rate }.map {
      (crossing(before: $0.lowerBound), crossing(before: $0.upperBound))
    }
  }
}
