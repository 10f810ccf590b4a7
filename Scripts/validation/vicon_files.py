# SPDX-License-Identifier: Apache-2.0
"""The text files of Vicon (Nexus, Workstation, Tracker) and of Captury by hand."""

import numpy as np

from recording import OUTPUT_WORDS, Recording, bone_axes, is_number, number, text_of

TITLES = ["Trajectories", "Model Outputs", "Devices", "Joints", "Segments"]


def separator_of(line):
    return max("\t;,", key=line.count)


def is_blank(line):
    return not line.strip(" ,;\t\ufeff")


def sections(path):
    """Title, separator and lines of each section."""
    found = []
    for line in text_of(path):
        first = line.strip("\ufeff").split(";")[0].split(",")[0].split("\t")[0].strip().strip('"')
        if first in TITLES:
            found.append((first, []))
        elif found:
            found[-1][1].append(line)
    return found


def groups_of(names, axes):
    """The columns of each group: a name stands over its first column."""
    groups, current = [], None
    for column in range(2, len(axes)):
        name = names[column].strip() if column < len(names) else ""
        if name:
            current = (name, [])
            groups.append(current)
        if current and axes[column].strip():
            current[1].append((axes[column].strip(), column))
    return groups


def read_nexus(path):
    """The trajectories as markers; all else as series of one row for each row of the file."""
    result = Recording("nexus", [], np.empty((0, 0, 3)))
    for title, lines in sections(path):
        separator = separator_of(lines[2])
        cut = [line.split(separator) for line in lines]
        rate = float(cut[0][0])
        groups = groups_of(cut[1], cut[2])
        units = cut[3]
        rows = []
        for row in cut[4:]:
            if is_blank(separator.join(row)):
                break
            rows.append(row)
        mark = "," if separator != "," and any("," in cell for row in rows for cell in row) else "."

        def column(index):
            return np.array([number(row[index] if index < len(row) else "", mark)
                             for row in rows])

        if title == "Trajectories":
            xyz = []
            for name, columns in groups:
                own = dict(columns)
                xyz.append(np.stack([column(own[axis]) for axis in "XYZ"], axis=1))
            result.names = [name for name, _ in groups]
            result.xyz = np.stack(xyz, axis=1)
            result.rate, result.first_frame = rate, int(rows[0][0])
            result.unit = units[2].strip()
        else:
            for name, columns in groups:
                result.series[name] = np.stack([column(index) for _, index in columns], axis=1)
            if result.rate is None and title != "Devices":
                result.rate, result.first_frame = rate, int(rows[0][0])
                if not result.names:
                    result.xyz = np.empty((len(rows), 0, 3))
    if result.rate is None:
        # Devices alone: their samples are the frames.
        lines = sections(path)[0][1]
        cut = [line.split(separator_of(lines[2])) for line in lines]
        rows = [row for row in cut[4:] if row and is_number(row[0])]
        result.rate, result.first_frame = float(cut[0][0]), int(rows[0][0])
        result.xyz = np.empty((len(rows), 0, 3))
    keep = [not name.split(":")[-1].startswith("*") for name in result.names]
    result.xyz = result.xyz[:, keep]
    result.names = [name for name, kept in zip(result.names, keep) if kept]
    return result.cleaned()


def read_workstation(path):
    lines = text_of(path)
    start = next(index for index, line in enumerate(lines) if line.startswith("TRAJECTORIES"))
    rate = float(lines[start + 1].split(",")[0])
    names = [cell.strip() for cell in lines[start + 2].split(",") if cell.strip()]
    rows = []
    for line in lines[start + 4:]:
        cells = line.split(",")
        if not is_number(cells[0]):
            break
        rows.append(cells)
    table = np.array([[number(row[index] if index < len(row) else "")
                       for index in range(1 + 3 * len(names))] for row in rows])
    xyz = table[:, 1:].reshape(len(rows), -1, 3)
    outputs = OUTPUT_WORDS | bone_axes(names)
    series = {name: xyz[:, index] for index, name in enumerate(names) if name in outputs}
    keep = [name not in outputs and not name.startswith("*") for name in names]
    return Recording(
        "workstation", [name for name, kept in zip(names, keep) if kept], xyz[:, keep], rate,
        int(table[0, 0]), "", series).cleaned()


def read_captury(path):
    lines = [line.split(";") for line in text_of(path)]
    start = next(index for index, cells in enumerate(lines) if cells[0].strip() == "Frame")
    names, axes, units = lines[start - 1], lines[start], lines[start + 1]
    first = next(index for index, cell in enumerate(axes) if cell.strip() in "XYZ" and cell.strip())
    rows = []
    for cells in lines[start + 2:]:
        if len(cells) < first + 3 or not is_number(cells[0]):
            break
        rows.append(cells)
    columns = [index for index in range(first, len(axes), 3) if axes[index].strip() == "X"]
    table = np.array([[number(row[index] if index < len(row) else "")
                       for index in range(len(axes))] for row in rows])
    names = [names[index].strip() for index in columns]
    if len(rows[0]) > len(axes) + 3:
        # The ends of hands and feet have columns without a name; what follows cannot be told.
        known = next(index for index, name in enumerate(names) if "End" in name)
        names, columns = names[:known], columns[:known]
    xyz = np.stack([table[:, index:index + 3] for index in columns], axis=1)
    is_angle = [name.endswith("Angles") or name == "CenterOfGravity" for name in names]
    keep = [not angle for angle in is_angle]
    series = {name: xyz[:, index] for index, name in enumerate(names) if is_angle[index]}
    rates = [cells[1] for cells in lines[:start] if cells[0].strip().lower().startswith("rate")]
    return Recording(
        "captury", [name for name, kept in zip(names, keep) if kept], xyz[:, keep],
        float(rates[0]) if rates else None, int(rows[0][0].strip()), units[first].strip(),
        series).cleaned()
