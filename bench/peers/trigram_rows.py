# SPDX-License-Identifier: Apache-2.0
"""Plain baseline: cosine of trigrams over whole rows, weighted by inverse document frequency.

trigram_rows.py LEFT RIGHT PAIRS links two files: pairs that are best on both sides, from cosine 0.5.
trigram_rows.py FILE TRUTH finds the duplicates of one: pairs from cosine 0.7; TRUTH is the column of the true entity.
Prints one JSON object with precision, recall and F1 over pairs.
"""

import itertools
import json
import sys
import time

import numpy
import pandas
from sklearn.feature_extraction.text import TfidfVectorizer

NO_EVIDENCE = {"id", "rec_id", "Id", "unique_id"}
BATCH = 500


def read(path):
    return pandas.read_csv(path, dtype=str, keep_default_na=False)


def rows(table, without=()):
    wanted = [name for name in table.columns if name not in NO_EVIDENCE and name not in without]
    return table[wanted].agg(" ".join, axis=1).str.lower()


def vectors(*texts):
    model = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), sublinear_tf=True)
    model.fit(pandas.concat(texts))
    return [model.transform(text) for text in texts]


def similar(left, right, least):
    for start in range(0, left.shape[0], BATCH):
        block = (left[start : start + BATCH] @ right.T).tocoo()
        keep = block.data >= least
        yield from zip(block.row[keep] + start, block.col[keep], block.data[keep])


def scores(found, true):
    same = len(found & true)
    precision = same / len(found) if found else 1.0
    recall = same / len(true)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4) if same else 0.0,
    }


def link(left_path, right_path, pairs_path):
    left, right, pairs = read(left_path), read(right_path), read(pairs_path)
    ids = "unique_id" if "unique_id" in left.columns else "id"
    places = [{value: at for at, value in enumerate(table[ids])} for table in (left, right)]
    true = {(places[0][one], places[1][other]) for one, other in pairs.values}
    ours, theirs = {}, {}
    for one, other, cosine in similar(*vectors(rows(left), rows(right)), 0.5):
        if cosine > ours.get(one, (0, 0))[0]:
            ours[one] = (cosine, other)
        if cosine > theirs.get(other, (0, 0))[0]:
            theirs[other] = (cosine, one)
    return scores({(one, other) for one, (_, other) in ours.items() if theirs[other][1] == one}, true)


def dedupe(path, truth):
    table = read(path)
    (matrix,) = vectors(rows(table, {truth, "Lat", "Lng"}))
    true = set()
    for places in table.groupby(truth).indices.values():
        true |= set(itertools.combinations(sorted(int(at) for at in places), 2))
    found = {(int(one), int(other)) for one, other, _ in similar(matrix, matrix, 0.7) if one < other}
    return scores(found, true)


started = time.time()
result = link(*sys.argv[1:4]) if len(sys.argv) == 4 else dedupe(*sys.argv[1:3])
print(json.dumps({**result, "seconds": round(time.time() - started, 1), "numpy": numpy.__version__}))
