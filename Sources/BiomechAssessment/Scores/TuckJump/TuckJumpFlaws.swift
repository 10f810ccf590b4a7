// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The flaws of a series of tuck jumps.
struct TuckJumpFlaws {
  /// The landings of the series, in the order of time.
  let jumps: [ScoredRepetition]

  var items: [ScoreItem] {
    ScoreKind.tuckJump.items([
      "TJA-01": valgus, "TJA-02": thighsNotParallel, "TJA-03": thighsNotEqual,
      "TJA-04": stanceWidth, "TJA-05": feetNotParallel, "TJA-06": contactTiming,
      "TJA-08": pause, "TJA-09": decline, "TJA-10": footprint,
    ])
  }

  /// A flaw that is seen in at least half of the jumps in which it can be looked for.
  ///
  /// - Parameters:
  ///   - values: One value for each jump, NaN where missing.
  ///   - isFlaw: Whether a value is a flaw.
  ///   - unit: The unit of the values.
  ///   - missing: What is missing where no value is there.
  /// - Returns: The outcome, with the mean as its value.
  private func flaw(
    _ values: [Double], _ isFlaw: (Double) -> Bool, _ unit: BiomechKinematics.Unit,
    missing: String
  ) -> ItemOutcome {
    let present = values.filter { !$0.isNaN }
    guard !present.isEmpty else { return .missing(missing) }
    let count = present.count(where: isFlaw)
    let mean = present.meanOfPresent
    return .scored(
      2 * count >= present.count ? 1 : 0, value: mean,
      reason: "in \(count) of \(present.count) jumps, mean \(unit.words(mean))")
  }
}

// MARK: - Flight

extension TuckJumpFlaws {
  /// The frame in which the hips are highest between take-off and the next contact; `nil` where the
  /// flight is not recorded.
  private func top(of jump: ScoredRepetition) -> Int? {
    guard let off = jump.repetition.takeOff, let on = jump.repetition.nextContact, off < on else {
      return nil
    }
    func height(_ frame: Int) -> Double {
      Side.allCases.map { jump.centre(.hip, $0, at: frame).y }.meanOfPresent
    }
    return (off...on).filter { !height($0).isNaN }.max { height($0) < height($1) }
  }

  /// The elevation of both thighs at the top of each jump, left before right.
  private var elevations: [[Double]] {
    jumps.map { jump in
      top(of: jump).map { frame in
        Side.allCases.map { jump.thighElevation($0, at: frame) }
      } ?? [.nan, .nan]
    }
  }

  var thighsNotParallel: ItemOutcome {
    flaw(
      elevations.map { $0[0].isNaN || $0[1].isNaN ? .nan : min($0[0], $0[1]) }, { $0 < 80 },
      .degrees, missing: "a jump with its flight")
  }

  var thighsNotEqual: ItemOutcome {
    flaw(
      elevations.map { ($0[0] - $0[1]).magnitude }, { $0 > 10 }, .degrees,
      missing: "a jump with its flight")
  }

  var decline: ItemOutcome {
    let heights = jumps.compactMap { jump -> Double? in
      guard let off = jump.repetition.takeOff, let on = jump.repetition.nextContact else {
        return nil
      }
      let flight = jump.seconds(on - off)
      return RepetitionMeasures.gravity * flight * flight / 8
    }
    guard heights.count >= 6 else { return .missing("six jumps with their flight") }
    let (first, last) = (heights.prefix(3).reduce(0, +), heights.suffix(3).reduce(0, +))
    return .error(
      when: first > 0 ? 100 * last / first : .nan, .below, 90, .percent,
      missing: "six jumps with their flight")
  }
}

// MARK: - Landing

extension TuckJumpFlaws {
  var valgus: ItemOutcome {
    flaw(
      jumps.map { jump in
        jump.loading(from: jump.repetition.start)
          .map { jump.value(.kneeAnkleSeparationRatio, .both, at: $0) }
          .filter { !$0.isNaN }.min() ?? .nan
      }, { $0 < 0.8 }, .ratio, missing: "both knees and ankles")
  }

  var stanceWidth: ItemOutcome {
    flaw(
      jumps.map { $0.stanceWidthRatio(at: $0.repetition.bottom) }, { $0 < 0.9 || $0 > 1.1 },
      .ratio, missing: jumps.first?.missingShoulders() ?? "a jump")
  }

  var feetNotParallel: ItemOutcome {
    flaw(
      jumps.map { jump in
        let frame = jump.repetition.start
        return (jump.centre(.ankle, .right, at: frame) - jump.centre(.ankle, .left, at: frame))
          .dot(jump.forwards).magnitude
      }, { $0 > 50 }, .millimetres, missing: "both ankles at contact")
  }

  var contactTiming: ItemOutcome {
    flaw(
      jumps.map { jump in
        guard let left = jump.contact(.left), let right = jump.contact(.right) else { return .nan }
        return jump.seconds(abs(left - right))
      }, { $0 > LandingErrors.videoFrame + 1e-9 }, .seconds, missing: "the contacts of both feet")
  }

  var pause: ItemOutcome {
    flaw(
      jumps.map { jump in
        jump.repetition.takeOff.map { jump.seconds($0 - jump.repetition.start) } ?? .nan
      }, { $0 > 0.5 }, .seconds, missing: "a take-off after a contact")
  }

  var footprint: ItemOutcome {
    let places = jumps.map { jump -> Vector3 in
      let frame = jump.repetition.start
      let middle =
        (jump.centre(.ankle, .left, at: frame) + jump.centre(.ankle, .right, at: frame)) / 2
      return Vector3(middle.x, 0, middle.z)
    }
    return flaw(
      zip(places.dropFirst(), places).map { ($0 - $1).length }, { $0 > 100 }, .millimetres,
      missing: "two landings")
  }
}
