# SPDX-License-Identifier: Apache-2.0
"""Which independent reading goes with which file, and what is expected to differ, with the reason.

Paths are below the folder of reference recordings. Only files that hold or describe motion count;
licences and notes are left aside.
"""

from fnmatch import fnmatch

import c3d_files
import opensim_files
import other_files
import vicon_files

MOTION = {".c3d", ".trc", ".mot", ".sto", ".csv", ".tsv", ".txt", ".json", ".mvnx"}
NOTES = {"LICENSE.txt", "Copyright.txt", "README.txt"}

# The first pattern that fits decides.
READERS = [
    ("*.c3d", c3d_files.read),
    ("*.trc", opensim_files.read_trc),
    ("*.mot", opensim_files.read_storage),
    ("*.sto", opensim_files.read_storage),
    ("*opencap_mot*.csv", opensim_files.read_storage),
    ("*workstation*.csv", vicon_files.read_workstation),
    ("*/sample_static.csv", vicon_files.read_workstation),
    ("*captury*", vicon_files.read_captury),
    ("*nexus_csv/markers_without_header.csv", other_files.read_unlabelled),
    ("*nexus*", vicon_files.read_nexus),
    ("*tracker*", vicon_files.read_nexus),
    ("*movement_trial.csv", vicon_files.read_nexus),
    ("*motive*", other_files.read_motive),
    ("*qtm*.tsv", other_files.read_qualisys),
    ("*qtm.json", other_files.read_qualisys_json),
    ("*tidy*", other_files.read_tidy),
    ("*freemocap_body*", other_files.read_wide),
]

# What a person has to say about a file that does not say it itself.
OPTIONS = {
    "format_samples/freemocap_body_wide_mocapr.csv": ["--rate", "30"],
    "format_samples/synthetic_freemocap_v2_tidy.csv": ["--rate", "30"],
    "format_samples/captury_semicolon_mocapr.csv": ["--rate", "50"],
    "nexus_csv/markers_without_header.csv": [
        "--rate", "100", "--labels", ",".join(f"m{index + 1}" for index in range(51))],
}

# Rates that the rounded times of a file do not give exactly, and the reason.
RATES = {
    "format_samples/mot_sims_style_name_datacolumns.mot": (
        600.0, "times 0.0017, 0.0033, 0.005: sixtieths of a tenth with four digits"),
}

# Columns of OpenSim that are no result: the dependent coordinates of the patella, which stay in
# radians in a file of degrees (FORMATS 5), are left out.
INTERNAL = "_beta"

# Files that must be refused: words of the error, and the reason.
REFUSALS = {
    "c3d_encodings/Empty.trc": ("the file is empty", "0 bytes"),
    "c3d_encodings/Truncated.trc": ("no row that begins with 'Frame#'", "the file ends after its third line"),
    "format_samples/synthetic_minimal.mvnx": (
        "MVNX", "no markers: joint angles of another system (FORMATS 7)"),
    "format_samples/synthetic_openpose_000000000000_keypoints.json": (
        "OpenPose", "pixels in one image, not positions in space (FORMATS 6)"),
    "format_samples/synthetic_mediapipe_wide.csv": (
        "MediaPipe", "image coordinates, not positions in space (FORMATS 6)"),
    "format_samples/synthetic_pandas_multiheader_3row.csv": (
        "z", "two-dimensional: x and y in an image, no z (FORMATS 6)"),
    "format_samples/synthetic_pandas_multiheader_4row.csv": (
        "z", "two-dimensional: x and y in an image, no z (FORMATS 6)"),
    "format_samples/synthetic_tracker_semicolon_dot_decimal.csv": (
        "names no marker", "only unlabelled trajectories, '1 1936' and '1 1937' (FORMATS 1)"),
    "format_samples/trc_numMarkers_zero.trc": (
        "names no marker", "only unlabelled trajectories; --labels names them (FORMATS 4)"),
    "format_samples/bids_motion_channels.json": (
        "", "describes the axes of a Motion-BIDS recording that is not there (FORMATS 9)"),
    "format_samples/bids_motion_channels.tsv": (
        "", "describes the columns of a Motion-BIDS recording that is not there (FORMATS 9)"),
    "format_samples/bids_motion_sidecar.json": (
        "", "describes a Motion-BIDS recording that is not there (FORMATS 9)"),
}

# Where a program of others differs from the file: what is not compared with it, and why.
ORACLE_DIFFERS = {
    "c3d_encodings/dynamic.C3D": (
        "ezc3d leaves out the 6 analog values per frame that the header counts, because there is "
        "no ANALOG group; with them the data fill the file to the byte"),
    "c3d_encodings/standing.C3D": "as dynamic.C3D",
}

# Files that a program of others cannot be given.
ORACLE_HANGS = {
    "format_samples/mot_comma_separated_pyomeca.mot": "OpenSim 4.6 never returns",
    "format_samples/sto_version3_quaternion.sto": "OpenSim has another class for quaternions",
    "format_samples/sto_version3_datarate.sto": "OpenSim has another class for quaternions",
}


def reader_of(name):
    return next((read for pattern, read in READERS if fnmatch(name.lower(), pattern)), None)


def motion_files(root):
    """The paths of all files that hold or describe motion, in order."""
    return sorted(
        path for path in root.rglob("*")
        if path.suffix.lower() in MOTION and path.name not in NOTES)
