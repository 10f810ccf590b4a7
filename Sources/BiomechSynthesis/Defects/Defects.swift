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
  public var softTissue = SoftTissue()

  /// The standard deviation of white noise on each marker coordinate, in millimetres.
  public var markerNoise = 0.0

  public var gaps = Gaps()

  public init() {}

  /// A perfect recording.
  public static let none = Defects()

  /// A recording as a careful laboratory makes it: the placement errors, skin motion and noise that
  /// the uncertainty model of this project assumes for a squat.
  public static let typical: Defects = {
    var defects = Defects()
    defects.landmarks = .typical
    defects.softTissue = .typical
    defects.markerNoise = 0.5
    return defects
  }()
}

/// How far landmarks are missed: standard deviations on each axis, in millimetres.
public struct LandmarkError: Hashable, Sendable {
  /// The true hip centre from where the regression puts it.
  public var hipCentre: Double

  /// Each epicondyle marker from its epicondyle.
  public var epicondyle: Double

  /// Each malleolus marker from its malleolus.
  public var malleolus: Double

  public init(hipCentre: Double = 0, epicondyle: Double = 0, malleolus: Double = 0) {
    self.hipCentre = hipCentre
    self.epicondyle = epicondyle
    self.malleolus = malleolus
  }

  /// Hip 10 mm, epicondyles 5 mm, malleoli 4 mm.
  ///
  /// The regression misses the hip by 12 mm in the mean against tomography (Mantovani and others 2016,
  /// doi:10.1007/s10439-015-1522-1); palpation scatters by 3 to 10 mm. The numbers are those of the
  /// uncertainty model (engineering choice).
  public static let typical = LandmarkError(hipCentre: 10, epicondyle: 5, malleolus: 4)
}

/// How the tracking markers of thigh and shank move against the bone as the knee flexes.
///
/// Each cluster turns about its own middle and shifts, both in proportion to the knee flexion and in
/// a direction drawn once per subject and segment; each marker drifts a little by itself.
public struct SoftTissue: Hashable, Sendable {
  /// The standard deviation of the turn about each axis at full depth.
  public var turn: Angle

  /// The standard deviation of the shift along each axis at full depth, in millimetres.
  public var shift: Double

  /// The standard deviation of each marker's own drift along each axis at full depth, in
  /// millimetres.
  public var drift: Double

  /// The knee flexion that counts as full depth.
  public var fullDepth: Angle

  public init(
    turn: Angle = .zero, shift: Double = 0, drift: Double = 0, fullDepth: Angle = .degrees(95)
  ) {
    self.turn = turn
    self.shift = shift
    self.drift = drift
    self.fullDepth = fullDepth
  }

  /// An error of 2.5° in the knee adduction of a deep squat, half of its variance from each segment.
  ///
  /// The adduction is read about an axis that moves from the front of the thigh to its length as the
  /// knee flexes, so the turn has the same spread about every axis. Shift 2 mm and drift 1 mm
  /// (engineering choices).
  public static let typical = SoftTissue(
    turn: .degrees(2.5 / 2.0.squareRoot()), shift: 2, drift: 1)
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
