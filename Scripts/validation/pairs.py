#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares recordings that exist in two formats, as Biomech reads them.

    Scripts/validation/pairs.py BIOMECH FOLDER
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

import product
import vicon_files


class Pairs:
    """The comparisons made so far."""

    def __init__(self, command, root):
        self.command, self.root, self.failures = command, root, 0

    def report(self, what, largest, unit, allowed, count):
        is_off = not largest <= allowed
        self.failures += is_off
        print(f"  {what}: {count} values, largest difference {largest:.2g} {unit}, "
              f"allowed {allowed:g}{'  TOO LARGE' if is_off else ''}", flush=True)

    def markers(self, one, other, allowed, rename=lambda name: name):
        """Every marker of one file that the other has too."""
        names, xyz = self.command.positions(self.root / one)
        twins, twin_xyz = self.command.positions(self.root / other)
        place = {rename(name): index for index, name in enumerate(twins)}
        common = [name for name in names if rename(name) in place]
        a = xyz[:, [names.index(name) for name in common]]
        b = twin_xyz[:, [place[rename(name)] for name in common]]
        frames = min(len(a), len(b))
        a, b = a[:frames], b[:frames]
        both = np.isfinite(a) & np.isfinite(b)
        alone = int((np.isfinite(a) != np.isfinite(b)).sum())
        what = f"{one} = {other} ({len(common)} of {len(names)} markers, {alone} values in one only)"
        largest = np.abs(a - b)[both].max() if both.any() else np.nan
        self.report(what, largest, "mm", allowed, int(both.sum()))


def encodings(pairs):
    """One recording in six encodings: integer and real, Intel, DEC and MIPS."""
    for kind in ("i", "r"):
        for machine in ("v", "s"):
            pairs.markers(f"c3d_encodings/Eb015p{kind}.c3d", f"c3d_encodings/Eb015{machine}{kind}.c3d",
                          1e-4)
    pairs.markers("c3d_encodings/Eb015pi.c3d", "c3d_encodings/Eb015pr.c3d", 1e-4)


def bare(name):
    """The part of a column's name behind the person."""
    return name.split(":")[-1]


def stairs(pairs):
    """The same knee angles in a Nexus text file and in C3D."""
    text = pairs.command.signals(pairs.root / "pycgm_stairs/Movement_trial.csv")
    binary = pairs.command.signals(pairs.root / "pycgm_stairs/Movement_trial.c3d")
    text = {bare(name): values for name, values in text.items()}
    binary = {bare(name): values for name, values in binary.items()}
    common = sorted(name for name in text if name in binary and "Angles" in name)
    # Six digits are printed, which leaves 5e-4° open where an angle is 100° or more.
    for what, allowed in (("KneeAngles", 4.4e-4), ("Angles", 5.1e-4)):
        names = [name for name in common if what in name]
        if not names:
            pairs.report(f"Movement_trial.csv = Movement_trial.c3d, {what}", np.nan, "°", allowed, 0)
            continue
        a = np.stack([text[name] for name in names])
        b = np.stack([binary[name] for name in names])
        both = np.isfinite(a) & np.isfinite(b)
        pairs.report(f"Movement_trial.csv = Movement_trial.c3d ({len(names)} columns of {what})",
                     np.abs(a - b)[both].max(), "°", allowed, int(both.sum()))


def rotation(vectors):
    """Rotation matrices of rotation vectors in degrees, by Rodrigues' formula."""
    vectors = np.radians(vectors)
    angle = np.linalg.norm(vectors, axis=1)
    axis = vectors / np.where(angle > 0, angle, 1)[:, None]
    x, y, z = axis.T
    zero = np.zeros_like(x)
    cross = np.stack([zero, -z, y, z, zero, -x, -y, x, zero], axis=1).reshape(-1, 3, 3)
    sine, cosine = np.sin(angle)[:, None, None], np.cos(angle)[:, None, None]
    return np.eye(3) + sine * cross + (1 - cosine) * cross @ cross


def knee_angles(femur, tibia, side):
    """Grood and Suntay's angles of Vicon's bones: x forward, y left, z up; degrees."""
    e1, e3 = femur[:, :, 1], tibia[:, :, 2]
    e2 = np.cross(e1, e3)
    e2 /= np.linalg.norm(e2, axis=1)[:, None]

    def dot(a, b):
        return (a * b).sum(axis=1)

    flexion = np.arctan2(-dot(e2, femur[:, :, 2]), dot(e2, femur[:, :, 0]))
    adduction = np.arccos(np.clip(dot(e1, e3), -1, 1)) - np.pi / 2
    turn = np.arctan2(dot(e2, tibia[:, :, 1]), dot(e2, tibia[:, :, 0]))
    sign = 1 if side == "R" else -1
    return np.degrees(np.stack([flexion, sign * adduction, -sign * turn], axis=1))


def bones(pairs):
    """Nexus writes bones as rotation vectors: they give the knee angles of the same file.

    Once from the numbers as they stand in the file, once from those that Biomech read.
    """
    path = pairs.root / "pycgm_stairs/Movement_trial.csv"
    by_hand = {bare(name): values for name, values in vicon_files.read_nexus(path).series.items()}
    signals = {bare(name): values for name, values in pairs.command.signals(path).items()}

    def of_biomech(name, parts):
        return np.stack([signals[f"{name}_{part}"] for part in parts], axis=1)

    for side in "LR":
        bone, angle = ["RX", "RY", "RZ"], ["X", "Y", "Z"]
        sources = {"by hand": lambda name, parts: by_hand[name][:, :3], "Biomech": of_biomech}
        for source, vector in sources.items():
            try:
                femur, tibia = vector(f"{side}FE", bone), vector(f"{side}TI", bone)
                expected = vector(f"{side}KneeAngles", angle)
            except KeyError as missing:
                print(f"  {source}: no column {missing}")
                pairs.failures += 1
                continue
            angles = knee_angles(rotation(femur), rotation(tibia), side)
            # Six digits are printed, which leaves 5e-4° open in a bone turned by 100° or more.
            pairs.report(f"Movement_trial.csv, {side} bones give the knee angles ({source})",
                         np.nanmax(np.abs(angles - expected)), "°", 1.1e-3, angles.size)


def main():
    with tempfile.TemporaryDirectory() as folder:
        pairs = Pairs(product.Command(sys.argv[1], Path(folder)), Path(sys.argv[2]))
        for check in (
            encodings,
            lambda pairs: pairs.markers(
                "opensim_formats/test_walking.c3d", "opensim_formats/test_walking.trc", 1e-6),
            lambda pairs: pairs.markers(
                "nexus_csv/markers.csv", "nexus_csv/markers_analogs.c3d", 0.005, bare),
            stairs, bones,
        ):
            try:
                check(pairs)
            except product.Refusal as refusal:
                print(f"  refused: {refusal}")
                pairs.failures += 1
    sys.exit(1 if pairs.failures else 0)


if __name__ == "__main__":
    main()
