#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Computes smoothing splines of recorded channels anew and compares them with Biomech's.

    Scripts/validation/splines.py FOLDER

FOLDER holds what the suite SplineChannelTests wrote, one file for each channel: the frame rate, the
samples, and for the cubic and the quintic spline the smooth values with p for 8 Hz (fixed) and with
the p that generalised cross-validation chose (gcv). Here the splines are had from dense matrices:
with K = Q R^-1 Q^T the smooth values are (I + p K)^-1 y, and the eigenvalues of K give the score of
every p. Q and R for even times are written down in closed form. SciPy's make_smoothing_spline has to
agree with the cubic spline as well.

The largest difference in a channel is taken relative to its standard deviation.
"""

import math
import sys
from pathlib import Path

import numpy as np
from scipy.interpolate import make_smoothing_spline

ALLOWED = 1e-6

ORDER = {"cubic": 2, "quintic": 3}
# Integrals of products of B-splines of degree m - 1 on knots at distance one.
GRAM = {2: [2 / 3, 1 / 6], 3: [11 / 20, 13 / 60, 1 / 120]}
DIFFERENCES = {2: [1, -2, 1], 3: [-1, 3, -3, 1]}
BOUNDS = (3.0, 20.0)


class Energy:
    """The eigenvalues and eigenvectors of K for n samples at distance one."""

    def __init__(self, n, order):
        count = n - order
        differences = np.zeros((n, count))
        for row, factor in enumerate(DIFFERENCES[order]):
            differences[np.arange(count) + row, np.arange(count)] = factor
        gram = np.zeros((count, count))
        for distance, value in enumerate(GRAM[order]):
            gram += np.diag(np.full(count - distance, value), distance)
            if distance:
                gram += np.diag(np.full(count - distance, value), -distance)
        energy = differences @ np.linalg.solve(gram, differences.T)
        values, self.vectors = np.linalg.eigh((energy + energy.T) / 2)
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
    places = np.linspace(low, high, 200)
    best = int(np.argmin([score(place) for place in places]))
    low, high = places[max(best - 1, 0)], places[min(best + 1, len(places) - 1)]
    golden = (math.sqrt(5) - 1) / 2
    while high - low > 1e-9:
        a, b = high - golden * (high - low), low + golden * (high - low)
        if score(a) < score(b):
            high = b
        else:
            low = a
    return (low + high) / 2


class Splines:
    """The comparisons made so far: the largest difference of each kind, and in which channel."""

    def __init__(self):
        self.energies, self.largest = {}, {}

    def compare(self, channel, text):
        lines = [line.split(",") for line in text.splitlines()]
        rate = float(lines[0][1])
        samples = np.array(lines[1][1:], dtype=float)
        # About the mean, so that the digits are left for the motion.
        centred = samples - samples.mean()
        for line in lines[2:]:
            kind, way, penalty = line[0].split()
            values = np.array(line[1:], dtype=float) - samples.mean()
            expected = self.dense(centred, rate, ORDER[kind], float(penalty), way == "gcv")
            self.add(f"{kind} spline, p {'chosen' if way == 'gcv' else 'fixed'}", channel,
                     values - expected, samples)
            if kind == "cubic":
                times = np.arange(len(samples)) / rate
                theirs = make_smoothing_spline(times, centred, lam=float(penalty))(times)
                self.add("cubic spline, SciPy", channel, values - theirs, samples)

    def dense(self, samples, rate, order, penalty, is_chosen):
        key = (len(samples), order)
        if key not in self.energies:
            self.energies[key] = Energy(*key)
        energy, scale = self.energies[key], rate ** (2 * order - 1)
        if is_chosen:
            best = least(
                lambda log: energy.score(
                    samples, scale * smoothing(math.exp(log), rate, order)),
                math.log(BOUNDS[0]), math.log(BOUNDS[1]))
            penalty = smoothing(math.exp(best), rate, order)
        return energy.smooth(samples, scale * penalty)

    def add(self, what, channel, difference, samples):
        relative = abs(difference).max() / samples.std()
        self.largest[what] = max(self.largest.get(what, (0, "")), (relative, channel))

    def report(self):
        for what, (relative, channel) in self.largest.items():
            print(f"  {what}: largest difference {relative:.1e} of the standard deviation, allowed "
                  f"{ALLOWED:g} ({channel})"
                  f"{'  TOO LARGE' if not relative <= ALLOWED else ''}")


def main():
    files = sorted(Path(sys.argv[1]).glob("*.csv"))
    if not files:
        sys.exit(f"{sys.argv[1]}: there is no channel to compare")
    splines = Splines()
    for file in files:
        splines.compare(file.stem, file.read_text())
    splines.report()
    if any(not relative <= ALLOWED for relative, _ in splines.largest.values()):
        sys.exit(1)
    print(f"  {len(files)} recorded channels")


main()
