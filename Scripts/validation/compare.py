#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what Biomech reads out of every reference recording with independent readings.

One line per file; then the number of values compared and the largest difference. The independent
readings are those of this folder, and of ezc3d and OpenSim where they accept the file. Ends with
status 1 when something differs that is not explained in 'expected.py'.

    Scripts/validation/compare.py BIOMECH FOLDER
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

import expected
import oracles
import product
from recording import Refused

# Positions are printed to a millionth of a millimetre, and half of that is lost.
MILLIMETRES = 1e-6
# Integers of C3D times their scale are rounded to single precision, as the programs do that write
# the same recording with real numbers; the oracles keep the digits behind.
SINGLE = 6.1e-8
# OpenSim's table is written with nine digits after the point.
TABLE_DIGIT = 1e-9
OTHERS = "by a program of others"
# The factors to the units of OpenSim's table: degrees, metres, newton metres.
SI = {"rad": 180 / np.pi, "mm": 1e-3, "cm": 1e-2, "n.mm": 1e-3, "nmm": 1e-3}
WORDS = {
    "CSV": "csv", "TRC": "trc", "C3D": "c3d", "Vicon Nexus ASCII": "nexus",
    "Vicon Workstation ASCII": "workstation", "Captury CSV": "captury",
    "OptiTrack Motive CSV": "motive", "Qualisys TSV": "qualisys", "Qualisys JSON": "qualisys-json",
    "OpenSim STO or MOT": "opensim", "tidy CSV": "tidy", "pandas CSV": "pandas",
    "Motion-BIDS": "motion-bids", "numbers without names": "unlabelled",
}


class Tally:
    """How many values were compared, and how far apart they were at most."""

    def __init__(self):
        self.files = self.read = self.values = 0
        self.largest, self.where = 0.0, ""
        self.explained, self.unexplained = [], []

    def differ(self, file, sentence):
        self.unexplained.append(f"{file}: {sentence}")

    def compare(self, file, what, ours, theirs, tolerance):
        """Compares two tables value by value, missing ones too; the largest difference."""
        if ours.shape != theirs.shape:
            self.differ(file, f"{what}: {ours.shape} values, expected {theirs.shape}")
            return np.nan
        self.values += ours.size
        gaps = int((np.isnan(ours) != np.isnan(theirs)).sum())
        if gaps:
            self.differ(file, f"{what}: {gaps} values are missing on one side only")
        both = np.isfinite(ours) & np.isfinite(theirs)
        largest = float(np.abs(ours - theirs)[both].max()) if both.any() else 0.0
        if largest > tolerance:
            self.differ(file, f"{what}: differs by {largest:.3g}, allowed are {tolerance:.1g}")
        if largest > self.largest:
            self.largest, self.where = largest, f"{file}, {what}"
        return largest


def conclusion(inspection, topic):
    return next((item["value"] for item in inspection["conclusions"]
                 if topic in item["topic"].lower()), "")


def columns_of(names, xyz, wanted):
    """The columns in another order of names."""
    return xyz[:, [names.index(name) for name in wanted]]


def compare_facts(tally, name, inspection, own):
    """What is said about the file against what the independent reading found."""
    facts = {
        "format": (WORDS.get(inspection["format"], inspection["format"]), own.format),
        "frames": (inspection["frames"], own.frames),
        "first frame": (inspection["first_frame"], own.first_frame),
        "markers": (len(inspection["markers"]), len(own.names)),
        "missing": (inspection["missing_samples"], own.missing),
    }
    if own.unit:
        facts["unit"] = (inspection.get("unit"), own.unit)
    for fact, (ours, theirs) in facts.items():
        if ours != theirs:
            tally.differ(name, f"{fact}: '{ours}', expected '{theirs}'")
    rate = expected.RATES.get(name, (own.rate, ""))[0]
    if rate and abs(inspection["rate"] / rate - 1) > 1e-3:
        tally.differ(name, f"rate: {inspection['rate']}, expected {rate}")


def compare_positions(tally, name, command, path, options, own):
    names, xyz = command.positions(path, options)
    if sorted(names) != sorted(own.names):
        odd = sorted(set(names) ^ set(own.names))
        tally.differ(name, f"names: {', '.join(odd[:6])} on one side only")
        return np.nan
    scale = {"m": 1e-3, "cm": 1e-1}.get(own.unit, 1.0)
    tolerance = MILLIMETRES * scale
    if own.is_integer:
        tolerance += SINGLE * float(np.nanmax(np.abs(own.xyz)))
    largest = tally.compare(
        name, "by hand", columns_of(names, xyz, own.names), own.xyz, tolerance)
    other = other_reading(tally, name, path, own)
    if other is None:
        return largest
    # ezc3d knows no markers, only points; every marker is one of them.
    wanted = [label for label in own.names if label in other.names]
    if len(wanted) < len(own.names) and own.format != "c3d":
        tally.differ(name, f"{len(own.names) - len(wanted)} names are not known to OpenSim")
    return max(largest, tally.compare(
        name, OTHERS, columns_of(names, xyz, wanted),
        columns_of(other.names, other.xyz, wanted), tolerance))


def as_label(name):
    """A name as a column of OpenSim's table has it."""
    return "".join("_" if letter in " \t,;\"" else letter for letter in name)


def compare_signals(tally, name, command, path, options, own, inspection):
    """Everything over time that is no marker, through the table that OpenSim reads."""
    ours = command.signals(path, options)
    signals = {}
    for signal in inspection["signals"]:
        signals.setdefault(signal["name"], signal)
    largest, absent = 0.0, []
    for source, series in (("by hand", own.series), (OTHERS, other_series(tally, name, path, own))):
        for label, theirs in series.items():
            pair = columns_of_signal(
                label, theirs.reshape(own.frames, -1), signals.get(label.split(":")[-1]), ours)
            if pair is None:
                absent.append(label)
                continue
            reach = np.nanmax(np.abs(pair[1])) if np.isfinite(pair[1]).any() else 0.0
            tolerance = TABLE_DIGIT + (SINGLE if own.is_integer else 1e-12) * float(reach)
            largest = max(largest, tally.compare(name, f"{label} {source}", *pair, tolerance))
    absent = [label for label in absent if not label.endswith(expected.INTERNAL)]
    if absent:
        tally.differ(name, f"{len(absent)} signals were not found, such as {absent[0]}")
    return largest


def columns_of_signal(label, theirs, signal, ours):
    """The columns of our table and of the other reading, or None where ours has none.

    Our table is in degrees, metres and newton metres.
    """
    if signal is None:
        # A part of a pose, in a column of its own.
        own = ours.get(as_label(label))
        return None if own is None else (own[:, None], theirs)
    if signal["samples"] != len(theirs):
        return np.empty((0, 1)), np.empty((0, 1))
    columns = [as_label(f"{label}_{part}" if part else label) for part in signal["components"]]
    if len(columns) > theirs.shape[1] or any(column not in ours for column in columns):
        return None
    factors = [SI.get(unit.lower(), 1.0) for unit in signal["units"]]
    return (np.stack([ours[column] for column in columns], axis=1),
            theirs[:, :len(columns)] * factors)


def other_series(tally, name, path, own):
    """The same series as ezc3d or OpenSim reads them; nothing where neither does."""
    if own.format == "c3d":
        if name in expected.ORACLE_DIFFERS:
            return {}
        try:
            points = oracles.ezc3d_points(path)
        except Refused:
            return {}
        return {label: points.xyz[:, index] for index, label in enumerate(points.names)
                if label in own.series}
    if own.format != "opensim":
        return {}
    reason = expected.ORACLE_HANGS.get(name)
    try:
        if reason is None:
            return oracles.opensim_storage(path).series
    except Refused as refusal:
        reason = f"refused by the other program: {str(refusal)[:90]}"
    tally.explained.append(f"{name}: {reason}")
    return {}


def other_reading(tally, name, path, own):
    """What ezc3d or OpenSim reads, or None where there is nothing to compare with."""
    read = {"c3d": oracles.ezc3d_points, "trc": oracles.opensim_trc}.get(own.format)
    if read is None:
        return None
    try:
        other = read(path)
    except Refused as refusal:
        tally.explained.append(f"{name}: refused by the other program: {str(refusal)[:90]}")
        return None
    if name in expected.ORACLE_DIFFERS:
        tally.explained.append(f"{name}: {expected.ORACLE_DIFFERS[name]}")
        return None
    return other.cleaned()


def validate(tally, command, name, path):
    """Compares one file; the cells of its line in the table."""
    options = expected.OPTIONS.get(name, [])
    try:
        inspection = command.inspect(path, options)
    except product.Refusal as refusal:
        return refused(tally, name, str(refusal))
    if name in expected.REFUSALS:
        tally.differ(name, "was read, but must be refused")
    read = expected.reader_of(name)
    if read is None:
        tally.differ(name, "there is no independent reading of this file")
        return None
    tally.read += 1
    own = read(path)
    compare_facts(tally, name, inspection, own)
    largest = 0.0
    if own.names:
        largest = compare_positions(tally, name, command, path, options, own)
    if own.series and any(signal["samples"] == own.frames for signal in inspection["signals"]):
        largest = max(largest, compare_signals(
            tally, name, command, path, options, own, inspection))
    doubts = len(inspection["doubts"])
    return [
        WORDS.get(inspection["format"], inspection["format"]), inspection["frames"],
        len(inspection["markers"]), inspection["missing_samples"], inspection.get("unit") or "?",
        conclusion(inspection, "up") or "?", doubts, f"{largest:.1g}"]


def refused(tally, name, error):
    first = error.splitlines()[0] if error else "no word"
    if name not in expected.REFUSALS:
        tally.differ(name, f"was refused: {first}")
        return None
    words, reason = expected.REFUSALS[name]
    if words not in error:
        tally.differ(name, f"was refused, but not because of '{words}': {first}")
    return f"refused: {reason}"


def main():
    command_path, root = sys.argv[1], Path(sys.argv[2])
    tally = Tally()
    row = "{:<52} {:<13} {:>6} {:>7} {:>7} {:>4} {:>3} {:>6} {:>8}".format
    print(row("file", "format", "frames", "markers", "missing", "unit", "up", "doubts", "largest"))
    with tempfile.TemporaryDirectory() as folder:
        command = product.Command(command_path, Path(folder))
        for path in expected.motion_files(root):
            name = str(path.relative_to(root))
            tally.files += 1
            cells = validate(tally, command, name, path)
            short = name if len(name) <= 52 else "…" + name[-51:]
            print(row(short, *cells) if isinstance(cells, list) else f"{short:<52} {cells}",
                  flush=True)
    print(f"\nNot compared with a program of others, and why ({len(tally.explained)}):")
    for sentence in tally.explained:
        print(f"  {sentence}")
    print(f"\n{tally.files} files, {tally.read} read, {tally.values} values compared; largest "
          f"difference {tally.largest:.2g} ({tally.where or 'nowhere'}); "
          f"{len(tally.unexplained)} differences unexplained")
    for sentence in tally.unexplained:
        print(f"  {sentence}")
    sys.exit(1 if tally.unexplained else 0)


if __name__ == "__main__":
    main()
