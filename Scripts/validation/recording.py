# SPDX-License-Identifier: Apache-2.0
"""What a file holds, as an independent reading sees it."""

from dataclasses import dataclass, field

import numpy as np

FAR_AWAY = 1e6


class Refused(Exception):
    """An oracle does not read the file; the text says why."""


@dataclass
class Recording:
    """Positions in the unit and axes of the file, and the other columns by name."""

    format: str
    names: list
    xyz: np.ndarray
    rate: float | None = None
    first_frame: int = 1
    unit: str = ""
    series: dict = field(default_factory=dict)
    is_integer: bool = False

    @property
    def frames(self):
        return self.xyz.shape[0]

    @property
    def missing(self):
        return int(np.isnan(self.xyz[:, :, 0]).sum())

    def cleaned(self):
        """A sample is missing as a whole: where a coordinate is, at the origin, and far away."""
        gone = np.isnan(self.xyz).any(axis=2) | (self.xyz == 0).all(axis=2)
        gone |= np.abs(self.xyz).sum(axis=2) >= FAR_AWAY
        self.xyz[gone] = np.nan
        self.names = unique(self.names)
        return self


def unique(names):
    """The second of a name becomes 'name#2'; a blank one 'unnamed#1'."""
    taken, seen, counts, result = set(names), set(), {}, []
    for name in names:
        if name and name not in seen:
            seen.add(name)
            result.append(name)
            continue
        base = name or "unnamed"
        count = counts.get(base, 1 if name else 0) + 1
        while f"{base}#{count}" in taken:
            count += 1
        counts[base] = count
        taken.add(f"{base}#{count}")
        result.append(f"{base}#{count}")
    return result


OUTPUT_JOINTS = ("Pelvis Hip Knee Ankle AbsAnkle FootProgress Spine Thorax Neck Head Shoulder Elbow "
                 "Wrist Waist GroundReaction").split()
OUTPUT_WORDS = {side + joint + kind for side in "LR" for joint in OUTPUT_JOINTS
                for kind in ("Angles", "Angle", "Force", "Moment", "Power")}
OUTPUT_WORDS |= {"CentreOfMass", "CentreOfMassFloor"}


def bone_axes(names):
    """The points that Vicon draws the axes of a bone with: origin, anterior, lateral, proximal."""
    present = set(names)
    return {name for name in names if len(name) > 2 and name[-1] in "OALP"
            and all(name[:-1] + letter in present for letter in "OALP")}


def number(cell, mark="."):
    """A cell as a number; NaN where it is missing."""
    cell = cell.strip()
    if mark == ",":
        cell = cell.replace(",", ".")
    words = {"", "na", "n/a", "null", "nan", "-nan", "nan(ind)", "-nan(ind)", "1.#qnan", "1.#ind",
             "-1.#ind"}
    return np.nan if cell.lower() in words else float(cell)


def is_number(cell):
    try:
        float(cell)
        return True
    except ValueError:
        return False


def text_of(path):
    """The text of a file and its lines, whatever its encoding and line ends."""
    data = path.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def block(rows, width, mark="."):
    """Rows of cells as a table of numbers, short rows filled with NaN, long ones cut."""
    table = np.full((len(rows), width), np.nan)
    for index, cells in enumerate(rows):
        for column, cell in enumerate(cells[:width]):
            table[index, column] = number(cell, mark)
    return table


def triples(table):
    return table.reshape(table.shape[0], -1, 3)


def rate_of(times):
    """Frames per second from first to last; printed times are rounded, so steps are not equal."""
    times = np.asarray(times, dtype=float)
    return float((len(times) - 1) / (times[-1] - times[0])) if len(times) > 1 else None
