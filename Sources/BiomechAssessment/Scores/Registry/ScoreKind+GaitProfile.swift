// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion

/// The gait profile score and its items, which together are the movement analysis profile.
extension ScoreKind {
  public static let gaitProfile = ScoreKind(
    "GPS", "Gait profile score", tasks: [.gait, .running],
    definition:
      "How far a way of walking is from that of a control group, in degrees: the root mean square of "
      + "the variable scores of nine angles (GVS-01 to GVS-09), which together are the movement "
      + "analysis profile. The left side has nine, the right side six, since the pelvis is counted "
      + "once, and both sides together fifteen. The root mean square is taken over the percent of the "
      + "stride, over the strides and over the angles alike; it is not a mean, which some public code "
      + "computes. GPS-9 is the right side with the pelvis. GDI* is its logarithm on the scale of the "
      + "control group, where 100 is the mean and 10 points are a standard deviation: it is not the "
      + "gait deviation index.",
    items: gaitVariableScores, maximum: 0, source: gaitProfileSource,
    limits:
      "It needs norms of the user's own controls (--norms), of the same model, task, speed and ages. It "
      + "has no sign: it says how far, not where to. The least change that matters to people is 1.6° "
      + "(Baker et al. 2012). The knee in the frontal and the transverse plane is not part of it; its "
      + "score in the frontal plane stands alone (knee_frontal_gvs).")

  public static let gaitProfileOfNine = ScoreKind(
    "GPS-9", "Gait profile score, right, nine angles", tasks: [.gait, .running],
    definition:
      "The gait profile score of the right side with the pelvis, over the strides of the right leg: "
      + "the counterpart of the left side, which GPS over six angles is not.",
    items: [], maximum: 0, source: gaitProfileSource,
    limits: "As GPS. The paper counts the pelvis once, with the left side.")

  private static let gaitProfileSource =
    "Baker et al. 2009, Gait Posture 30, 265–269, doi:10.1016/j.gaitpost.2009.05.020"

  private static let gaitVariableScores: [ScoreItemKind] = GaitProfileScore.variables.map {
    variable in
    ScoreItemKind(
      GaitProfileScore.code(of: variable) ?? "", "Variable score of \(variable.label.lowercased())",
      definition:
        "How far \(variable.label.lowercased()) is from the mean of the control group over the stride.",
      formula:
        "root mean square of the difference at 0, 2, … 100 % of the stride, and over the strides",
      threshold: "none", source: gaitProfileSource,
      evidence: "published formula; the control group is the user's", maximum: 0,
      unit: .degrees)
  }
}
