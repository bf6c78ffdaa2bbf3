// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlace.ledger.Verification.Verified;

/**
 * A checkpoint of a log that somebody else kept, such as a partner that cosigned it: what tells an older copy or another
 * history from the log as it was shown, which the files of the log alone cannot.
 */
public final class Sighting {
    /** How a log stands to what was seen of it. */
    public enum Fit {
        /** The log begins with what was seen. */
        FITS,
        /** More was seen than is there: an older copy, or entries were taken away. */
        ROLLED_BACK,
        /** As many entries, and other ones. */
        OTHER_HISTORY,
        /** What was seen is not signed by the key of this log. */
        OTHER_KEY,
        /** The files of the log changed while they were compared. */
        UNREADABLE
    }

    private final SignedCheckpoint seen;

    private Sighting(SignedCheckpoint seen) {
        this.seen = seen;
    }

    /** A note in its text form; IllegalArgumentException where it is none. */
    public static Sighting parse(byte[] note) {
        try {
            return new Sighting(SignedCheckpoint.parse(note));
        } catch (LedgerException | LineException damaged) {
            throw new IllegalArgumentException("a checkpoint must be a signed note: bytes=" + note.length, damaged);
        }
    }

    /** The name of the log. */
    public String log() {
        return seen.checkpoint().origin();
    }

    public long size() {
        return seen.checkpoint().size();
    }

    /** How a log that was just verified, in these files, stands to this. */
    public Fit fit(Verified verified, Path ledger, Path keys) {
        if (!seen.isSignedBy(verified.key())) {
            return Fit.OTHER_KEY;
        }
        if (size() > verified.size()) {
            return Fit.ROLLED_BACK;
        }
        LogFiles files = new LogFiles(ledger, keys);
        try {
            Hash root = new MerkleTree((level, from, count) -> hashes(files, verified.size(), level, from, count))
                    .root(size());
            return root.equals(seen.checkpoint().root()) ? Fit.FITS : Fit.OTHER_HISTORY;
        } catch (DamageException changed) {
            return Fit.UNREADABLE;
        }
    }

    /** Hashes of one tile: the tree asks for at most half of one at a time. */
    private static List<Hash> hashes(LogFiles files, long size, int level, long from, int count) {
        Tile tile = Tile.at(level, from / MerkleTree.TILE_WIDTH, Tile.count(level, size));
        byte[] bytes = files.read(tile);
        int first = (int) (from - tile.first());
        List<Hash> hashes = new ArrayList<>();
        for (int at = first; at < first + count; at++) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, at * Hash.LENGTH, (at + 1) * Hash.LENGTH)));
        }
        return hashes;
    }
}
