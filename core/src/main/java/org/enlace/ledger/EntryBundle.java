// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Up to 256 entries one after another, each after its length as two bytes (C2SP tlog-tiles, "entry bundles"). */
final class EntryBundle {
    static final int MAX_BYTES = MerkleTree.TILE_WIDTH * (2 + LedgerEntry.MAX_BYTES);

    private EntryBundle() {}

    static byte[] bytes(List<byte[]> entries) {
        var out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            out.write(entry.length >> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /** Exactly {@code width} entries and nothing after them; each must be an entry in its canonical form. */
    static List<byte[]> parse(byte[] bundle, int width) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (entries.size() < width) {
            if (bundle.length - at < 2) {
                throw new EntryException(entries.size(), at, "an entry has a length of two bytes");
            }
            int length = (bundle[at] & 0xff) << 8 | (bundle[at + 1] & 0xff);
            if (bundle.length - at - 2 < length) {
                throw new EntryException(entries.size(), at, "an entry has as many bytes as its length says");
            }
            byte[] entry = Arrays.copyOfRange(bundle, at + 2, at + 2 + length);
            check(entry, entries.size(), at);
            entries.add(entry);
            at += 2 + length;
        }
        if (at != bundle.length) {
            throw new EntryException(width, at, "a bundle ends after its last entry");
        }
        return entries;
    }

    private static void check(byte[] entry, int number, int at) {
        try {
            LedgerEntry parsed = LedgerEntry.parse(entry);
            if (!Arrays.equals(parsed.bytes(), entry)) {
                throw new EntryException(number, at, "an entry is in its canonical form");
            }
        } catch (LedgerException error) {
            throw new EntryException(number, at, String.valueOf(error.getMessage()));
        }
    }

    /** An entry of a bundle that is not as it must be. */
    static final class EntryException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int number;
        private final int offset;

        EntryException(int number, int offset, String rule) {
            super(rule);
            this.number = number;
            this.offset = offset;
        }

        /** Which entry of the bundle, from 0. */
        int number() {
            return number;
        }

        /** Where it starts in the file, in bytes. */
        int offset() {
            return offset;
        }
    }
}
