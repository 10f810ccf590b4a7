// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Whether somebody walks in a trial, and over which frames each knee goes through a cycle.
///
/// It is walking when
/// - the knees swing in turn, at least three times in all, at the pace of walking,
/// - the ankles pass each other in the direction the pelvis faces,
/// - the hips travel with every step, or on a treadmill the steps are long,
/// - the hips neither climb nor sink as on stairs, and no knee bends as in running.
///
/// All limits are engineering choices; they hold for recordings of nine laboratories.
struct GaitRecognition {
  /// From a swing of one leg to the next of the other, in seconds: running is quicker, and somebody
  /// who stands about is slower.
  static let stepDuration = 0.35...2.0

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

  /// The largest flexion of a swing: walking has 60°, stairs and running 90° and more.
  static let largestFlexion = Angle.degrees(88)

  /// Why it is walking, as a sentence; `nil` when it is not.
  let evidence: String?

  /// Why it is not walking although the knees swing in turn; `nil` when they do not.
  let objection: String?

  /// The frames of the cycles of each leg.
  let cycles: [Side: [Range<Int>]]

  init(in kinematics: TrialKinematics) {
    let swings = AlternatingSwings(in: kinematics)
    cycles = swings.cycles(of: kinematics)
    guard swings.steps.count >= Self.fewestSwings else {
      (evidence, objection) = (nil, nil)
      return
    }
    let walk = Walk(of: kinematics, swings)
    objection = walk.objection
    evidence = walk.objection == nil ? walk.evidence : nil
  }
}

// MARK: - Swings in turn

/// The longest run of swings of both legs in turn.
private struct AlternatingSwings {
  struct Step {
    var side: Side
    var swing: KneeSwings.Swing
  }

  private(set) var steps: [Step] = []

  init(in kinematics: TrialKinematics) {
    let all = Side.allCases.flatMap { side in
      KneeSwings(of: kinematics, side).swings.map { Step(side: side, swing: $0) }
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
          keep(run)
          run = []
        }
      }
      run.append(step)
    }
    keep(run)
  }

  private mutating func keep(_ run: [Step]) { if run.count > steps.count { steps = run } }

  /// From swing to swing of the same leg; a leg with only one has the length of a cycle around it.
  func cycles(of kinematics: TrialKinematics) -> [Side: [Range<Int>]] {
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
private struct Walk {
  private let steps: Int
  private let stepDuration: Double
  private let largestFlexion: Angle

  /// From the least to the greatest lead of the left ankle, in millimetres; NaN when not seen.
  private let ankleTravel: Double

  /// The horizontal travel of the hips for each step, in millimetres; NaN when not seen.
  private let hipTravel: Double

  /// The climb of the hips for each step, negative when they sink; NaN when not seen.
  private let hipClimb: Double

  init(of kinematics: TrialKinematics, _ swings: AlternatingSwings) {
    let peaks = swings.steps.map(\.swing.peak)
    let first = peaks.first ?? 0
    let last = peaks.last ?? 0
    steps = peaks.count
    stepDuration = Double(last - first) / kinematics.frameRate / Double(max(peaks.count - 1, 1))
    largestFlexion = .radians(swings.steps.map(\.swing.flexion).medianOfPresent)

    func centre(_ joint: Joint, _ side: Side, _ frame: Int) -> Vector3 {
      kinematics.centres[SidedJoint(joint, side)]?[frame] ?? .missing
    }
    var least = Double.infinity
    var greatest = -Double.infinity
    for frame in 0..<kinematics.frameCount {
      let right = centre(.hip, .right, frame) - centre(.hip, .left, frame)
      // Forwards is up times right; only its horizontal part counts.
      guard let forwards = Vector3(right.z, 0, -right.x).normalized else { continue }
      let lead = (centre(.ankle, .left, frame) - centre(.ankle, .right, frame)).dot(forwards)
      guard !lead.isNaN else { continue }
      least = min(least, lead)
      greatest = max(greatest, lead)
    }
    ankleTravel = least < 0 && greatest > 0 ? greatest - least : .nan

    // From swing to swing of the same leg the hips are at the same place of their sway.
    var travels: [Double] = []
    var climbs: [Double] = []
    for (start, end) in zip(peaks, peaks.dropFirst(2)) {
      let hips = [start, end].map { (centre(.hip, .left, $0) + centre(.hip, .right, $0)) / 2 }
      let way = hips[1] - hips[0]
      travels.append(Vector3(way.x, 0, way.z).length / 2)
      climbs.append(way.y / 2)
    }
    hipTravel = travels.medianOfPresent
    hipClimb = climbs.medianOfPresent
  }

  private var isOverGround: Bool { hipTravel >= GaitRecognition.hipTravel }

  /// Why it is not walking, or `nil`.
  var objection: String? {
    if hipClimb.magnitude > GaitRecognition.hipClimb {
      return
        "the hips \(hipClimb > 0 ? "climb" : "sink") by \(hipClimb.magnitude.fixed(0)) mm with "
        + "each step, as on stairs"
    }
    if largestFlexion > GaitRecognition.largestFlexion {
      return "they bend to \(largestFlexion.degrees.fixed(0))°, more than walking needs"
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
    return
      "The knees swing in turn \(steps) times, every \(stepDuration.fixed(2)) s, the ankles pass "
      + "each other and \(place)\(sureness)."
  }
}
