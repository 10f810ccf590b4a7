// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion
import BiomechMath

/// The conventional gait model, compatible with Vicon's Plug-in Gait: every segment is a closed form
/// of the markers of one frame and of measurements of the person.
///
/// The hip centre is that of Newington and Gage; knee and ankle centres lie half a joint's width
/// inwards of the lateral markers, in planes that the markers on thigh and shank show. With current
/// measurements it gives the vendor's angles and joint centres to the last digits that a file holds.
///
/// Source: Davis et al. 1991, doi:10.1016/0167-9457(91)90046-Z; Kadaba et al. 1990,
/// doi:10.1002/jor.1100080310.
public struct ConventionalModel: Sendable {
  /// Why this model and not a fuller one, in one sentence.
  let reason: String

  let sources: ConventionalSources

  /// The file of the static trial, by which the model knows it when it comes to be analysed.
  private let calibrationSource: (path: String, key: String)?

  public var calibration: String? { sources.calibration?.name }

  /// Sets the model up.
  ///
  /// - Parameters:
  ///   - inputs: The static trial, the trials, the person and the settings.
  ///   - reason: Why this model and not a fuller one, in one sentence.
  /// - Throws: ``CalibrationError`` when no trial has the markers of the pelvis and of a leg; it
  ///   names those that are missing.
  public init(
    for inputs: ModelInputs, because reason: String = ""
  ) throws(CalibrationError) {
    if let trial = inputs.trials.first, !inputs.trials.contains(where: Self.suits) {
      throw CalibrationError(
        path: trial.source.path,
        reason: .markersMissing(.conventional, ConventionalMarkers(trial).missing))
    }
    self.reason = reason
    calibrationSource = inputs.calibration.map { ($0.source.path, $0.source.contentKey) }
    let calibration = inputs.calibration.map(ConventionalStatic.init(given:))
    sources = ConventionalSources(
      subject: inputs.subject, settings: inputs.settings, calibration: calibration,
      standing: calibration == nil
        ? inputs.trials.lazy.compactMap(ConventionalStatic.init(standingIn:)).first : nil,
      stored: (calibration.map { [$0.stored] } ?? []) + inputs.trials.map(StoredMeasurements.init))
  }

  /// Whether a trial has the markers of the pelvis and of a leg.
  public static func suits(_ trial: Trial) -> Bool {
    !ConventionalMarkers(trial).completeSides.isEmpty
  }

  /// Whether the model can be had without a guess: the widths and lengths of both legs are known
  /// from the subject or from a file.
  static func isMeasured(_ inputs: ModelInputs) -> Bool {
    let files = ((inputs.calibration.map { [$0] } ?? []) + inputs.trials).map(
      StoredMeasurements.init)
    let quantities: [(ConventionalParameters.Quantity, [Side: Double])] = [
      (.legLength, inputs.subject.legLength), (.kneeWidth, inputs.subject.kneeWidth),
      (.ankleWidth, inputs.subject.ankleWidth),
    ]
    return quantities.allSatisfy { quantity, measured in
      Side.allCases.allSatisfy { side in
        measured[side] != nil || files.contains { $0.length(quantity, side) != nil }
      }
    }
  }

  /// The parameters that a trial is analysed with.
  ///
  /// - Parameter trial: The trial.
  /// - Returns: The parameters with their origins, and what a reader should know about them, one
  ///   sentence each.
  public func parameters(
    for trial: Trial
  ) -> (parameters: ConventionalParameters, notes: [String]) {
    let search = ParameterSearch(trial, sources)
    return (search.parameters, search.notes)
  }

  /// Whether a trial is the static trial itself.
  func isStatic(_ trial: Trial) -> Bool {
    guard let calibrationSource else { return false }
    return trial.source.path == calibrationSource.path
      && trial.source.contentKey == calibrationSource.key
  }
}
