// SPDX-License-Identifier: Apache-2.0

/**
 * One authority's own case files: subjects and what each source states about them, links, cases, search.
 *
 * <p>Takes in the {@link org.enlace.model.CaseRecord}s of one source at a time and keeps each statement with its
 * source, grade, handling, legal basis and expiry, and each record as it was written. Loading a file again changes
 * nothing and prolongs no expiry. Merging and splitting subjects moves no statement out of its source and can be
 * undone. What has expired is deleted. Loads, merges, splits, purges and exports are ledger entries of ids and counts.
 *
 * <p>Every method takes the transaction's {@code Handle} first. Migrations: {@code db/cases}.
 *
 * <p>Read first: {@link org.enlace.cases.CaseFiles}, {@link org.enlace.cases.HeldSubject},
 * {@link org.enlace.cases.rows.LoadResult}.
 */
@NullMarked
package org.enlace.cases;

import org.jspecify.annotations.NullMarked;
