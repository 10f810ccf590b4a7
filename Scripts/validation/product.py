# SPDX-License-Identifier: Apache-2.0
"""What the command 'biomech' says and writes about a file."""

import csv
import io
import json
import subprocess

import numpy as np

import opensim_files
from recording import number


class Refusal(Exception):
    """The command did not read the file; the text is its error."""


class Command:
    """The command, and a folder for what it writes."""

    def __init__(self, path, folder):
        self.path = str(path)
        self.folder = folder

    def run(self, *arguments):
        result = subprocess.run(
            [self.path, *map(str, arguments)], capture_output=True, timeout=120, check=False)
        if result.returncode:
            raise Refusal(result.stderr.decode("utf-8", "replace").strip())
        return result.stdout.decode("utf-8")

    def inspect(self, file, options=()):
        return json.loads(self.run("inspect", file, "--format", "json", *options))

    def convert(self, file, name, options=()):
        """Writes the file in another format; the path of what was written."""
        output = self.folder / name
        output.unlink(missing_ok=True)
        self.run("convert", file, output, *options)
        return output

    def positions(self, file, options=()):
        """The names of the markers and their positions, from a wide table."""
        output = self.convert(file, "positions.csv", ("--keep-names", "--decimals", "9", *options))
        rows = list(csv.reader(io.StringIO(output.read_text("utf-8"))))
        start = rows[0].index("time_s") + 1
        names = [axis_of(title)[0] for title in rows[0][start::3]]
        table = np.array([[number(cell) for cell in row[start:]] for row in rows[1:]])
        return names, table.reshape(len(rows) - 1, len(names), 3)

    def signals(self, file, options=()):
        """Everything that has one value for each frame and is no marker, by name."""
        output = self.convert(file, "signals.sto", ("--keep-names", "--decimals", "9", *options))
        return opensim_files.read_storage(output).series


def axis_of(title):
    """The name and the axis of a title such as 'RASI_x_mm'."""
    for unit in ("_mm", "_cm", "_m", ""):
        if title.endswith(unit) and title[:len(title) - len(unit)][-2:] in ("_x", "_y", "_z"):
            bare = title[:len(title) - len(unit)]
            return bare[:-2], bare[-1]
    raise ValueError(f"no axis in the title '{title}'")
