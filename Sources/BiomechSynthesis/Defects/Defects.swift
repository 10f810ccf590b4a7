// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// What is wrong with the recording of a simulated subject.
///
/// Errors of placement belong to the subject: they are drawn once and are the same in the static and
/// in every motion. Noise and gaps are drawn anew for every trial.
public struct Defects: Hashable, Sendable {
  /// How far the epicondyle markers are turned about the long axis of the thigh; inwards positive.
  public var kneeAxisError = BothSides(Angle.zero)

  public var landmarks = LandmarkError()
  public var measurements = MeasurementError()
  public var softTissue = SoftTissue()

  /// The soft tissue in walking; as in other movements when `nil`.
  public var gaitSoftTissue: SoftTissue?

  /// The soft tissue in landings; as in other movements when `nil`.
  public var landingSoftTissue: SoftTissue?

  /// The standard deviation of white noise on each marker coordinate, in millimetres.
  public var markerNoise = 0.0

  public var gaps = Gaps()

  public init() {}

  /// A perfect recording.
  public static let none = Defects()

  /// A recording as a careful laboratory makes it: the errors of placement and measurement, skin
  /// motion and noise that the uncertainty model of this project assumes.
  public static let typical: Defects = {
    var defects = Defects()
    defects.landmarks = .typical
    defects.measurements = .typical
    defects.softTissue = .typical
    defects.gaitSoftTissue = .gait
    defects.landingSoftTissue = .landing
    defects.markerNoise = 0.5
    return defects
  }()
}

/// Times in which a marker is not seen.
public struct Gaps: Hashable, Sendable {
  /// The share of samples lost, from 0 to 0.9.
  public var fraction: Double

  /// The mean length of a gap, in seconds.
  public var meanDuration: Double

  public init(fraction: Double = 0, meanDuration: Double = 0.05) {
    self.fraction = fraction
    self.meanDuration = meanDuration
  }
}
