# SPDX-License-Identifier: Apache-2.0
"""Baseline: Splink with a plain model written by hand for each set, trained on it, links from probability 0.5.

splink_rows.py SET FILE TRUTH finds the duplicates of one file; TRUTH is the column of the true entity.
splink_rows.py SET LEFT RIGHT PAIRS links two files.
SET is RLdata10000, fz or trans. Prints one JSON object with precision, recall and F1 over pairs.
"""

import itertools
import json
import logging
import sys
import time

import duckdb
import pandas
import splink
import splink.comparison_level_library as levels
import splink.comparison_library as compare
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.disable(logging.WARNING)

MONTH = "substr(l.transaction_date, 1, 7) = substr(r.transaction_date, 1, 7)"
AMOUNT = "round(l.amount / 2) = round(r.amount / 2)"


def week(days):
    return (
        "yearweek(cast(r.transaction_date as date)) = "
        f"yearweek(cast(l.transaction_date as date) + interval {days} day)"
    )


def likeness(column, steps, rare=False):
    comparison = compare.JaroWinklerAtThresholds(column, steps)
    return comparison.configure(term_frequency_adjustments=True) if rare else comparison


def days_after(days):
    apart = "date_diff('day', cast(transaction_date_l as date), cast(transaction_date_r as date))"
    return levels.CustomLevel(f"{apart} between 0 and {days}", f"up to {days} days")


def amount():
    return compare.CustomComparison(
        output_column_name="amount",
        comparison_levels=[levels.NullLevel("amount"), levels.ExactMatchLevel("amount")]
        + [levels.PercentageDifferenceLevel("amount", share) for share in (0.01, 0.03, 0.1, 0.3)]
        + [levels.ElseLevel()],
    )


def dates():
    return compare.CustomComparison(
        output_column_name="transaction_date",
        comparison_levels=[levels.NullLevel("transaction_date")]
        + [days_after(days) for days in (1, 4, 10, 30)]
        + [levels.ElseLevel()],
    )


# By set: comparisons, rules whose pairs are weighed, rules to learn m by, and rules whose pairs are true but for a known share.
MODELS = {
    "RLdata10000": (
        [
            likeness("fname_c1", [0.9, 0.8], rare=True),
            likeness("lname_c1", [0.9, 0.8], rare=True),
            compare.ExactMatch("by"),
            compare.ExactMatch("bm"),
            compare.ExactMatch("bd"),
        ],
        [
            block_on("fname_c1", "lname_c1"),
            block_on("by", "bm", "bd"),
            block_on("lname_c1", "by"),
            block_on("fname_c1", "bm", "bd"),
        ],
        [block_on("fname_c1", "lname_c1"), block_on("by", "bm", "bd")],
        [block_on("fname_c1", "lname_c1", "by", "bm")],
        0.7,
    ),
    "fz": (
        [
            likeness("name", [0.92, 0.8]),
            likeness("addr", [0.92, 0.8]),
            compare.ExactMatch("phone"),
            likeness("city", [0.9]),
        ],
        [block_on("phone"), block_on("city", "substr(name, 1, 3)"), block_on("substr(addr, 1, 6)")],
        [block_on("phone"), block_on("city")],
        [block_on("phone")],
        0.8,
    ),
    "trans": (
        [amount(), compare.LevenshteinAtThresholds("memo", [2, 6, 10]), dates()],
        [
            f"{MONTH} and substr(l.memo, 1, 3) = substr(r.memo, 1, 3) and l.amount / r.amount between 0.7 and 1.3",
            block_on("substr(memo, 1, 9)"),
            f"{AMOUNT} and {week(4)}",
            f"{AMOUNT} and {week(0)}",
        ],
        [block_on("memo"), block_on("amount")],
        [block_on("amount", "memo")],
        0.15,
    ),
}


def read(path, side=""):
    table = pandas.read_csv(path, dtype=str, keep_default_na=False).replace("", None)
    named = next((name for name in ("unique_id", "id", "rec_id") if name in table.columns), None)
    table["unique_id"] = side + (table[named] if named else pandas.Series(table.index).astype(str))
    if "phone" in table.columns:
        table["phone"] = table.phone.str.replace(r"\D", "", regex=True)
    if "amount" in table.columns:
        table["amount"] = table.amount.astype(float)
    return table


def pair(one, other):
    return tuple(sorted((one, other)))


def inputs(arguments):
    if len(arguments) == 2:
        table = read(arguments[0])
        groups = table.groupby(arguments[1]).unique_id
        true = {pair(*two) for _, ids in groups for two in itertools.combinations(ids, 2)}
        return [table], true
    true = {pair("l" + one, "r" + other) for one, other in read(arguments[2])[["left", "right"]].values}
    return [read(arguments[0], "l"), read(arguments[1], "r")], true


def found(tables, model):
    comparisons, rules, learnt_by, sure, recall = model
    settings = SettingsCreator(
        link_type="dedupe_only" if len(tables) == 1 else "link_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=rules,
    )
    database = DuckDBAPI()
    linker = Linker([database.register(table) for table in tables], settings)
    linker.training.estimate_probability_two_random_records_match(sure, recall=recall)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in learnt_by:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    links = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    return {pair(one, other) for one, other in zip(links.unique_id_l, links.unique_id_r)}


started = time.time()
tables, true = inputs(sys.argv[2:])
links = found(tables, MODELS[sys.argv[1]])
same = len(links & true)
precision, recall = (same / len(links) if links else 1.0), same / len(true)
print(
    json.dumps(
        {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / (precision + recall), 4) if same else 0.0,
            "seconds": round(time.time() - started, 1),
            "splink": splink.__version__,
            "duckdb": duckdb.__version__,
        }
    )
)
