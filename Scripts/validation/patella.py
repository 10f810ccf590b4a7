# SPDX-License-Identifier: Apache-2.0
"""The angles of bones given as poses, computed anew by numpy.

Usage:
    Scripts/validation/patella.py BIOMECH FOLDER

Reads every `jam_knee/dynamic_mri/*.sto` under FOLDER by hand, makes each matrix the rotation nearest
to it by singular value decomposition, and takes the joint rotations apart as in Grood and Suntay 1983
and Bull et al. 2002. Every number must equal that of the product within 1e-6 (degrees, millimetres).
For the passive condition the ranges that the makers of the data state must come out as well.
"""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np

TOLERANCE = 1e-6


def poses(path):
    """The rigid transforms of a file by bone, `rows × 4 × 4`, in metres."""
    lines = path.read_text().splitlines()
    start = next(n for n, line in enumerate(lines) if line.strip() == "endheader") + 1
    labels = lines[start].split()
    values = np.array([[float(word) for word in line.split()] for line in lines[start + 1:] if line])
    found = {}
    for column, label in enumerate(labels):
        if label.endswith("_T11"):
            found[label[:-4]] = values[:, column:column + 16].reshape(-1, 4, 4)
    return found


def rotations(pose):
    u, _, vt = np.linalg.svd(pose[:, :3, :3])
    return u @ vt


def turns(proximal, distal):
    """Flexion, turn about the floating axis, turn about the long axis of the distal bone: degrees.

    From the axes themselves, not from elements of a product: e1 is the proximal medio-lateral axis, e3
    the distal long axis, e2 stands on both.
    """
    x, y, e1 = (proximal[:, :, axis] for axis in range(3))
    e3, x2, z2 = distal[:, :, 1], distal[:, :, 0], distal[:, :, 2]
    e2 = np.cross(e3, e1)
    e2 /= np.linalg.norm(e2, axis=1)[:, None]

    def dot(a, b):
        return np.einsum("ni,ni->n", a, b)

    flexion = np.arctan2(-dot(e2, y), dot(e2, x))
    floating = np.arcsin(np.clip(dot(e1, e3), -1, 1))
    axial = np.arctan2(dot(e2, z2), dot(e2, x2))
    return np.degrees(flexion), np.degrees(floating), np.degrees(axial)


def expected(path):
    """The columns of the right knee by name."""
    bones = poses(path)
    femur, tibia, patella = (
        bones[next(name for name in bones if name.startswith(word))]
        for word in ("femur", "tibia", "patella"))
    thigh = rotations(femur)
    flexion, adduction, internal = turns(thigh, rotations(tibia))
    bent, spin, axial = turns(thigh, rotations(patella))
    offset = 1000 * (patella[:, :3, 3] - femur[:, :3, 3])
    shift = np.einsum("ni,ni->n", thigh[:, :, 2], offset)
    return {
        "right_knee_flexion_deg": flexion,
        "right_knee_adduction_deg": adduction,
        "right_knee_internal_rotation_deg": internal,
        "right_patellar_flexion_deg": bent,
        "right_patellar_spin_deg": spin,
        # Lateral tilt is positive, which is a turn to the left on the right leg.
        "right_patellar_tilt_deg": -axial,
        "right_patellar_shift_mm": shift,
    }


def found(biomech, path):
    output = subprocess.run(
        [biomech, "analyze", str(path), "--format", "json"], check=True, capture_output=True).stdout
    columns = json.loads(output)["trials"][0]["kinematics"]["columns"]
    return {
        column["name"]: np.array(
            [np.nan if value is None else value for value in column["values"]])
        for column in columns
    }


def check_ranges(columns):
    """What the description of the data says of the passive condition."""
    tilt = -columns["right_patellar_tilt_deg"]  # Medial positive there.
    stated = [
        ("flexion", columns["right_knee_flexion_deg"], 9, 46, 0),
        ("shift", columns["right_patellar_shift_mm"], 3.3, 5.8, 1),
        ("tilt", tilt, -5.4, -1.5, 1),
    ]
    for name, values, low, high, decimals in stated:
        got = (round(float(values.min()), decimals), round(float(values.max()), decimals))
        if got != (low, high):
            raise SystemExit(f"passive: {name} runs from {got[0]} to {got[1]}, not {low} to {high}")


def main(biomech, folder):
    files = sorted(Path(folder, "jam_knee", "dynamic_mri").glob("*.sto"))
    if not files:
        raise SystemExit("no dynamic_mri in the reference data")
    for path in files:
        truth, product = expected(path), found(biomech, path)
        condition = path.name.split("_")[0]
        for name, values in truth.items():
            difference = product[name] - values
            unit = "mm" if name.endswith("_mm") else "deg"
            print(
                f"validation | bone poses: {name} | jam_knee/dynamic_mri {condition} | numpy | "
                f"n={len(values)} | rms={np.sqrt(np.mean(difference ** 2)):.1e} | "
                f"max={np.abs(difference).max():.1e} | bias={difference.mean():.1e} | {unit}")
            if not np.abs(difference).max() <= TOLERANCE:
                raise SystemExit(f"{path.name}: {name} differs by {np.abs(difference).max():.2e}")
        if condition == "passive":
            check_ranges(product)
            print(
                "  passive: flexion 9 to 46°, shift 3.3 to 5.8 mm (origin of the patella from that of "
                "the femur), medial tilt -5.4 to -1.5°, as stated")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
