// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
public import BiomechKinematics
public import BiomechMotion

/// One variable over one repetition or gait cycle at 0, 1, … 100 % of its time, both ends included.
///
/// In walking and running a leg's variables are taken over the cycles of that leg, and those of the
/// whole body, such as the attitude of the pelvis, once over the cycles of each leg: ``side`` says
/// over whose. In repetitions of both legs they belong to both.
///
/// Values always have the sign of their variable, which for the pelvis and the trunk is that of the
/// right side. ``ownValues`` turn them to the side whose cycle it is, so that the pelvis of a left
/// cycle can be held against that of a right one.
public struct Waveform: Hashable, Sendable {
  /// The number of samples: 0 to 100 %.
  public static let count = 101

  public var variable: Variable

  /// The leg, or both.
  public var side: BodySide

  /// The trial it was taken from.
  public var trial: String

  /// The task of the bout.
  public var task: MovementTask

  /// The repetition or gait cycle, counted from 1.
  public var cycle: Int

  /// 101 values in the unit shown to people, NaN where missing.
  public var values: [Double]

  /// Whether each value rests on a filled sample.
  public var filled: [Bool]

  public init(
    _ variable: Variable, _ side: BodySide, trial: String, task: MovementTask, cycle: Int,
    values: [Double], filled: [Bool]
  ) {
    self.variable = variable
    self.side = side
    self.trial = trial
    self.task = task
    self.cycle = cycle
    self.values = values
    self.filled = filled
  }

  /// The variable with the side, for looking up.
  public var key: VariableKey { VariableKey(variable, side) }

  /// The values as seen from the side whose cycle it is: own side up and own side forward positive.
  public var ownValues: [Double] {
    variable.countsFromTheRight && side == .left ? values.map(-) : values
  }

  /// Whether no value is missing.
  public var isComplete: Bool { !values.contains(where: \.isNaN) }
}

extension Variable {
  /// Whether a positive value speaks of the right side of the body, so that it changes its sign when
  /// left and right are exchanged: obliquity and rotation of pelvis and trunk.
  public var countsFromTheRight: Bool {
    [.pelvisObliquity, .pelvisRotation, .trunkLateralLean, .trunkRotation].contains(self)
  }

  /// What a positive value means as seen from the side of a cycle, such as `own side up`.
  public var ownPositiveDirection: String {
    guard countsFromTheRight else { return positiveDirection }
    return positiveDirection.replacing("the right", with: "the own side")
      .replacing("right side", with: "own side")
  }
}

// MARK: - Those of a trial

extension AnalyzedTrial {
  /// Every variable of every repetition and gait cycle, in the order of the registry; within a
  /// variable right before left before both, then in the order of time.
  public var waveforms: [Waveform] {
    kinematics.orderedKeys.flatMap { key -> [Waveform] in
      guard let column = kinematics.columns[key] else { return [] }
      let sampling = Sampling(column, of: key, in: self)
      let sides = key.side.side.map { [$0] } ?? [.right, .left]
      return events.bouts.flatMap { bout in
        bout.repetitions.compactMap {
          sampling.waveform(
            key.side, bout.task, $0.number, from: Double($0.start), to: Double($0.end))
        }
          + sides.flatMap { side in
            bout.cycles.filter { $0.side == side }.compactMap {
              sampling.waveform(
                BodySide(side), bout.task, $0.number, from: $0.strike, to: $0.nextStrike)
            }
          }
      }
    }
  }
}

/// Takes a column of a trial at even shares of time.
private struct Sampling {
  private let key: VariableKey
  private let trial: String
  private let column: [Double]
  private let filledColumns: [[Bool]]

  init(_ column: [Double], of key: VariableKey, in analyzed: AnalyzedTrial) {
    self.key = key
    self.column = column
    trial = analyzed.trial.name
    let sides: [Side] = key.side.side.map { [$0] } ?? Side.allCases
    filledColumns = sides.compactMap { analyzed.kinematics.filledFrames[$0] }
  }

  /// The waveform between two instants in frames, or `nil` where they lie outside of the column.
  func waveform(
    _ side: BodySide, _ task: MovementTask, _ cycle: Int, from start: Double, to end: Double
  ) -> Waveform? {
    guard start >= 0, end >= start, end <= Double(column.count - 1) else { return nil }
    let factor = key.variable.unit.displayFactor
    var values: [Double] = []
    var filled: [Bool] = []
    values.reserveCapacity(Waveform.count)
    filled.reserveCapacity(Waveform.count)
    for percent in 0..<Waveform.count {
      let position = min(start + Double(percent) / 100 * (end - start), end)
      let value = interpolate(column, at: position) * factor
      // A ratio over a vanishing distance is infinite, which no plot or table can show.
      values.append(value.isFinite ? value : .nan)
      let (first, last) = (Int(position), Int(position.rounded(.up)))
      filled.append(
        filledColumns.contains { frames in
          frames.indices.contains(first) && frames.indices.contains(last)
            && (frames[first] || frames[last])
        })
    }
    return Waveform(
      key.variable, side, trial: trial, task: task, cycle: cycle, values: values, filled: filled)
  }
}
