// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The squats of a trial, found from the height of the hip centres.
///
/// A repetition begins in the first frame in which the hip centres are more than 20 mm below quiet
/// standing and ends in the first frame back within 20 mm; its bottom is the lowest frame, the first
/// one where several are equally low. It counts when
/// - it begins and ends inside the trial and no long gap interrupts it,
/// - it lasts at least 0.4 s,
/// - a knee flexes to at least 30°,
/// - both ankles stay in place: neither centre travels 100 mm horizontally. This is what keeps the
///   ups and downs of walking from being squats.
///
/// The 20 mm are those of the public squat analyses this follows; the other limits are engineering
/// choices.
struct SquatDetection {
  /// The depth at which a repetition begins and ends, in millimetres.
  static let startDepth = 20.0

  /// The shortest repetition, in seconds.
  static let shortestRepetition = 0.4

  /// How long the hips must stay up before a repetition is over, in seconds, so that one noisy
  /// frame does not cut a squat in two.
  static let shortestReturn = 0.05

  /// The least peak knee flexion of a squat.
  static let leastFlexion = Angle.degrees(30)

  /// The horizontal travel at which a foot has left its place, in millimetres.
  static let footTravel = 100.0

  private(set) var repetitions: [SquatRepetition] = []

  /// Why movements that looked like a squat were not counted, one sentence each.
  private(set) var rejections: [String] = []

  private let kinematics: TrialKinematics
  private let height: HipHeight

  init(in kinematics: TrialKinematics, height: HipHeight) {
    self.kinematics = kinematics
    self.height = height
    for excursion in excursions() {
      if let reason = objection(to: excursion) {
        rejections.append("The movement \(place(of: excursion)) is not counted: \(reason).")
      } else if let bottom = lowestFrame(of: excursion.frames) {
        repetitions.append(
          SquatRepetition(
            number: repetitions.count + 1, start: excursion.frames.lowerBound, bottom: bottom,
            end: excursion.frames.upperBound, depth: height.depth(at: bottom)))
      }
    }
  }

  /// Whether the height had to be bridged within a repetition.
  func isBridged(_ repetition: SquatRepetition) -> Bool {
    height.isBridged[repetition.start...repetition.end].contains(true)
  }
}

// MARK: - Excursions below standing height

extension SquatDetection {
  /// A stretch below standing height, from the first frame below to the first frame back.
  private struct Excursion {
    var frames: ClosedRange<Int>
    var isCutByStart = false
    var isCutByEnd = false
    var isCutByGap = false
  }

  private func excursions() -> [Excursion] {
    var found: [Excursion] = []
    let last = kinematics.frameCount - 1
    let dwell = max(Int((Self.shortestReturn * kinematics.frameRate).rounded()), 2)
    var current: Excursion?
    var framesBack = 0
    for frame in 0..<kinematics.frameCount {
      let depth = height.depth(at: frame)
      let isMissing = depth.isNaN
      if var open = current {
        framesBack = depth <= Self.startDepth ? framesBack + 1 : 0
        if framesBack == 0 { open.frames = open.frames.lowerBound...frame }
        let isBack = framesBack >= dwell || (framesBack > 0 && frame == last)
        if isBack || isMissing || frame == last {
          let returned = framesBack > 0
          open.isCutByGap = open.isCutByGap || isMissing
          open.isCutByEnd = !returned && !isMissing
          open.frames = open.frames.lowerBound...min(open.frames.upperBound + 1, last)
          found.append(open)
          current = nil
          framesBack = 0
        } else {
          current = open
        }
      } else if depth > Self.startDepth {
        current = Excursion(frames: frame...frame)
        current?.isCutByStart = frame == 0
        current?.isCutByGap = frame > 0 && height.depth(at: frame - 1).isNaN
      }
    }
    return found
  }

  /// Why an excursion is not a squat, or `nil` when it is one.
  private func objection(to excursion: Excursion) -> String? {
    let frames = excursion.frames
    if excursion.isCutByStart { return "it begins before the recording" }
    if excursion.isCutByEnd { return "it ends after the recording" }
    if excursion.isCutByGap {
      return "the hip centres are missing for more than \(HipHeight.longestBridge) s in it"
    }
    let duration = Double(frames.count - 1) / kinematics.frameRate
    if duration < Self.shortestRepetition { return "it lasts only \(duration.fixed(2)) s" }

    let flexion = Side.allCases.flatMap { kinematics[.kneeFlexion, $0]?[frames] ?? [] }
    guard let peak = flexion.filter({ !$0.isNaN }).max() else { return "no knee flexion is known" }
    if peak < Self.leastFlexion.radians {
      return "the knees flex to \(Angle.radians(peak).degrees.fixed(0))° only, a squat needs "
        + "\(Self.leastFlexion.degrees.fixed(0))°"
    }
    let travels = Side.allCases.compactMap { side in
      ankleTravel(side, in: frames).map { (side, $0) }
    }
    if travels.isEmpty { return "no ankle is seen, so the feet may have moved" }
    if let (side, travel) = travels.first(where: { $0.1 >= Self.footTravel }) {
      return "the \(side.rawValue) foot moves \(travel.fixed(0)) mm, in a squat it stays in place"
    }
    return nil
  }

  private func lowestFrame(of frames: ClosedRange<Int>) -> Int? {
    // `min` keeps the first of equal elements, which is the first frame of a flat bottom.
    frames.min { height.column[$0] < height.column[$1] }
  }

  /// The diagonal of the horizontal box around the ankle centre, or `nil` when it is never seen.
  private func ankleTravel(_ side: Side, in frames: ClosedRange<Int>) -> Double? {
    guard let ankle = kinematics.centres[SidedJoint(.ankle, side)] else { return nil }
    let x = ankle.x[frames].filter { !$0.isNaN }
    let z = ankle.z[frames].filter { !$0.isNaN }
    guard let left = z.min(), let right = z.max(), let back = x.min(), let front = x.max() else {
      return nil
    }
    return Vector3(front - back, 0, right - left).length
  }

  private func place(of excursion: Excursion) -> String {
    let start = Double(excursion.frames.lowerBound) / kinematics.frameRate
    let end = Double(excursion.frames.upperBound) / kinematics.frameRate
    return "from \(start.fixed(2)) s to \(end.fixed(2)) s"
  }
}
