// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enlace.model.VeilHandle;

/**
 * What lies beside a token's tag: three points, each on the {@link HandleLine} of a record that has the token. They travel hidden, so
 * that only who hit the tag can read them.
 *
 * <h2>What the other side learns</h2>
 *
 * The handle of a record that two of one person's tokens hit.
 *
 * <h2>What it does not</h2>
 *
 * Anything of a record that one token hit, not even a name for it: the point alone is a random number. Nor how many records have
 * a token: there are always three points in rising order, and those that are missing are random. Who sees two versions of a set, and
 * hit the token, sees that a record came or went.
 */
public final class HandlePoints {

    /** Length of the three points. */
    public static final int BYTES = 48;

    private static final int COUNT = HeldTokens.MOST_BEARERS;
    private static final int POINT = BYTES / COUNT;

    private HandlePoints() {}

    /**
     * The points of a token.
     *
     * @param lines those of the records that have it, at most three
     * @param chance 48 bytes for the points that are missing
     */
    public static byte[] of(String token, Collection<HandleLine> lines, byte[] chance) {
        if (lines.size() > COUNT || chance.length != BYTES) {
            throw new IllegalArgumentException(
                    "points take three lines at most and 48 bytes: lines=" + lines.size() + ", bytes=" + chance.length);
        }
        List<BigInteger> heights = new ArrayList<>(COUNT);
        lines.forEach(line -> heights.add(line.at(token)));
        for (int at = heights.size(); at < COUNT; at++) {
            heights.add(new BigInteger(1, chance, at * POINT, POINT).mod(HandleLine.PRIME));
        }
        Collections.sort(heights);
        ByteBuffer points = ByteBuffer.allocate(BYTES);
        heights.forEach(height -> points.put(HandleLine.bytes(height)));
        return points.array();
    }

    private record Opened(BigInteger place, List<BigInteger> heights) {}

    /**
     * The handles of the records that at least two of one person's tokens hit, rising. Some 5 µs for each two tokens.
     *
     * @param hits the points of the tokens that hit, by token
     */
    public static List<VeilHandle> handles(Map<String, byte[]> hits) {
        return found(hits).distinct().sorted().toList();
    }

    /** Whether there is any such record; looks no further than the first. */
    public static boolean meet(Map<String, byte[]> hits) {
        return found(hits).findFirst().isPresent();
    }

    private static Stream<VeilHandle> found(Map<String, byte[]> hits) {
        List<Opened> opened = new ArrayList<>(hits.size());
        hits.forEach((token, points) -> opened.add(opened(token, points)));
        return IntStream.range(1, opened.size())
                .boxed()
                .flatMap(one -> opened.subList(0, one).stream().flatMap(other -> found(opened.get(one), other)));
    }

    private static Stream<VeilHandle> found(Opened one, Opened other) {
        return HandleLine.fall(one.place(), other.place()).stream()
                .flatMap(fall -> one.heights().stream()
                        .flatMap(height -> other.heights().stream()
                                .flatMap(there -> HandleLine.handle(height, there, fall).stream())));
    }

    private static Opened opened(String token, byte[] points) {
        if (points.length != BYTES) {
            throw new IllegalArgumentException("points must be 48 bytes: bytes=" + points.length);
        }
        List<BigInteger> heights = new ArrayList<>(COUNT);
        for (int at = 0; at < BYTES; at += POINT) {
            heights.add(new BigInteger(1, points, at, POINT));
        }
        return new Opened(HandleLine.place(token), heights);
    }
}
