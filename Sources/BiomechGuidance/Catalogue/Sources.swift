// SPDX-License-Identifier: Apache-2.0

/// The sources of the catalogue, written out once.
enum Source {
  static let hart = "Hart, Knee Realignment (health article)"
  static let patellofemoral =
    "Willy et al. 2019 (JOSPT guideline); Crossley et al. 2016; "
    + "Collins et al. 2018"
  static let hipTrials = "Dolak et al. 2011; Ferber et al. 2015"
  static let protocol2008 = "trial protocol, BMC Musculoskeletal Disorders 2008, 9:27"
  static let movementTraining = "movement training study, PMC7274868"
  static let warmUp = "FIFA 11+ warm-up, Silvers-Granelli et al. 2017; PMC11534168"
  static let general = "general medical knowledge, not verified in a study here"
  static let practice = "common practice, no study checked"
  static let practiceDose = "dose: common practice"
}
