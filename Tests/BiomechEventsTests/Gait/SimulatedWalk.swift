// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A simulated walk with its planted strikes and offs, and what events are told from it.
struct SimulatedWalk {
  var trial: Trial
  let truth: GaitTruth
  let rate: Double

  /// - Parameters:
  ///   - defects: What is wrong with the recording.
  ///   - seed: The same seed draws the same errors.
  ///   - change: What is different from an ordinary walk at 200 Hz.
  /// - Throws: When the recipe is out of range.
  init(
    _ defects: Defects = .none, seed: UInt64 = 1, _ change: (inout GaitRecipe) -> Void = { _ in }
  ) throws {
    var recipe = GaitRecipe()
    recipe.frameRate = 200
    change(&recipe)
    let simulated = try SimulatedSubject(defects: defects, seed: seed).gait(recipe)
    trial = simulated.trial
    truth = try #require(simulated.truth.gait)
    rate = recipe.frameRate
  }

  /// Two strides of each leg without defects, simulated once for all tests.
  static func ordinary() throws -> SimulatedWalk { try shared.get() }

  private static let shared = Result { try SimulatedWalk { $0.strides = 2 } }

  var frameCount: Int { trial.trajectories.frameCount }

  /// The events that are told; no angle is needed for them.
  func events(
    _ method: GaitEventMethod = .auto, task: MovementTask = .gait,
    _ change: (inout TrialKinematics) -> Void = { _ in }
  ) -> TrialEvents {
    var kinematics = TrialKinematics(model: .calibrated, frameCount: frameCount, frameRate: rate)
    change(&kinematics)
    return TrialEvents(
      of: trial, kinematics: kinematics, task: task, settings: EventSettings(gait: method))
  }

  /// The planted instants of one foot, in frames.
  func planted(_ kind: Event.Kind, _ side: Side) -> [Double] {
    (kind == .footStrike ? truth.footStrikes[side] : truth.footOffs[side]).map { $0 * rate }
      .filter { $0 >= 0 && $0 <= Double(frameCount - 1) }
  }

  /// How far told events are from planted ones, in frames, and how many are too many or too few.
  func comparison(
    _ events: [Event], _ kind: Event.Kind
  ) -> (errors: [Double], missed: Int, invented: Int) {
    var (errors, missed, invented) = ([Double](), 0, 0)
    for side in Side.allCases {
      var told = events.filter { $0.kind == kind && $0.side == BodySide(side) }.map(\.instant)
      for instant in planted(kind, side) {
        guard let best = told.min(by: { abs($0 - instant) < abs($1 - instant) }),
          abs(best - instant) < 0.15 * rate
        else {
          // Within a tenth of a second of an end nobody sees how a foot comes or goes.
          let isAtEnd = instant < 0.1 * rate || instant > Double(frameCount) - 1 - 0.1 * rate
          missed += isAtEnd ? 0 : 1
          continue
        }
        told.removeAll { $0 == best }
        errors.append(best - instant)
      }
      invented += told.count
    }
    return (errors, missed, invented)
  }

  /// The walk with every marker moved.
  func moved(_ place: (_ position: Vector3, _ seconds: Double) -> Vector3) -> SimulatedWalk {
    var copy = self
    for marker in trial.trajectories.markers.indices {
      for frame in 0..<frameCount {
        let position = trial.trajectories.position(ofMarkerAt: marker, frame: frame)
        guard !position.isMissing else { continue }
        copy.trial.trajectories.setPosition(
          place(position, Double(frame) / rate), ofMarkerAt: marker, frame: frame,
          origin: .measured)
      }
    }
    return copy
  }

  /// The walk as on a treadmill: the floor is carried backwards as fast as the person walks.
  var onTreadmill: SimulatedWalk {
    moved { position, seconds in position - Vector3(1000 * truth.speed * seconds, 0, 0) }
  }

  /// The walk along a circle to the left, of a radius in millimetres.
  func bent(radius: Double) -> SimulatedWalk {
    moved { position, _ in
      let turn = position.x / radius
      let away = radius + position.z
      return Vector3(away * sin(turn), position.y, away * cos(turn) - radius)
    }
  }

  /// The planted events of one foot as those of a file.
  func imported(_ side: Side) -> [Event] {
    truth.events(frameRate: rate).filter {
      $0.side == BodySide(side) && (0..<frameCount).contains($0.frame)
    }.map { Event($0.kind, side: $0.side, frame: $0.frame, source: .file) }
  }
}
