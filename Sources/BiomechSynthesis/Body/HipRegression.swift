// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The hip centre in pelvis axes by the full regression of Harrington and others.
///
/// Written here a second time on purpose: this target shares no anatomy with the one that analyses
/// its trials, so that a wrong sign cannot cancel.
///
/// Source: Harrington et al., J. Biomech. 40 (2007), 595–602, doi:10.1016/j.jbiomech.2006.02.003.
///
/// - Parameters:
///   - body: The widths of the pelvis.
///   - legLength: From anterior superior iliac spine to medial malleolus, mean of both legs.
///   - side: The leg.
/// - Returns: The hip centre from the midpoint of the anterior spines: x anterior, y up, z right.
func harringtonHipCentre(of body: BodyModel, legLength: Double, side: Side) -> Vector3 {
  Vector3(
    -0.24 * body.pelvisDepth - 9.9,
    -0.16 * body.pelvisWidth - 0.04 * legLength - 7.1,
    side.sign * (0.28 * body.pelvisDepth + 0.16 * body.pelvisWidth + 7.9))
}
