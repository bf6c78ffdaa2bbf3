# SPDX-License-Identifier: Apache-2.0
"""Splink with the model of its tutorial, trained, over one file of made-up persons with known clusters.

splink_dedupe.py FILE TRUTH: TRUTH is the column of the true cluster. Prints the best F1 over clusters by threshold.
"""

import contextlib
import io
import sys

import duckdb
import splink.comparison_library as comparisons
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

file, truth = sys.argv[1:3]
settings = SettingsCreator(
    link_type="dedupe_only",
    blocking_rules_to_generate_predictions=[
        block_on("first_name", "dob"),
        block_on("surname", "dob"),
        block_on("email"),
        block_on("first_name", "surname"),
        block_on("surname", "city"),
    ],
    comparisons=[
        comparisons.NameComparison("first_name"),
        comparisons.NameComparison("surname"),
        comparisons.DateOfBirthComparison("dob", input_is_string=True),
        comparisons.ExactMatch("city").configure(term_frequency_adjustments=True),
        comparisons.EmailComparison("email"),
    ],
    additional_columns_to_retain=["truth"],
)
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    database = duckdb.connect()
    database.execute("SET threads=2")
    database.execute(f"create table people as select *, \"{truth}\" as truth from read_csv('{file}', all_varchar=true)")
    linker = Linker([DuckDBAPI(database).register("people")], settings)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("first_name", "surname", "dob"), block_on("email")], recall=0.7
    )
    training.estimate_u_using_random_sampling(max_pairs=5e6)
    training.estimate_parameters_using_expectation_maximisation(block_on("first_name", "surname"))
    training.estimate_parameters_using_expectation_maximisation(block_on("dob"))
    pairs = linker.inference.predict(threshold_match_weight=-10)
    wanted = database.execute(
        "select sum(n * (n - 1) / 2) from (select count(*) n from people group by truth)"
    ).fetchone()[0]
    best = (0, 0, 0, 0)
    for threshold in range(-4, 21):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            pairs, threshold_match_weight=threshold
        ).physical_name
        made, right = database.execute(
            f"with k as (select cluster_id, truth, count(*) n from {clusters} group by 1, 2), "
            "a as (select sum(n * (n - 1) / 2) hits from k), "
            "b as (select sum(n * (n - 1) / 2) made from (select sum(n) n from k group by cluster_id)) "
            "select made, hits from a, b"
        ).fetchone()
        best = max(best, (2 * right / (made + wanted), threshold, right / made, right / wanted))
print("best clusters f1=%.4f threshold=%d precision=%.4f recall=%.4f" % best)
