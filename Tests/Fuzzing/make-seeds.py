#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the first inputs of the fuzz tests: one small invented file or more for each layout.

A standing person of ten markers, three frames, one gap; nobody was measured. Each reader has a
folder with its name. Inputs that once broke a reader lie there too, and their names begin with
'broke-'; this script makes those of the writers and leaves the others alone.

    Tests/Fuzzing/make-seeds.py
"""

import json
import struct
from pathlib import Path

HERE = Path(__file__).parent

# Millimetres: x forward, y up, z to the right.
PERSON = {
    "LASI": (120, 950, -120), "RASI": (120, 950, 120),
    "LPSI": (-60, 960, -45), "RPSI": (-60, 960, 45),
    "LKNE": (10, 500, -150), "RKNE": (10, 500, 150),
    "LANK": (-10, 90, -130), "RANK": (-10, 90, 130),
    "LTOE": (130, 40, -110), "RTOE": (130, 40, 110),
}
NAMES = list(PERSON)
FRAMES = 3
GAP = ("LTOE", 1)


def position(name, frame):
    """The position in a frame, or None in the gap."""
    if (name, frame) == GAP:
        return None
    return tuple(value + 0.25 * frame for value in PERSON[name])


def cells(name, frame, missing="", scale=1.0, mark="."):
    place = position(name, frame)
    if place is None:
        return [missing] * 3
    return [f"{value * scale:.10g}".replace(".", mark) for value in place]


def row(frame, missing="", scale=1.0, mark=".", names=NAMES):
    return [cell for name in names for cell in cells(name, frame, missing, scale, mark)]


def put(reader, name, content):
    folder = HERE / reader
    folder.mkdir(exist_ok=True)
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    (folder / name).write_bytes(data)


def lines(rows, separator=",", end="\n"):
    return "".join(separator.join(row) + end for row in rows)


def wide():
    titles = ["time"] + [f"{name}_{axis}" for name in NAMES for axis in "xyz"]
    body = [[f"{frame / 100:.2f}"] + row(frame) for frame in range(FRAMES)]
    put("csv", "comma.csv", lines([titles] + body))
    titles = ["Frame", "Time (s)"] + [f'"{name}.{axis}"' for name in NAMES for axis in "XYZ"]
    body = [[str(frame + 1), f"{frame / 100:.2f}".replace(".", ",")]
            + row(frame, "NaN", 0.001, ",") for frame in range(FRAMES)]
    put("csv", "decimal-comma.csv", "\ufeff" + lines([titles] + body, ";", "\r\n"))
    body = [row(frame, "1.#QNAN") for frame in range(FRAMES)]
    titles = [f"{axis}_{name}" for name in NAMES for axis in "xyz"]
    put("csv", "utf16.csv", lines([titles] + body, "\t", "\r").encode("utf-16"))
    titles = [f"left_knee_{part}" for part in ("x", "y", "z", "visibility")]
    put("csv", "visibility.csv", lines([titles, ["0.5", "0.5", "0.1", "0.9"]]))
    put("csv", "with-empty-names.csv", ",_x,_y,_z,,a_x,a_y,a_z,\n1,1,2,3,,4,5,6,\n")


def trc():
    def header(names, frames, markers, units="mm", rate="100"):
        return [
            "PathFileType\t4\t(X/Y/Z)\tperson.trc",
            "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate"
            "\tOrigDataStartFrame\tOrigNumFrames",
            f"{rate}\t{rate}\t{frames}\t{markers}\t{units}\t{rate}\t1\t{frames}",
            "Frame#\tTime\t" + "\t\t\t".join(names) + "\t\t",
            "\t\t" + "\t".join(f"{axis}{index + 1}" for index in range(len(names))
                               for axis in "XYZ"),
        ]

    def body(first=1, missing="", scale=1.0, names=NAMES, tail=""):
        return ["\t".join([str(frame + first), f"{(frame + first - 1) / 100:.3f}"]
                          + row(frame, missing, scale, names=names)) + tail
                for frame in range(FRAMES)]

    def text(parts, end="\n"):
        return "".join(part + end for part in parts)

    put("trc", "usual.trc", text(header(NAMES, 3, 10) + [""] + body()))
    put("trc", "metres-crlf.trc",
        text(header(NAMES, 900, 10, "m", "119.88012") + ["\t" * 32]
             + body(185, "NaN", 0.001, tail="\t"), "\r\n"))
    loose = header(NAMES[:2], 3, 66)
    loose[0] = "PathFileType  4\t(X/Y/Z) C:\\person.trc"
    loose[2] = loose[2].replace("\t", "\t\t")
    put("trc", "more-columns-than-labels.trc", text(loose + body(0, "0")))
    put("trc", "no-labels.trc", text(header([], 3, 0)[:4] + ["", ""] + body()))
    put("trc", "commas.trc", text(header(NAMES, 3, 10) + [""] + body()).replace("\t", ","))
    two_tabs = header(NAMES, 3, 10)
    two_tabs[3] = "Frame#\tTimes\t" + "\t\t".join(NAMES)
    put("trc", "two-tabs-no-axes.trc", text(two_tabs[:4] + [""] + body(-3)))


def nexus_section(title, rate, groups, units, rows, separator=","):
    """A section; groups are names with the axes under each."""
    names = ["", ""] + [cell for name, axes in groups for cell in [name] + [""] * (len(axes) - 1)]
    axes = ["Frame", "Sub Frame"] + [axis for _, axes in groups for axis in axes]
    return [[title], [str(rate)], names, axes, ["", ""] + units] + rows


def nexus():
    def trajectories(subject, mark=".", first=695):
        groups = [(subject + name, ["X", "Y", "Z"]) for name in NAMES]
        rows = [[str(frame + first), "0"] + row(frame, mark=mark) for frame in range(FRAMES)]
        return nexus_section("Trajectories", 120, groups, ["mm"] * 30, rows)

    put("nexus", "trajectories.csv", lines(trajectories("Patient 2:")))
    put("nexus", "tabs.txt", lines(trajectories("S:"), "\t", "\r\n"))
    put("nexus", "decimal-comma.csv", "\ufeff" + lines(trajectories("", ",", 1), ";"))
    put("nexus", "two-blank-lines.csv", "\ufeff\n\n\n" + lines(trajectories("S:")))

    devices = nexus_section(
        "Devices", 1000, [("Plate - Force", ["Fx", "Fy", "Fz"]), ("EMG1", ["V"])],
        ["N", "N", "N", "V"],
        [[str(1 + sample // 10), str(sample % 10), "0", "0", "-700", "0.5"]
         for sample in range(20)])
    bone = ["RX", "RY", "RZ", "TX", "TY", "TZ", "SX", "SY", "SZ"]
    outputs = nexus_section(
        "Model Outputs", 100, [("S:LKneeAngles", ["X", "Y", "Z"]), ("S:LFE", bone)],
        ["deg"] * 6 + ["mm"] * 6,
        [["1", "0", "5", "1", "2"] + ["1"] * 9, ["2", "0", "", "", ""] + ["0"] * 9])
    speeds = ["X", "Y", "Z", "X'", "Y'", "Z'", "X''", "Y''", "Z''"]
    fast = nexus_section(
        "Trajectories", 100, [("S:LASI", speeds), ("T:*12", speeds)],
        (["mm"] * 3 + ["mm/s"] * 3 + ["mm/s²"] * 3) * 2,
        [["1", "0"] + ["1"] * 18, ["2", "0"] + [""] * 18])
    joints = nexus_section(
        "Joints", 100, [("S:Knee", ["RX", "RY", "RZ", "RW"])], ["deg"] * 4,
        [["1", "0", "0", "0", "0", "1"]])
    segments = nexus_section(
        "Segments", 100, [("S:Thigh", bone[:6])], ["deg"] * 3 + ["mm"] * 3,
        [["1", "0"] + ["2"] * 6])
    put("nexus", "all-sections.csv",
        "\n".join(lines(section, end="\n") for section in
                  (devices, joints, outputs, segments, fast)))
    commas = lines(trajectories("S:")).splitlines()
    put("nexus", "resaved.csv", "".join(f"{line}{',' * 5}\r\n" for line in commas))


def workstation():
    head = ["Title", "Date:", "Time:", "Type:", 'Description:,""', 'Notes:,""', "",
            "TRAJECTORIES", "100,Hz"]
    names = [""] + [cell for name in NAMES + ["RKneeAngles"] for cell in (name, "", "")]
    axes = ["Field #"] + ["X", "Y", "Z"] * 11
    body = [[str(frame + 1)] + row(frame) + ["1", "2", "3"] for frame in range(FRAMES)]
    put("workstation", "trajectories.csv",
        "\n".join(head) + "\n" + lines([names, axes] + body))


def captury():
    names = ["", "", ""] + [cell for name in NAMES for cell in (name, "", "")]
    axes = ["Frame", "Sub Frame", "Annotations"] + ["X", "Y", "Z"] * 10
    units = ["", "", ""] + ["mm"] * 30
    body = [[str(frame), " 0", ""] + [" " + cell for cell in row(frame)]
            for frame in range(FRAMES)]
    head = [["Recorded at", "2020-01-01 10:00:00"], ["Frames", "3"], ["Rate", "50"]]
    cameras = [[f"Camera {index}", " 1", " 2", " 3"] for index in range(2)]
    put("captury", "person.csv", lines(head + [names, axes, units] + body + cameras, ";"))


def motive():
    head = ("Format Version,{version},Take Name,take,Take Notes,,Capture Frame Rate,120.000000,"
            "Export Frame Rate,120.000000,Capture Start Time,2020-01-01 10.00.00.000 AM,"
            "Total Frames in Take,3,Total Exported Frames,3,Rotation Type,Quaternion,"
            "Length Units,{units},Coordinate Space,{space}\n\n")

    def table(with_parent, units="Millimeters", scale=1.0, extra=0):
        kinds = [name for name in NAMES for _ in "XYZ"]
        gap = [""] * extra
        rows = [["", "Type", *gap] + ["Marker"] * 30 + ["Rigid Body"] * 8,
                ["", "Name", *gap] + ["S:" + name for name in kinds] + ["Pelvis"] * 8,
                ["", "ID", *gap] + ['"0A1B2C"'] * 38]
        if with_parent:
            rows.append(["", "Parent", *gap] + ["Root"] * 38)
        rows.append(["", "", *gap] + ["Position"] * 30 + ["Rotation"] * 4 + ["Position"] * 3
                    + ["Mean Marker Error"])
        rows.append(["Frame", "Time (Seconds)"] + ["TimeCode"] * extra + ["X", "Y", "Z"] * 10
                    + ["X", "Y", "Z", "W", "X", "Y", "Z", ""])
        for frame in range(FRAMES):
            rows.append([str(frame), f"{frame / 120:.6f}"] + ["10:00:00.00"] * extra
                        + row(frame, scale=scale) + ["0", "0", "0", "-1", "1", "2", "3", "0.1"])
        return lines(rows)

    put("motive", "1.25.csv",
        "\ufeff" + head.format(version="1.25", units="Millimeters", space="Global") + table(True))
    put("motive", "1.23.csv",
        head.format(version="1.23", units="Meters", space="Global") + table(False, scale=0.001))
    put("motive", "timecode.csv",
        head.format(version="1.24", units="Centimeters", space="Global")
        + table(False, scale=0.1, extra=1))
    put("motive", "local.csv",
        head.format(version="1.24", units="Meters", space="Local") + table(False, scale=0.001))
    bones = [["", "Type"] + ["Bone"] * 6 + ["Bone Marker"] * 3,
             ["", "Name"] + ["S:S"] * 6 + ["S:LKNE"] * 3,
             ["", "ID"] + ["9F:D8"] * 9,
             ["", ""] + ["Rotation"] * 3 + ["Position"] * 6,
             ["Frame", "Time (Seconds)"] + ["X", "Y", "Z"] * 3,
             ["0", "0.000000", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
             ["1", "0.008333"] + [""] * 9]
    put("motive", "solved.csv",
        head.format(version="1.25", units="Inches", space="Global")
        .replace("Quaternion", "XYZ") + lines(bones))


def qualisys():
    head = [["NO_OF_FRAMES", "3"], ["NO_OF_CAMERAS", "8"], ["NO_OF_MARKERS", "10"],
            ["FREQUENCY", "200"], ["NO_OF_ANALOG", "0"], ["ANALOG_FREQUENCY", "0"],
            ["DESCRIPTION", "--"], ["TIME_STAMP", "2020-01-01, 10:00:00", "123.4"],
            ["DATA_INCLUDED", "3D"], ["EVENT", "right foot strike", "60", "0.295"]]
    names = ["MARKER_NAMES"] + NAMES
    titles = ["Frame", "Time"] + [f"{name} {axis}" for name in NAMES for axis in "XYZ"] + [""]
    body = [[str(frame + 60), f"{(frame + 59) / 200:.5f}"] + row(frame, "0.000")
            for frame in range(FRAMES)]
    put("qualisys", "3d.tsv", lines(head + [names, titles] + body, "\t", "\r\n"))
    put("qualisys", "no-columns.tsv",
        lines(head + [names] + [cells[2:] for cells in body], "\t"))
    types = ["TRAJECTORY_TYPES"] + ["Measured"] * 9 + ["Gap-filled"]
    body = [[str(frame + 1), f"{frame / 200:.5f}"] + row(frame) for frame in range(FRAMES)]
    put("qualisys", "version-2.tsv",
        lines([["FILE_VERSION", "2.0.0"]] + head + [names, types, titles] + body, "\t"))
    put("qualisys", "external.tsv",
        lines(head + [names] + body, "\t").replace("FREQUENCY\t200", "FREQUENCY\tEXT"))
    force = [["NO_OF_SAMPLES", "3"], ["FREQUENCY", "1000"], ["DATA_INCLUDED", "Force"],
             ["FIRST_SAMPLE", "1"], ["DESCRIPTION", "Force data in local coordinates"],
             ["FORCE_PLATE_CORNER_POSX_POSY_X", "500"],
             ["SAMPLE", "TIME", "Force_X", "Force_Y", "Force_Z"],
             ["1", "0.000", "0", "0", "700", ""], ["2", "0.001", "0", "0", "701", ""]]
    put("qualisys", "force.tsv", lines(force, "\t"))
    angle = [["NO_OF_FRAMES", "2"], ["NO_OF_DATA_TYPES", "1"], ["FREQUENCY", "100"],
             ["DATA_TYPES", "Angle"], [], ["Frame", "Time", "Knee"], ["1", "0.00", "5.5"],
             ["2", "0.01", "6.5"]]
    put("qualisys", "angle.tsv", lines(angle, "\t"))
    put("qualisys", "bodies.tsv", lines([
        ["NO_OF_FRAMES", "2"], ["FREQUENCY", "100"], ["DATA_INCLUDED", "6D"],
        ["BODY_NAMES", "Shank"], ["1", "0.00", "1", "2", "3", "10", "20", "30", "0.5"] + ["1"] * 9,
        ["2", "0.01"] + ["0.000"] * 16], "\t"))
    put("qualisys", "analog.tsv", lines([
        ["TOT_NO_OF_CHAN", "2"], ["DATA_INCLUDED", "ANALOG"], ["CHANNEL_NAMES", "EMG 1", "Trigger"],
        ["CHANNEL_FREQUENCIES", "2000", "1000"], ["CHANNEL_SAMPLE_COUNTS", "2", "1"],
        ["0.5", "5"], ["0.25", ""]], "\t"))
    put("qualisys", "skeleton.tsv", lines([
        ["NO_OF_FRAMES", "1"], ["NO_OF_CAMERAS", "8"], ["FREQUENCY", "100"], ["TIME_STAMP"],
        ["REFERENCE", "GLOBAL"], ["SCALE", "1"], ["SOLVER", "x"],
        ["Frame", "Time", "thigh", "X", "Y", "Z", "QX", "QY", "QZ", "QW"],
        ["1", "0", "", "1", "2", "3", "0", "0", "0", "1"]], "\t"))


def qualisys_json():
    def parts(name):
        runs, values, start = [], [], 1
        for frame in range(FRAMES + 1):
            place = position(name, frame) if frame < FRAMES else None
            if place is not None:
                values.append([*place, 0.5])
                continue
            if values:
                runs.append({"Range": {"Start": start, "End": frame}, "Values": values})
            values, start = [], frame + 2
        return runs

    document = {
        "Timebase": {"Frequency": 100, "Range": {"Start": 1, "End": FRAMES}},
        "Markers": [{"Name": name, "Parts": parts(name)} for name in NAMES]
        + [{"Name": "New 0000", "Parts": []}],
        "RigidBodies": [{"Name": "b", "Parts": [{"Range": {"Start": 1, "End": 1},
                                                 "Values": [[[1, 2, 3, 0], [1] * 9]]}]}],
        "ForcePlates": [{"Parts": [{"Values": [[0, 0, 700]]}]}]}
    put("qualisys-json", "person.json", json.dumps(document))
    document["Markers"] = [{"Name": "A \\u00e9\n", "Parts": [
        {"Start": 2, "End": 3, "Values": [[1e-3, -2.5E2, 0, None], [1, 2, 3, 4]]}]}]
    put("qualisys-json", "start-in-part.json", json.dumps(document, indent=1))


def opensim():
    names = ["time"] + [f"{name}_{axis}" for name in NAMES[:2] for axis in "xyz"]
    body = [[f"{frame / 100:.3f}"] + row(frame, "nan", names=NAMES[:2])
            for frame in range(FRAMES)]
    first = ("person\nversion=1\nnRows=3\nnColumns=7\ninDegrees=yes\n\nUnits are S.I. units\n"
             "endheader\n")
    put("opensim", "version-1.mot", first + lines([names] + body, "\t"))
    angles = ["time", "knee_angle_r", "knee_angle_r_beta", "pelvis_tx", "subt_l"]
    degrees = [["0", "12.5", "0.2", "0.01", "0.3"], ["0.01", "13.5", "0.2", "0.01", "0.4"]]
    put("opensim", "angles.mot",
        "Coordinates\nversion=1\nnRows=151\nnColumns = 5\ninDegrees=yes\n"
        "a line with 'inDegrees', this indicates\nendheader \n\n"
        + lines([angles] + degrees, "\t", "\t\n"))
    put("opensim", "simm.mot",
        "name person.mot\ndatacolumns 5\ndatarows 2\nrange 0 0.01\nendheader\n"
        + lines([angles] + degrees, "\t"))
    put("opensim", "commas.mot",
        "person,,,,\nversion=1,,,,\nnRows=2,,,,\nnColumns=5,,,,\ninDegrees=no,,,,\n"
        "endheader,,,,\n" + lines([angles] + degrees))
    third = "DataRate=100.000000\nDataType={kind}\nversion=3\nOpenSimVersion=4.6\nendheader\n"
    vectors = [[f"{frame / 100:.2f}"] + [",".join(cells(name, frame, "nan")) for name in NAMES]
               for frame in range(FRAMES)]
    put("opensim", "vec3.sto",
        third.format(kind="Vec3") + lines([["time"] + NAMES] + vectors, "\t"))
    put("opensim", "quaternion.sto",
        third.format(kind="Quaternion")
        + lines([["time", "thigh_r"], ["0", "1,0,0,0"], ["0.01", "0.9,0.1,0,0"]], "\t"))
    put("opensim", "version-2.sto",
        "DataType=double\nversion=2\nOpenSimVersion=4.0\nendheader\n"
        + lines([angles] + degrees, "\t"))
    put("opensim", "radians-beside-degrees.mot",
        "Coordinates\nversion=1\ninDegrees=yes\nendheader\n"
        + lines([["time", "knee_r", "knee_l", "knee_flex_r", "knee_flex_l"],
                 ["0", "5", "0.1", "5", "0.1"], ["0.1", "60", "1.1", "60", "1.1"]], "\t"))
    matrix = [f"patella_r_T{row}{column}" for row in range(1, 5) for column in range(1, 5)]
    pose = [str(int(row == column)) for row in range(4) for column in range(4)]
    put("opensim", "poses.sto",
        "nColumns=17\nnRows=48\nDataType=double\nversion=3\nendheader\n"
        + lines([["time"] + matrix, ["1"] + pose, ["2"] + pose, ["4.5"] + pose], "\t"))


def tables():
    rows = [[str(frame), f"{frame / 100:.2f}", name] + cells(name, frame)
            for frame in range(FRAMES) for name in NAMES]
    put("tidy", "person.csv", lines([["frame", "time", "marker", "x", "y", "z"]] + rows))
    rows = [[str(frame), name] + cells(name, frame) + ["m", "raw"]
            for name in NAMES for frame in range(FRAMES)]
    put("tidy", "keypoints.csv",
        lines([["frame", "keypoint", "x", "y", "z", "model", "trajectory"]] + rows))

    parts = ["x", "y", "z", "likelihood"]
    body = [[str(frame)] + [cell for name in NAMES for cell in cells(name, frame) + ["0.9"]]
            for frame in range(FRAMES)]
    head = [["bodyparts"] + [name for name in NAMES for _ in parts],
            ["coords"] + parts * len(NAMES)]
    scorer = ["scorer"] + ["net"] * (len(NAMES) * len(parts))
    individuals = ["individuals"] + ["one"] * (len(NAMES) * len(parts))
    put("pandas", "three-rows.csv", lines([scorer] + head + body))
    put("pandas", "four-rows.csv", lines([scorer, individuals] + head + body))
    put("unlabelled", "numbers.csv", lines([row(frame, "NaN") for frame in range(FRAMES)]))
    put("unlabelled", "blanks.txt", lines([row(frame, "0") for frame in range(FRAMES)], "  "))


def motion_bids():
    """The columns, then the channels and the sidecar, which the fuzzer gives as companions."""
    motion = lines([row(frame, "n/a", 0.001) for frame in range(FRAMES)], "\t")
    channels = [["name", "component", "type", "tracked_point", "units"]] + [
        [f"{name}_POS_{axis}", axis, "POS", name, "m"] for name in NAMES for axis in "xyz"]
    sidecar = {"TaskName": "stand", "SamplingFrequency": 100, "MissingValues": "n/a"}
    frames = {"reference_frame": {"Levels": {"global": {
        "SpatialAxes": "ALS", "RotationOrder": "XYZ", "RotationRule": "right-hand"}}}}
    put("motion-bids", "person.txt", "\0".join(
        [motion, lines(channels, "\t"), json.dumps(sidecar), json.dumps(frames)]))
    others = [
        ["name", "component", "type", "tracked_point", "units", "sampling_frequency", "status"],
        ["knee", "n/a", "JNTANG", "knee_r", "deg", "100", "good"],
        ["femur_x", "quat_x", "ORNT", "femur", "n/a", "100", "bad"],
        ["femur_w", "quat_w", "ORNT", "femur", "n/a", "100", "good"],
        ["clock", "n/a", "LATENCY", "n/a", "ms", "100", "n/a"]]
    values = [["12.5", "0", "1", "0"], ["-999", "0", "1", "10"], ["13", "n/a", "1", "20"]]
    events = [["onset", "duration", "trial_type"], ["0.01", "0", "left foot strike"],
              ["1e300", "n/a", "n/a"]]
    put("motion-bids", "signals-and-events.txt", "\0".join(
        [lines(values, "\t"), lines(others, "\t"),
         json.dumps({"SamplingFrequencyEffective": 99.9, "MissingValues": -999}), "{}",
         lines(events, "\t")]))


# MARK: C3D


def characters(strings, width):
    return "".join(string.ljust(width)[:width] for string in strings).encode("latin-1")


def parameter(group, name, kind, dims, data, order="<"):
    """One parameter; kind is -1, 1, 2 or 4 bytes an element."""
    body = struct.pack("bB", kind, len(dims)) + bytes(dims) + data + b"\0"
    return (struct.pack("bb", len(name), group) + name.encode()
            + struct.pack(order + "h", len(body) + 2) + body)


def group_record(number, name, order="<"):
    return (struct.pack("bb", len(name), -number) + name.encode()
            + struct.pack(order + "h", 3) + b"\0")


def dec(values):
    """Floats as a VAX has them: four times the IEEE number, 16-bit words exchanged."""
    data = b""
    for value in values:
        raw = struct.pack("<f", 4 * value)
        data += raw[2:] + raw[:2]
    return data


def c3d(processor=84, is_float=True, with_analog=True):
    order = ">" if processor == 86 else "<"

    def reals(*values):
        return dec(values) if processor == 85 else struct.pack(f"{order}{len(values)}f", *values)

    def words(*values):
        return struct.pack(f"{order}{len(values)}h", *values)

    scale = -0.1 if is_float else 0.1
    channels = 2 if with_analog else 0
    samples = 2 if with_analog else 0
    groups = [group_record(1, "POINT", order), group_record(2, "ANALOG", order),
              group_record(3, "EVENT", order), group_record(4, "SUBJECTS", order),
              group_record(5, "FORCE_PLATFORM", order)]
    labels = NAMES + ["LKneeAngles"]
    entries = [
        parameter(1, "USED", 2, [], words(len(labels)), order),
        parameter(1, "SCALE", 4, [], reals(scale), order),
        parameter(1, "RATE", 4, [], reals(100), order),
        parameter(1, "DATA_START", 2, [], words(4), order),
        parameter(1, "FRAMES", 2, [], words(FRAMES), order),
        parameter(1, "LABELS", -1, [12, len(labels)], characters(labels, 12), order),
        parameter(1, "UNITS", -1, [2], b"mm", order),
        parameter(1, "X_SCREEN", -1, [2], b"+X", order),
        parameter(1, "Y_SCREEN", -1, [2], b"+Y", order),
        parameter(1, "ANGLES", -1, [12, 1], characters(["LKneeAngles"], 12), order),
        parameter(3, "USED", 2, [], words(1), order),
        parameter(3, "CONTEXTS", -1, [5, 1], b"Right", order),
        parameter(3, "LABELS", -1, [11, 1], b"Foot Strike", order),
        parameter(3, "TIMES", 4, [2, 1], reals(0, 0.01), order),
        parameter(4, "NAMES", -1, [2, 1], b"S1", order),
        parameter(5, "USED", 2, [], words(0), order)]
    if with_analog:
        entries += [
            parameter(2, "USED", 2, [], words(channels), order),
            parameter(2, "LABELS", -1, [4, 2], b"Fz1 EMG1", order),
            parameter(2, "GEN_SCALE", 4, [], reals(1), order),
            parameter(2, "SCALE", 4, [2], reals(0.5, 1), order),
            parameter(2, "OFFSET", 2, [2], words(0, 1), order),
            parameter(2, "RATE", 4, [], reals(200), order)]
    section = b"".join(groups + entries)
    blocks = (4 + len(section) + 511) // 512
    section = bytes([1, 80, blocks, processor]) + section
    section = section.ljust(blocks * 512, b"\0")
    start = 2 + blocks
    section = section.replace(parameter(1, "DATA_START", 2, [], words(4), order),
                              parameter(1, "DATA_START", 2, [], words(start), order))

    header = bytes([2, 0x50]) + words(len(labels), channels * samples, 1, FRAMES, 10)
    header += reals(scale) + words(start, samples) + reals(100)
    header = header.ljust(512, b"\0")
    data = b""
    for frame in range(FRAMES):
        for label in labels:
            place = position(label, frame) if label in PERSON else (5, 1, 2)
            seen = place is not None
            x, y, z = place or (0, 0, 0)
            if is_float:
                data += reals(x, y, z, 5 if seen else -1)
            else:
                data += words(*(round(value / scale) for value in (x, y, z)), 5 if seen else -1)
        for _ in range(channels * samples):
            data += reals(10) if is_float else words(10)
    return header + section + data.ljust((len(data) + 511) // 512 * 512, b"\0")


def all_c3d():
    put("c3d", "intel-float.c3d", c3d())
    put("c3d", "intel-integer.c3d", c3d(is_float=False))
    put("c3d", "dec-float.c3d", c3d(85))
    put("c3d", "dec-integer.c3d", c3d(85, False, False))
    put("c3d", "mips-float.c3d", c3d(86))
    put("c3d", "mips-integer.c3d", c3d(86, False))


def writing():
    """Names that are hard to write down: they hold what separates cells, quotes and people."""
    hard = ['a"b', "semi;semi;semi;semi", "tab here", "S:LASI", "LASI", "*1", "LKneeAngles",
            "comma,comma", "'x'", "ä\u0301", "x_y_z"]
    rows = [[str(frame), f"{frame / 100:.2f}", '"' + name.replace('"', '""') + '"', "1", "2", "3"]
            for frame in range(2) for name in hard]
    put("writing", "broke-hard-names.csv", lines([["frame", "time", "marker", "x", "y", "z"]] + rows))
    # The second marker becomes a solved one, with the name of the first, and without a name.
    take = (HERE / "motive" / "1.25.csv").read_text("utf-8-sig").replace(
        "Marker,Marker,Marker,Marker,Marker,Marker,",
        "Marker,Marker,Marker,Bone Marker,Bone Marker,Bone Marker,", 1)
    second = "S:RASI,S:RASI,S:RASI"
    put("writing", "broke-solved-and-measured.csv", take.replace(second, "S:LASI,S:LASI,S:LASI"))
    put("writing", "broke-solved-without-a-name.csv", take.replace(second, ",,"))
    put("writing", "everything.c3d", (HERE / "c3d" / "intel-float.c3d").read_bytes())
    put("writing", "sections.csv", (HERE / "nexus" / "all-sections.csv").read_text())


def foreign():
    put("any", "segments.mvnx", '<?xml version="1.0"?>\n<mvnx version="4"><subject label="s"/></mvnx>\n')
    put("any", "skeleton.bvh", "HIERARCHY\nROOT Hips\n{\n}\nMOTION\nFrames: 1\nFrame Time: 0.01\n0\n")
    put("any", "openpose.json",
        '{"version":1.3,"people":[{"pose_keypoints_2d":[1,2,0.5,0,0,0]}]}')
    put("any", "empty.csv", "")
    put("any", "sentence.txt", "not a recording\n")


def yaml():
    put("map", "map.yaml", "landmarks:\n  left.asis: LASI\n  right.asis: 'RASI'\n"
        "trackers:\n  left.thigh: [LTH1, \"LTH2\"] # three\n")
    put("subject", "subject.yaml", "code: S01\nage_years: 27\nsex: female\nheight_mm: 1700\n"
        "knee_width_mm:\n  left: 100\n  right:\nintake:\n  pain_0_to_10: 3\n  side: left\n"
        "  rapid_swelling: no\n")
    put("subject", "alias.yaml", "a: &a [x]\ncode: *a\nintake:\n")


def rules():
    rule = ("  - code: KL01\n    name: Knee inwards on the step (possible)\n    measure: fppa_peak\n"
            "    side: left\n    task: step_down\n    comparator: \">=\"\n    limit: 12.5\n"
            "    repetitions: 3\n    exercises: [EX33, EX12]\n    adjuncts: [AD08]\n    evidence: D\n"
            "    source: our protocol\n    wording: The knee moves inwards.\n")
    put("rules", "rules.yaml", "off: [RL15, RL04]\nadd:\n" + rule)
    put("rules", "two.yaml", "add:\n" + rule + rule.replace("KL01", "KL02").replace("left", "each"))
    put("rules", "alias.yaml", "off: &a [RL15]\nadd: *a\n")


def norms():
    document = {
        "schema": "biomech.norms/1",
        "passport": {
            "population": "invented", "age_min_years": 20, "age_max_years": 40, "sex": "all",
            "task": "gait", "speed_class": "free", "normalised_speed_mean": 0.4,
            "normalised_speed_min": 0.38, "normalised_speed_max": 0.42, "model": "calibrated",
            "subjects": 20, "cycles": 100, "program_version": "0.1.0", "created": None,
            "settings": [{"name": "model", "value": "auto"}],
        },
        "curves": [{
            "variable": "knee_flexion", "unit": "deg", "positive_direction": "flexion",
            "mean": [1] * 101, "sd": [2] * 101,
        }],
        "measures": [{
            "measure": "cadence", "unit": "steps/min", "positive_direction": "faster",
            "mean": 1, "sd": 2, "n": 20,
        }],
        "ln_gps_side": {"mean": 1.5, "sd": 0.2, "n": 20},
        "ln_gps_overall": {"mean": 1.6, "sd": 0.2, "n": 20},
    }
    put("norms", "whole.json", json.dumps(document))
    put("norms", "short.json", json.dumps({**document, "curves": [], "measures": None}))
    put("norms", "other.json", '{"schema": "biomech.session/1", "curves": {}}')


def results():
    summary = ("subject,session,task,side,measure,unit,positive_direction,n,mean,sd,min,max,sem,mdc\n"
               "P01,1,squat,left,knee_flexion_peak,deg,flexion,3,92.1,1.5,90.5,93.4,1.2,3.3\n"
               "P01,1,squat,both,unheard_of,mm,more,1,4,,4,4,,\n"
               "P02,\"a \"\"b\"\"\",gait,right,cadence,steps/min,more,5,112,2,110,114,0.5,1.4\n")
    put("results", "summary.csv", summary)
    put("results", "summary-crlf.csv", "\ufeff" + summary.replace("\n", "\r\n"))
    put("results", "measures.csv",
        "subject,session,task,trial,side,cycle,measure,value,unit,positive_direction,method,quality,"
        "filled_fraction,u95,score,band\n"
        "P01,1,squat,s,left,1,knee_flexion_peak,92.1,deg,flexion,m,,0,2.4,,\n"
        "P01,1,squat,s,left,2,knee_flexion_peak,93.1,deg,flexion,m,,0,2.4,,\n")
    put("findings", "findings.csv",
        "subject,session,task,trial,side,code,name,level,value,u95,unit,comparator,threshold,"
        "repetitions,source\n"
        "P01,1,squat,s,left,RL04,Dynamic valgus (possible),flag,12,3,deg,>,8,3,a study\n"
        "P01,1,squat,s,both,RL20,Asymmetry,not_assessed,,,,,,,\n")


if __name__ == "__main__":
    for make in (wide, trc, nexus, workstation, captury, motive, qualisys, qualisys_json, opensim,
                 tables, motion_bids, all_c3d, writing, foreign, yaml, rules, norms, results):
        make()
