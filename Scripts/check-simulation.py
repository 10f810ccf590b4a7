#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
r"""Checks a simulated trial against its truth, without any code of this project.

Reads the markers of a static trial and of a movement (millimetres, x forward, y up) and works out
hip centres, joint angles and knee alignment anew, with numpy only: Harrington's hip regression,
calibrated anatomical axes (CAST) tracked by Kabsch's singular value decomposition, and the angles
of Grood and Suntay from the three axes of the joint. With the measurements of the person, the
recording is in the markers of Plug-in Gait: Davis' hips, and knees and ankles by chords. The
patella is seen by its poles and borders, the trunk by neck and shoulders. Then it compares every
column of the truth, prints the largest difference of each, and exits with status 1 when an angle or
a length is off by more than the tolerance.

    Scripts/check-simulation.py static.csv squat.csv squat.truth.csv --degrees 1e-4 --mm 1e-3
    Scripts/check-simulation.py static.csv walk.csv walk.truth.csv --degrees 1e-3 --mm 1e-2 \
      --standing 0 --subject walk.subject.yaml
"""

import argparse
import sys

import numpy as np

SIDES = {"right": ("R", 1.0), "left": ("L", -1.0)}
LANDMARKS = ["LEP", "MEP", "LMA", "MMA"]


def read_table(path):
    """The columns of a CSV file by name; an empty cell is NaN."""
    with open(path, encoding="utf-8") as file:
        names = file.readline().strip().split(",")
        rows = [[float(cell) if cell else np.nan for cell in line.strip().split(",")]
                for line in file if line.strip()]
    table = np.array(rows)
    if table.ndim != 2 or table.shape[1] != len(names):
        sys.exit(f"{path}:1: the rows do not have the {len(names)} cells of the header")
    return {name: table[:, index] for index, name in enumerate(names)}


def read_person(path):
    """The numbers of a file of measurements: `key: value`, or a value for each side below a key."""
    person = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            key, _, value = line.split("#")[0].partition(":")
            if not key.strip():
                continue
            if line.startswith(" "):
                person[section][key.strip()] = float(value)
            elif value.strip():
                person[key.strip()] = float(value)
            else:
                section = key.strip()
                person[section] = {}
    return person


def markers_of(table):
    """The positions of each marker, one row per frame."""
    names = [name[:-2] for name in table if name.endswith("_x")]
    return {name: np.stack([table[f"{name}_{axis}"] for axis in "xyz"], axis=1) for name in names}


def unit(v):
    return v / np.linalg.norm(v, axis=-1, keepdims=True)


def dot(a, b):
    return np.sum(a * b, axis=-1)


def axes(x, y, z):
    """Rotation matrices whose columns are the axes."""
    return np.stack([x, y, z], axis=-1)


def pelvis_of(markers):
    """Origin and axes of the pelvis: x forward, y up, z right."""
    right, left = markers["RASI"], markers["LASI"]
    back = (markers["RPSI"] + markers["LPSI"]) / 2
    z = unit(right - left)
    y = unit(np.cross(right - back, left - back))
    return (right + left) / 2, axes(np.cross(y, z), y, z)


def hip_centres(still):
    """Both hip centres in pelvis axes by Harrington's full regression."""
    front = (still["RASI"] + still["LASI"]) / 2
    back = (still["RPSI"] + still["LPSI"]) / 2
    width = np.linalg.norm(still["RASI"] - still["LASI"])
    depth = np.linalg.norm(front - back)
    leg = np.mean([np.linalg.norm(still[f"{s}ASI"] - still[f"{s}MMA"]) for s, _ in SIDES.values()])
    return {name: np.array([-0.24 * depth - 9.9,
                            -0.16 * width - 0.04 * leg - 7.1,
                            sign * (0.28 * depth + 0.16 * width + 7.9)])
            for name, (_, sign) in SIDES.items()}


def kabsch(shape, seen):
    """Rotations and translations that lay the static shape on the markers of each frame."""
    middle = shape.mean(axis=0)
    middles = seen.mean(axis=1)
    products = np.einsum("nki,kj->nij", seen - middles[:, None], shape - middle)
    valid = np.isfinite(products).all(axis=(1, 2))
    rotation = np.full(products.shape, np.nan)
    u, _, vt = np.linalg.svd(products[valid])
    u[:, :, 2] *= np.linalg.det(u @ vt)[:, None]
    rotation[valid] = u @ vt
    return rotation, middles - np.einsum("nij,j->ni", rotation, middle)


def joint_angles(proximal, distal, sign):
    """Turns about the proximal z axis, the floating axis and the distal y axis, in degrees."""
    e1, e3 = proximal[..., 2], distal[..., 1]
    e2 = unit(np.cross(e3, e1))
    about_z = np.arctan2(dot(e2, proximal[..., 1]), dot(e2, proximal[..., 0]))
    about_x = sign * np.arcsin(np.clip(dot(e1, e3), -1, 1))
    about_y = sign * np.arctan2(dot(e2, distal[..., 2]), dot(e2, distal[..., 0]))
    return [np.degrees(angle) for angle in (about_z, about_x, about_y)]


def medial_offset(hip, knee, ankle, sign):
    """How far the knee lies inwards of the line from hip to ankle, seen from the front."""
    line, bend = ankle - hip, knee - hip
    cross = line[..., 1] * bend[..., 2] - line[..., 2] * bend[..., 1]
    return sign * cross / np.hypot(line[..., 1], line[..., 2])


def hka_deviation(hip, knee, ankle, sign):
    thigh, shank = knee - hip, ankle - knee
    return -sign * np.degrees(np.arctan2(
        thigh[..., 2] * shank[..., 1] - thigh[..., 1] * shank[..., 2],
        thigh[..., 2] * shank[..., 2] + thigh[..., 1] * shank[..., 1]))


def calibrated_leg(still, moving, name):
    """Thigh and shank axes and the joint centres of one leg from its clusters."""
    letter, sign = SIDES[name]
    hip_in_pelvis = hip_centres(still)[name]
    hip, knee, ankle = static_centres(still, name, hip_in_pelvis)
    right = sign * (still[letter + "LEP"] - still[letter + "MEP"])
    anatomical = {}
    for segment, up in {"TH": unit(hip - knee), "SH": unit(knee - ankle)}.items():
        forward = unit(np.cross(up, right))
        anatomical[segment] = axes(forward, up, np.cross(forward, up))

    tracked, points = {}, {}
    for segment, point in {"TH": knee, "SH": ankle}.items():
        names = [f"{letter}{segment}{number}" for number in range(1, 5)]
        shape = np.stack([still[mark] for mark in names])
        seen = np.stack([moving[mark] for mark in names], axis=1)
        rotation, shift = kabsch(shape, seen)
        tracked[segment] = rotation @ anatomical[segment]
        points[segment] = np.einsum("nij,j->ni", rotation, point) + shift
    origin, pelvis = pelvis_of(moving)
    hip = origin + np.einsum("nij,j->ni", pelvis, hip_in_pelvis)
    return tracked["TH"], tracked["SH"], {"hip": hip, "knee": points["TH"], "ankle": points["SH"]}


def chord(marker, proximal, wand, offset):
    """The joint centre with a right angle between marker and proximal centre, on the plane of the
    wand and away from it."""
    line = proximal - marker
    length = np.linalg.norm(line, axis=-1, keepdims=True)
    along = line / length
    beside = wand - marker
    beside = unit(beside - dot(beside, along)[..., None] * along)
    return (marker + along * offset**2 / length
            - beside * offset * np.sqrt(1 - (offset / length) ** 2))


def conventional_leg(moving, name, person, torsion):
    """Thigh and shank axes and the joint centres of one leg from the markers of Plug-in Gait."""
    letter, sign = SIDES[name]
    radius = person["marker_diameter_mm"] / 2
    legs = person["leg_length_mm"]
    c = 0.115 * (legs["left"] + legs["right"]) / 2 - 15.3
    back = 0.1288 * legs[name] - 48.56 + radius
    width = np.linalg.norm(moving["RASI"] - moving["LASI"], axis=1).mean()
    origin, pelvis = pelvis_of(moving)
    hip = origin + np.einsum("nij,j->ni", pelvis, np.array([
        c * np.cos(0.5) * np.sin(0.314) - back * np.cos(0.314),
        -c * np.cos(0.5) * np.cos(0.314) - back * np.sin(0.314),
        sign * (width / 2 - c * np.sin(0.5))]))
    at = {mark: moving[letter + mark] for mark in ("THI", "KNE", "TIB", "ANK")}
    knee = chord(at["KNE"], hip, at["THI"], person["knee_width_mm"][name] / 2 + radius)
    ankle = chord(at["ANK"], knee, at["TIB"], person["ankle_width_mm"][name] / 2 + radius)

    def segment(up, outwards):
        z = sign * unit(outwards)
        return axes(np.cross(up, z), up, z)

    thigh = segment(unit(hip - knee), at["KNE"] - knee)
    shank = segment(unit(knee - ankle), at["ANK"] - ankle)
    turn = sign * np.radians(torsion)
    about = np.array([[np.cos(turn), 0, np.sin(turn)], [0, 1, 0], [-np.sin(turn), 0, np.cos(turn)]])
    return thigh, shank @ about, {"hip": hip, "knee": knee, "ankle": ankle}


def leg_columns(moving, name, thigh, shank, centres):
    """The columns of one leg."""
    letter, sign = SIDES[name]
    _, pelvis = pelvis_of(moving)
    columns = {}
    flexion, adduction, rotation = joint_angles(thigh, shank, sign)
    columns["knee_flexion_deg"] = -flexion
    columns["knee_adduction_deg"] = adduction
    columns["knee_internal_rotation_deg"] = rotation
    flexion, adduction, rotation = joint_angles(pelvis, thigh, sign)
    columns["hip_flexion_deg"] = flexion
    columns["hip_adduction_deg"] = adduction
    columns["hip_internal_rotation_deg"] = rotation
    columns["hka_deviation_deg"] = hka_deviation(*centres.values(), sign)
    for joint, centre in centres.items():
        for axis, axis_letter in enumerate("xyz"):
            columns[f"{joint}_centre_{axis_letter}_mm"] = centre[:, axis]

    toe = moving.get(letter + "TO2", moving.get(letter + "TOE"))
    along = unit(toe - moving[letter + "HEE"])
    z = unit(np.cross(along, centres["ankle"] - moving[letter + "HEE"]))
    foot = axes(along, np.cross(z, along), z)
    flexion, inversion, rotation = joint_angles(shank, foot, sign)
    columns["ankle_dorsiflexion_deg"] = flexion
    columns["ankle_inversion_deg"] = inversion
    columns["ankle_internal_rotation_deg"] = rotation
    columns["foot_progression_deg"] = -sign * np.degrees(np.arctan2(along[:, 2], along[:, 0]))

    if letter + "PAS" in moving:
        places = [moving[letter + mark] for mark in ("PAS", "PAI", "PAM", "PAL")]
        up = unit(places[0] - places[1])
        forward = unit(np.cross(up, sign * (places[3] - places[2])))
        patella = axes(forward, up, np.cross(forward, up))
        flexion, spin, tilt = joint_angles(thigh, patella, sign)
        columns["patellar_flexion_deg"] = -flexion
        columns["patellar_spin_deg"] = spin
        columns["patellar_tilt_deg"] = -tilt
        columns["patellar_shift_mm"] = sign * dot(
            np.mean(places, axis=0) - centres["knee"], thigh[..., 2])
    return columns


def trunk_columns(moving):
    """The lean and rotation of the trunk: from the middle of the iliac spines to the neck, and
    across the shoulders."""
    middle = np.mean([moving[mark] for mark in ("RASI", "LASI", "RPSI", "LPSI")], axis=0)
    y = unit((moving["C7"] + moving["CLAV"]) / 2 - middle)
    x = unit(np.cross(y, moving["RSHO"] - moving["LSHO"]))
    z = np.cross(x, y)
    return {
        "trunk_rotation_deg": np.degrees(np.arctan2(z[:, 0], z[:, 2])),
        "trunk_lateral_lean_deg": -np.degrees(np.arcsin(z[:, 1])),
        "trunk_forward_lean_deg": -np.degrees(np.arctan2(x[:, 1], y[:, 1])),
    }


def static_centres(still, name, hip_in_pelvis):
    """Hip, knee and ankle centre of one leg in the static trial."""
    origin, pelvis = pelvis_of(still)
    lateral, medial, outer, inner = (still[SIDES[name][0] + mark] for mark in LANDMARKS)
    return origin + pelvis @ hip_in_pelvis, (lateral + medial) / 2, (outer + inner) / 2


def measured_columns(static, motion, standing, person, torsion):
    """Every column this script can compute from the two recordings."""
    still = {name: np.nanmean(points, axis=0) for name, points in markers_of(static).items()}
    moving = markers_of(motion)

    def leg(markers, name):
        if person is None:
            return calibrated_leg(still, markers, name)
        return conventional_leg(markers, name, person, torsion)

    columns, centres = {}, {}
    for name, (_, sign) in SIDES.items():
        thigh, shank, centres[name] = leg(moving, name)
        own = leg_columns(moving, name, thigh, shank, centres[name])
        offset = medial_offset(*centres[name].values(), sign)
        if standing > 0:
            reference = offset[motion["time_s"] < motion["time_s"][0] + standing]
        else:
            posture = {mark: point[None] for mark, point in still.items()}
            reference = medial_offset(*leg(posture, name)[2].values(), sign)
        own["medial_knee_displacement_mm"] = offset - np.nanmean(reference)
        columns.update({f"{name}_{column}": values for column, values in own.items()})
    if "C7" in moving:
        columns.update(trunk_columns(moving))
    apart = {joint: np.abs(centres["right"][joint][:, 2] - centres["left"][joint][:, 2])
             for joint in ("knee", "ankle")}
    columns["knee_ankle_separation_ratio"] = apart["knee"] / apart["ankle"]
    _, pelvis = pelvis_of(moving)
    columns["pelvis_rotation_deg"] = np.degrees(np.arctan2(pelvis[:, 0, 2], pelvis[:, 2, 2]))
    columns["pelvis_obliquity_deg"] = np.degrees(np.arcsin(pelvis[:, 1, 2]))
    columns["pelvis_anterior_tilt_deg"] = -np.degrees(np.arctan2(pelvis[:, 1, 0], pelvis[:, 1, 1]))
    return columns


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("static", help="markers of the static trial, CSV")
    parser.add_argument("motion", help="markers of the movement, CSV")
    parser.add_argument("truth", help="truth of the movement, CSV")
    parser.add_argument("--degrees", type=float, required=True, help="largest difference of angles")
    parser.add_argument("--mm", type=float, required=True, help="largest difference of lengths")
    parser.add_argument("--ratio", type=float, default=None,
                        help="largest difference of ratios (default: a hundredth of --mm)")
    parser.add_argument("--standing", type=float, default=0.2,
                        help="seconds of standing at the start of the movement that the medial "
                             "knee displacement counts from; 0: the static trial (default 0.2)")
    parser.add_argument("--subject", help="measurements of the person, YAML; the markers are then "
                        "those of Plug-in Gait")
    parser.add_argument("--torsion", type=float, default=18,
                        help="outward turn of the ankle's axis from the knee's, in degrees "
                             "(default 18)")
    options = parser.parse_args()
    limits = {"deg": options.degrees, "mm": options.mm,
              "ratio": options.mm / 100 if options.ratio is None else options.ratio}

    motion, truth = read_table(options.motion), read_table(options.truth)
    if len(motion["time_s"]) != len(truth["time_s"]):
        sys.exit(f"{options.truth}: {len(truth['time_s'])} frames, but the movement has "
                 f"{len(motion['time_s'])}")
    columns = measured_columns(read_table(options.static), motion, options.standing,
                               options.subject and read_person(options.subject), options.torsion)

    failures = 0
    print(f"{'column':<36} {'largest':>11} {'at s':>7} {'frames':>6}")
    for name, expected in truth.items():
        if name in ("frame", "time_s"):
            continue
        if name not in columns:
            sys.exit(f"{options.truth}:1: no such quantity is computed here: '{name}'")
        difference = np.abs(columns[name] - expected)
        seen = np.isfinite(difference)
        if not np.isfinite(expected).any():
            continue
        if not seen.any():
            sys.exit(f"{options.motion}: no frame has the markers that '{name}' needs")
        worst = int(np.nanargmax(difference))
        is_off = difference[worst] > limits[name.rsplit("_", 1)[1]]
        failures += is_off
        print(f"{name:<36} {difference[worst]:>11.3g} {motion['time_s'][worst]:>7.2f} "
              f"{seen.sum():>6}{'  beyond the tolerance' if is_off else ''}")
    if failures:
        sys.exit(f"{failures} columns differ from the truth by more than {options.degrees}°, "
                 f"{options.mm} mm")
    print("every column agrees with the truth")


if __name__ == "__main__":
    main()
