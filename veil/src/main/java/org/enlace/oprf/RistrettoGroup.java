// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The prime-order group ristretto255 (RFC 9496) and its scalars, through libsodium.
 *
 * <p>Elements and scalars are 32 bytes, little-endian, several of them packed one after the other. Multiplication takes
 * time independent of the scalar. Every operation that takes elements refuses what is not a canonical encoding.
 */
public final class RistrettoGroup {

    public static final int ELEMENT = 32;
    public static final int SCALAR = 32;

    private RistrettoGroup() {}

    /** One scalar times each of the packed points, on as many cores as are free; 60 µs each. */
    public static byte[] multiplyAll(MemorySegment scalar, byte[] points) {
        byte[] out = new byte[points.length];
        AtomicBoolean valid = new AtomicBoolean(true);
        ParallelSpans.forEach(points.length / ELEMENT, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (!SodiumLibrary.multiply(at(out, i), scalar, at(points, i))) {
                    valid.set(false);
                }
            }
        });
        return checked(out, valid.get());
    }

    /** Each of the packed scalars times the point at its place; the scalars may be public. */
    static byte[] multiplyEach(byte[] scalars, byte[] points) {
        byte[] out = new byte[points.length];
        AtomicBoolean valid = new AtomicBoolean(true);
        ParallelSpans.forEach(points.length / ELEMENT, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (!SodiumLibrary.multiply(at(out, i), at(scalars, i), at(points, i))) {
                    valid.set(false);
                }
            }
        });
        return checked(out, valid.get());
    }

    /** {@code scalar * point} for one point at an index of packed points. */
    public static byte[] multiply(byte[] scalar, byte[] points, int index) {
        byte[] out = new byte[ELEMENT];
        return checked(out, SodiumLibrary.multiply(at(out, 0), at(scalar, 0), at(points, index)));
    }

    /** {@code scalar * point}. */
    static byte[] multiply(MemorySegment scalar, byte[] point) {
        byte[] out = new byte[ELEMENT];
        return checked(out, SodiumLibrary.multiply(at(out, 0), scalar, at(point, 0)));
    }

    /** {@code scalar * generator}. */
    public static byte[] multiplyBase(MemorySegment scalar) {
        byte[] out = new byte[ELEMENT];
        return checked(out, SodiumLibrary.multiplyBase(at(out, 0), scalar));
    }

    /** The sum of two elements, which may be the identity. */
    public static byte[] add(byte[] left, byte[] right) {
        byte[] out = new byte[ELEMENT];
        return checked(out, SodiumLibrary.add(at(out, 0), at(left, 0), at(right, 0)));
    }

    /** The element derivation function of RFC 9496, section 4.3.4, on 64 uniform bytes. */
    public static byte[] fromHash(byte[] uniform) {
        byte[] out = new byte[ELEMENT];
        SodiumLibrary.fromHash(at(out, 0), MemorySegment.ofArray(uniform));
        return out;
    }

    /** Whether the 32 bytes at the index are the canonical encoding of an element (the identity is one); 5 µs. */
    public static boolean isElement(byte[] points, int index) {
        return SodiumLibrary.isValid(at(points, index));
    }

    /** Whether the 32 bytes at the index are the identity, which encodes as zeros. */
    static boolean isIdentity(byte[] points, int index) {
        int seen = 0;
        for (int i = 0; i < ELEMENT; i++) {
            seen |= points[index * ELEMENT + i];
        }
        return seen == 0;
    }

    /** Whether the 32 bytes are a scalar of 1 to the order less 1, of which there is one encoding only. */
    public static boolean isScalar(byte[] bytes) {
        byte[] reduced = reduceAndWipe(Arrays.copyOf(bytes, 2 * SCALAR));
        return MessageDigest.isEqual(reduced, bytes) && !isIdentity(bytes, 0);
    }

    /** 64 bytes, little-endian, modulo the group's order. */
    public static byte[] reduce(byte[] wide) {
        byte[] out = new byte[SCALAR];
        SodiumLibrary.scalarReduce(at(out, 0), MemorySegment.ofArray(wide));
        return out;
    }

    /** As {@link #reduce}, of secret bytes that are needed no more. */
    public static byte[] reduceAndWipe(byte[] wide) {
        try {
            return reduce(wide);
        } finally {
            Arrays.fill(wide, (byte) 0);
        }
    }

    public static byte[] scalarMultiply(byte[] left, byte[] right) {
        return scalarMultiply(MemorySegment.ofArray(left), right);
    }

    static byte[] scalarMultiply(MemorySegment left, byte[] right) {
        byte[] out = new byte[SCALAR];
        SodiumLibrary.scalarMultiply(at(out, 0), left, at(right, 0));
        return out;
    }

    static byte[] scalarAdd(byte[] left, byte[] right) {
        byte[] out = new byte[SCALAR];
        SodiumLibrary.scalarAdd(at(out, 0), at(left, 0), at(right, 0));
        return out;
    }

    static byte[] scalarSubtract(byte[] left, byte[] right) {
        byte[] out = new byte[SCALAR];
        SodiumLibrary.scalarSubtract(at(out, 0), at(left, 0), at(right, 0));
        return out;
    }

    /** The inverse of a scalar that is not zero. */
    public static byte[] invert(byte[] scalar) {
        byte[] out = new byte[SCALAR];
        if (!SodiumLibrary.scalarInvert(at(out, 0), at(scalar, 0))) {
            throw new IllegalArgumentException("zero has no inverse");
        }
        return out;
    }

    /** The 32 bytes at an index of a packed array. */
    public static MemorySegment at(byte[] packed, int index) {
        return MemorySegment.ofArray(packed).asSlice((long) index * ELEMENT, ELEMENT);
    }

    private static byte[] checked(byte[] out, boolean valid) {
        if (!valid) {
            throw new VeilException(VeilRefusal.NOT_AN_ELEMENT, "points must be canonical and no product the identity");
        }
        return out;
    }
}
