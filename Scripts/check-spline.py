#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Recomputes smoothing splines that this program made of recorded channels.

Usage: check-spline.py FOLDER [--relative 1e-6]

FOLDER holds what the suite SplineChannelTests wrote, one file for each channel: the frame rate, the
samples, and for the cubic and the quintic spline the smooth values with p for 8 Hz (fixed) and with
the p that generalised cross-validation chose (gcv). Here the splines are had from dense matrices:
with K = Q R^-1 Q^T the smooth values are (I + p K)^-1 y, and the eigenvalues of K give the score of
every p. Q and R for even times are written down in closed form. Where SciPy is there,
make_smoothing_spline has to agree with the cubic spline as well.

The largest difference of a channel is taken relative to its standard deviation.
"""
import argparse
import math
import pathlib
import sys

import numpy

try:
    from scipy.interpolate import make_smoothing_spline
except ImportError:
    make_smoothing_spline = None

ORDER = {"cubic": 2, "quintic": 3}
# Integrals of products of B-splines of degree m - 1 on knots at distance one.
GRAM = {2: [2 / 3, 1 / 6], 3: [11 / 20, 13 / 60, 1 / 120]}
DIFFERENCES = {2: [1, -2, 1], 3: [-1, 3, -3, 1]}
BOUNDS = (3.0, 20.0)


class Energy:
    """The eigenvalues and eigenvectors of K for n samples at distance one."""

    def __init__(self, n, order):
        count = n - order
        differences = numpy.zeros((n, count))
        for row, factor in enumerate(DIFFERENCES[order]):
            differences[numpy.arange(count) + row, numpy.arange(count)] = factor
        gram = numpy.zeros((count, count))
        for distance, value in enumerate(GRAM[order]):
            gram += numpy.diag(numpy.full(count - distance, value), distance)
            if distance:
                gram += numpy.diag(numpy.full(count - distance, value), -distance)
        energy = differences @ numpy.linalg.solve(gram, differences.T)
        values, self.vectors = numpy.linalg.eigh((energy + energy.T) / 2)
        # The polynomials of degree m - 1 have none; what is left of it there is rounding.
        values[:order] = 0
        self.values = values

    def smooth(self, samples, penalty):
        return self.vectors @ ((self.vectors.T @ samples) / (1 + penalty * self.values))

    def score(self, samples, penalty):
        taken = penalty * self.values / (1 + penalty * self.values)
        rest = taken * (self.vectors.T @ samples)
        return len(samples) * (rest @ rest) / taken.sum() ** 2


def smoothing(cutoff, rate, order):
    return (math.sqrt(2) - 1) * rate / (2 * math.pi * cutoff) ** (2 * order)


def least(score, low, high):
    """Where a function is least: a fine scan, then the golden section."""
    places = numpy.linspace(low, high, 200)
    best = int(numpy.argmin([score(place) for place in places]))
    low, high = places[max(best - 1, 0)], places[min(best + 1, len(places) - 1)]
    golden = (math.sqrt(5) - 1) / 2
    while high - low > 1e-9:
        a, b = high - golden * (high - low), low + golden * (high - low)
        if score(a) < score(b):
            high = b
        else:
            low = a
    return (low + high) / 2


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--relative", type=float, default=1e-6)
    options = parser.parse_args()

    energies = {}
    worst = {}
    files = sorted(options.folder.glob("*.csv"))
    if not files:
        sys.exit(f"{options.folder}: there is no channel to check")
    for file in files:
        lines = [line.split(",") for line in file.read_text().splitlines()]
        rate = float(lines[0][1])
        samples = numpy.array(lines[1][1:], dtype=float)
        spread = samples.std()
        # About the mean, so that the digits are left for the motion.
        centred = samples - samples.mean()
        for line in lines[2:]:
            kind, way, penalty = line[0].split()
            values, order = numpy.array(line[1:], dtype=float), ORDER[kind]
            key = (len(samples), order)
            if key not in energies:
                energies[key] = Energy(*key)
            energy = energies[key]

            def scaled(p):
                return p * rate ** (2 * order - 1)

            p = float(penalty)
            if way == "gcv":
                cutoff = math.exp(
                    least(
                        lambda log: energy.score(
                            centred, scaled(smoothing(math.exp(log), rate, order))),
                        math.log(BOUNDS[0]), math.log(BOUNDS[1])))
                p = smoothing(cutoff, rate, order)
            expected = energy.smooth(centred, scaled(p)) + samples.mean()
            difference = abs(values - expected).max() / spread
            name = f"{kind} {way}"
            worst[name] = max(worst.get(name, (0, "")), (difference, file.stem))
            if make_smoothing_spline is not None and kind == "cubic":
                times = numpy.arange(len(samples)) / rate
                theirs = make_smoothing_spline(times, centred, lam=float(penalty))(times)
                difference = abs(values - theirs - samples.mean()).max() / spread
                worst["scipy"] = max(worst.get("scipy", (0, "")), (difference, file.stem))

    for name, (difference, channel) in worst.items():
        print(f"{name}: at most {difference:.1e} of the standard deviation, in {channel}")
    if make_smoothing_spline is None:
        print("scipy: not on this machine")
    failed = [name for name, (difference, _) in worst.items() if difference > options.relative]
    if failed:
        sys.exit(f"more than {options.relative:g} apart: {', '.join(failed)}")
    print(f"{len(files)} recorded channels agree within {options.relative:g}")


main()
