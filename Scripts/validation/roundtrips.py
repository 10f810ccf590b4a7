#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Has Biomech write recordings in each format, and other programs read what it wrote.

    Scripts/validation/roundtrips.py BIOMECH FOLDER
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

import expected
import oracles
import product
from recording import Refused

# Positions in text have a millionth of a millimetre, or nine digits after the point in metres;
# C3D has single precision.
TEXT, SINGLE = 1e-6, 6e-8

BIDS = "sub-1_task-walk_tracksys-optical_motion.tsv"
MARKERS = [
    "opencap_lab/static1.trc", "jam_knee/static1.trc", "opensim_formats/test_walking.c3d",
    "opensim_formats/dataWithEformat.trc", "c3d_encodings/SprintMotion.trc",
    "ezc3d_vendors/Qualisys.c3d", "nexus_csv/markers.csv", "c3d_encodings/Eb015si.c3d",
    "btk_vicon_pig/PiG_Motion-FlatFoot-Full.c3d", "pycgm_stairs/rom_static/Sample_Static.csv",
]
ANGLES = ["opencap_lab/squats1.mot", "jam_knee/reference/walking_values.sto",
          "pycgm_stairs/Movement_trial.csv"]


def difference(names, xyz, other):
    """The largest difference of the markers, and how many values it is of."""
    lost = [name for name in names if name not in other.names]
    if lost:
        raise ValueError(f"{len(lost)} markers were lost, such as '{lost[0]}'")
    theirs = other.xyz[:, [other.names.index(name) for name in names]]
    if theirs.shape != xyz.shape:
        raise ValueError(f"{theirs.shape} values, expected {xyz.shape}")
    if (np.isnan(theirs) != np.isnan(xyz)).any():
        raise ValueError("other samples are missing")
    both = np.isfinite(xyz)
    return float(np.abs(theirs - xyz)[both].max()) if both.any() else 0.0, xyz.size


def markers(command, path, options):
    """The same markers through TRC and OpenSim, C3D and ezc3d, and our own tables."""
    names, xyz = command.positions(path, options)
    reach = float(np.nanmax(np.abs(xyz)))
    keep = ("--keep-names", "--decimals", "9", *options)
    yield "TRC by OpenSim", difference(
        names, xyz, oracles.opensim_trc(command.convert(path, "w.trc", keep))), TEXT
    yield "C3D by ezc3d", difference(
        names, xyz, oracles.ezc3d_points(
            command.convert(path, "w.c3d", ("--keep-names", *options))).cleaned()), SINGLE * reach
    unit = ("--output-units", command.inspect(path, options)["unit"])
    for name in ("w.csv", "w.tidy.csv", "w.trc", "w.c3d", BIDS):
        written = command.convert(
            path, name, keep if name != "w.c3d" else ("--keep-names", *options))
        # Motion-BIDS is in metres, whatever the recording has.
        ours = command.positions(written, (*options, *(unit if name == BIDS else ())))
        yield f"{name} by Biomech", difference(
            names, xyz, Positions(*ours)), SINGLE * reach if name == "w.c3d" else TEXT


class Positions:
    def __init__(self, names, xyz):
        self.names, self.xyz = names, xyz


def angles(command, path):
    """The same columns through STO and MOT, read by OpenSim."""
    ours = command.signals(path)
    for name in ("w.sto", "w.mot"):
        written = command.convert(path, name, ("--keep-names", "--decimals", "9"))
        theirs = oracles.opensim_storage(written).series
        if list(ours) != list(theirs):
            raise ValueError("other columns")
        a = np.stack(list(ours.values()))
        b = np.stack(list(theirs.values()))
        if (np.isnan(a) != np.isnan(b)).any():
            raise ValueError("other values are missing")
        yield f"{name[2:]} by OpenSim", (float(np.nanmax(np.abs(a - b))), a.size), 0.0


def analog(command, path):
    """The analog channels that ezc3d finds in a C3D file and in what was written of it."""
    try:
        before = oracles.ezc3d_points(path).series["analogs"]
    except Refused:
        return
    if before.size == 0:
        return
    after = oracles.ezc3d_points(
        command.convert(path, "w.c3d", ("--keep-names",))).series["analogs"]
    if before.shape != after.shape:
        raise ValueError(f"{after.shape} analog values, expected {before.shape}")
    reach = float(np.abs(before).max())
    yield "analog by ezc3d", (float(np.abs(before - after).max()), before.size), SINGLE * reach


def main():
    root = Path(sys.argv[2])
    failures = values = 0
    jobs = [(name, markers, True) for name in MARKERS] + [(name, angles, False) for name in ANGLES]
    jobs += [(str(path.relative_to(root)), analog, False) for path in expected.motion_files(root)
             if path.suffix.lower() == ".c3d"]
    with tempfile.TemporaryDirectory() as folder:
        command = product.Command(sys.argv[1], Path(folder))
        for name, job, takes_options in jobs:
            extra = [expected.OPTIONS.get(name, [])] if takes_options else []
            try:
                for what, (largest, count), allowed in job(command, root / name, *extra):
                    values += count
                    if largest > allowed:
                        failures += 1
                        print(f"  {name}, {what}: differs by {largest:.2g}, allowed {allowed:.1g}")
            except (product.Refusal, Refused, ValueError) as error:
                failures += 1
                print(f"  {name}, {job.__name__}: {error}")
    print(f"  {len(jobs)} recordings written and read back, {values} values compared, "
          f"{failures} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
