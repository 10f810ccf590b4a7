// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

extension CycleStatistics {
  /// The statistics of every task and side that some trials hold at least two cycles of.
  ///
  /// - Parameters:
  ///   - trials: The trials of one subject and session.
  ///   - waveforms: The waveforms of each; `nil` takes them here.
  /// - Returns: By task in the order of `MovementTask`, right before left before both.
  public static func all(
    of trials: [AnalyzedTrial], _ waveforms: [[Waveform]]? = nil
  ) -> [CycleStatistics] {
    let cycles = zip(trials, waveforms ?? trials.map(\.waveforms)).flatMap { $0.cycles(with: $1) }
    return MovementTask.allCases.flatMap { task in
      [BodySide.right, .left, .both].compactMap { side in
        let own = cycles.filter { $0.task == task && $0.side == side }
        return own.count > 1 ? CycleStatistics(task, side, own) : nil
      }
    }
  }

  private init(_ task: MovementTask, _ side: BodySide, _ cycles: [CycleWithWaveforms]) {
    self.task = task
    self.side = side
    self.cycles = cycles.map(\.reference)
    let waveforms = Dictionary(grouping: cycles.flatMap(\.waveforms), by: \.key)
    variables = Variable.all.flatMap { variable in
      [BodySide.right, .left, .both].compactMap { side in
        waveforms[VariableKey(variable, side)].map {
          VariableStatistics(variable, side, over: $0)
        }
      }
    }

    let medians = waveforms.filter { Self.profile.contains($0.key.variable) }
      .mapValues { $0.map(\.values).pointwise(\.medianOfPresent) }
    let found = cycles.map { $0.distance(from: medians) }
    distances = found.map(\.whole)
    representative =
      zip(self.cycles, distances).filter { !$0.1.isNaN }.min { $0.1 < $1.1 }?.0
    (outliers, notes) = Self.outliers(among: cycles, found)
  }

  private static func outliers(
    among cycles: [CycleWithWaveforms], _ distances: [ProfileDistance]
  ) -> ([OutlierCycle], notes: [String]) {
    let present = distances.map(\.whole).filter { !$0.isNaN }
    var notes = zip(cycles, distances).filter { $0.1.whole.isNaN }.map { cycle, _ in
      "\(cycle.name) has too few samples to be held against the others."
    }
    guard present.count >= fewestForOutliers else {
      notes.append(
        "Outliers are looked for among \(fewestForOutliers) complete cycles or more; there are "
          + "\(present.count).")
      return ([], notes)
    }
    let median = present.medianOfPresent
    // 1.4826 makes the median absolute deviation of a normal sample its standard deviation.
    let spread = 1.4826 * present.map { abs($0 - median) }.medianOfPresent
    let limit = max(median + 3 * spread, leastOutlierDistance)
    let outliers = zip(cycles, distances).filter { $0.1.whole > limit }.map { cycle, distance in
      let worst = distance.ofVariables.max { $0.1 < $1.1 }
      let place = worst.map { "; most in \($0.0.phrase) (\($0.1.fixed(0))°)" } ?? ""
      return OutlierCycle(
        cycle: cycle.reference, distance: distance.whole, limit: limit,
        reason:
          "\(cycle.name) lies \(distance.whole.fixed(1))° from the median cycle, where up to "
          + "\(limit.fixed(1))° are usual in this session\(place). It is kept in every mean.")
    }
    return (outliers, notes)
  }
}

extension VariableKey {
  /// Words in a sentence, such as `knee flexion of the left leg`.
  fileprivate var phrase: String {
    let label = variable.label.lowercased()
    return side.side.map { "\(label) of the \($0.rawValue) leg" } ?? label
  }
}

/// How far a cycle lies from the median curves in degrees, in all and by variable.
private struct ProfileDistance {
  var whole: Double
  var ofVariables: [(VariableKey, Double)]
}

/// One cycle with everything that was sampled over it.
private struct CycleWithWaveforms {
  var task: MovementTask
  var side: BodySide
  var reference: CycleReference
  var waveforms: [Waveform]

  var name: String {
    "\(task.repetitionWord.prefix(1).uppercased())\(task.repetitionWord.dropFirst()) "
      + "\(reference.number) of '\(reference.trial)'"
  }

  func distance(from medians: [VariableKey: [Double]]) -> ProfileDistance {
    var all: [Double] = []
    var ofVariables: [(VariableKey, Double)] = []
    for waveform in waveforms {
      guard let median = medians[waveform.key] else { continue }
      let differences = zip(waveform.values, median).map { $0 - $1 }.filter { !$0.isNaN }
      all += differences
      if !differences.isEmpty {
        ofVariables.append((waveform.key, differences.rootMeanSquareOfPresent))
      }
    }
    let expected = medians.count * Waveform.count
    // A cycle of which little is seen may lie near by chance.
    let isSeen = expected > 0 && 5 * all.count >= 4 * expected
    return ProfileDistance(
      whole: isSeen ? all.rootMeanSquareOfPresent : .nan, ofVariables: ofVariables)
  }
}

extension AnalyzedTrial {
  fileprivate func cycles(with waveforms: [Waveform]) -> [CycleWithWaveforms] {
    let waveforms = Dictionary(grouping: waveforms) { Key(task: $0.task, number: $0.cycle) }
    return events.bouts.flatMap { bout in
      let repetitions = bout.repetitions.map { ($0.number, $0.side) }
      let cycles = bout.cycles.map { ($0.number, BodySide($0.side)) }
      return (repetitions + cycles).map { number, side in
        let own = waveforms[Key(task: bout.task, number: number)] ?? []
        return CycleWithWaveforms(
          task: bout.task, side: side,
          reference: CycleReference(trial: trial.name, number: number),
          waveforms: own.filter { waveform in
            // The other leg does something else while one leg works.
            side == .both || waveform.side == side
              || (waveform.side == .both && !bout.task.isCyclic)
          })
      }
    }
  }

  private struct Key: Hashable {
    let task: MovementTask
    let number: Int
  }
}
