// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechAssessment
import BiomechKinematics
import BiomechMotion

/// How joint angles are computed from markers, and how far they are believed.
struct ModelOptions: ParsableArguments {
  @Option(help: "How joint angles are computed; auto takes the fullest the markers allow.")
  var model: ModelRequest = .auto

  @Option(
    name: .customLong("functional"),
    help: ArgumentHelp(
      """
      Trial in which the hips or knees were moved through their range, for functional hip centres \
      and knee axes; it is not judged. May be given several times.
      """, valueName: "file"),
    completion: .file())
  var functional: [String] = []

  @Option(
    help: """
      Where the hip centre lies in the pelvis; auto takes a good functional trial, else the fullest \
      regression the markers allow.
      """)
  var hipCentre: HipCentreMethod = .auto

  @Option(
    help: """
      Where the axis of the knee comes from: the epicondyles, or SARA in a functional trial.
      """)
  var kneeAxis: KneeAxisMethod = .epicondyles

  @Option(
    help: """
      How an error of the knee's axis is found and corrected, from walking or functional trials \
      only; auto is minimum-variance, but leaves the conventional model as it is.
      """)
  var crossTalk: CrossTalkMethod = .auto

  @Option(
    help: """
      How the uncertainty of each measure is computed; off takes the defaults of the thresholds.
      """)
  var uncertainty: UncertaintyMethod = .delta

  @Option(
    help: """
      What the zero of the ankle rests on: the sole as it stood in the static trial, or the markers.
      """)
  var footReference: FootReference = .neutral

  @Flag(
    inversion: .prefixedNo,
    help: """
      Whether the feet stood flat in the static trial of a conventional model (default: as the files \
      store it).
      """)
  var footFlat: Bool?

  @Option(
    help: """
      Where a conventional model has the angles of wands and malleoli to the joint axes from; auto \
      takes a knee alignment device, else stored values, else medial markers.
      """)
  var axisOffsets: AxisOffsetSource = .auto

  @Option(
    name: .customLong("marker-weight"),
    help: ArgumentHelp(
      """
      How much a marker counts in the constrained model, such as LKNE=0.5; 0 leaves it out. May be \
      given several times.
      """, valueName: "marker=weight"))
  var markerWeights: [MarkerWeight] = []

  /// What the model is built by.
  var settings: ModelSettings {
    var settings = ModelSettings()
    settings.hipCentre = hipCentre
    settings.kneeAxis = kneeAxis
    settings.footReference = footReference
    settings.footFlat = footFlat
    settings.axisOffsets = axisOffsets
    for weight in markerWeights { settings.markerWeights[weight.marker] = weight.weight }
    return settings
  }
}

/// How much a marker counts, as the user writes it: `LKNE=0.5`.
struct MarkerWeight: ExpressibleByArgument {
  let marker: MarkerName
  let weight: Double

  init?(argument: String) {
    // Marker names may contain '=' themselves; the weight stands behind the last one.
    guard let equals = argument.lastIndex(of: "="), equals > argument.startIndex,
      let weight = Double(argument[argument.index(after: equals)...]), weight >= 0,
      weight.isFinite
    else { return nil }
    marker = MarkerName(String(argument[..<equals]))
    self.weight = weight
  }
}
