// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechEvents
import BiomechKinematics
import BiomechReport
import Testing

struct AnalysisOptionsTests {
  @Test func `the settings say in words what changes numbers`() {
    let settings = AnalysisOptions().settings.map { "\($0.name): \($0.value)" }

    #expect(
      settings == [
        "model: auto", "task: recognised per trial",
        "foot strikes and offs: auto",
        "knee axis correction: least variance of adduction, from walking or functional trials; not for "
          + "the conventional model",
        "spikes: taken out: Hampel over 25 ms, jumps faster than 10 m/s",
        "gap filling: rigid body, then PCHIP up to 0.1 s, then PCA up to 0.5 s",
        "low-pass filter: Butterworth, zero phase, 8 Hz, 15 Hz for landings and running; static trial "
          + "unfiltered",
        "uncertainty: delta method over landmarks, clusters and soft tissue",
        "screening vouched for: no",
      ])
  }

  @Test func `every option that changes numbers changes the key`() {
    let options = [
      AnalysisOptions(), AnalysisOptions(model: .frontal), AnalysisOptions(task: .squat),
      AnalysisOptions(events: EventSettings(gait: .oconnor)), AnalysisOptions(crossTalk: .off),
      AnalysisOptions(crossTalk: .minimumVariance),
      AnalysisOptions(crossTalk: .pca), AnalysisOptions(crossTalk: .sara),
      AnalysisOptions(filter: .none), AnalysisOptions(filter: .butterworth(cutoff: .hertz(6))),
      AnalysisOptions(filter: .butterworth(cutoff: .auto)),
      AnalysisOptions(filter: .spline(cutoff: .hertz(6))),
      AnalysisOptions(filter: .spline(cutoff: .auto)), AnalysisOptions(fill: .none),
      AnalysisOptions(fill: .rigid), AnalysisOptions(fill: .pchip), AnalysisOptions(fill: .pca),
      AnalysisOptions(uncertainty: .off), AnalysisOptions(uncertainty: .montecarlo),
      AnalysisOptions(convention: .pig), AnalysisOptions(screening: .vouchedFor),
      AnalysisOptions(inputSettings: [Provenance.Setting("input rate", "100.0 Hz")]),
    ]

    let keys = options.map { Provenance(settings: $0.settings).configurationHash }

    #expect(Set(keys).count == options.count)
    #expect(Provenance(settings: AnalysisOptions().settings).configurationHash == keys[0])
  }

  @Test func `the key is FNV-1a`() {
    // The offset basis, and the key of "=\n" computed outside from the definition in RFC 9923.
    #expect(Provenance(settings: []).configurationHash == "cbf29ce484222325")
    #expect(
      Provenance(settings: [Provenance.Setting("", "")]).configurationHash == "08065407b4c5dca6")
  }

  @Test func `every way to build a model changes the key`() {
    var settings = Array(repeating: ModelSettings(), count: 8)
    settings[1].hipCentre = .hara
    settings[2].kneeAxis = .sara
    settings[3].markerBasePlate = 0
    settings[4].footReference = .anatomical
    settings[5].footFlat = false
    settings[6].axisOffsets = .stored
    settings[7].markerWeights = ["LKNE": 0.5]

    let keys = settings.map {
      Provenance(settings: AnalysisOptions(modelSettings: $0).settings).configurationHash
    }

    #expect(Set(keys).count == settings.count)
  }
}
