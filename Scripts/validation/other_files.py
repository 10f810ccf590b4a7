# SPDX-License-Identifier: Apache-2.0
"""OptiTrack, Qualisys, video and plain tables by hand."""

import csv
import json
import re

import numpy as np

from recording import Recording, block, is_number, number, rate_of, text_of, triples

UNITS = {"Meters": "m", "Centimeters": "cm", "Millimeters": "mm"}


def read_motive(path):
    """Measured markers are the markers; everything solved is left aside."""
    rows = list(csv.reader(text_of(path)))
    head = dict(zip(rows[0][::2], rows[0][1::2]))
    start = next(index for index, row in enumerate(rows) if row[:1] == ["Frame"])
    by_name = {row[1]: row for row in rows[1:start] if len(row) > 1 and row[1]}
    category = rows[start - 1]
    axes = rows[start]
    body = [row for row in rows[start + 1:] if row and is_number(row[0])]
    columns = {}
    for index, axis in enumerate(axes):
        is_position = index < len(category) and category[index] == "Position"
        if is_position and axis in "XYZ" and axis and by_name["Type"][index] == "Marker":
            columns.setdefault((by_name["Name"][index], by_name["ID"][index]), {})[axis] = index
    columns = {key: own for key, own in columns.items() if not key[0].startswith("Unlabeled")}
    xyz = np.full((len(body), len(columns), 3), np.nan)
    for marker, own in enumerate(columns.values()):
        for axis, letter in enumerate("XYZ"):
            xyz[:, marker, axis] = [number(row[own[letter]]) for row in body]
    return Recording(
        "motive", [name for name, _ in columns], xyz, float(head["Export Frame Rate"]),
        int(body[0][0]), UNITS.get(head["Length Units"], "")).cleaned()


def read_qualisys(path):
    lines = [line.split("\t") for line in text_of(path)]
    head = {cells[0]: cells[1:] for cells in lines if cells[0] and not is_number(cells[0])}
    body = [cells for cells in lines if is_number(cells[0])]
    rate = float(head["FREQUENCY"][0])
    if "SOLVER" in head:
        titles = head["Frame"]
        places = [index for index in range(len(titles)) if titles[index] == "X"]
        series = {titles[index - 1]: np.array([[float(cell) for cell in row[index + 1:index + 8]]
                                               for row in body]) for index in places}
        return Recording("qualisys", [], np.empty((len(body), 0, 3)), rate, int(body[0][0]), "",
                         series)
    names = [name for name in head["MARKER_NAMES"] if name]
    has_clock = "Frame" in head
    first = int(body[0][0]) if has_clock else 1
    table = block([row[2:] if has_clock else row for row in body], 3 * len(names))
    return Recording("qualisys", names, triples(table), rate, first, "mm").cleaned()


def read_qualisys_json(path):
    document = json.loads(path.read_text())
    bounds = document["Timebase"]["Range"]
    frames = bounds["End"] - bounds["Start"] + 1
    xyz = np.full((frames, len(document["Markers"]), 3), np.nan)
    for index, marker in enumerate(document["Markers"]):
        for part in marker["Parts"]:
            start = part.get("Range", part)["Start"] - bounds["Start"]
            for offset, value in enumerate(part["Values"]):
                xyz[start + offset, index] = value[:3]
    names = [marker["Name"] for marker in document["Markers"]]
    keep = [re.fullmatch(r"New \d{4}", name) is None for name in names]
    return Recording(
        "qualisys-json", [name for name, kept in zip(names, keep) if kept], xyz[:, keep],
        document["Timebase"]["Frequency"], bounds["Start"], "mm").cleaned()


def read_wide(path):
    rows = list(csv.reader(text_of(path)))
    head = rows[0]
    body = [row for row in rows[1:] if any(row)]
    table = block(body, len(head))
    columns = {}
    for index, title in enumerate(head):
        if title[-2:] in ("_x", "_y", "_z"):
            columns.setdefault(title[:-2], {})[title[-1]] = index
    xyz = np.stack([table[:, [own["x"], own["y"], own["z"]]] for own in columns.values()], axis=1)
    return Recording("csv", list(columns), xyz).cleaned()


def read_tidy(path):
    rows = list(csv.DictReader(text_of(path)))
    key = "marker" if "marker" in rows[0] else "keypoint"
    frames = sorted({int(row["frame"]) for row in rows})
    names = list(dict.fromkeys(row[key] for row in rows))
    xyz = np.full((len(frames), len(names), 3), np.nan)
    for row in rows:
        xyz[frames.index(int(row["frame"])), names.index(row[key])] = [
            number(row[axis]) for axis in "xyz"]
    times = [float(row["time"]) for row in rows if row.get("time")]
    rate = rate_of(sorted(set(times))) if times else None
    return Recording("tidy", names, xyz, rate, frames[0]).cleaned()


def read_unlabelled(path):
    """Numbers alone, the first two columns being frame and sub frame, three for each marker."""
    rows = [row for row in csv.reader(text_of(path)) if any(row)]
    table = block(rows, max(len(row) for row in rows))
    width = (table.shape[1] - 2) // 3
    xyz = triples(table[:, 2:2 + 3 * width])
    return Recording("unlabelled", [f"m{index + 1}" for index in range(width)], xyz, None,
                     int(table[0, 0])).cleaned()
