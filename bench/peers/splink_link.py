# SPDX-License-Identifier: Apache-2.0
"""Splink on DuckDB over two registers of persons with the model of bench/models/persons.json.

splink_link.py DIR MODEL OUT THREADS: reads DIR/a.csv and DIR/b.csv, writes OUT/pairs.csv and OUT/clusters.csv.
Prints one line: pairs, seconds, CPU-seconds, peak resident gigabytes.
"""

import contextlib
import io
import json
import resource
import sys
import time

started = time.time()

import duckdb
import splink
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

folder, model_file, out, threads = sys.argv[1:5]
model = json.load(open(model_file))


def level(column, spec):
    criterion, _, limit = spec["criterion"].partition(" ")
    by_frequency = spec.get("termFrequency", False)
    if criterion == "exact":
        made = levels.ExactMatchLevel(column, term_frequency_adjustments=by_frequency)
    elif criterion == "jaroWinkler":
        made = levels.JaroWinklerLevel(column, float(limit))
    elif criterion == "levenshtein":
        made = levels.LevenshteinLevel(column, int(limit))
    else:
        made = levels.ElseLevel()
    more = {"tf_adjustment_column": column} if by_frequency else {}
    return made.configure(m_probability=spec["u"] * 2 ** spec["weight"], u_probability=spec["u"], **more)


def comparison(spec):
    column = spec["column"]
    return comparisons.CustomComparison(
        [levels.NullLevel(column)] + [level(column, each) for each in spec["levels"]], output_column_name=column
    )


odds = 2 ** model["priorWeight"]
columns = [each["column"] for each in model["comparisons"]]
settings = SettingsCreator(
    link_type="link_only",
    comparisons=[comparison(each) for each in model["comparisons"]],
    blocking_rules_to_generate_predictions=[block_on(*rule) for rule in model["rules"]],
    probability_two_random_records_match=odds / (1 + odds),
    retain_matching_columns=False,
    unique_id_column_name="id",
)
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    database = duckdb.connect()
    database.execute(f"SET threads={threads}")
    database.execute("SET memory_limit='16GB'")
    fields = ", ".join(f"nullif({column}, '') {column}" for column in columns)
    for side in "ab":
        database.execute(
            f"create table {side} as select id::bigint id, {fields} "
            f"from read_csv('{folder}/{side}.csv', all_varchar=true, header=true)"
        )
    api = DuckDBAPI(database)
    linker = Linker([api.register("a"), api.register("b")], settings)
    pairs = linker.inference.predict(threshold_match_weight=model["threshold"])
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_weight=model["threshold"]
    )
    database.execute(
        f"copy (select id_l, id_r, match_weight, match_probability from {pairs.physical_name}) "
        f"to '{out}/pairs.csv' (header)"
    )
    database.execute(
        f"copy (select cluster_id, source_dataset, id from {clusters.physical_name}) to '{out}/clusters.csv' (header)"
    )
    seconds = time.time() - started
    count, same = database.execute(
        f"select count(*), count(*) filter (id_l = id_r) from {pairs.physical_name}"
    ).fetchone()
used = resource.getrusage(resource.RUSAGE_SELF)
print(
    f"splink={splink.__version__ if hasattr(splink, '__version__') else '5'} duckdb={duckdb.__version__} "
    f"pairs={count} true={same} seconds={seconds:.2f} cpuSeconds={used.ru_utime + used.ru_stime:.2f} "
    f"peakGb={used.ru_maxrss / 1e6:.2f}"
)
