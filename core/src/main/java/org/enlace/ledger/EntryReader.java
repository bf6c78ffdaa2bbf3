// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.enlace.ledger.VerificationResult.Damaged;
import org.enlace.ledger.VerificationResult.Verified;
import org.enlace.ledger.entry.EntryType;

/** Hands out the entries of a published log's files, without a database. Holds one bundle of 256 at a time. */
public final class EntryReader {
    private EntryReader() {}

    /**
     * Verifies {@code ledger} against {@code keys} as {@link LedgerVerifier} does, then hands over its entries of the
     * wanted types in order, up to the size that was verified. Of a damaged log none is handed over. One of them that lacks the
     * fields of its kind is damage too: what is passed over in silence could be hidden so.
     */
    public static VerificationResult read(
            Path ledger, Path keys, Set<EntryType> types, Consumer<LedgerEntry.Logged> reader) {
        VerificationResult found = LedgerVerifier.verify(ledger, keys);
        if (!(found instanceof Verified verified)) {
            return found;
        }
        LogFiles files = new LogFiles(ledger, keys);
        try {
            for (long index = 0; index * MerkleTree.TILE_WIDTH < verified.size(); index++) {
                bundle(files, HashTile.at(HashTile.ENTRIES, index, verified.size()), types, reader);
            }
            return found;
        } catch (DamageException changed) {
            return changed.damage();
        } catch (EntryBundle.EntryException changed) {
            return new Damaged("ledger", new VerificationResult.Place.Whole(), LogFlaw.ENTRY);
        }
    }

    private static void bundle(
            LogFiles files, HashTile tile, Set<EntryType> types, Consumer<LedgerEntry.Logged> reader) {
        long at = tile.first();
        for (byte[] bytes : EntryBundle.parse(files.read(tile), tile.width())) {
            LedgerEntry entry = LedgerEntry.parse(bytes);
            if (types.contains(entry.type())) {
                if (entry.event().isEmpty()) {
                    throw DamageException.whole(LogFiles.name(tile), LogFlaw.ENTRY);
                }
                reader.accept(new LedgerEntry.Logged(at, entry));
            }
            at++;
        }
    }
}
