#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Gives the command large files made to cost time or memory, and measures what they cost.

Every one must be read or refused with a sentence, within 5 seconds of work and 1 GB: no crash, no work that
grows with the square of the size, no memory that a number in a header asks for. The fuzzer finds
what small files can do; these are about size.

    Scripts/validation/hostile.py BIOMECH
"""

import os
import struct
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

SECONDS, BYTES = 5.0, 1 << 30
RATE = ("--rate", "100")


def table(titles, row, rows, separator=","):
    return separator.join(titles) + "\n" + (separator.join(row) + "\n") * rows


def wide(count, name):
    return [f"{name(index)}_{axis}" for index in range(count) for axis in "xyz"]


def trc(labels, rows, frames=1):
    head = ("PathFileType\t4\t(X/Y/Z)\tt.trc\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\n"
            f"100\t100\t{frames}\t{len(labels)}\tmm\nFrame#\tTime\t" + "\t\t\t".join(labels) + "\n\n")
    return head + rows


def c3d_header(points=0xFFFF, analog=0xFFFF, last=0xFFFF, scale=-1.0, start=3):
    header = struct.pack("<BBHHHHHfHHf", 2, 0x50, points, analog, 1, last, 10, scale, start, 0xFFFF,
                         100.0)
    return header.ljust(512, b"\0") + b"\1\x50\1\x54".ljust(512, b"\0") + b"\0" * 4096


def c3d_parameters(count):
    """A parameter section with very many parameters of one group."""
    body = struct.pack("bb", 5, -1) + b"POINT" + struct.pack("<h", 3) + b"\0"
    for index in range(count):
        name = f"P{index:06d}".encode()
        data = struct.pack("bB", 2, 0) + b"\1\0" + b"\0"
        body += struct.pack("bb", len(name), 1) + name + struct.pack("<h", len(data) + 2) + data
    header = struct.pack("<BBHHHHHfHHf", 2, 0x50, 1, 0, 1, 1, 10, -1.0, 3 + len(body) // 512, 0,
                         100.0)
    return header.ljust(512, b"\0") + b"\1\x50\xff\x54" + body + b"\0" * 4096


def files():
    """The name, the bytes and the options of each file."""
    row = ["1"] * 30000
    yield "same-names.csv", table(wide(100000, lambda _: "a"), ["1"] * 300000, 2), RATE
    yield "names-in-pairs.csv", table(wide(100000, lambda i: f"m{i // 2}"), ["1"] * 300000, 2), RATE
    yield "many-people.csv", table(wide(100000, lambda i: f"p{i}:LASI"), ["1"] * 300000, 2), RATE
    yield "long-row.csv", "time,a_x,a_y,a_z\n0,1,2,3\n1," + "1," * 2000000 + "\n", ()
    yield "one-quote.csv", "a_x,a_y,a_z\n\"" + "1,2\n" * 2000000, ()
    yield "blank-lines.csv", "\n" * 20000000, ()
    yield "no-line-end.csv", "a" * 20000000, ()
    yield "many-rows.csv", table(["a_x", "a_y", "a_z"], ["1", "2", "3"], 2000000), RATE
    yield "zeros.csv", "a_x,a_y,a_z\n" + "1," + "0" * 3000000 + ",1\n", RATE
    yield "same-labels.trc", trc(["a"] * 300000, "1\t0\t" + "\t".join(row) + "\n"), ()
    yield "labels-in-pairs.trc", trc([f"m{i // 2}" for i in range(300000)], "1\t0\t1\t2\t3\n"), ()
    yield "huge-counts.trc", trc(["a"], "1\t0\t1\t2\t3\n", 10 ** 18), ()
    yield "frame-numbers.trc", trc(["a"], "9223372036854775807\t0\t1\t2\t3\n"
                                   "-9223372036854775808\t1e300\t1\t2\t3\n"), ()
    head = "x\nversion=1\nnRows=999999999999\nnColumns=999999999999\ninDegrees=yes\nendheader\n"
    yield "same-columns.sto", head + table(["time"] + ["q"] * 300000, ["1"] * 300001, 2, "\t"), ()
    yield "endless-header.sto", "x\n" + "version=1\n" * 1000000, ("--file-format", "opensim")
    yield "vectors.sto", ("DataType=Vec3\nversion=3\nendheader\n"
                          + table(["time"] + ["q"] * 50000, ["1"] + ["1,2,3"] * 50000, 2, "\t")), ()
    names = "," + ",".join(f",S{index}:m{index}," for index in range(100000))
    axes = "Frame,Sub Frame" + ",X,Y,Z" * 100000
    yield "wide-nexus.csv", (f"Trajectories\n100\n,{names}\n{axes}\n,{',mm,mm,mm' * 100000}\n"
                             f"1,0{',1,2,3' * 100000}\n"), ()
    yield "same-nexus.csv", ("Trajectories\n100\n" + ",,a," * 100000 + "\n" + axes + "\n,,\n"
                             "1,0" + ",1,2,3" * 100000 + "\n"), ()
    yield "many-sections.csv", "Devices\n100\n,,a\nFrame,Sub Frame,V\n,,V\n1,0,1\n\n" * 100000, ()
    yield "frame-jump.csv", ("Trajectories\n100\n,,a,,\nFrame,Sub Frame,X,Y,Z\n,,mm,mm,mm\n"
                             "1,0,1,2,3\n9000000000000000000,0,1,2,3\n"), ()
    yield "tidy-diagonal.csv", "frame,time,marker,x,y,z\n" + "".join(
        f"{index},{index / 100},m{index},1,2,3\n" for index in range(100000)), ()
    yield "tidy-jump.csv", ("frame,time,marker,x,y,z\n1,0,a,1,2,3\n"
                            "9000000000000000000,1,a,1,2,3\n"), ()
    yield "tidy-backwards.csv", "frame,time,marker,x,y,z\n" + "".join(
        f"{index},{index / 100},a,1,2,3\n" for index in range(300000, 0, -1)), ()
    yield "pandas.csv", "".join(
        ",".join([first] + cells * 50000) + "\n" for first, cells in (
            ("scorer", ["n"] * 3), ("bodyparts", ["a"] * 3), ("coords", ["x", "y", "z"]),
            ("0", ["1", "2", "3"]))), RATE
    yield "wide-qualisys.tsv", (
        "NO_OF_FRAMES\t1\nNO_OF_MARKERS\t100000\nFREQUENCY\t100\nDATA_INCLUDED\t3D\nMARKER_NAMES"
        + "\ta" * 100000 + "\n" + "1\t2\t3\t" * 100000 + "\n"), ()
    yield "many-events.tsv", (
        "NO_OF_FRAMES\t1\nNO_OF_MARKERS\t1\nFREQUENCY\t100\nDATA_INCLUDED\t3D\n"
        + "EVENT\te\t1\t0\n" * 300000 + "MARKER_NAMES\ta\n1\t2\t3\n"), ()
    yield "wide-motive.csv", "Format Version,1.25,Length Units,Meters,Coordinate Space,Global\n\n" + (
        "".join(",".join(["", word] + cells * 50000) + "\n" for word, cells in (
            ("Type", ["Marker"] * 3), ("Name", ["a"] * 3), ("ID", ["1"] * 3),
            ("", ["Position"] * 3)))
        + "Frame,Time (Seconds)" + ",X,Y,Z" * 50000 + "\n0,0" + ",1,2,3" * 50000 + "\n"), ()
    yield "nested.json", "[" * 5000000, ()
    yield "nested-marker.json", '{"Timebase":{"Frequency":100},"Markers":' + "[" * 5000000, ()
    part = '{"Name":"a","Parts":[{"Range":{"Start":1,"End":1},"Values":[[1,2,3,0]]}]}'
    yield "long-range.json", ('{"Timebase":{"Frequency":100,"Range":{"Start":1,"End":'
                              '9000000000000000000}},"Markers":[' + part + "]}"), ()
    yield "many-markers.json", ('{"Timebase":{"Frequency":100,"Range":{"Start":1,"End":100000}},'
                                '"Markers":[' + ",".join([part] * 100000) + "]}"), ()
    yield "far-parts.json", ('{"Timebase":{"Frequency":100},"Markers":[{"Name":"a","Parts":[{"Range":'
                             '{"Start":9223372036854775807,"End":9223372036854775807},"Values":'
                             '[[1,2,3,0],[1,2,3,0]]}]}]}'), ()
    yield "all-counts.c3d", c3d_header(), ()
    yield "no-points.c3d", c3d_header(0, 0), ()
    yield "integers.c3d", c3d_header(scale=1e38, last=9), ()
    yield "starts-late.c3d", c3d_header(start=0xFFFF), ()
    yield "many-parameters.c3d", c3d_parameters(100000), ()
    yield "nested.yaml", "landmarks: " + "[" * 500000, ("--map",)
    yield "nested-map.yaml", "".join(" " * index + "a:\n" for index in range(1200)), ("--map",)
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{index + 1}: &a{index + 1} [{', '.join([f'*a{index}'] * 9)}]\n" for index in range(12))
    yield "aliases.yaml", bomb, ("--map",)
    yield "many-keys.yaml", "landmarks:\n" + "".join(f"  k{i}: v\n" for i in range(60000)), ("--map",)
    yield "aliases-subject.yaml", bomb, ("--subject",)


def cost(arguments):
    """The status of a command, its seconds of work, its largest memory, and its last words."""
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            arguments, stdout=subprocess.DEVNULL, stderr=words, stdin=subprocess.DEVNULL)
        timer = threading.Timer(60, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        words.seek(0)
        text = words.read(2000).decode("utf-8", "replace").strip()
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, text


def problem_of(status, seconds, memory, words):
    """What is wrong with the outcome, or nothing."""
    if status < 0 or status > 128:
        return f"ended by signal: status {status}"
    if status and not words:
        return "no word about why"
    if seconds > SECONDS:
        return f"took {seconds:.1f} s"
    return f"took {memory >> 20} MB" if memory > BYTES else ""


def main():
    command = sys.argv[1]
    failures = count = 0
    slowest, largest = (0.0, ""), (0, "")
    with tempfile.TemporaryDirectory() as folder:
        good = Path(folder, "good.csv")
        good.write_text("time,a_x,a_y,a_z\n0,1,2,3\n0.01,1,2,3\n")
        for name, content, options in files():
            path = Path(folder, name)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            jobs = []
            if options and options[-1] in ("--map", "--subject"):
                verb = "inspect" if options[-1] == "--map" else "analyze"
                jobs.append([verb, good, *options, path])
            else:
                jobs.append(["inspect", path, *options])
                jobs.append(["convert", path, Path(folder, "out.tidy.csv"), "--units", "mm", *options])
            for job in jobs:
                status, seconds, memory, words = cost([command, *job])
                what = f"{job[0]} {name}"
                slowest = max(slowest, (seconds, what))
                largest = max(largest, (memory, what))
                problem = problem_of(status, seconds, memory, words)
                failures += bool(problem)
                if problem or "-v" in sys.argv:
                    first = (words.splitlines() or [""])[0]
                    print(f"  {what}: {problem or 'ok'} ({seconds:.1f} s, {memory >> 20} MB) "
                          f"{first[:100]}", flush=True)
            count += 1
            path.unlink()
    print(f"  {count} large hostile files: slowest {slowest[0]:.1f} s ({slowest[1]}), most memory "
          f"{largest[0] >> 20} MB ({largest[1]}); {failures} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
