// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion
import Testing

struct CalibrationErrorTests {
  private static let lateral = SidedLandmark(.lateralMalleolus, .left)
  private static let medial = SidedLandmark(.medialMalleolus, .left)

  @Test(arguments: [
    (
      CalibrationError.Reason.landmarksMissing([lateral, medial]),
      """
      a.csv: the calibrated model needs markers that are missing: 'left lateral malleolus', \
      'left medial malleolus' [landmarks-missing]
        hint: pass a static trial that has them with --static, or use --model frontal
      """
    ),
    (
      .landmarksExchanged(lateral, medial),
      """
      a.csv: the markers of 'left lateral malleolus' and 'left medial malleolus' seem to be \
      exchanged: the lateral one lies on the inside [landmarks-exchanged]
        hint: exchange the two names in the file, or say what they stand for with --map
      """
    ),
    (
      .implausibleWidth(lateral, medial, millimetres: 309.6, expected: "40 to 120 mm"),
      """
      a.csv: 'left lateral malleolus' and 'left medial malleolus' are 310 mm apart, expected 40 to \
      120 mm [implausible-width]
        hint: check --units and the names with 'biomech inspect'
      """
    ),
    (
      .degenerate(SidedSegment(.thigh, .right)),
      """
      a.csv: the landmarks of the right thigh lie nearly on one line and give no axes \
      [degenerate-landmarks]
        hint: check the landmarks with 'biomech inspect'; correct them with --map
      """
    ),
    (
      .landmarksNotWorn([medial]),
      """
      a.csv: the direct model needs markers worn in motion that are missing: 'left medial malleolus' \
      [landmarks-not-worn]
        hint: use --model calibrated with a static trial that has them, or --model frontal
      """
    ),
    (
      .degenerateCluster(SidedSegment(.thigh, .left), "the markers A, B, C lie on one line"),
      """
      a.csv: the left thigh cannot be followed: the markers A, B, C lie on one line \
      [degenerate-cluster]
        hint: give each segment three markers that span it, or use --model frontal
      """
    ),
    (
      .foreignTrial(calibration: "static.csv"),
      """
      a.csv: no segment has three of the markers that 'static.csv' was calibrated with \
      [foreign-trial]
        hint: is it the same person and marker set? Pass the static trial of this recording, or none
      """
    ),
    (
      .noLeg,
      """
      a.csv: no leg has markers for hip, knee and ankle [no-leg]
        hint: see what was recognised with 'biomech inspect', and name the landmarks with --map
      """
    ),
  ])
  func `each refusal says what is wrong and what to do`(
    reason: CalibrationError.Reason, text: String
  ) {
    #expect(CalibrationError(path: "a.csv", reason: reason).description == text)
  }
}
