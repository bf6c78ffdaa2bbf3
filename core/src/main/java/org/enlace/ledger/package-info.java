// SPDX-License-Identifier: Apache-2.0
/**
 * The tamper-evident log of one node: what crossed a border, who decided it, and nothing of its content.
 *
 * <p>Takes in {@link org.enlace.ledger.LedgerEntry entries} of ids, counts and hashes, each in the transaction of its
 * cause; gives out RFC 6962 trees as C2SP tlog-tiles files with signed checkpoints, proofs, and the cosignatures by
 * which partners hold a node to one history. {@link org.enlace.ledger.LedgerVerifier} checks the files alone, with no
 * database and no node.
 *
 * <p>Entries are never changed and never deleted: they hold no case content, so when content is purged, the proof of it
 * stays here and nothing here needs purging. A published file that disagrees with the database is reported, never
 * overwritten.
 *
 * <p>A verifier trusts the keys in {@code ledger.vkey} beside the log: compare the first line with the key in the
 * agreement. Read first: {@code Ledger}, {@code Checkpoint}, {@code LedgerVerifier}.
 */
@NullMarked
package org.enlace.ledger;

import org.jspecify.annotations.NullMarked;
