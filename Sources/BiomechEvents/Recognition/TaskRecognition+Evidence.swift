// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension TaskRecognition {
  /// Why some repetitions are of a task, in one sentence with the numbers.
  func evidence(for task: MovementTask, _ group: [FoundRepetition]) -> String {
    let times = group.count == 1 ? "once" : "\(group.count) times"
    let depth = span(group.map(\.repetition.depth))
    let leg = Set(group.map(\.repetition.side)).count == 1 ? group.first?.repetition.side.side : nil
    func figure(_ figure: FoundRepetition.Figure, _ decimals: Int = 0) -> String {
      span(group.compactMap { $0.figures[figure] }, decimals)
    }
    switch task {
    case .squat:
      return
        "The hip centres sank \(depth) mm and came back \(times) while the feet stayed in place."
    case .singleLegSquat:
      let stance = leg.map { "the \($0.rawValue) leg" } ?? "one leg in turn"
      return
        "The hip centres sank \(depth) mm and came back \(times) on \(stance), with the other foot "
        + "\(figure(.footHeight)) mm higher."
    case .stepDown:
      let stance = leg.map { "the \($0.rawValue) leg" } ?? "one leg in turn"
      return
        "The hip centres sank \(depth) mm and came back \(times) on \(stance), while the other foot "
        + "went down to \(figure(.footHeight)) mm below it."
    case .lunge:
      let front = leg.map { "the \($0.rawValue) foot" } ?? "one foot in turn"
      return
        "The hip centres sank \(depth) mm and came back \(times) with \(front) \(figure(.lead)) mm "
        + "before the other one and its knee bent to \(figure(.flexion))°."
    case .sitToStand:
      return
        "The hip centres rose \(depth) mm to standing \(times) from a rest behind the feet, with the "
        + "thighs \(figure(.thigh))° below the horizontal."
    case .dropJump:
      return
        "The hip centres fell \(figure(.fall)) mm from something higher than the floor, both feet "
        + "landed and left the floor again after \(figure(.contactTime, 2)) s (\(times))."
    case .landing:
      return
        "The hip centres fell \(figure(.fall)) mm, both feet landed and the landing was held "
        + "(\(times))."
    case .singleLegLanding:
      let foot = leg.map { "the \($0.rawValue) foot" } ?? "one foot"
      return
        "The hip centres fell \(figure(.fall)) mm, only \(foot) landed and the landing was held "
        + "(\(times))."
    case .tuckJump:
      return
        "The feet landed \(times) after flights of \(figure(.flightTime, 2)) s in which the thighs came "
        + "to \(figure(.thigh))° below the horizontal."
    case .static, .gait, .running, .other: return ""
    }
  }

  /// The least and the greatest of some values, such as `280 to 310`, or the one they all are.
  private func span(_ values: [Double], _ decimals: Int = 0) -> String {
    let least = (values.min() ?? .nan).fixed(decimals)
    let greatest = (values.max() ?? .nan).fixed(decimals)
    return least == greatest ? least : "\(least) to \(greatest)"
  }

  /// Why nothing was recognised, in one sentence.
  func evidenceForNothing(standingShare share: Double) -> String {
    if let objection = objectionToWalking {
      return "The knees swing in turn, but it is not walking: \(objection)."
    }
    let standing =
      share > 0
      ? "Quiet standing fills \((share * 100).fixed(0)) % of the trial"
      : "There is no quiet standing"
    let telling = rejections.first { !$0.isCutOff } ?? rejections.first
    let squats =
      telling.map { "no movement counts as a known task (\($0.place): \($0.reason))" }
      ?? "the hip centres never sank as in a squat"
    return "\(standing), and \(squats)."
  }
}
