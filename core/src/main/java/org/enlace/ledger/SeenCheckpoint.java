// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlace.ledger.VerificationResult.Verified;

/**
 * A checkpoint of a log that somebody else kept, such as a partner that cosigned it: what tells an older copy or another
 * history from the log as it was shown, which the files of the log alone cannot.
 */
public final class SeenCheckpoint {
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

    private SeenCheckpoint(SignedCheckpoint seen) {
        this.seen = seen;
    }

    /** A note in its text form; IllegalArgumentException where it is none. */
    public static SeenCheckpoint parse(byte[] note) {
        try {
            return new SeenCheckpoint(SignedCheckpoint.parse(note));
        } catch (LedgerException | LogLineException damaged) {
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
            Sha256Hash root = new MerkleTree((level, from, count) -> hashes(files, verified.size(), level, from, count))
                    .root(size());
            return root.equals(seen.checkpoint().root()) ? Fit.FITS : Fit.OTHER_HISTORY;
        } catch (DamageException changed) {
            return Fit.UNREADABLE;
        }
    }

    /** Hashes of one tile: the tree asks for at most half of one at a time. */
    private static List<Sha256Hash> hashes(LogFiles files, long size, int level, long from, int count) {
        HashTile tile = HashTile.at(level, from / MerkleTree.TILE_WIDTH, HashTile.count(level, size));
        byte[] bytes = files.read(tile);
        int first = (int) (from - tile.first());
        List<Sha256Hash> hashes = new ArrayList<>();
        for (int at = first; at < first + count; at++) {
            hashes.add(Sha256Hash.of(Arrays.copyOfRange(bytes, at * Sha256Hash.LENGTH, (at + 1) * Sha256Hash.LENGTH)));
        }
        return hashes;
    }
}
