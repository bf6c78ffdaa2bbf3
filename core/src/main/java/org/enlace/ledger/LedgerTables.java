// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.ledger.LedgerException.Reason;
import org.enlace.ledger.entry.EntryType;
import org.jdbi.v3.core.Handle;

/** The ledger's rows: entries with their leaf hashes, roots of full tiles, witnesses and what was cosigned. */
final class LedgerTables implements MerkleTree.Source {
    private final Handle tx;

    LedgerTables(Handle tx) {
        this.tx = tx;
    }

    /** Names the log once; a second name is refused. */
    void name(String origin) {
        tx.execute("insert into ledger_log (origin) values (?) on conflict do nothing", origin);
        String known = tx.createQuery("select origin from ledger_log")
                .mapTo(String.class)
                .one();
        if (!known.equals(origin)) {
            throw new LedgerException(Reason.KEY, "a log keeps its name: name=" + origin + " started as=" + known);
        }
    }

    long size() {
        return tx.createQuery("select size from ledger_log").mapTo(Long.class).one();
    }

    /** When the newest entry was made. */
    Optional<Instant> newest() {
        return tx.createQuery("select bytes from ledger_entry order by entry_index desc limit 1")
                .map((row, context) -> LedgerEntry.parse(row.getBytes(1)).at())
                .findOne();
    }

    /** Takes the next index and holds it until the transaction ends, so that indexes have no gap. */
    long take() {
        return tx.createQuery("update ledger_log set size = size + 1 returning size - 1")
                .mapTo(Long.class)
                .one();
    }

    void insert(long index, EntryType type, byte[] bytes) {
        tx.execute(
                "insert into ledger_entry (entry_index, entry_type, bytes, leaf_hash) values (?, ?, ?, ?)",
                index,
                type.name(),
                bytes,
                MerkleTree.leaf(bytes).bytes());
        raise(index);
    }

    /** When the entry fills a tile, keeps the tile's root for the level above, and so on upwards. */
    private void raise(long index) {
        long last = index;
        for (int level = 0; (last + 1) % MerkleTree.TILE_WIDTH == 0; level++) {
            long tile = last / MerkleTree.TILE_WIDTH;
            Sha256Hash root = MerkleTree.root(hashes(level, tile * MerkleTree.TILE_WIDTH, MerkleTree.TILE_WIDTH));
            tx.execute(
                    "insert into ledger_tile_hash (tile_level, hash_index, hash) values (?, ?, ?)",
                    level + 1,
                    tile,
                    root.bytes());
            last = tile;
        }
    }

    @Override
    public List<Sha256Hash> hashes(int level, long from, int count) {
        String query = level == 0
                ? "select leaf_hash from ledger_entry where entry_index >= :from and entry_index < :to"
                        + " order by entry_index"
                : "select hash from ledger_tile_hash where tile_level = " + level
                        + " and hash_index >= :from and hash_index < :to order by hash_index";
        List<Sha256Hash> found = tx.createQuery(query)
                .bind("from", from)
                .bind("to", from + count)
                .map((row, context) -> Sha256Hash.of(row.getBytes(1)))
                .list();
        if (found.size() != count) {
            throw new LedgerException(
                    Reason.RANGE, "the log has no such hashes: level=" + level + " from=" + from + " count=" + count);
        }
        return found;
    }

    List<byte[]> bytes(long from, int count) {
        return tx.createQuery("select bytes from ledger_entry where entry_index >= :from and entry_index < :to"
                        + " order by entry_index")
                .bind("from", from)
                .bind("to", from + count)
                .mapTo(byte[].class)
                .list();
    }

    List<LedgerEntry.Logged> entries(long from, int limit) {
        return tx.createQuery("select entry_index, bytes from ledger_entry where entry_index >= :from"
                        + " order by entry_index limit :limit")
                .bind("from", from)
                .bind("limit", limit)
                .map((row, context) -> new LedgerEntry.Logged(row.getLong(1), LedgerEntry.parse(row.getBytes(2))))
                .list();
    }

    /** The newest entries of a type below an index, newest first. */
    List<LedgerEntry.Logged> entries(EntryType type, long below, int limit) {
        return tx.createQuery("select entry_index, bytes from ledger_entry where entry_type = :type"
                        + " and entry_index < :below order by entry_index desc limit :limit")
                .bind("type", type.name())
                .bind("below", below)
                .bind("limit", limit)
                .map((row, context) -> new LedgerEntry.Logged(row.getLong(1), LedgerEntry.parse(row.getBytes(2))))
                .list();
    }

    int trust(VerifierKey witness) {
        return tx.execute(
                "insert into ledger_witness (witness_name, vkey) values (?, ?)"
                        + " on conflict (witness_name) do update set vkey = excluded.vkey",
                witness.name(),
                witness.line());
    }

    List<VerifierKey> witnesses() {
        return tx.createQuery("select vkey from ledger_witness order by witness_name collate \"C\"")
                .mapTo(String.class)
                .map(VerifierKey::parse)
                .list();
    }

    void keep(long size, SignatureLine cosignature) {
        tx.execute(
                "insert into ledger_cosignature (tree_size, witness_name, line) values (?, ?, ?)"
                        + " on conflict (tree_size, witness_name) do update set line = excluded.line",
                size,
                cosignature.name(),
                cosignature.text());
    }

    List<SignatureLine> cosignatures(long size) {
        return tx.createQuery("select line from ledger_cosignature where tree_size = :size")
                .bind("size", size)
                .mapTo(String.class)
                .map(SignatureLine::parse)
                .list();
    }

    /** Lets one transaction at a time answer a log, also the first time, when there is no row to lock. */
    void lockSeen(String origin) {
        tx.createQuery("select pg_advisory_xact_lock(hashtextextended(:origin, 0)) is null")
                .bind("origin", "enlace/seen/" + origin)
                .mapTo(Boolean.class)
                .one();
    }

    /** The newest checkpoints of other logs that we cosigned, with our own line where this build cosigned them. */
    List<SignedCheckpoint> seen() {
        return tx.createQuery("select note from ledger_seen order by origin collate \"C\"")
                .mapTo(String.class)
                .map(note -> SignedCheckpoint.parse(StrictText.utf8(note)))
                .list();
    }

    /** The checkpoint of another log that we cosigned last. */
    Optional<SignedCheckpoint> seen(String origin) {
        return tx.createQuery("select note from ledger_seen where origin = :origin")
                .bind("origin", origin)
                .mapTo(String.class)
                .map(note -> SignedCheckpoint.parse(StrictText.utf8(note)))
                .findOne();
    }

    void see(SignedCheckpoint note) {
        tx.execute(
                "insert into ledger_seen (origin, tree_size, note) values (?, ?, ?) on conflict (origin)"
                        + " do update set tree_size = excluded.tree_size, note = excluded.note",
                note.checkpoint().origin(),
                note.checkpoint().size(),
                note.text());
    }
}
