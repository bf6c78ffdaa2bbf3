// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.util.Arrays;
import java.util.List;
import org.enlace.model.ClassLabel;
import org.enlace.model.VeilHandle;
import org.enlace.oprf.Octets;
import org.enlace.oprf.OprfFunction;
import org.enlace.oprf.ParallelSpans;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/** How an entry of a tag set is laid out: its tag of 12 bytes, alone or with a label behind it. */
public enum TagLayout {
    /** 44 bytes: a hit opens a handle, with which a record can be asked for. */
    SEALED(OutputTag.BYTES + OutputTag.SEALED_HANDLE, VeilHandle.BYTES),
    /** 72 bytes, of name tokens: a hit opens three points, and those of two hits may give a handle. */
    POINTS(OutputTag.BYTES + OutputTag.SEALED_POINTS, OutputTag.POINTS),
    /** 12 bytes: a hit is a hit and no more. */
    BARE(OutputTag.BYTES, 0);

    /** Label of the class of name tokens. */
    public static final ClassLabel NAME_TOKEN = new ClassLabel("nameToken");

    /** Most entries of one set of tags in a file; places in it are counted in 32 bits. */
    public static final int MOST = 1 << 26;

    private final int bytes;
    private final int label;

    TagLayout(int bytes, int label) {
        this.bytes = bytes;
        this.label = label;
    }

    /** The layout of the sets of a class that nodes send each other. */
    public static TagLayout of(ClassLabel classLabel) {
        return classLabel.equals(NAME_TOKEN) ? POINTS : SEALED;
    }

    /** {@link VeilException} where a set of so many entries is larger than nodes take. */
    public static void requireRoom(long entries) {
        if (entries > TagSet.MOST) {
            throw new VeilException(
                    VeilRefusal.BAD_COUNT, "entries must be at most " + TagSet.MOST + ": count=" + entries);
        }
    }

    /** Length of an entry. */
    public int bytes() {
        return bytes;
    }

    /**
     * One entry for each input, packed, in the order of the inputs, with its handle where the layout has one. Equal inputs give
     * equal entries. One multiplication (60 µs) each, on as many cores as are free.
     */
    public byte[] entries(VeilKey key, List<VeilInput> inputs) {
        return labelledEntries(
                key, inputs.stream().map(input -> labelled(key, input)).toList());
    }

    /** The same with labels of the caller. */
    public byte[] labelledEntries(VeilKey key, List<LabelledTag> held) {
        byte[] packed = new byte[held.size() * bytes];
        ParallelSpans.forEach(held.size(), (from, to) -> {
            for (int i = from; i < to; i++) {
                System.arraycopy(entry(key, held.get(i)), 0, packed, i * bytes, bytes);
            }
        });
        return packed;
    }

    /** The size to which a set of so many distinct entries is filled up with random ones. */
    public static int paddedSize(int count) {
        if (count < 0 || count > MOST) {
            throw new VeilException(VeilRefusal.BAD_COUNT, "entries must be at most 67108864: count=" + count);
        }
        return SetPadding.size(count);
    }

    /** Compares the tags with which two entries begin, as unsigned bytes. */
    public static int compare(byte[] left, int leftAt, byte[] right, int rightAt) {
        return Arrays.compareUnsigned(
                left, leftAt, leftAt + OutputTag.BYTES, right, rightAt, rightAt + OutputTag.BYTES);
    }

    /** Refuses entries whose tags are not in strictly rising order. */
    static void requireRising(byte[] entries, int width) {
        for (int at = width; at < entries.length; at += width) {
            if (compare(entries, at - width, entries, at) >= 0) {
                throw new VeilException(VeilRefusal.NOT_SORTED, "tags must rise: place=" + at / width);
            }
        }
    }

    private LabelledTag labelled(VeilKey key, VeilInput input) {
        return this == SEALED
                ? LabelledTag.of(input, key.handle(input))
                : new LabelledTag(input, Octets.own(new byte[0]));
    }

    /** One entry. */
    byte[] entry(VeilKey key, LabelledTag held) {
        VeilInput input = held.input();
        if (!input.classLabel().equals(key.scope().classLabel())) {
            throw new VeilException(VeilRefusal.WRONG_CLASS, "inputs must be of the key's class");
        }
        if (held.label().length() != label) {
            throw new VeilException(
                    VeilRefusal.BAD_FIELD,
                    "label must be " + label + " bytes: bytes=" + held.label().length());
        }
        byte[] output = OprfFunction.VERIFIABLE.evaluate(key.secret(key.forms().of(input)), input.bytes());
        try {
            return switch (this) {
                case SEALED ->
                    OutputTag.entry(output, VeilHandle.of(held.label().shared()));
                case POINTS -> {
                    byte[] points = held.label().shared();
                    yield OutputTag.entry(output, key.pseudorandom("nonce", input, points), points);
                }
                case BARE -> OutputTag.of(output);
            };
        } finally {
            Arrays.fill(output, (byte) 0);
        }
    }
}
