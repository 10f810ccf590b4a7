// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Whether somebody walks or runs in a trial, and over which frames each knee goes through a cycle.
///
/// It is walking when
/// - the knees swing in turn, at least three times in all, at the pace of walking,
/// - the ankles pass each other in the direction the pelvis faces,
/// - the hips travel with every step, or on a treadmill the steps are long,
/// - the hips neither climb nor sink as on stairs, nor dip as in lunges, and no knee bends as in
///   running.
///
/// It is running when the knees swing in turn, as quickly or quicker, and both feet are off the floor
/// in most steps.
///
/// All limits are engineering choices; they hold for recordings of nine laboratories.
struct GaitRecognition {
  /// From a swing of one leg to the next of the other, in seconds: in running and in walking, where
  /// somebody who stands about is slower.
  static let stepDuration = 0.2...2.0
  static let shortestWalkingStep = 0.35

  /// The fewest swings of both legs together.
  static let fewestSwings = 3

  /// How far one ankle goes from behind the other to before it, in millimetres, over ground.
  static let ankleTravel = 250.0

  /// The same on a treadmill, where stepping on the spot or cycling must be told from walking.
  static let treadmillAnkleTravel = 500.0

  /// How far the hips travel with each step over ground, in millimetres.
  static let hipTravel = 150.0

  /// How far the hips climb or sink from step to step at most, in millimetres; stairs have 170.
  static let hipClimb = 60.0

  /// From the lowest to the highest place of the hips within a step, in millimetres: walking has 50,
  /// lunges have 200 and more.
  static let hipDip = 150.0

  /// The largest flexion of a swing: walking has 60°, stairs and running 90° and more.
  static let largestFlexion = Angle.degrees(88)

  /// The downward acceleration of the hips that only flight reaches, in metres per second squared:
  /// walking has 2 to 4.
  static let freeFall = 6.0

  /// The share of the steps in which both feet leave the floor in running.
  static let flightShare = 0.6

  /// A run of swings in turn that is walking or running.
  struct Walk {
    var task: MovementTask

    /// From the first swing to the last one.
    var frames: Range<Int>

    /// Why, as a sentence.
    var evidence: String

    /// How sure it is: less where there are only three steps.
    var confidence: Double

    /// The frames of the cycles of each leg.
    var cycles: [Side: [Range<Int>]]
  }

  /// The walks and runs in the order of time.
  private(set) var walks: [Walk] = []

  /// Why it is neither although the knees swing in turn; `nil` when they do not.
  private(set) var objection: String?

  /// The frames of the cycles of each leg over the longest run of swings, whatever it is.
  private(set) var longestCycles: [Side: [Range<Int>]] = [:]

  /// - Parameters:
  ///   - motion: The recording.
  ///   - taken: Frames of other tasks, whose swings do not count.
  init(in motion: BodyMotion, taken: [Range<Int>] = []) {
    let swings = AlternatingSwings(in: motion.kinematics, taken: taken)
    let longest = swings.runs.max { $0.count < $1.count } ?? []
    longestCycles = AlternatingSwings.cycles(of: longest, motion.kinematics)
    for run in swings.runs where run.count >= Self.fewestSwings {
      let path = Path(of: motion, run)
      if let task = path.task, let first = run.first, let last = run.last {
        walks.append(
          Walk(
            task: task, frames: first.swing.peak..<last.swing.peak + 1, evidence: path.evidence,
            confidence: run.count >= 4 ? 0.95 : 0.8,
            cycles: AlternatingSwings.cycles(of: run, motion.kinematics)))
      } else if run.count == longest.count {
        objection = path.objection
      }
    }
  }
}

// MARK: - Swings in turn

/// A swing of one leg.
private struct Step {
  var side: Side
  var swing: KneeSwings.Swing
}

/// The runs of swings of both legs in turn, in the order of time.
private struct AlternatingSwings {
  private(set) var runs: [[Step]] = []

  init(in kinematics: TrialKinematics, taken: [Range<Int>]) {
    let swings = Side.allCases.flatMap { side in
      KneeSwings(of: kinematics, side).swings.map { Step(side: side, swing: $0) }
    }.filter { step in !taken.contains { $0.contains(step.swing.peak) } }
    // In running the loaded knee gives by 25° and more while the other one swings.
    let moment = GaitRecognition.stepDuration.lowerBound * kinematics.frameRate
    let all = swings.filter { step in
      !swings.contains { other in
        other.side != step.side && other.swing.flexion > 1.5 * step.swing.flexion
          && Double((other.swing.peak - step.swing.peak).magnitude) < moment
      }
    }.sorted { $0.swing.peak < $1.swing.peak }

    var run: [Step] = []
    for step in all {
      if let last = run.last {
        let duration = Double(step.swing.peak - last.swing.peak) / kinematics.frameRate
        if last.side == step.side, duration <= 2 * GaitRecognition.stepDuration.upperBound {
          // A knee that gives under load bends twice before the other one swings.
          if step.swing.flexion > last.swing.flexion { run[run.count - 1] = step }
          continue
        }
        if last.side == step.side || !GaitRecognition.stepDuration.contains(duration) {
          runs.append(run)
          run = []
        }
      }
      run.append(step)
    }
    runs.append(run)
  }

  /// From swing to swing of the same leg; a leg with only one has the length of a cycle around it.
  static func cycles(of steps: [Step], _ kinematics: TrialKinematics) -> [Side: [Range<Int>]] {
    guard let first = steps.first, let last = steps.last, steps.count >= 2 else { return [:] }
    let step = Double(last.swing.peak - first.swing.peak) / Double(steps.count - 1)
    let length = Int((2 * step).rounded())
    var cycles: [Side: [Range<Int>]] = [:]
    for side in Side.allCases {
      // Where the recording ends in a swing its largest flexion may still be to come.
      let peaks = steps.filter { $0.side == side && $0.swing.isComplete }.map(\.swing.peak)
      if peaks.count >= 2 {
        cycles[side] = zip(peaks, peaks.dropFirst()).map { $0..<$1 }
      } else if let peak = peaks.first, length <= kinematics.frameCount {
        let start = min(max(peak - length / 2, 0), kinematics.frameCount - length)
        cycles[side] = [start..<start + length]
      }
    }
    return cycles
  }
}

// MARK: - Where the body goes

/// How a body moves while its knees swing in turn.
private struct Path {
  private let steps: Int
  private let stepDuration: Double
  private let largestFlexion: Angle

  /// From the least to the greatest lead of the left ankle, in millimetres; NaN when not seen.
  private let ankleTravel: Double

  /// The horizontal travel of the hips for each step, in millimetres; NaN when not seen.
  private let hipTravel: Double

  /// The climb of the hips for each step, negative when they sink; NaN when not seen.
  private let hipClimb: Double

  /// From the lowest to the highest place of the hips within a step; NaN when not seen.
  private let hipDip: Double

  /// The share of the steps in which both feet are off the floor.
  private let flightShare: Double

  init(of motion: BodyMotion, _ run: [Step]) {
    let peaks = run.map(\.swing.peak)
    let first = peaks.first ?? 0
    let last = peaks.last ?? 0
    steps = peaks.count
    stepDuration = Double(last - first) / motion.frameRate / Double(max(peaks.count - 1, 1))
    largestFlexion = .radians(run.map(\.swing.flexion).medianOfPresent)
    flightShare = motion.shareOfFlights(between: peaks)

    var least = Double.infinity
    var greatest = -Double.infinity
    // A step before the first swing and one after the last belong to the walk.
    let step = Int((stepDuration * motion.frameRate).rounded())
    for frame in (first - step...last + step).clamped(to: 0...max(motion.frameCount - 1, 0)) {
      guard let forwards = motion.forwards(frame) else { continue }
      let lead =
        (motion.centre(.ankle, .left, frame) - motion.centre(.ankle, .right, frame)).dot(forwards)
      guard !lead.isNaN else { continue }
      least = min(least, lead)
      greatest = max(greatest, lead)
    }
    ankleTravel = least < 0 && greatest > 0 ? greatest - least : .nan

    // From swing to swing of the same leg the hips are at the same place of their sway.
    var travels: [Double] = []
    var climbs: [Double] = []
    for (start, end) in zip(peaks, peaks.dropFirst(2)) {
      let hips = [start, end].map {
        (motion.centre(.hip, .left, $0) + motion.centre(.hip, .right, $0)) / 2
      }
      let way = hips[1] - hips[0]
      travels.append(Vector3(way.x, 0, way.z).length / 2)
      climbs.append(way.y / 2)
    }
    hipTravel = travels.medianOfPresent
    hipClimb = climbs.medianOfPresent
    hipDip =
      zip(peaks, peaks.dropFirst()).map { start, end in
        let heights = motion.hips.column[start...end].filter { !$0.isNaN }
        return (heights.max() ?? .nan) - (heights.min() ?? .nan)
      }.medianOfPresent
  }

  /// Walking, running, or `nil`.
  var task: MovementTask? {
    if objection != nil { return nil }
    return isRunning ? .running : .gait
  }

  private var isRunning: Bool { flightShare >= GaitRecognition.flightShare }

  private var isOverGround: Bool { hipTravel >= GaitRecognition.hipTravel }

  /// Why it is not walking, or `nil`.
  var objection: String? {
    if hipClimb.magnitude > GaitRecognition.hipClimb {
      return
        "the hips \(hipClimb > 0 ? "climb" : "sink") by \(hipClimb.magnitude.fixed(0)) mm with "
        + "each step, as on stairs"
    }
    if hipDip > GaitRecognition.hipDip {
      return "the hips dip by \(hipDip.fixed(0)) mm with each step"
    }
    if !isRunning {
      if stepDuration < GaitRecognition.shortestWalkingStep {
        return "they swing every \(stepDuration.fixed(2)) s and no flight is seen between steps"
      }
      if largestFlexion > GaitRecognition.largestFlexion {
        return "they bend to \(largestFlexion.degrees.fixed(0))°, more than walking needs"
      }
    }
    if ankleTravel.isNaN { return "the ankles do not pass each other" }
    let needed =
      isOverGround ? GaitRecognition.ankleTravel : GaitRecognition.treadmillAnkleTravel
    if ankleTravel < needed {
      return "the feet part by \((ankleTravel / 2).fixed(0)) mm only, too little for steps"
    }
    return nil
  }

  var evidence: String {
    let place =
      isOverGround
      ? "the hips travel \(hipTravel.fixed(0)) mm with each step"
      : "the hips stay in place, as on a treadmill"
    let sureness = steps >= 4 ? "" : "; this is little to tell from"
    let flight = isRunning ? ", both feet are off the floor between steps" : ""
    return
      "The knees swing in turn \(steps) times, every \(stepDuration.fixed(2)) s, the ankles pass "
      + "each other\(flight) and \(place)\(sureness)."
  }
}

extension BodyMotion {
  /// In how many of the steps from swing to swing the body flies for 0.03 s or more.
  ///
  /// Both feet are off the floor then while the hips fall; in walking they are lowest, and rise, when
  /// one foot takes over from the other. Where the forefoot is not seen, as in a runner on his toes with
  /// a marker on the heel, the hips alone tell: they fall freely, which walking hardly half reaches.
  fileprivate func shareOfFlights(between peaks: [Int]) -> Double {
    guard feet.count == 2, peaks.count >= 2 else { return 0 }
    let least = max(frames(0.03), 2)
    let isSeen = feet.values.allSatisfy(\.isComplete)
    let flying = zip(peaks, peaks.dropFirst()).count { start, end in
      var run = 0
      return (start...end).contains { frame in
        let fall = fall(around: frame)
        let isUp = feet.values.allSatisfy { $0.isInAir(frame, above: FootHeight.contactHeight) }
        let flies = isSeen ? isUp && fall > 0 : fall >= GaitRecognition.freeFall
        run = flies ? run + 1 : 0
        return run >= least
      }
    }
    return Double(flying) / Double(peaks.count - 1)
  }
}
