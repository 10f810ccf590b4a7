# SPDX-License-Identifier: Apache-2.0
"""TRC, STO and MOT by hand."""

import re

import numpy as np

from recording import Recording, block, is_number, rate_of, text_of, triples


def read_trc(path):
    lines = text_of(path)
    separator = "\t" if "\t" in lines[3] else ","
    cells = [[cell.strip() for cell in line.split(separator)] for line in lines]
    header = dict(zip([cell for cell in cells[1] if cell], [cell for cell in cells[2] if cell]))
    names = [cell for cell in cells[3][2:] if cell]
    rows = [row for row in cells[4:] if len(row) > 2 and is_number(row[0])]
    table = block(rows, 2 + 3 * len(names))
    return Recording(
        "trc", names, triples(table[:, 2:]), float(header["DataRate"]),
        int(table[0, 0]) if len(rows) else 1, header.get("Units", "").lower()).cleaned()


def read_storage(path):
    """The columns of numbers by name; vectors and quaternions give one column for each part."""
    lines = text_of(path)
    end = next(index for index, line in enumerate(lines)
               if re.match(r"^\s*\"?endheader\"?[\s,]*$", line))
    rows = [line.strip("\r") for line in lines[end + 1:] if line.strip(" \t,")]
    separator = "\t" if "\t" in rows[0] else "," if "," in rows[0] else None
    head = [cell.strip() for cell in rows[0].split(separator)]
    while head and not head[-1]:
        head.pop()
    body = [[cell.strip() for cell in row.split(separator)] for row in rows[1:]]
    if separator == "\t" and any("," in cell for cell in body[0]):
        parts = {name: [[float(value) for value in row[index].split(",")] for row in body]
                 for index, name in enumerate(head) if index}
        times = [float(row[0]) for row in body]
        series = {name: np.array(values) for name, values in parts.items()}
    else:
        table = block(body, len(head))
        times = table[:, 0]
        series = {name: table[:, index] for index, name in enumerate(head) if index}
    return Recording("opensim", [], np.empty((len(times), 0, 3)), rate_of(times), 1, "", series)
