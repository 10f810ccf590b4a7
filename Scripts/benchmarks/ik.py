# SPDX-License-Identifier: Apache-2.0
"""Inverse kinematics beside that of OpenSim: the same chain, markers, weights and recording.

usage: ik.py BENCHMARKS DATA

BENCHMARKS is the executable 'BiomechBenchmarks'. It calibrates the constrained model and fits it; the
chain it fitted is rebuilt here through OpenSim's own API (one CustomJoint for each joint, the same
coordinates about the same axes, nothing locked, clamped or coupled; the same marker places and
weights) and handed to OpenSim's InverseKinematicsTool with its defaults: accuracy 1e-5, constraint
weight infinite, which nothing here uses. Ours ends when no coordinate moves by more than 1e-5 rad or
1e-5 m. Both run one after the other on one thread; for OpenSim the shorter of two runs counts.

Two times are compared. The tool: reading the markers, solving and writing the motion, without
loading the model; ours: reading the markers, finding their names, solving and the joint angles. The
bare solver: OpenSim's InverseKinematicsSolver over markers in memory; ours the same.
"""

import csv
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
import opensim

RECORDINGS = [
    ("opencap_lab/squats1.trc", "opencap_lab/static1.trc"),
    ("jam_knee/overground_17.trc", "jam_knee/static1.trc"),
]
ACCURACY = 1e-5


def vector(millimetres):
    return opensim.Vec3(*[value / 1000 for value in millimetres])


def build(chain):
    """The chain as a model of OpenSim: bodies of 1 kg, which inverse kinematics does not look at."""
    model = opensim.Model()
    model.setName("chain")
    bodies = []
    for place, body in enumerate(chain["bodies"]):
        made = opensim.Body(f"body_{place}", 1.0, opensim.Vec3(0), opensim.Inertia(1, 1, 1))
        model.addBody(made)
        parent = model.getGround() if body["parent"] < 0 else bodies[body["parent"]]
        transform = opensim.SpatialTransform()
        counts = {"rotation": 0, "translation": 0}
        free = []
        for coordinate in body["coordinates"]:
            kind = coordinate["kind"]
            axis = transform.updTransformAxis(
                counts[kind] + (0 if kind == "rotation" else 3))
            counts[kind] += 1
            axis.setCoordinateNames(opensim.ArrayStr(coordinate["name"], 1))
            axis.setAxis(opensim.Vec3(*coordinate["axis"]))
            axis.set_function(opensim.LinearFunction(1, 0))
            free.append(coordinate["name"])
        # What is left over stays at zero, about axes that make up a base.
        rest = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        for kind, start in (("rotation", 0), ("translation", 3)):
            used = [c["axis"] for c in body["coordinates"] if c["kind"] == kind]
            for axis in [a for a in rest if a not in used][:3 - counts[kind]]:
                function = transform.updTransformAxis(start + counts[kind])
                counts[kind] += 1
                function.setAxis(opensim.Vec3(*axis))
                function.set_function(opensim.Constant(0))
        joint = opensim.CustomJoint(
            f"joint_{place}", parent, vector(body["joint_in_parent"]), opensim.Vec3(0), made,
            vector(body["joint_in_body"]), opensim.Vec3(0), transform)
        model.addJoint(joint)
        bodies.append(made)
        for index in range(joint.numCoordinates()):
            coordinate = joint.upd_coordinates(index)
            is_turn = any(
                c["name"] == coordinate.getName() and c["kind"] == "rotation"
                for c in body["coordinates"])
            coordinate.setRangeMin(-2 * math.pi if is_turn else -100)
            coordinate.setRangeMax(2 * math.pi if is_turn else 100)
            coordinate.set_clamped(False)
    for marker in chain["markers"]:
        model.addMarker(opensim.Marker(
            marker["name"], bodies[marker["body"]], vector(marker["place"])))
    model.finalizeConnections()
    return model


def run_tool(chain, trc, folder):
    """The time of the tool, the coordinates it wrote and its marker errors in millimetres."""
    model = build(chain)
    path = folder / "chain.osim"
    model.printToXML(str(path))
    model = opensim.Model(str(path))
    tasks = opensim.IKTaskSet()
    for marker in chain["markers"]:
        task = opensim.IKMarkerTask()
        task.setName(marker["name"])
        task.setApply(True)
        task.setWeight(marker["weight"])
        tasks.cloneAndAppend(task)
    tool = opensim.InverseKinematicsTool()
    tool.setModel(model)
    tool.setMarkerDataFileName(str(trc))
    tool.set_IKTaskSet(tasks)
    tool.setStartTime(-math.inf)
    tool.setEndTime(math.inf)
    tool.set_accuracy(ACCURACY)
    tool.set_report_errors(True)
    tool.setResultsDir(str(folder))
    tool.setOutputMotionFileName(str(folder / "ik.mot"))
    start = time.perf_counter()
    tool.run()
    seconds = time.perf_counter() - start
    table = opensim.TimeSeriesTable(str(folder / "ik.mot"))
    values = {
        name: np.array([table.getDependentColumn(name)[i] for i in range(table.getNumRows())])
        for name in table.getColumnLabels()}
    errors = opensim.TimeSeriesTable(str(next(folder.glob("*ik_marker_errors.sto"))))
    rms = np.array([
        errors.getDependentColumn("marker_error_RMS")[i] for i in range(errors.getNumRows())])
    return seconds, values, rms * 1000


def run_solver(chain, trc):
    """The time of OpenSim's solver alone."""
    model = build(chain)
    state = model.initSystem()
    weights = opensim.SetMarkerWeights()
    for marker in chain["markers"]:
        weights.cloneAndAppend(opensim.MarkerWeight(marker["name"], marker["weight"]))
    reference = opensim.MarkersReference(str(trc), weights)
    coordinates = opensim.SimTKArrayCoordinateReference()
    solver = opensim.InverseKinematicsSolver(model, reference, coordinates)
    solver.setAccuracy(ACCURACY)
    times = reference.getValidTimeRange()
    count = reference.getNumFrames()
    step = 1 / reference.getSamplingFrequency()
    state.setTime(times.get(0))
    solver.assemble(state)
    start = time.perf_counter()
    for frame in range(count):
        state.setTime(times.get(0) + frame * step)
        solver.track(state)
    return time.perf_counter() - start, count


def compare(benchmarks, data, trial, static):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run(
            [benchmarks, "ik", data / trial, data / static, folder], check=True, timeout=600)
        chain = json.loads((folder / "chain.json").read_text())
        times = json.loads((folder / "times.json").read_text())
        with open(folder / "angles.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        ours = {key: np.array([float(row[key]) for row in rows]) for key in rows[0]}

        runs = [run_tool(chain, data / trial, folder) for _ in range(2)]
        tool = min(run[0] for run in runs)
        _, theirs, their_rms = runs[0]
        solving = [run_solver(chain, data / trial) for _ in range(2)]
        solver, frames = min(solving)

    n = times["frames"]
    our_rms = ours["rms_mm"]
    our_tool = times["reading"] + times["tracking"]
    our_all = times["reading"] + times["angles"]
    what = trial.split("/")[-1]
    print(f"{what}: {n} frames, {len(chain['markers'])} markers, "
          f"{sum(len(b['coordinates']) for b in chain['bodies'])} degrees of freedom")
    print(f"  OpenSim {opensim.GetVersion().split('-')[0]} tool      {n / tool:9.0f} frames/s")
    print(f"  OpenSim solver alone  {frames / solver:9.0f} frames/s")
    print(f"  Biomech, read and fit {n / our_tool:9.0f} frames/s: "
          f"{tool / our_tool:.0f} times the rate of the tool, which does the same and writes a file")
    print(f"  with all angles       {n / our_all:9.0f} frames/s: "
          f"{tool / our_all:.0f} times")
    print(f"  Biomech solver alone  {n / times['solving']:9.0f} frames/s: "
          f"{solver / times['solving']:.0f} times the rate of the solver "
          f"({times['steps_per_frame']:.1f} steps a frame)")
    print(f"  marker error, root mean square over all frames: OpenSim "
          f"{math.sqrt(np.mean(their_rms ** 2)):.5f} mm, Biomech "
          f"{math.sqrt(np.mean(our_rms ** 2)):.5f} mm")
    differences = []
    ranges = {c["name"]: c["range"] for b in chain["bodies"] for c in b["coordinates"]}
    for body in chain["bodies"]:
        for coordinate in body["coordinates"]:
            key = coordinate["name"]
            if coordinate["kind"] == "rotation":
                bound = ranges[key]
                if bound and (ours[key].min() < bound[0] or ours[key].max() > bound[1]):
                    print(f"  {key} goes beyond a bound that OpenSim has not")
                delta = np.degrees(ours[key]) - theirs[key]
                differences.append((delta + 180) % 360 - 180)
    delta = np.concatenate(differences)
    print(f"validation | inverse kinematics, all joint angles | {what} | OpenSim 4.6, same chain | "
          f"n={delta.size} | rms={np.sqrt(np.mean(delta ** 2)):.5f} | max={np.abs(delta).max():.5f}"
          f" | bias={delta.mean():.5f} | deg")
    error = our_rms - their_rms
    print(f"validation | inverse kinematics, marker RMS | {what} | OpenSim 4.6, same chain | "
          f"n={error.size} | rms={np.sqrt(np.mean(error ** 2)):.6f} | "
          f"max={np.abs(error).max():.6f} | bias={error.mean():.6f} | mm")
    return tool / our_tool


def main():
    benchmarks, data = sys.argv[1], pathlib.Path(sys.argv[2])
    opensim.Logger.removeFileSink()
    opensim.Logger.setLevelString("error")
    for trial, static in RECORDINGS:
        compare(benchmarks, data, trial, static)


main()
