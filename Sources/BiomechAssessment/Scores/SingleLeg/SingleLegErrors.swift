// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The errors of one repetition on one leg: the items of the QASLS.
struct SingleLegErrors {
  let loading: ScoredRepetition
  let side: Side

  private var frames: ClosedRange<Int> { loading.repetition.frames }

  var items: [ScoreItem] {
    ScoreKind.qasls.items([
      "QASLS-02": trunkLean, "QASLS-03": pelvicObliquity, "QASLS-04": pelvicTiltOrRotation,
      "QASLS-05": thighAdduction, "QASLS-07": kneeInwards, "QASLS-08": kneePastFoot,
      "QASLS-09": freeFoot, "QASLS-10": wobble,
    ])
  }
}

// MARK: - Trunk, pelvis and thigh

extension SingleLegErrors {
  private func largest(_ value: (Int) -> Double) -> Double {
    frames.map(value).filter { !$0.isNaN }.max() ?? .nan
  }

  /// The largest change from the first frame.
  private func largestChange(of variable: Variable) -> Double {
    let start = loading.value(variable, .both, at: frames.lowerBound)
    return largest { (loading.value(variable, .both, at: $0) - start).magnitude }
  }

  var trunkLean: ItemOutcome {
    .error(
      when: largest { loading.value(.trunkLateralLean, .both, at: $0).magnitude }, .above, 8,
      .degrees, missing: loading.missingTrunk())
  }

  var pelvicObliquity: ItemOutcome {
    .error(
      when: largestChange(of: .pelvisObliquity), .above, 5, .degrees,
      missing: "the pelvis at the start")
  }

  var pelvicTiltOrRotation: ItemOutcome {
    let (tilt, rotation) = (
      largestChange(of: .pelvisAnteriorTilt), largestChange(of: .pelvisRotation)
    )
    return .error(
      when: tilt.isNaN ? .nan : max(tilt, rotation), .above, 10, .degrees,
      missing: "the pelvis at the start")
  }

  var thighAdduction: ItemOutcome {
    .error(
      when: largest { loading.value(.hipAdduction, side, at: $0) }, .above, 15, .degrees,
      missing: "the axes of pelvis and \(side.rawValue) thigh")
  }
}

// MARK: - Knee over foot

extension SingleLegErrors {
  /// How far a point lies medial of the vertical plane through heel and second toe.
  private func medial(_ point: Vector3, at frame: Int) -> Double {
    let toe = loading.forefoot(side, at: frame)
    let along = toe - loading.position(.heel, side, at: frame)
    guard let ahead = Vector3(along.x, 0, along.z).normalized else { return .nan }
    let outwards = side.sign * ahead.cross(Vector3(0, 1, 0))
    return (toe - point).dot(outwards)
  }

  private func knee(_ frame: Int) -> Double {
    medial(loading.centre(.knee, side, at: frame), at: frame)
  }

  var kneeInwards: ItemOutcome {
    .error(
      when: largest(knee), .above, 0, .millimetres, missing: loading.missingFoot(side))
  }

  var kneePastFoot: ItemOutcome {
    let toe = loading.worn([.firstMetatarsalHead], side)
    let beyond = largest { frame in
      let limit =
        toe.map { medial(loading.position($0, side, at: frame), at: frame) }
        ?? ScoredRepetition.greatToeDistance
      return knee(frame) - limit
    }
    return .error(when: beyond, .above, 0, .millimetres, missing: loading.missingFoot(side))
  }
}

// MARK: - Balance

extension SingleLegErrors {
  var freeFoot: ItemOutcome {
    guard loading.task != .stepDown else { return .missing("a task in which it must not touch") }
    let free = side.opposite
    guard loading.standing.isKnown else {
      return .missing("quiet standing with flat feet to compare with")
    }
    let landmarks = [.heel] + FlatStanding.toes
    let least = frames.flatMap { frame in
      landmarks.map { loading.position($0, free, at: frame).y - loading.standing[$0, free] }
    }.filter { !$0.isNaN }.min()
    return .error(
      when: least ?? .nan, .atMost, 15, .millimetres, missing: loading.missingFoot(free))
  }

  /// The least swing that counts as a turn, in millimetres.
  private static let leastSwing = 5.0

  var wobble: ItemOutcome {
    let places = frames.map { loading.centre(.knee, side, at: $0).dot(loading.right) }
    guard places.contains(where: { !$0.isNaN }) else {
      return .missing("the \(side.rawValue) knee")
    }
    return .error(
      when: Double(Self.turns(of: places, swing: Self.leastSwing)), .above, 4, .points,
      missing: "the \(side.rawValue) knee")
  }

  /// How often a place turns back, when it has moved by at least `swing` before and after.
  static func turns(of places: [Double], swing: Double) -> Int {
    var turns = 0
    var direction = 0.0
    var (low, high) = (Double.infinity, -Double.infinity)
    for place in places where !place.isNaN {
      (low, high) = (min(low, place), max(high, place))
      if direction <= 0, place - low >= swing {
        if direction < 0 { turns += 1 }
        (direction, low, high) = (1, place, place)
      } else if direction >= 0, high - place >= swing {
        if direction > 0 { turns += 1 }
        (direction, low, high) = (-1, place, place)
      }
    }
    return turns
  }
}
