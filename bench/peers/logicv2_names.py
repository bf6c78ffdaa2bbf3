# SPDX-License-Identifier: Apache-2.0
"""OpenSanctions' logic-v2 (nomenklatura) on labelled pairs of names.

logicv2_names.py FILE: columns name1, name2, is_match and, where there are, schema and quality. Prints F1 at each threshold
and at the best one, and CPU-microseconds a pair, warm.
"""

import csv
import sys
import time
from importlib.metadata import version
from uuid import uuid4

from followthemoney import ValueEntity, model
from nomenklatura.matching import get_algorithm

algorithm = get_algorithm("logic-v2")
config = algorithm.default_config()


def entity(schema, name):
    made = ValueEntity(model.get(schema or "Thing"), {"id": uuid4().hex})
    made.add("name", name)
    return made


with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
schemata = [row.get("schema") or "LegalEntity" for row in rows]
pairs = [(entity(s, row["name1"]), entity(s, row["name2"])) for s, row in zip(schemata, rows)]
scores = []
for _ in range(4):
    started = time.process_time()
    scores = [algorithm.compare(one, other, config).score for one, other in pairs]
    microseconds = (time.process_time() - started) / len(pairs) * 1e6


def f1(threshold, which):
    right = wrong = 0
    for score, schema, row in zip(scores, schemata, rows):
        if which(schema, row):
            same, found = row["is_match"] == "true", score >= threshold
            right += same and found
            wrong += same != found
    return 2 * right / (2 * right + wrong) if right + wrong else float("nan")


def line(threshold):
    return (f"threshold={threshold:.2f} f1={f1(threshold, lambda s, r: True):.3f} "
            f"persons={f1(threshold, lambda s, r: s == 'Person'):.3f} "
            f"strong={f1(threshold, lambda s, r: r.get('quality') == 'STRONG'):.3f}")


thresholds = [at / 100 for at in range(40, 100, 5)]
for each in thresholds:
    print("logic-v2", line(each))
best = max(thresholds, key=lambda at: f1(at, lambda s, r: True))
print("logic-v2 best", line(best), f"pairs={len(rows)} nomenklatura={version('nomenklatura')}")
print(f"logic-v2 cpuMicrosecondsAPair raw={microseconds:.1f} (entities made before)")
