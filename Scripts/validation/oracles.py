# SPDX-License-Identifier: Apache-2.0
"""What two programs of others read: ezc3d for C3D, OpenSim for TRC, STO and MOT."""

import contextlib
import os

import numpy as np

from recording import Recording, Refused


@contextlib.contextmanager
def silence():
    """OpenSim writes to the terminal without asking."""
    sink = os.open(os.devnull, os.O_WRONLY)
    saved = os.dup(1), os.dup(2)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    try:
        yield
    finally:
        os.dup2(saved[0], 1)
        os.dup2(saved[1], 2)
        for descriptor in (sink, *saved):
            os.close(descriptor)


def ezc3d_points(path):
    """Every point by its label, and the analog channels, as ezc3d has them."""
    import ezc3d

    try:
        file = ezc3d.c3d(str(path))
    except Exception as error:
        raise Refused(str(error).strip().splitlines()[0]) from error
    points = np.moveaxis(file["data"]["points"][:3], 2, 0)
    points = np.swapaxes(points, 1, 2)
    labels = [label.strip() for label in file["parameters"]["POINT"]["LABELS"]["value"]]
    return Recording(
        "c3d", labels, points.copy(), float(file["header"]["points"]["frame_rate"]),
        int(file["header"]["points"]["first_frame"]) + 1,
        "", {"analogs": file["data"]["analogs"][0].T})


def opensim_trc(path):
    import opensim

    opensim.Logger.setLevelString("Off")
    with silence():
        try:
            table = opensim.TimeSeriesTableVec3(str(path))
        except Exception as error:
            raise Refused(str(error).strip().splitlines()[0]) from error
    names = list(table.getColumnLabels())
    # Three columns of numbers of each column of vectors. The arrays are views of what OpenSim
    # holds, so the tables stay alive until the numbers are copied.
    flat = table.flatten()
    matrix = flat.getMatrix()
    xyz = matrix.to_numpy().copy().reshape(table.getNumRows(), len(names), 3)
    return Recording("trc", names, xyz, None, 1,
                     table.getTableMetaDataAsString("Units")).cleaned()


def opensim_storage(path):
    import opensim

    opensim.Logger.setLevelString("Off")
    with silence():
        try:
            table = opensim.TimeSeriesTable(str(path))
        except Exception as error:
            raise Refused(str(error).strip().splitlines()[0]) from error
    names = list(table.getColumnLabels())
    matrix = table.getMatrix()
    values = matrix.to_numpy().copy()
    series = {name: values[:, index] for index, name in enumerate(names)}
    return Recording("opensim", [], np.empty((len(values), 0, 3)), None, 1, "", series)
