// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment
public import BiomechEvents
public import BiomechKinematics
import BiomechMath
public import BiomechMotion
public import BiomechReport

/// What an analysis is asked to do; the defaults are those of the command.
public struct AnalysisOptions: Hashable, Sendable {
  /// How marker noise is taken out before anything is computed.
  public enum Filter: Hashable, Sendable {
    /// Zero-phase Butterworth low-pass; `auto` chooses the cut-off of each trial by residual
    /// analysis.
    case butterworth(cutoff: Cutoff)

    /// Quintic smoothing spline; `auto` chooses the cut-off of each trial by generalised
    /// cross-validation.
    case spline(cutoff: Cutoff)

    /// The samples as they are.
    case none
  }

  /// The frequency at which the gain of a filter falls to −3 dB.
  public enum Cutoff: Hashable, Sendable {
    /// ``AnalysisOptions/defaultCutoff``, or ``AnalysisOptions/flightCutoff`` where the person lands,
    /// jumps or runs.
    case usual

    /// In hertz.
    case hertz(Double)

    /// Chosen from the recording.
    case auto
  }

  /// Which gaps are filled, and how.
  public enum GapFill: String, Hashable, Sendable, CaseIterable {
    /// By the first method that suits a gap: rigid, PCHIP, PCA.
    case auto

    /// Only from three or more other markers of the same segment.
    case rigid

    /// Only by a curve through both sides, up to 0.1 s.
    case pchip

    /// Only from the markers around it by principal components, up to 0.5 s.
    case pca

    /// No gap is filled.
    case none
  }

  /// The model to compute with.
  public var model: ModelRequest

  /// How the model is built.
  public var modelSettings: ModelSettings

  /// The task of every trial, or `nil` to recognise it.
  public var task: MovementTask?

  /// How events are found.
  public var events: EventSettings

  /// How an error of the knee's axis is found and corrected.
  public var crossTalk: CrossTalkMethod

  public var filter: Filter

  /// Which gaps are filled, and how.
  public var fill: GapFill

  /// How the uncertainty of the measures is had.
  public var uncertainty: UncertaintyMethod

  /// Reference bands that walks are held against, or `nil`.
  public var norms: Norms?

  /// What messages call the norms, such as the path of their file.
  public var normsName: String

  /// The basis of the gait deviation index, or `nil` for no index.
  public var deviationBasis: GaitDeviationBasis?

  /// How the landings of a leg make one landing error score.
  public var lessAggregation: LESSAggregation

  /// Whose names and signs the tables of angles have.
  public var convention: ExportConvention

  /// What a clinic switches off and adds among the rules.
  public var rules: ClinicRules

  /// Whether the user vouches that somebody asked about warning signs.
  public var screening: Screened

  /// What the user said about the files, for the record; it changes nothing here.
  public var inputSettings: [Provenance.Setting]

  /// The files that options were read from: a changed file is another setting.
  public var files: [RunManifest.Input]

  /// Whether somebody asked about warning signs without leaving the answers in a file.
  public enum Screened: Hashable, Sendable {
    case notStated, vouchedFor
  }

  /// The cut-off frequency used unless told otherwise, in hertz.
  ///
  /// Squats keep their signal below it; published practice is 8 to 12 Hz (an engineering choice
  /// within that range).
  public static let defaultCutoff = 8.0

  /// The cut-off frequency used unless told otherwise where a foot lands from the air, in hertz.
  ///
  /// Published practice is 12 to 15 Hz: a landing is over in a tenth of a second.
  public static let flightCutoff = 15.0

  public init(
    model: ModelRequest = .auto, modelSettings: ModelSettings = ModelSettings(),
    task: MovementTask? = nil, events: EventSettings = EventSettings(),
    crossTalk: CrossTalkMethod = .auto,
    filter: Filter = .butterworth(cutoff: .usual), fill: GapFill = .auto,
    uncertainty: UncertaintyMethod = .delta, norms: Norms? = nil, normsName: String = "norms",
    deviationBasis: GaitDeviationBasis? = nil, lessAggregation: LESSAggregation = .mean,
    convention: ExportConvention = .isb,
    rules: ClinicRules = ClinicRules(),
    screening: Screened = .notStated,
    inputSettings: [Provenance.Setting] = [], files: [RunManifest.Input] = []
  ) {
    self.model = model
    self.modelSettings = modelSettings
    self.task = task
    self.events = events
    self.crossTalk = crossTalk
    self.filter = filter
    self.fill = fill
    self.uncertainty = uncertainty
    self.norms = norms
    self.normsName = normsName
    self.deviationBasis = deviationBasis
    self.lessAggregation = lessAggregation
    self.convention = convention
    self.rules = rules
    self.screening = screening
    self.inputSettings = inputSettings
    self.files = files
  }
}

extension AnalysisOptions {
  /// The options that change numbers or words, as the report states them.
  public var settings: [Provenance.Setting] {
    [
      Provenance.Setting("model", model.rawValue),
      Provenance.Setting("task", task?.rawValue ?? "recognised per trial"),
      Provenance.Setting("foot strikes and offs", events.gait.rawValue),
      Provenance.Setting("knee axis correction", crossTalkWords),
      Provenance.Setting("spikes", "taken out: Hampel over 25 ms, jumps faster than 10 m/s"),
      Provenance.Setting("gap filling", gapFillingWords),
      Provenance.Setting("low-pass filter", filterWords),
      Provenance.Setting("uncertainty", uncertaintyWords),
      Provenance.Setting("screening vouched for", screening == .vouchedFor ? "yes" : "no"),
    ] + modelBuilding + referenceSettings + exportSettings + clinicSettings + inputSettings
      + files.map { Provenance.Setting($0.role.settingName, "content key \($0.contentKey)") }
  }

  /// What walks are held against and how landings are put together, where it is not as usual.
  private var referenceSettings: [Provenance.Setting] {
    (norms.map { [Provenance.Setting("norms", $0.passport.summary)] } ?? [])
      + (deviationBasis == nil
        ? [] : [Provenance.Setting("gait deviation index", "by the basis of the user")])
      + (lessAggregation == .mean
        ? [] : [Provenance.Setting("landing error score", lessAggregation.rawValue)])
  }

  /// Only what differs from how models are built unless told otherwise.
  private var modelBuilding: [Provenance.Setting] {
    let usual = ModelSettings()
    let weights = modelSettings.markerWeights
      .map { "\($0.key.rawValue)=\($0.value.shortest())" }.sorted()
    let all: [(name: String, value: String, isUsual: Bool)] = [
      (
        "hip centre", modelSettings.hipCentre.rawValue,
        modelSettings.hipCentre == usual.hipCentre
      ),
      ("knee axis", modelSettings.kneeAxis.rawValue, modelSettings.kneeAxis == usual.kneeAxis),
      (
        "base plate of the markers", "\(modelSettings.markerBasePlate.shortest()) mm",
        modelSettings.markerBasePlate == usual.markerBasePlate
      ),
      (
        "zero of the ankle", modelSettings.footReference.rawValue,
        modelSettings.footReference == usual.footReference
      ),
      (
        "feet flat in the static trial", modelSettings.footFlat == true ? "yes" : "no",
        modelSettings.footFlat == usual.footFlat
      ),
      (
        "wand and malleolus offsets", modelSettings.axisOffsets.rawValue,
        modelSettings.axisOffsets == usual.axisOffsets
      ),
      ("marker weights", weights.joined(separator: ", "), weights.isEmpty),
    ]
    return all.filter { !$0.isUsual }.map { Provenance.Setting($0.name, $0.value) }
  }

  /// Only what differs from the tables this program writes by itself.
  private var exportSettings: [Provenance.Setting] {
    convention == .isb
      ? [] : [Provenance.Setting("angle tables", "names and signs of \(convention.label)")]
  }

  /// Whose rules the findings follow, where they are not those of this program alone.
  ///
  /// The whole of an added rule stands there: another limit under the same code is another setting.
  private var clinicSettings: [Provenance.Setting] {
    guard !rules.isEmpty else { return [] }
    return [Provenance.Setting("rules of the clinic", rules.summary)]
      + rules.added.map { rule in
        Provenance.Setting(
          "rule \(rule.code)",
          "\(rule.name): \(rule.measure) \(rule.comparator.rawValue) \(rule.limit.shortest()), "
            + "\(rule.task.rawValue), \(rule.sides.rawValue), \(rule.population.rawValue), at least "
            + "\(rule.repetitions); \((rule.exercises + rule.adjuncts).joined(separator: " ")); "
            + "\(rule.source)")
      }
  }

  private var crossTalkWords: String {
    switch crossTalk {
    case .auto:
      "\(crossTalk.label), from walking or functional trials; not for the conventional model"
    case .off: "none"
    default: "\(crossTalk.label), from walking or functional trials"
    }
  }

  private var gapFillingWords: String {
    let (rigid, pchip, pca) = ("rigid body", "PCHIP up to 0.1 s", "PCA up to 0.5 s")
    return switch fill {
    case .auto: "\(rigid), then \(pchip), then \(pca)"
    case .rigid: "\(rigid) only"
    case .pchip: "\(pchip) only"
    case .pca: "\(pca) only"
    case .none: "none"
    }
  }

  private var uncertaintyWords: String {
    switch uncertainty {
    case .off: "not computed: defaults stand in, and nothing is flagged"
    case .delta: "delta method over landmarks, clusters and soft tissue"
    case .montecarlo:
      "Monte Carlo over landmarks, clusters and soft tissue, \(MeasureUncertainty.draws) draws, seed 1"
    }
  }

  private var filterWords: String {
    switch filter {
    case .butterworth(let cutoff):
      "Butterworth, zero phase, \(words(cutoff, by: "residual analysis")); static trial unfiltered"
    case .spline(let cutoff):
      "quintic smoothing spline, \(words(cutoff, by: "cross-validation")); static trial unfiltered"
    case .none: "none"
    }
  }

  private func words(_ cutoff: Cutoff, by method: String) -> String {
    switch cutoff {
    case .usual:
      "\(Self.defaultCutoff.shortest()) Hz, \(Self.flightCutoff.shortest()) Hz for landings and running"
    case .hertz(let hertz): "\(hertz.shortest()) Hz"
    case .auto: "cut-off chosen per trial by \(method)"
    }
  }
}
