// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The variable scores of some gait cycles against references, and the gait profile scores of them.
///
/// The root mean square is taken at every level: over the percent of a cycle, over the cycles of a
/// leg, over the angles. So GPS² is the mean of GVS² for a cycle and for a session alike.
struct GaitProfile {
  /// One gait cycle.
  struct Cycle {
    let trial: String
    let task: MovementTask
    let side: Side
    let number: Int

    /// The angles at 0, 2, … 100 %, seen from the own side; only those without a missing value.
    let angles: [Variable: [Double]]

    /// The variable scores in degrees, of the angles that have a reference.
    let scores: [Variable: Double]

    /// The score over nine angles, or `nil` where one is missing.
    var score: GaitProfileScore? {
      GaitProfileScore(
        variableScores: GaitProfileScore.variables.map { scores[$0] ?? .nan })
    }
  }

  /// In the order of the waveforms.
  let cycles: [Cycle]

  /// The scores of gait cycles.
  ///
  /// - Parameters:
  ///   - waveforms: Those of any trials; only the cycles of legs count.
  ///   - references: 101 means of each angle, seen from the own side.
  init(_ waveforms: [Waveform], references: [Variable: [Double]]) {
    let looked = Set(GaitProfileScore.variables + [.kneeAdduction])
    var order: [Key] = []
    var curves: [Key: [Variable: [Double]]] = [:]
    for waveform in waveforms where looked.contains(waveform.variable) {
      guard let side = waveform.side.side else { continue }
      let key = Key(
        trial: waveform.trial, task: waveform.task, side: side, number: waveform.cycle)
      if curves[key] == nil { order.append(key) }
      let angle = Self.everySecond(waveform.ownValues)
      curves[key, default: [:]][waveform.variable] = angle.contains(where: \.isNaN) ? nil : angle
    }
    let references = references.mapValues(Self.everySecond)
    cycles = order.map { key in
      let angles = curves[key] ?? [:]
      var scores: [Variable: Double] = [:]
      for (variable, angle) in angles {
        guard let reference = references[variable] else { continue }
        scores[variable] = GaitProfileScore.variableScore(angle, reference: reference)
      }
      return Cycle(
        trial: key.trial, task: key.task, side: key.side, number: key.number, angles: angles,
        scores: scores)
    }
  }

  /// The 51 points of the paper out of 101.
  static func everySecond(_ curve: [Double]) -> [Double] {
    stride(from: 0, to: curve.count, by: 2).map { curve[$0] }
  }

  private struct Key: Hashable {
    let trial: String
    let task: MovementTask
    let side: Side
    let number: Int
  }
}

extension GaitProfile {
  /// The cycles of one leg.
  func cycles(_ side: Side) -> [Cycle] { cycles.filter { $0.side == side } }

  /// The score of one angle over the cycles of a leg, or `nil` where no cycle has it.
  func variableScore(_ variable: Variable, _ side: Side) -> Double? {
    let scores = cycles(side).compactMap { $0.scores[variable] }
    return scores.isEmpty ? nil : scores.rootMeanSquareOfPresent
  }

  /// The score of one side: over nine angles, or over six without the pelvis.
  func sideScore(
    _ side: Side, over variables: [Variable] = GaitProfileScore.variables
  ) -> GaitProfileScore? {
    GaitProfileScore(variableScores: variables.map { variableScore($0, side) ?? .nan })
  }

  /// The score of both sides: nine angles of the left, and six of the right, since the pelvis is one.
  var overallScore: GaitProfileScore? {
    GaitProfileScore(
      variableScores: GaitProfileScore.variables.map { variableScore($0, .left) ?? .nan }
        + GaitProfileScore.legVariables.map { variableScore($0, .right) ?? .nan })
  }
}
