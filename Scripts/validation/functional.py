#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Finds the hip centre and the knee axis of simulated functional trials anew and compares.

    Scripts/validation/functional.py FOLDER

FOLDER holds what the suite FunctionalRefereeTests wrote: the markers of a static trial, a star arc of
the right hip and a swing of the right knee, with noise, and what Biomech found in them, in the axes of
the laboratory as the person stood. Here the clusters are tracked by SciPy's solution of Wahba's problem;
SCoRE and SARA are numpy's least squares and singular values; the sphere fit is SciPy's
Levenberg-Marquardt over the centre and all radii.
"""

import sys
from pathlib import Path

import numpy as np
from scipy.optimize import least_squares
from scipy.spatial.transform import Rotation

# Noise and rounding of the two solutions: the same minimum, found in different ways.
ALLOWED = {"mm": 1e-5, "deg": 1e-6, "ratio": 1e-9}

# The markers of each segment and how much they count: landmarks worn in motion count half.
PELVIS = {"RASI": 1, "LASI": 1, "RPSI": 1, "LPSI": 1}
THIGH = {"RTH1": 1, "RTH2": 1, "RTH3": 1, "RTH4": 1, "RLEP": 0.5}
SHANK = {"RSH1": 1, "RSH2": 1, "RSH3": 1, "RSH4": 1, "RLMA": 0.5}


def read(file):
    names = file.read_text().splitlines()[0].split(",")
    table = np.loadtxt(file, delimiter=",", skiprows=1)
    return {name: table[:, 3 * k:3 * k + 3] for k, name in enumerate(names)}


def poses(static, trial, cluster):
    """Rotation and translation from the static laboratory to each frame, for one cluster."""
    weights = np.array(list(cluster.values()), dtype=float)
    shape = np.array([static[name].mean(axis=0) for name in cluster])
    middle = np.average(shape, axis=0, weights=weights)
    found = []
    for points in np.stack([trial[name] for name in cluster], axis=1):
        centre = np.average(points, axis=0, weights=weights)
        turn = Rotation.align_vectors(points - centre, shape - middle, weights)[0].as_matrix()
        found.append((turn, centre - turn @ middle))
    return found


def equations(proximal, distal):
    a = np.vstack([np.hstack([r, -q]) for (r, _), (q, _) in zip(proximal, distal)])
    y = np.hstack([u - t for (_, t), (_, u) in zip(proximal, distal)])
    return a, y


def score(proximal, distal):
    a, y = equations(proximal, distal)
    x, squares, _, _ = np.linalg.lstsq(a, y, rcond=None)
    covariance = np.linalg.inv(a.T @ a)[:3, :3] * squares[0] / (len(y) - 6)
    return (x[:3], np.sqrt(squares[0] / len(proximal)),
            np.sqrt(np.linalg.eigvalsh(covariance).max()))


def sara(proximal, distal):
    a, _ = equations(proximal, distal)
    _, s, vt = np.linalg.svd(a, full_matrices=False)
    axis = vt[5, :3] / np.linalg.norm(vt[5, :3])
    return (axis if axis[2] > 0 else -axis), s[5] / (s[3] + s[4])


def sphere(clouds):
    def distances(x):
        return np.hstack([np.linalg.norm(cloud - x[:3], axis=1) - x[3 + k]
                          for k, cloud in enumerate(clouds)])
    middle = np.vstack(clouds).mean(axis=0) + [0, 300, 0]
    start = np.hstack([middle, [np.linalg.norm(c - middle, axis=1).mean() for c in clouds]])
    fit = least_squares(distances, start, method="lm", xtol=1e-15, ftol=1e-15, gtol=1e-15)
    rest = fit.fun @ fit.fun
    freedom = len(fit.fun) - len(fit.x)
    covariance = np.linalg.inv(fit.jac.T @ fit.jac)[:3, :3] * rest / freedom
    return fit.x[:3], np.sqrt(rest / len(fit.fun)), np.sqrt(np.linalg.eigvalsh(covariance).max())


def main():
    folder = Path(sys.argv[1])
    static, arc, swing = (read(folder / f"{name}.csv") for name in ("static", "arc", "swing"))
    found = {}
    for line in (folder / "found.csv").read_text().splitlines():
        name, *values = line.split(",")
        found[name] = np.array(values, dtype=float)
    worst = 0

    def compare(what, reference, differences, unit):
        nonlocal worst
        differences = np.atleast_1d(differences)
        rms = np.sqrt((differences ** 2).mean())
        print(f"validation | {what} | simulated, 1 mm noise | {reference} | n={len(differences)} | "
              f"rms={rms:.1e} | max={abs(differences).max():.1e} | bias=- | {unit}")
        worst = max(worst, abs(differences).max() / ALLOWED[unit])

    pelvis, thigh = poses(static, arc, PELVIS), poses(static, arc, THIGH)
    centre, rest, deviation = score(pelvis, thigh)
    compare("SCoRE hip centre", "numpy lstsq", found["score centre"] - centre, "mm")
    compare("SCoRE distance and deviation", "numpy lstsq",
            found["score residual"][:2] - [rest, deviation], "mm")

    clouds = [np.array([r.T @ (p - t) for (r, t), p in zip(pelvis, arc[name])])
              for name in THIGH]
    centre, rest, deviation = sphere(clouds)
    compare("geometric sphere fit, hip centre", "SciPy least_squares",
            found["sphere centre"] - centre, "mm")
    compare("geometric sphere fit, residual and deviation", "SciPy least_squares",
            found["sphere residual"][:2] - [rest, deviation], "mm")

    axis, quality = sara(poses(static, swing, THIGH), poses(static, swing, SHANK))
    angle = np.degrees(np.arctan2(np.linalg.norm(np.cross(found["sara axis"], axis)),
                                  found["sara axis"] @ axis))
    compare("SARA knee axis", "numpy svd", angle, "deg")
    compare("SARA quality", "numpy svd", found["sara quality"][0] - quality, "ratio")
    if not worst <= 1:
        sys.exit("the functional centres and axes differ from those found anew")


main()
