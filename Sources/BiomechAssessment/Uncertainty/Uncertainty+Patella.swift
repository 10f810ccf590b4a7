// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
public import BiomechMath

/// What palpation and skin do to the measures of the front of the knee.
///
/// No study of markers over a patella against the bone was found, so the figures are engineering
/// choices: a standard deviation of 4 mm and 4° for skin that slides over the bone as it moves, which
/// makes a U95 of 8 mm and 8°.
extension Uncertainty {
  /// How far the skin over a patella slides between two flexions of the knee, in millimetres.
  static let patellaSkin = 4.0

  /// How far the skin over a patella turns.
  static let patellaTurn = Angle.degrees(4)

  /// How far a marker over the patella, the tuberosity or an iliac spine may be misplaced across, in
  /// millimetres.
  static let frontalLandmark = 5.0

  /// How far the patella travels forwards or backwards in the thigh between a straight knee and one
  /// bent by 45°, in millimetres: where the axis of the knee is off, this much shows as shift.
  static let patellaTravel = 20.0

  /// The standard deviation of a shift that is counted from another flexion, in millimetres.
  ///
  /// The place of the marker and the knee centre cancel. What stays is skin, and the axis of the
  /// knee, off by √2 sEpi/W, along which the forward travel p of the patella shows:
  ///
  ///     u² = skin² + (√2 sEpi/W · p)²
  ///
  /// - Parameter kneeWidth: The width between the epicondyle markers, in millimetres; NaN leaves the
  ///   axis out.
  /// - Returns: The standard deviation.
  public func patellarShift(kneeWidth: Double) -> Double {
    let axis =
      kneeWidth > 0 ? 2.0.squareRoot() * epicondyle / kneeWidth * Self.patellaTravel : 0
    return (Self.patellaSkin * Self.patellaSkin + axis * axis).squareRoot()
  }

  /// The standard deviation of patellar tilt.
  ///
  /// The axis of the knee is off by √2 sEpi/W about the long axis of the thigh, which is tilt at a
  /// straight knee.
  public func patellarTilt(kneeWidth: Double) -> Angle {
    let axis = kneeWidth > 0 ? 2.0.squareRoot() * epicondyle / kneeWidth : 0
    let turn = Self.patellaTurn.radians
    return .radians((turn * turn + axis * axis).squareRoot())
  }

  /// The standard deviation of the quadriceps angle.
  ///
  /// The line from patella to spine is long, L, that from tuberosity to patella short, l; the patella
  /// moves both:
  ///
  ///     u² = (s/L)² + (s (1/L + 1/l))² + (s/l)²
  ///
  /// - Parameters:
  ///   - toSpine: L in millimetres.
  ///   - toTuberosity: l in millimetres.
  /// - Returns: The standard deviation.
  public func quadricepsAngle(toSpine: Double, toTuberosity: Double) -> Angle {
    let s = Self.frontalLandmark
    let (long, short) = (s / toSpine, s / toTuberosity)
    return .radians(
      (long * long + (long + short) * (long + short) + short * short).squareRoot())
  }

  /// The standard deviation of the place of the tibial tuberosity beside the middle of the knee, in
  /// millimetres: u² = s² + sK².
  public func tibialTuberosity() -> Double {
    (Self.frontalLandmark * Self.frontalLandmark + kneeCentre * kneeCentre).squareRoot()
  }

  /// The standard deviation of the gap between two markers, each off by the error of an epicondyle or
  /// malleolus, in millimetres.
  public func gap(betweenEpicondyles: Bool) -> Double {
    2.0.squareRoot() * (betweenEpicondyles ? epicondyle : malleolus)
  }
}
