// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// The anatomical axes of the pelvis: x anterior, y proximal, z right; origin between the ASIS.
public enum Pelvis: CoordinateSystem {}

/// The anatomical axes of the thigh: x anterior, y proximal, z right; origin at the knee centre.
public enum Thigh: CoordinateSystem {}

/// The anatomical axes of the shank: x anterior, y proximal, z right; origin at the knee centre.
///
/// They are oriented by the knee, not by the malleoli, so tibial torsion does not enter the knee
/// angles.
public enum Shank: CoordinateSystem {}

/// The anatomical axes of the patella: x anterior, y proximal, z right.
public enum Patella: CoordinateSystem {}

/// The anatomical axes of the foot: x from heel to toes, y up, z right; origin at the ankle centre.
public enum Foot: CoordinateSystem {}

/// The anatomical axes of the trunk: x anterior, y from the pelvis to the neck, z right; origin in
/// the middle between the shoulders or at the neck.
public enum Trunk: CoordinateSystem {}
