// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlace.ledger.LedgerException.Reason;
import org.enlace.store.Database;

/** Brings the files from one size of the log to a later one. Reads one tile's rows at a time. */
final class LogPublication {
    private static final System.Logger LOG = System.getLogger(LogPublication.class.getName());

    private final Database database;
    private final TileFiles files;
    private final LogKey key;

    LogPublication(Database database, TileFiles files, LogKey key) {
        this.database = database;
        this.files = files;
        this.key = key;
    }

    /** Publishes all that came after {@code from} entries, tiles first, the checkpoint last. */
    SignedCheckpoint advance(long from, long to) {
        List<HashTile> filled = new ArrayList<>();
        for (int level = HashTile.ENTRIES; level <= HashTile.MAX_LEVEL; level++) {
            long before = HashTile.count(level, from);
            long now = HashTile.count(level, to);
            for (long index = before / MerkleTree.TILE_WIDTH; index * MerkleTree.TILE_WIDTH < now; index++) {
                HashTile tile = HashTile.at(level, index, now);
                if (now > before) {
                    files.publish(tile, bytes(tile));
                    if (tile.isFull()) {
                        filled.add(tile);
                    }
                }
            }
        }
        files.settle();
        SignedCheckpoint checkpoint = checkpoint(to);
        files.write(files.checkpointFile(), checkpoint.bytes());
        files.settle();
        filled.forEach(tile -> files.dropPartials(tile, bytes(tile)));
        return checkpoint;
    }

    /** Refuses to replace a checkpoint file that is not the one published last. */
    void expect(SignedCheckpoint latest) {
        var present = files.read(files.checkpointFile());
        if (present.isPresent() && !Arrays.equals(present.get(), latest.bytes())) {
            throw TileFiles.disagrees(files.checkpointFile());
        }
    }

    /** The checkpoint of a size with all cosignatures that are known for it. */
    SignedCheckpoint checkpoint(long size) {
        return database.apart(tx -> {
            var tables = new LedgerTables(tx);
            var checkpoint = new Checkpoint(key.name(), size, new MerkleTree(tables).root(size));
            List<VerifierKey> witnesses = tables.witnesses();
            List<SignatureLine> cosignatures = tables.cosignatures(size).stream()
                    .filter(line -> witnesses.stream().anyMatch(line::isBy))
                    .toList();
            return SignedCheckpoint.signed(key, checkpoint, cosignatures);
        });
    }

    /** What the file of a tile must hold, from the database. */
    byte[] bytes(HashTile tile) {
        return database.apart(tx -> {
            var tables = new LedgerTables(tx);
            return tile.holdsEntries()
                    ? EntryBundle.bytes(tables.bytes(tile.first(), tile.width()))
                    : joined(tables.hashes(tile.level(), tile.first(), tile.width()));
        });
    }

    static byte[] joined(List<Sha256Hash> hashes) {
        byte[] all = new byte[hashes.size() * Sha256Hash.LENGTH];
        for (int at = 0; at < hashes.size(); at++) {
            hashes.get(at).copyTo(all, at * Sha256Hash.LENGTH);
        }
        return all;
    }

    /**
     * Compares the published files with the database and answers the published size. The checkpoint and the last tile
     * of each level are compared byte for byte, all others by their length; what is missing is written again.
     */
    long reconcile(long size) {
        long published = publishedSize(size);
        for (int level = HashTile.ENTRIES; level <= HashTile.MAX_LEVEL; level++) {
            long count = HashTile.count(level, published);
            for (long index = 0; index * MerkleTree.TILE_WIDTH < count; index++) {
                HashTile tile = HashTile.at(level, index, count);
                boolean last = (index + 1) * MerkleTree.TILE_WIDTH >= count;
                if (last || !files.hasPlausible(tile)) {
                    if (files.publish(tile, bytes(tile))) {
                        LOG.log(Level.WARNING, "a published file was missing and is written again: {0}", tile.path());
                    }
                }
                if (last && tile.isFull()) {
                    files.dropPartials(tile, bytes(tile));
                }
            }
        }
        files.settle();
        return published;
    }

    private long publishedSize(long size) {
        var present = files.read(files.checkpointFile());
        if (present.isEmpty()) {
            return 0;
        }
        SignedCheckpoint published;
        try {
            published = SignedCheckpoint.parse(present.get());
        } catch (LedgerException | LogLineException damaged) {
            throw TileFiles.disagrees(files.checkpointFile());
        }
        Checkpoint checkpoint = published.checkpoint();
        if (!published.isSignedBy(key.verifier())) {
            throw TileFiles.disagrees(files.checkpointFile());
        }
        if (checkpoint.size() > size) {
            throw new LedgerException(
                    Reason.AHEAD,
                    "the published log is longer than the database; bring back the newer database: published="
                            + checkpoint.size() + " database=" + size);
        }
        SignedCheckpoint ours = checkpoint(checkpoint.size());
        if (!ours.checkpoint().equals(checkpoint) || !ours.signatures().containsAll(published.signatures())) {
            throw TileFiles.disagrees(files.checkpointFile());
        }
        return checkpoint.size();
    }
}
