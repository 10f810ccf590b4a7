// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// The way joint angles are had from markers.
public enum ModelKind: String, Sendable, CaseIterable {
  /// Anatomical axes calibrated in a static trial, tracked by marker clusters (CAST).
  case calibrated

  /// Anatomical axes from the landmarks worn in motion, frame by frame.
  case direct

  /// The conventional gait model, compatible with Plug-in Gait.
  case conventional

  /// A chain of segments fitted to all markers at once: inverse kinematics.
  case constrained

  /// Joint centres only: no three-dimensional knee angle.
  case frontal

  /// The poses of bones as imaging gave them.
  case bones

  /// Plain words.
  public var label: String {
    switch self {
    case .calibrated: "calibrated model (CAST)"
    case .direct: "direct model (landmarks frame by frame)"
    case .conventional: "conventional gait model (Plug-in Gait compatible)"
    case .constrained: "constrained model (inverse kinematics)"
    case .frontal: "frontal-plane model"
    case .bones: "bone poses of the file"
    }
  }

  /// Whether the model has a knee axis and so a three-dimensional knee angle.
  public var hasKneeAxis: Bool { self != .frontal }
}

/// A joint with a centre.
public enum Joint: String, Sendable, CaseIterable {
  case hip, knee, ankle
}

/// A variable of one leg, or of both where `side` is `both`.
public struct VariableKey: Hashable, Sendable {
  public var variable: Variable
  public var side: BodySide

  public init(_ variable: Variable, _ side: BodySide) {
    self.variable = variable
    self.side = side
  }

  /// The column name, such as `right_knee_flexion_deg` or `knee_ankle_separation_ratio`.
  public var columnName: String {
    let unit = variable.unit == .ratio ? "" : "_\(variable.unit.rawValue)"
    return side == .both ? "\(variable.id)\(unit)" : "\(side.rawValue)_\(variable.id)\(unit)"
  }
}

/// A joint of one leg.
public struct SidedJoint: Hashable, Sendable {
  public var joint: Joint
  public var side: Side

  public init(_ joint: Joint, _ side: Side) {
    self.joint = joint
    self.side = side
  }
}

/// A point over time: three columns of `frameCount` laboratory coordinates in millimetres.
public struct PointColumns: Sendable {
  public var x: [Double]
  public var y: [Double]
  public var z: [Double]

  public init(frameCount: Int) {
    x = Array(repeating: .nan, count: frameCount)
    y = x
    z = x
  }

  public subscript(frame: Int) -> Vector3 {
    get { Vector3(x[frame], y[frame], z[frame]) }
    set {
      x[frame] = newValue.x
      y[frame] = newValue.y
      z[frame] = newValue.z
    }
  }
}

/// What the motion of a trial amounts to: joint angles, alignment and joint centres in every frame.
public struct TrialKinematics: Sendable {
  public var model: ModelKind

  /// Why this model and not a fuller one, in one sentence; empty for the fullest.
  public var modelReason: String

  public let frameCount: Int
  public let frameRate: Double

  /// The columns: radians, millimetres or ratios, `frameCount` values each, NaN where missing.
  public var columns: [VariableKey: [Double]]

  /// The joint centres in laboratory axes.
  public var centres: [SidedJoint: PointColumns]

  /// The direction of the subject's right in the frontal plane used for this trial: horizontal, of
  /// length one, constant over the trial.
  public var rightDirection: Vector3

  /// Which frontal plane that is, in one sentence.
  public var frontalPlane: String

  /// The upright reference of the trial, or `nil` when the person never stood still.
  public var standing: QuietWindow?

  /// How each marker cluster fitted.
  public var clusters: [ClusterReport]

  /// Lengths and errors that the uncertainty of each leg follows from.
  public var geometry: [Side: LegGeometry]

  /// What the place of each patella rests on; empty where the trial shows none.
  public var patella: [Side: PatellaSource] = [:]

  /// For each column the share of frames that rest on a filled sample, from 0 to 1, by frame: true
  /// where at least one marker that the leg needs was filled.
  public var filledFrames: [Side: [Bool]]

  /// What could not be computed and why, one sentence each.
  public var notes: [String]

  /// The cross-talk of both knees, and what was done about it; `nil` without a knee axis or where
  /// nobody asked.
  public var crossTalk: CrossTalkReport?

  /// The segments that the columns were computed from; `nil` for columns made by hand.
  public package(set) var track: BodyTrack?

  public init(
    model: ModelKind, modelReason: String = "", frameCount: Int, frameRate: Double,
    columns: [VariableKey: [Double]] = [:], centres: [SidedJoint: PointColumns] = [:],
    rightDirection: Vector3 = Vector3(0, 0, 1), frontalPlane: String = "laboratory",
    standing: QuietWindow? = nil, clusters: [ClusterReport] = [],
    geometry: [Side: LegGeometry] = [:], filledFrames: [Side: [Bool]] = [:], notes: [String] = []
  ) {
    self.model = model
    self.modelReason = modelReason
    self.frameCount = frameCount
    self.frameRate = frameRate
    self.columns = columns
    self.centres = centres
    self.rightDirection = rightDirection
    self.frontalPlane = frontalPlane
    self.standing = standing
    self.clusters = clusters
    self.geometry = geometry
    self.filledFrames = filledFrames
    self.notes = notes
  }

  /// The column of a variable, or `nil` when the model or the markers do not give it.
  public subscript(variable: Variable, side: BodySide) -> [Double]? {
    columns[VariableKey(variable, side)]
  }

  /// The column of a variable of one leg.
  public subscript(variable: Variable, side: Side) -> [Double]? {
    columns[VariableKey(variable, BodySide(side))]
  }

  /// The keys of ``columns`` in the order of the registry, right before left before both.
  public var orderedKeys: [VariableKey] {
    Variable.all.flatMap { variable in
      [BodySide.right, .left, .both].map { VariableKey(variable, $0) }
    }.filter { columns[$0] != nil }
  }
}

/// How the markers of one segment fitted the shape they had in the static trial.
public struct ClusterReport: Hashable, Sendable {
  /// What became of the cluster.
  public enum Outcome: Hashable, Sendable {
    /// The labels fit the static shape.
    case fits

    /// Other labels fit: `renamed` says which marker of the motion file is which static marker.
    case relabelled(renamed: [MarkerName: MarkerName], residuals: LabelResiduals)

    /// One marker is not where its name says and stands nowhere else: it was left out.
    case excluded(MarkerName, residuals: LabelResiduals)

    /// The cluster cannot be used; the reason is a sentence.
    case refused(String)
  }

  public var segment: SidedSegment
  public var markers: [MarkerName]

  /// The root mean square residual of the rigid fit over the trial, in millimetres.
  public var residual: Double

  /// The frames in which the segment could be tracked.
  public var trackedFrames: Int

  /// The frames in which the markers were seen and did not fit the static shape.
  public var disbelievedFrames: Int

  /// How far 1 mm of noise in every marker coordinate turns the segment about the axis that its
  /// markers tell worst, as a standard deviation; `nil` for a segment that cannot be followed.
  public var rotationError: Angle?

  /// Whether the markers are so few that the centre of the joint above has to help.
  public var usesJoint: Bool

  public var outcome: Outcome

  public init(
    segment: SidedSegment, markers: [MarkerName], residual: Double, trackedFrames: Int,
    disbelievedFrames: Int = 0, rotationError: Angle? = nil, usesJoint: Bool = false,
    outcome: Outcome
  ) {
    self.segment = segment
    self.markers = markers
    self.residual = residual
    self.trackedFrames = trackedFrames
    self.disbelievedFrames = disbelievedFrames
    self.rotationError = rotationError
    self.usesJoint = usesJoint
    self.outcome = outcome
  }
}

extension ClusterReport {
  /// The largest residual of a thigh or shank, in millimetres (engineering choice).
  public static let largestResidual = 10.0

  /// The largest residual of a pelvis, whose skin slides more, in millimetres (engineering choice).
  public static let largestPelvisResidual = 20.0

  /// Whether the markers moved so far against their static shape, or failed to fit it so often, that
  /// nothing certain can rest on the segment (engineering choice: a fifth of the frames).
  public var isDoubtful: Bool {
    residual > (segment.segment == .pelvis ? Self.largestPelvisResidual : Self.largestResidual)
      || disbelievedFrames * 5 > trackedFrames + disbelievedFrames
  }
}

extension TrialKinematics {
  /// Whether a leg, or either leg for both, rests on a segment that hardly fits its static shape.
  ///
  /// A foot does not count: its toes bend, and nothing above the ankle rests on it.
  public func isDoubtful(_ side: BodySide) -> Bool {
    clusters.contains { cluster in
      cluster.isDoubtful && cluster.segment.segment != .foot
        && (cluster.segment.side == nil || side.side == nil || cluster.segment.side == side.side)
    }
  }
}

/// How well the tracking markers and worn landmarks of a segment fit the static shape under the
/// names they came with and under those they should have, in millimetres: the lower quartile over
/// the trial, which skin motion in a few frames does not spoil.
public struct LabelResiduals: Hashable, Sendable {
  public var asLabelled: Double
  public var corrected: Double

  public init(asLabelled: Double, corrected: Double) {
    self.asLabelled = asLabelled
    self.corrected = corrected
  }
}

/// The lengths of one leg, from which the effect of placement errors on its angles follows.
public struct LegGeometry: Hashable, Sendable {
  /// From hip centre to knee centre, in millimetres.
  public var thighLength: Double

  /// From knee centre to ankle centre, in millimetres.
  public var shankLength: Double

  /// Between the epicondyles, in millimetres; NaN when not measured.
  public var kneeWidth: Double

  /// From the centroid of the thigh's tracking markers to the knee centre, in millimetres; NaN
  /// when no cluster tracks the thigh.
  public var thighLever: Double

  /// From the centroid of the shank's tracking markers to the ankle centre, in millimetres; NaN
  /// when no cluster tracks the shank.
  public var shankLever: Double

  /// The landmarks that had no marker and were placed by other means, each with the standard
  /// deviation of its place in millimetres, in any one direction.
  public var recovered: [Landmark: Double]

  public init(
    thighLength: Double, shankLength: Double, kneeWidth: Double, thighLever: Double,
    shankLever: Double = .nan, recovered: [Landmark: Double] = [:]
  ) {
    self.thighLength = thighLength
    self.shankLength = shankLength
    self.kneeWidth = kneeWidth
    self.thighLever = thighLever
    self.shankLever = shankLever
    self.recovered = recovered
  }
}
