// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.Arrays;
import java.util.List;

/** How an entry of a tag set is laid out: its tag of 12 bytes, alone or with the sealed handle behind it. */
public enum TagLayout {
    /** 44 bytes: a hit opens a handle, with which a record can be asked for. */
    SEALED(Tag.ENTRY),
    /** 12 bytes: a hit is a hit and no more. */
    BARE(Tag.BYTES);

    /** Most entries of one set of tags in a file; places in it are counted in 32 bits. */
    public static final int MOST = 1 << 26;

    private final int bytes;

    TagLayout(int bytes) {
        this.bytes = bytes;
    }

    /** Length of an entry. */
    public int bytes() {
        return bytes;
    }

    /**
     * One entry for each input, packed, in the order of the inputs. Equal inputs give equal entries. One multiplication
     * (60 µs) each, on as many cores as are free.
     */
    public byte[] entries(VeilKey key, List<Input> inputs) {
        byte[] packed = new byte[inputs.size() * bytes];
        Spans.forEach(inputs.size(), (from, to) -> {
            for (int i = from; i < to; i++) {
                System.arraycopy(entry(key, inputs.get(i)), 0, packed, i * bytes, bytes);
            }
        });
        return packed;
    }

    /** The size to which a set of so many distinct entries is filled up with random ones. */
    public static int paddedSize(int count) {
        if (count < 0 || count > MOST) {
            throw new VeilException(Refusal.BAD_COUNT, "entries must be at most 67108864: count=" + count);
        }
        return Padding.size(count);
    }

    /** Compares the tags with which two entries begin, as unsigned bytes. */
    public static int compare(byte[] left, int leftAt, byte[] right, int rightAt) {
        return Arrays.compareUnsigned(left, leftAt, leftAt + Tag.BYTES, right, rightAt, rightAt + Tag.BYTES);
    }

    /** One entry. */
    byte[] entry(VeilKey key, Input input) {
        if (!input.classLabel().equals(key.scope().classLabel())) {
            throw new VeilException(Refusal.WRONG_CLASS, "inputs must be of the key's class");
        }
        byte[] output = Oprf.VERIFIABLE.evaluate(key.secret(), input.bytes());
        try {
            return switch (this) {
                case SEALED -> Tag.entry(output, key.handle(input));
                case BARE -> Tag.of(output);
            };
        } finally {
            Arrays.fill(output, (byte) 0);
        }
    }
}
