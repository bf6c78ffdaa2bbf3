# SPDX-License-Identifier: Apache-2.0
"""Compares two folders of pairs.csv and clusters.csv, ours and Splink's: pairs that only one has, and weights that differ."""

import csv
import sys


def pairs(folder):
    with open(f"{folder}/pairs.csv", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {(left, right): float(weight) for left, right, weight, _ in rows}


def clusters(folder):
    with open(f"{folder}/clusters.csv", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return len({row[0] for row in rows})


ours, theirs = (pairs(folder) for folder in sys.argv[1:3])
both = ours.keys() & theirs.keys()
print(
    f"same={len(both)} onlyOurs={len(ours) - len(both)} onlyTheirs={len(theirs) - len(both)} "
    f"widestDifference={max(abs(ours[pair] - theirs[pair]) for pair in both):.9f} "
    f"clusters={clusters(sys.argv[1])} theirClusters={clusters(sys.argv[2])}"
)
