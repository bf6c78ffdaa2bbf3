// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.VeilQuery;

/** How a query is cut: chunks of 4,096 elements, the last one shorter. */
public final class ChunkSizes {

    public static final int SIZE = 4096;
    public static final int ELEMENT = 32;

    /** Most questions of one manifest: 16,384 chunks, so that places are counted in 32 bits and it stays below 1 MB. */
    public static final int MOST_QUESTIONS = 1 << 26;

    /** Most questions of one {@link VeilQuery}, which holds them all. */
    public static final int MOST_IN_MEMORY = 256 * SIZE;

    private ChunkSizes() {}

    public static int number(int count) {
        return (count + SIZE - 1) / SIZE;
    }

    public static int sizeOf(int chunk, int count) {
        return Math.min(SIZE, count - chunk * SIZE);
    }

    /** Refuses a length that is not 1 to 4,096 whole elements. */
    public static void requireElements(Octets elements) {
        int length = elements.length();
        if (length == 0 || length % ELEMENT != 0 || length / ELEMENT > SIZE) {
            throw new VeilException(
                    VeilRefusal.BAD_COUNT, "chunk must hold 1..4096 elements of 32 bytes: bytes=" + length);
        }
    }

    /** Checks what every message with elements at a place of a manifest must be. */
    public static void require(String manifestId, int index, Octets elements) {
        KeyScope.requireDigest(manifestId);
        if (index < 0) {
            throw new VeilException(VeilRefusal.BAD_FIELD, "index must not be negative: index=" + index);
        }
        requireElements(elements);
    }

    /** A message that is elements at a place of a manifest, and nothing more. */
    public static byte[] encode(char type, String manifestId, int index, Octets elements) {
        return MessageWriter.of(type, 48 + elements.length())
                .digest(manifestId)
                .number(index)
                .number(elements.length() / ELEMENT)
                .bytes(elements.shared())
                .done();
    }

    public static <T> T parse(byte[] message, char type, Made<T> made) {
        MessageReader in = MessageReader.of(message, type);
        String manifestId = in.digest();
        int index = in.number();
        Octets elements = Octets.own(in.bytes(in.count(SIZE) * ELEMENT));
        in.end();
        return made.of(manifestId, index, elements);
    }

    /** Makes such a message of its parts. */
    @FunctionalInterface
    public interface Made<T> {
        T of(String manifestId, int index, Octets elements);
    }
}
