// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Which of the holder's records have a token, by marks of 40 bits that stand for records within one set of tags and mean nothing
 * outside it. They travel beside the tag, sealed under its handle: only who hit the tag can read them.
 *
 * <h2>What the other side learns</h2>
 *
 * Of the tokens that it hit, which belong to one record.
 *
 * <h2>What it does not</h2>
 *
 * How many records have a token: there are always three marks, and those that are missing are random.
 *
 * @param marks three, each below 2^40
 */
public record Marks(List<Long> marks) {
    /** Length of sealed marks. */
    public static final int BYTES = 16;

    private static final int COUNT = HeldTokens.MOST_BEARERS;
    private static final int MARK_BYTES = 5;
    private static final long BOUND = 1L << (8 * MARK_BYTES);

    public Marks {
        marks = List.copyOf(marks);
        if (marks.size() != COUNT || marks.stream().anyMatch(mark -> mark < 0 || mark >= BOUND)) {
            throw new IllegalArgumentException("marks must be three of 40 bits: count=" + marks.size());
        }
    }

    /** A mark for each of so many records, all different. */
    public static long[] draw(int records, RandomGenerator random) {
        return random.longs(0, BOUND).distinct().limit(records).toArray();
    }

    /** The marks of a token's records; what is missing to three is drawn. */
    public static Marks of(int[] bearers, long[] marks, RandomGenerator random) {
        List<Long> own = new ArrayList<>(COUNT);
        for (int bearer : bearers) {
            own.add(marks[bearer]);
        }
        while (own.size() < COUNT) {
            own.add(random.nextLong(BOUND));
        }
        return new Marks(own);
    }

    /** Sealed under the handle of a tag, 32 hexadecimal digits: the bytes exclusive-or 16 bytes of SHA-256. */
    public byte[] seal(String handle) {
        byte[] bytes = stream(handle);
        for (int at = 0; at < COUNT * MARK_BYTES; at++) {
            int shift = 8 * (MARK_BYTES - 1 - at % MARK_BYTES);
            bytes[at] ^= (byte) (marks.get(at / MARK_BYTES) >>> shift);
        }
        return bytes;
    }

    /** The marks sealed under a handle. Those under another are three random numbers. */
    public static Marks open(byte[] sealed, String handle) {
        if (sealed.length != BYTES) {
            throw new IllegalArgumentException("sealed marks must be 16 bytes: bytes=" + sealed.length);
        }
        byte[] stream = stream(handle);
        List<Long> marks = new ArrayList<>(COUNT);
        for (int mark = 0; mark < COUNT; mark++) {
            long value = 0;
            for (int at = mark * MARK_BYTES; at < (mark + 1) * MARK_BYTES; at++) {
                value = value << 8 | ((sealed[at] ^ stream[at]) & 0xff);
            }
            marks.add(value);
        }
        return new Marks(marks);
    }

    /** The records that at least so many of one person's tokens hit, by their marks, rising; two make a hit. */
    public static List<Long> shared(Collection<Marks> hits, int least) {
        Map<Long, Integer> counts = new HashMap<>();
        hits.forEach(hit -> hit.marks().stream().distinct().forEach(mark -> counts.merge(mark, 1, Integer::sum)));
        TreeSet<Long> shared = new TreeSet<>();
        counts.forEach((mark, count) -> {
            if (count >= least) {
                shared.add(mark);
            }
        });
        return List.copyOf(shared);
    }

    private static byte[] stream(String handle) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            byte[] digest = hash.digest(("enlace/marks/1|" + handle).getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.allocate(BYTES).put(digest, 0, BYTES).array();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
