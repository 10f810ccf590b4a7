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
/// Where someone goes on squatting without quite standing up, the squats are told apart at the
/// highest frame between them, provided the hips rise over three quarters of the depth.
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

  /// The share of the depth from which the hips count as up again between two squats.
  static let upShare = 0.25

  private(set) var repetitions: [Repetition] = []

  /// The movements that looked like a squat and were not counted.
  private(set) var rejections: [Rejection] = []

  /// The frames at which squats were told apart although the hips were not up at standing height.
  private(set) var splits: Set<Int> = []

  private let kinematics: TrialKinematics
  private let height: HipHeight

  init(in kinematics: TrialKinematics, height: HipHeight) {
    self.kinematics = kinematics
    self.height = height
    for excursion in excursions().flatMap({ parts(of: $0) }) {
      if let reason = objection(to: excursion) {
        rejections.append(
          Rejection(
            frames: excursion.frames, place: place(of: excursion), reason: reason,
            isCutOff: excursion.isCutByStart || excursion.isCutByEnd))
      } else if let bottom = lowestFrame(of: excursion.frames) {
        let frames = excursion.frames
        repetitions.append(
          Repetition(
            number: repetitions.count + 1, start: frames.lowerBound, bottom: bottom,
            end: frames.upperBound, depth: height.depth(at: bottom)))
        if excursion.isSplitFromNext { splits.insert(frames.upperBound) }
      }
    }
  }

  /// Whether the height had to be bridged, or the end told from the next squat, in a repetition.
  func isDoubtful(_ repetition: Repetition) -> Bool {
    height.isBridged[repetition.start...repetition.end].contains(true)
      || splits.contains(repetition.start) || splits.contains(repetition.end)
  }

  /// How far below standing the hips stayed between squats, in millimetres; `nil` when they came up.
  var standingBetween: Double? { splits.map { height.depth(at: $0) }.max() }

  private var dwell: Int { max(Int((Self.shortestReturn * kinematics.frameRate).rounded()), 2) }
}

// MARK: - Excursions below standing height

/// A stretch below standing height, from the first frame below to the first frame back.
private struct Excursion {
  var frames: ClosedRange<Int>
  var isCutByStart = false
  var isCutByEnd = false
  var isCutByGap = false
  var isSplitFromNext = false
}

extension SquatDetection {
  private func excursions() -> [Excursion] {
    var found: [Excursion] = []
    var open: Excursion?
    var framesBack = 0
    var isInGap = false
    var wasSeen = false

    func close() {
      if var excursion = open {
        excursion.isCutByEnd = framesBack == 0
        // The first frame back belongs to the repetition.
        let last = excursion.frames.upperBound + (framesBack > 0 ? 1 : 0)
        excursion.frames = excursion.frames.lowerBound...last
        found.append(excursion)
      }
      open = nil
      framesBack = 0
    }

    for frame in 0..<kinematics.frameCount {
      let depth = height.depth(at: frame)
      if depth.isNaN {
        if framesBack > 0 { close() }
        isInGap = true
        continue
      }
      if depth > Self.startDepth {
        framesBack = 0
        var excursion = open ?? Excursion(frames: frame...frame)
        if open == nil { excursion.isCutByStart = !wasSeen }
        excursion.isCutByGap = excursion.isCutByGap || (isInGap && wasSeen)
        excursion.frames = excursion.frames.lowerBound...frame
        open = excursion
      } else if open != nil {
        if isInGap { open?.isCutByGap = true }
        framesBack += 1
        if framesBack >= dwell { close() }
      }
      isInGap = false
      wasSeen = true
    }
    close()
    return found
  }

  /// One excursion, or several where the hips rose far enough in between.
  private func parts(of excursion: Excursion) -> [Excursion] {
    guard let bottom = lowestFrame(of: excursion.frames) else { return [excursion] }
    let limit = Self.upShare * height.depth(at: bottom)
    var tops: [Int] = []
    var run: [Int] = []
    var wasDeep = false
    for frame in excursion.frames {
      let depth = height.depth(at: frame)
      if depth.isNaN { continue }
      if depth < limit {
        if wasDeep { run.append(frame) }
      } else {
        wasDeep = true
        if run.count >= dwell, let top = run.max(by: { height.column[$0] < height.column[$1] }) {
          tops.append(top)
        }
        run = []
      }
    }
    var parts: [Excursion] = []
    var rest = excursion
    for top in tops {
      parts.append(Excursion(frames: rest.frames.lowerBound...top, isSplitFromNext: true))
      parts[parts.count - 1].isCutByStart = parts.count == 1 && excursion.isCutByStart
      parts[parts.count - 1].isCutByGap = excursion.isCutByGap
      rest.frames = top...excursion.frames.upperBound
      rest.isCutByStart = false
    }
    return parts + [rest]
  }

  /// Why an excursion is not a squat, or `nil` when it is one.
  private func objection(to excursion: Excursion) -> String? {
    let frames = excursion.frames
    if excursion.isCutByStart { return "it begins before the recording" }
    if excursion.isCutByGap {
      return "the hip centres are missing for more than \(HipHeight.longestBridge) s in it"
    }
    if excursion.isCutByEnd { return "it ends after the recording" }
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
