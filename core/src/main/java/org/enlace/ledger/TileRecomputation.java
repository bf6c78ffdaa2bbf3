// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlace.ledger.EntryBundle.EntryException;
import org.enlace.ledger.VerificationResult.Place;

/**
 * Recomputes every tile of a log from its entries and compares each file byte for byte. Holds one bundle and one tile
 * per level at a time, so memory does not grow with the log.
 */
final class TileRecomputation {
    private final LogFiles files;
    private final Checkpoint checkpoint;
    private final List<List<Sha256Hash>> open = new ArrayList<>();
    private Instant last = Instant.MIN;
    private Instant newest = Instant.MIN;
    private long backwards;
    private long firstBackwards = -1;

    TileRecomputation(LogFiles files, Checkpoint checkpoint) {
        this.files = files;
        this.checkpoint = checkpoint;
        for (int level = 0; level <= HashTile.MAX_LEVEL + 1; level++) {
            open.add(new ArrayList<>());
        }
    }

    void run() {
        long size = checkpoint.size();
        for (long index = 0; index * MerkleTree.TILE_WIDTH < size; index++) {
            bundle(HashTile.at(HashTile.ENTRIES, index, size));
        }
        for (int level = 1; level <= HashTile.MAX_LEVEL; level++) {
            if (!open.get(level).isEmpty()) {
                close(level, HashTile.count(level, size) / MerkleTree.TILE_WIDTH);
            }
        }
        if (!edgeRoot(Optional.empty(), 0, open).equals(checkpoint.root())) {
            throw new DamageException(LogFiles.CHECKPOINT, new Place.Line(3), LogFlaw.ROOT);
        }
    }

    private void bundle(HashTile tile) {
        byte[] bytes = files.read(tile);
        List<byte[]> entries;
        try {
            entries = EntryBundle.parse(bytes, tile.width());
        } catch (EntryException error) {
            throw new DamageException(
                    LogFiles.name(tile),
                    new Place.EntryAt(tile.first() + error.number(), error.offset()),
                    LogFlaw.ENTRY);
        }
        List<Sha256Hash> leaves = open.getFirst();
        entries.forEach(entry -> leaves.add(MerkleTree.leaf(entry)));
        for (int at = 0; at < entries.size(); at++) {
            time(tile.first() + at, LedgerEntry.parse(entries.get(at)).at());
        }
        compareLeaves(tile, entries);
        close(0, tile.index());
        files.olderForms(tile).forEach(older -> compareOlder(older, bytes, length(entries, older.width())));
    }

    private void time(long index, Instant at) {
        if (at.isBefore(last)) {
            firstBackwards = backwards == 0 ? index : firstBackwards;
            backwards++;
        }
        last = at;
        newest = at.isAfter(newest) ? at : newest;
    }

    /** The latest date of an entry. */
    Instant newest() {
        return newest;
    }

    /** How many entries are dated before the one in front of them. */
    long backwards() {
        return backwards;
    }

    /** The index of the first of them; -1 where there is none. */
    long firstBackwards() {
        return firstBackwards;
    }

    private static int length(List<byte[]> entries, int first) {
        return entries.subList(0, first).stream()
                .mapToInt(entry -> 2 + entry.length)
                .sum();
    }

    /** A partial form must be the beginning of what replaced it. */
    private void compareOlder(HashTile older, byte[] newer, int length) {
        byte[] bytes;
        try {
            bytes = files.read(older);
        } catch (DamageException error) {
            if (error.damage().flaw() == LogFlaw.MISSING) {
                return; // deleted by its node while we read
            }
            throw error;
        }
        int differs = Arrays.mismatch(bytes, 0, bytes.length, newer, 0, length);
        if (differs >= 0) {
            LogFlaw flaw = bytes.length == length ? LogFlaw.DIFFERS : LogFlaw.LENGTH;
            throw new DamageException(LogFiles.name(older), new Place.Offset(differs), flaw);
        }
    }

    private void close(int level, long index) {
        List<Sha256Hash> hashes = open.get(level);
        HashTile tile = new HashTile(level, index, hashes.size());
        byte[] wanted = LogPublication.joined(hashes);
        int differs = Arrays.mismatch(files.read(tile), wanted);
        if (differs >= 0) {
            throw new DamageException(LogFiles.name(tile), new Place.Offset(differs), LogFlaw.DIFFERS);
        }
        files.olderForms(tile).forEach(older -> compareOlder(older, wanted, older.width() * Sha256Hash.LENGTH));
        if (tile.isFull()) {
            List<Sha256Hash> above = open.get(level + 1);
            above.add(MerkleTree.root(hashes));
            hashes.clear();
            if (above.size() == MerkleTree.TILE_WIDTH) {
                close(level + 1, index / MerkleTree.TILE_WIDTH);
            }
        }
    }

    /**
     * Where entries and leaf hashes disagree, one of the two files was changed. The signed root says which: the file that
     * leads to it is the sound one.
     */
    private void compareLeaves(HashTile bundle, List<byte[]> entries) {
        HashTile tile = new HashTile(0, bundle.index(), bundle.width());
        List<Sha256Hash> leaves = open.getFirst();
        List<Sha256Hash> published = split(files.read(tile));
        int differs = 0;
        while (differs < leaves.size() && leaves.get(differs).equals(published.get(differs))) {
            differs++;
        }
        if (differs < leaves.size() && leadsToRoot(tile, MerkleTree.root(published))) {
            var place = new Place.EntryAt(bundle.first() + differs, length(entries, differs));
            throw new DamageException(LogFiles.name(bundle), place, LogFlaw.ENTRY);
        }
    }

    private boolean leadsToRoot(HashTile tile, Sha256Hash root) {
        List<List<Sha256Hash>> edges = new ArrayList<>();
        edges.add(List.of());
        for (int level = 1; level <= HashTile.MAX_LEVEL + 1; level++) {
            edges.add(edge(level));
        }
        if (!tile.isFull()) {
            return edgeRoot(Optional.of(root), 1, edges).equals(checkpoint.root());
        }
        HashTile above = HashTile.at(1, tile.index() / MerkleTree.TILE_WIDTH, HashTile.count(1, checkpoint.size()));
        return files.readIfSound(above)
                .map(TileRecomputation::split)
                .map(hashes -> hashes.get((int) (tile.index() % MerkleTree.TILE_WIDTH)))
                .map(root::equals)
                .orElse(false);
    }

    private List<Sha256Hash> edge(int level) {
        long count = level > HashTile.MAX_LEVEL ? 0 : HashTile.count(level, checkpoint.size());
        if (count % MerkleTree.TILE_WIDTH == 0) {
            return List.of();
        }
        return files.readIfSound(HashTile.at(level, count / MerkleTree.TILE_WIDTH, count))
                .map(TileRecomputation::split)
                .orElse(List.of());
    }

    private static List<Sha256Hash> split(byte[] tile) {
        List<Sha256Hash> hashes = new ArrayList<>();
        for (int at = 0; at < tile.length; at += Sha256Hash.LENGTH) {
            hashes.add(Sha256Hash.of(Arrays.copyOfRange(tile, at, at + Sha256Hash.LENGTH)));
        }
        return hashes;
    }

    /** The root of a tree from the partial tiles at its right edge: each level's rest, then what lies below it. */
    private static Sha256Hash edgeRoot(Optional<Sha256Hash> below, int from, List<List<Sha256Hash>> levels) {
        Optional<Sha256Hash> root = below;
        for (int level = from; level < levels.size(); level++) {
            List<Sha256Hash> row = new ArrayList<>(levels.get(level));
            root.ifPresent(row::add);
            if (!row.isEmpty()) {
                root = Optional.of(MerkleTree.root(row));
            }
        }
        return root.orElse(MerkleTree.EMPTY);
    }
}
