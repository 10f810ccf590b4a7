// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// A value that goes straight from its start to the bottom and stays there.
struct Ramp: Sendable {
  var start: Double
  var bottom: Double

  init(_ start: Double, _ bottom: Double) { (self.start, self.bottom) = (start, bottom) }
  init(_ value: Double) { self.init(value, value) }
}

/// One repetition at 100 Hz, written down frame by frame: it starts, or a foot touches the ground, in
/// frame 20, is deepest in frame 40 and ends in frame 60.
///
/// As it stands it is a landing without any error, on feet as wide as the shoulders, and a repetition
/// on one leg without any.
struct HandBuiltRepetition: Sendable {
  var name = "trial"
  var task = MovementTask.dropJump
  var side = BodySide.both
  var number = 1
  var model = ModelKind.calibrated
  var frameRate = 100.0
  var bottom = 40

  /// The first frame of the repetition, where it is not that in which the ramps begin.
  var start = 20

  /// The first contact of each foot; none for a task that does not land.
  var contact: [Side: Int] = [.left: 20, .right: 20]
  var takeOff: Int? = 60
  var nextContact: Int? = 100
  var source = Event.Source.kinematic

  /// Angles of a leg in degrees.
  var flexion: [Side: Ramp] = [.left: Ramp(35, 105), .right: Ramp(35, 105)]
  var adduction: [Side: Ramp] = [:]
  var hipAdduction: [Side: Ramp] = [:]
  var projection: [Side: Ramp] = [:]
  var progression: [Side: Ramp] = [.left: Ramp(-10), .right: Ramp(-10)]

  /// How far both thighs point forwards of hanging down, in degrees.
  var thigh = Ramp(20, 80)

  /// By how much more one of them does.
  var thighMore: [Side: Double] = [:]

  /// Angles of the trunk in degrees; `nil` for markers that are not worn.
  var trunkForwards: Ramp? = Ramp(10, 40)
  var trunkSideways: Ramp? = Ramp(2)
  var obliquity = Ramp(0)
  var tilt = Ramp(10)
  var rotation = Ramp(0)

  /// How far the knees lie medial of the line of the feet, in millimetres.
  var medial: [Side: Ramp] = [.left: Ramp(-10), .right: Ramp(-10)]

  /// What is added to it in each frame of the right knee.
  var sway: @Sendable (Int) -> Double = { _ in 0 }

  /// How much higher over the toes than in standing the heels are at contact, in millimetres; they are
  /// down ten frames later.
  var heelUp: [Side: Double] = [.left: 30, .right: 30]

  /// How high a foot is lifted, in millimetres.
  var lifted: [Side: Double] = [:]

  /// The distance of the shoulders; the ankles are 300 mm apart.
  var shoulders: Double? = 300
  var hasToes = true
  var hasGreatToe = true
  var separationRatio = Ramp(1)

  /// How far each ankle stands forwards, in millimetres.
  var ankleForwards: [Side: Ramp] = [:]

  var frameCount = 120

  func value(_ ramp: Ramp, _ frame: Int) -> Double {
    let share = Double(min(max(frame - 20, 0), bottom - 20)) / Double(bottom - 20)
    return ramp.start * (1 - share) + ramp.bottom * share
  }
}

// MARK: - The trial

extension HandBuiltRepetition {
  var repetition: Repetition {
    Repetition(
      number: number, side: side, start: start, bottom: bottom, end: 60, depth: 300,
      initialContact: contact, takeOff: takeOff, nextContact: nextContact)
  }

  var analyzed: AnalyzedTrial { Self.trial([self]) }

  /// A trial of the repetitions of one task, all of them in the same frames of the first one's
  /// markers.
  static func trial(_ repetitions: [HandBuiltRepetition]) -> AnalyzedTrial {
    guard let first = repetitions.first else { preconditionFailure("no repetition") }
    var events: [Event] = []
    for side in Side.allCases {
      guard let frame = first.contact[side] else { continue }
      events.append(
        Event(.initialContact, side: BodySide(side), frame: frame, source: first.source))
    }
    if let frame = first.takeOff {
      events.append(Event(.takeOff, frame: frame, source: first.source))
    }
    if let frame = first.nextContact {
      events.append(Event(.initialContact, frame: frame, source: first.source))
    }
    return AnalyzedTrial(
      trial: first.trial, kinematics: first.kinematics,
      events: TrialEvents(
        task: first.task, evidence: "by hand", repetitions: repetitions.map(\.repetition),
        events: events))
  }

  /// Standing with flat feet in the same markers.
  var standing: AnalyzedTrial {
    var still = self
    still.name = "static"
    still.heelUp = [:]
    still.lifted = [:]
    let window = QuietWindow(frames: 0..<100, sway: 1)
    var kinematics = TrialKinematics(
      model: model, frameCount: frameCount, frameRate: frameRate, standing: window)
    for side in Side.allCases {
      kinematics.columns[VariableKey(.kneeFlexion, BodySide(side))] = Array(
        repeating: 0, count: frameCount)
    }
    return AnalyzedTrial(
      trial: still.trial, kinematics: kinematics,
      events: TrialEvents(task: .static, evidence: "by hand", standing: window))
  }

  var kinematics: TrialKinematics {
    var kinematics = TrialKinematics(
      model: model, frameCount: frameCount, frameRate: frameRate)
    func column(_ ramp: Ramp, degrees: Bool = true) -> [Double] {
      (0..<frameCount).map { value(ramp, $0) * (degrees ? .pi / 180 : 1) }
    }
    func set(_ variable: Variable, _ side: BodySide, _ ramp: Ramp?, degrees: Bool = true) {
      guard let ramp else { return }
      kinematics.columns[VariableKey(variable, side)] = column(ramp, degrees: degrees)
    }
    for side in Side.allCases {
      let key = BodySide(side)
      set(.kneeFlexion, key, flexion[side])
      set(.kneeAdduction, key, adduction[side])
      set(.hipAdduction, key, hipAdduction[side])
      set(.frontalPlaneProjectionAngle, key, projection[side])
      set(.footProgression, key, hasToes ? progression[side] : nil)
      var (hip, knee, ankle) = (
        PointColumns(frameCount: frameCount), PointColumns(frameCount: frameCount),
        PointColumns(frameCount: frameCount)
      )
      for frame in 0..<frameCount {
        hip[frame] = Vector3(0, 900, 90 * side.sign)
        knee[frame] = self.knee(side, frame)
        ankle[frame] = Vector3(
          value(ankleForwards[side] ?? Ramp(0), frame), 80, 150 * side.sign)
      }
      kinematics.centres[SidedJoint(.hip, side)] = hip
      kinematics.centres[SidedJoint(.knee, side)] = knee
      kinematics.centres[SidedJoint(.ankle, side)] = ankle
    }
    set(.trunkForwardLean, .both, trunkForwards)
    set(.trunkLateralLean, .both, trunkSideways)
    set(.pelvisObliquity, .both, obliquity)
    set(.pelvisAnteriorTilt, .both, tilt)
    set(.pelvisRotation, .both, rotation)
    set(.kneeAnkleSeparationRatio, .both, separationRatio, degrees: false)
    return kinematics
  }

  /// A thigh of 420 mm from a hip at 900 mm, and 150 mm from the middle less what is medial.
  private func knee(_ side: Side, _ frame: Int) -> Vector3 {
    let lean = value(thigh, frame) + (thighMore[side] ?? 0)
    let forwards = Rotation<Laboratory, Laboratory>.aboutZ(.degrees(lean)).y
    let inwards =
      value(medial[side] ?? Ramp(0), frame) + (side == .right ? sway(frame) : 0)
    return Vector3(
      -420 * forwards.x, 900 - 420 * forwards.y, (150 - inwards) * side.sign)
  }
}

// MARK: - The markers

extension HandBuiltRepetition {
  private var landmarks: [Landmark] {
    [.heel] + (hasToes ? [.secondMetatarsalHead] : [])
      + (hasToes && hasGreatToe ? [.firstMetatarsalHead] : [])
      + (shoulders == nil ? [] : [.acromion])
  }

  private func place(_ landmark: Landmark, _ side: Side, _ frame: Int) -> Vector3 {
    let since = Double(max(frame - (contact[side] ?? 20), 0))
    let up = (heelUp[side] ?? 0) * max(1 - since / 10, 0)
    let lift = lifted[side] ?? 0
    return switch landmark {
    case .heel: Vector3(-50, 40 + up + lift, 150 * side.sign)
    case .secondMetatarsalHead: Vector3(150, 30 + lift, 150 * side.sign)
    // The great toe is 25 mm nearer to the middle.
    case .firstMetatarsalHead: Vector3(150, 30 + lift, 125 * side.sign)
    default: Vector3(0, 1400, (shoulders ?? 0) / 2 * side.sign)
    }
  }

  private var trial: Trial {
    var assignment = MarkerAssignment()
    for side in Side.allCases {
      for landmark in landmarks {
        assignment.landmarks[SidedLandmark(landmark, side)] = MarkerName(
          "\(side.rawValue).\(landmark.rawValue)")
      }
    }
    var trajectories = MarkerTrajectories(
      markers: assignment.landmarks.values.sorted(), frameCount: frameCount,
      frameRate: frameRate)
    for (sided, name) in assignment.landmarks {
      guard let side = sided.side, let index = trajectories.index(of: name) else { continue }
      for frame in 0..<frameCount {
        trajectories.setPosition(
          place(sided.landmark, side, frame), ofMarkerAt: index, frame: frame, origin: .measured)
      }
    }
    return Trial(
      name: name, trajectories: trajectories, markers: assignment,
      source: TrialSource(path: "\(name).csv", format: "CSV"))
  }
}

// MARK: - What came of it

extension Assessment {
  /// The score of a sheet for a side: of a repetition, or of all together.
  func score(_ code: String, _ side: BodySide, cycle: Int? = 1) -> Score? {
    scores.first { $0.code == code && $0.side == side && $0.cycle == cycle }
  }

  func measure(_ kind: MeasureKind, _ side: BodySide, cycle: Int? = 1) -> Measure? {
    measures.first { $0.kind == kind && $0.side == side && $0.cycle == cycle }
  }
}

extension HandBuiltRepetition {
  /// The assessment of the repetition and of standing in the same markers.
  var assessment: Assessment { Assessment(of: [standing, analyzed], subject: .adult) }
}
