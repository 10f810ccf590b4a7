// SPDX-License-Identifier: Apache-2.0

import BiomechTestSupport

/// A folder as OpenCap lets people download it, made of simulated recordings.
struct OpenCapSession {
  let folder: TemporaryFolder

  /// The path of the session.
  var path: String { folder.path("OpenCapData") }

  /// Writes a session with a standing trial and a squat.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      checkerBoard:
        black2BlackCornersHeight_n: 4
        squareSideLength_mm: 35.0
      gender_mf: f
      height_m: 1.72
      mass_kg: 64.5
      openSimModel: LaiUhlrich2022
      subjectID: Quillon Example

      """, to: "OpenCapData/sessionMetadata.yaml")
    try folder.write(Self.trc("static", in: folder), to: "OpenCapData/MarkerData/neutral.trc")
    try folder.write(Self.trc("squat", in: folder), to: "OpenCapData/MarkerData/squats1.trc")
    try folder.write("verticalOffset: 0.1\n", to: "OpenCapData/MarkerData/Settings/settings.yaml")
    try folder.write(
      "Coordinates\ninDegrees=yes\nendheader \ntime\tknee_angle_r\t\n0\t10\t\n0.02\t11\t\n",
      to: "OpenCapData/OpenSimData/Kinematics/squats1.mot")
  }

  /// A simulated recording in metres with the names of OpenCap.
  private static func trc(_ task: String, in folder: TemporaryFolder) throws -> String {
    let length =
      task == "squat" ? ["--repetitions", "3"] : ["--duration", "1.5"]
    let file = "\(task).trc"
    biomech(
      ["simulate", task, "-o", folder.path(file), "--rate", "60", "--units", "m"] + length)
    var lines = try folder.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    lines[0] = "PathFileType  4\t(X/Y/Z)\tC:\\Users\\someone\\\(task).trc"
    lines[3] = lines[3].split(separator: "\t", omittingEmptySubsequences: false)
      .map { name(for: String($0)) }.joined(separator: "\t")
    return lines.joined(separator: "\n")
  }

  /// The name that OpenCap gives to a marker of the simulator.
  private static func name(for simulated: String) -> String {
    let endings = [
      "ASI": ".ASIS", "PSI": ".PSIS", "TH1": "_thigh1", "TH2": "_thigh2", "TH3": "_thigh3",
      "TH4": "_thigh4", "LEP": "_knee", "MEP": "_mknee", "SH1": "_sh1", "SH2": "_sh2",
      "SH3": "_sh3", "SH4": "_sh4", "LMA": "_ankle", "MMA": "_mankle", "HEE": "_calc",
      "TO2": "_toe",
    ]
    guard let ending = endings[String(simulated.dropFirst())] else { return simulated }
    // The right side has a small letter, the left one a capital.
    return (simulated.hasPrefix("R") ? "r" : "L") + ending + "_study"
  }
}
