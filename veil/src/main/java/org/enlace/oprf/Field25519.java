// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The field of 2^255 - 19 beneath ristretto255, for public values only: time and branches depend on them. A number is
 * five signed limbs of 51 bits, at an offset of an array that holds several.
 *
 * <p>A product takes limbs of at most 2^53.5 in size. Its upper words are then at most 2^56, and its largest sum holds 95 of
 * them and some 2^57 of lower ones: below 2^63. Carrying leaves limbs of -1 to 2^51. So a sum or difference of up to five
 * products may be multiplied without carrying; {@link PublicSum} multiplies none of more than three. Results may lie in the
 * place of an operand, save those of {@link #inverseRoot}.
 */
final class Field25519 {

    static final int LIMBS = 5;

    private static final int BITS = 51;
    private static final long MASK = (1L << BITS) - 1;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The constant d of edwards25519, its double, and a square root of -1 (RFC 9496, section 4.1). */
    static final long[] D = {929955233495203L, 466365720129213L, 1662059464998953L, 2033849074728123L, 1442794654840575L
    };

    static final long[] D2 = {
        1859910466990425L, 932731440258426L, 1072319116312658L, 1815898335770999L, 633789495995903L
    };

    static final long[] SQRT_M1 = {
        1718705420411056L, 234908883556509L, 2233514472574048L, 2117202627021982L, 765476049583133L
    };

    static final long[] INVSQRT_A_MINUS_D = {
        278908739862762L, 821645201101625L, 8113234426968L, 1777959178193151L, 2118520810568447L
    };

    private Field25519() {}

    /** {@code r = a * b}, each at its offset; some 20 ns. */
    static void multiply(long[] r, int at, long[] a, int ao, long[] b, int bo) {
        long a0 = a[ao], a1 = a[ao + 1], a2 = a[ao + 2], a3 = a[ao + 3], a4 = a[ao + 4];
        long b0 = b[bo], b1 = b[bo + 1], b2 = b[bo + 2], b3 = b[bo + 3], b4 = b[bo + 4];
        // a << 7 times b << 6 has what lies above 51 bits of a * b in its upper word
        long x0 = a0 << 7, x1 = a1 << 7, x2 = a2 << 7, x3 = a3 << 7, x4 = a4 << 7;
        long y0 = b0 << 6, y1 = b1 << 6, y2 = b2 << 6, y3 = b3 << 6, y4 = b4 << 6;
        long c0 = low(a0, b0);
        long c1 = high(x0, y0) + low(a0, b1) + low(a1, b0);
        long c2 = high(x0, y1) + high(x1, y0) + low(a0, b2) + low(a1, b1) + low(a2, b0);
        long c3 = high(x0, y2) + high(x1, y1) + high(x2, y0) + low(a0, b3) + low(a1, b2) + low(a2, b1) + low(a3, b0);
        long c4 = high(x0, y3)
                + high(x1, y2)
                + high(x2, y1)
                + high(x3, y0)
                + low(a0, b4)
                + low(a1, b3)
                + low(a2, b2)
                + low(a3, b1)
                + low(a4, b0);
        long c5 = high(x0, y4)
                + high(x1, y3)
                + high(x2, y2)
                + high(x3, y1)
                + high(x4, y0)
                + low(a1, b4)
                + low(a2, b3)
                + low(a3, b2)
                + low(a4, b1);
        long c6 = high(x1, y4) + high(x2, y3) + high(x3, y2) + high(x4, y1) + low(a2, b4) + low(a3, b3) + low(a4, b2);
        long c7 = high(x2, y4) + high(x3, y3) + high(x4, y2) + low(a3, b4) + low(a4, b3);
        long c8 = high(x3, y4) + high(x4, y3) + low(a4, b4);
        long c9 = high(x4, y4);
        carry(r, at, c0 + 19 * c5, c1 + 19 * c6, c2 + 19 * c7, c3 + 19 * c8, c4 + 19 * c9);
    }

    /** {@code r = a * a}. */
    static void square(long[] r, int at, long[] a, int ao) {
        long a0 = a[ao], a1 = a[ao + 1], a2 = a[ao + 2], a3 = a[ao + 3], a4 = a[ao + 4];
        long x0 = a0 << 7, x1 = a1 << 7, x2 = a2 << 7, x3 = a3 << 7, x4 = a4 << 7;
        long y0 = a0 << 6, y1 = a1 << 6, y2 = a2 << 6, y3 = a3 << 6, y4 = a4 << 6;
        long c0 = low(a0, a0);
        long c1 = high(x0, y0) + 2 * low(a0, a1);
        long c2 = 2 * (high(x0, y1) + low(a0, a2)) + low(a1, a1);
        long c3 = 2 * (high(x0, y2) + low(a0, a3) + low(a1, a2)) + high(x1, y1);
        long c4 = 2 * (high(x0, y3) + high(x1, y2) + low(a0, a4) + low(a1, a3)) + low(a2, a2);
        long c5 = 2 * (high(x0, y4) + high(x1, y3) + low(a1, a4) + low(a2, a3)) + high(x2, y2);
        long c6 = 2 * (high(x1, y4) + high(x2, y3) + low(a2, a4)) + low(a3, a3);
        long c7 = 2 * (high(x2, y4) + low(a3, a4)) + high(x3, y3);
        long c8 = 2 * high(x3, y4) + low(a4, a4);
        long c9 = high(x4, y4);
        carry(r, at, c0 + 19 * c5, c1 + 19 * c6, c2 + 19 * c7, c3 + 19 * c8, c4 + 19 * c9);
    }

    static void add(long[] r, int at, long[] a, int ao, long[] b, int bo) {
        for (int i = 0; i < LIMBS; i++) {
            r[at + i] = a[ao + i] + b[bo + i];
        }
    }

    static void subtract(long[] r, int at, long[] a, int ao, long[] b, int bo) {
        for (int i = 0; i < LIMBS; i++) {
            r[at + i] = a[ao + i] - b[bo + i];
        }
    }

    static void negate(long[] r, int at) {
        for (int i = 0; i < LIMBS; i++) {
            r[at + i] = -r[at + i];
        }
    }

    static void one(long[] r, int at) {
        r[at] = 1;
        r[at + 1] = 0;
        r[at + 2] = 0;
        r[at + 3] = 0;
        r[at + 4] = 0;
    }

    /**
     * {@code r = 1 / sqrt(a)}, or {@code sqrt(sqrt(-1) / a)} where a is no square (SQRT_RATIO_M1 with u = 1, RFC 9496
     * section 4.2, up to the sign); whether a is a square. Some 6 µs.
     */
    static boolean inverseRoot(long[] r, int at, long[] a, int ao) {
        long[] t = new long[4 * LIMBS];
        square(t, 0, a, ao);
        multiply(t, 0, t, 0, a, ao); // a^3
        square(t, 5, t, 0);
        multiply(t, 5, t, 5, a, ao); // a^7
        power(t, 10, t, 5);
        multiply(r, at, t, 10, t, 0); // a^3 (a^7)^((p-5)/8)
        square(t, 10, r, at);
        multiply(t, 10, t, 10, a, ao); // 1, -1, sqrt(-1) or -sqrt(-1)
        if (isOne(bytes(t, 10))) {
            return true;
        }
        multiply(t, 15, t, 10, SQRT_M1, 0);
        negate(t, 10);
        boolean minusOne = isOne(bytes(t, 10));
        if (minusOne || isOne(bytes(t, 15))) {
            multiply(r, at, r, at, SQRT_M1, 0);
        }
        return minusOne;
    }

    /** {@code r = a^((p-5)/8) = a^(2^252 - 3)}. */
    private static void power(long[] r, int at, long[] a, int ao) {
        long[] t = new long[3 * LIMBS];
        square(t, 0, a, ao); // 2
        squares(t, 5, t, 0, 2); // 8
        multiply(t, 5, a, ao, t, 5); // 9
        multiply(t, 0, t, 0, t, 5); // 11
        square(t, 0, t, 0); // 22
        multiply(t, 0, t, 5, t, 0); // 2^5 - 1
        squares(t, 5, t, 0, 5);
        multiply(t, 0, t, 5, t, 0); // 2^10 - 1
        squares(t, 5, t, 0, 10);
        multiply(t, 5, t, 5, t, 0); // 2^20 - 1
        squares(t, 10, t, 5, 20);
        multiply(t, 5, t, 10, t, 5); // 2^40 - 1
        squares(t, 5, t, 5, 10);
        multiply(t, 0, t, 5, t, 0); // 2^50 - 1
        squares(t, 5, t, 0, 50);
        multiply(t, 5, t, 5, t, 0); // 2^100 - 1
        squares(t, 10, t, 5, 100);
        multiply(t, 5, t, 10, t, 5); // 2^200 - 1
        squares(t, 5, t, 5, 50);
        multiply(t, 0, t, 5, t, 0); // 2^250 - 1
        squares(t, 0, t, 0, 2);
        multiply(r, at, t, 0, a, ao);
    }

    private static void squares(long[] r, int at, long[] a, int ao, int times) {
        square(r, at, a, ao);
        for (int i = 1; i < times; i++) {
            square(r, at, r, at);
        }
    }

    /** Reads 32 bytes, little-endian, of which the highest bit is not looked at. */
    static void read(long[] r, int at, byte[] bytes, int from) {
        long w0 = (long) LONGS.get(bytes, from);
        long w1 = (long) LONGS.get(bytes, from + 8);
        long w2 = (long) LONGS.get(bytes, from + 16);
        long w3 = (long) LONGS.get(bytes, from + 24);
        r[at] = w0 & MASK;
        r[at + 1] = (w0 >>> 51 | w1 << 13) & MASK;
        r[at + 2] = (w1 >>> 38 | w2 << 26) & MASK;
        r[at + 3] = (w2 >>> 25 | w3 << 39) & MASK;
        r[at + 4] = w3 >>> 12 & MASK;
    }

    /** The one encoding below 2^255 - 19, 32 bytes, little-endian, of limbs of at most 2^62 in size. */
    static byte[] bytes(long[] a, int ao) {
        long[] r = new long[LIMBS];
        carry(r, 0, a[ao], a[ao + 1], a[ao + 2], a[ao + 3], a[ao + 4]);
        carry(r, 0, r[0], r[1], r[2], r[3], r[4]);
        // r is not negative (the second carry borrows from limb 0 only what leaves 2^51 - 1 above) and below 2p: the
        // multiple
        // of p to take away is what 19 more would carry out of 255 bits
        long over = (r[0] + 19) >> BITS;
        for (int i = 1; i < LIMBS; i++) {
            over = (r[i] + over) >> BITS;
        }
        long next = 19 * over;
        for (int i = 0; i < LIMBS; i++) {
            next += r[i];
            r[i] = next & MASK;
            next >>= BITS;
        }
        byte[] bytes = new byte[32];
        LONGS.set(bytes, 0, r[0] | r[1] << 51);
        LONGS.set(bytes, 8, r[1] >>> 13 | r[2] << 38);
        LONGS.set(bytes, 16, r[2] >>> 26 | r[3] << 25);
        LONGS.set(bytes, 24, r[3] >>> 39 | r[4] << 12);
        return bytes;
    }

    /** Whether the number is odd in its one encoding, which RFC 9496 calls negative. */
    static boolean isNegative(long[] a, int ao) {
        return (bytes(a, ao)[0] & 1) == 1;
    }

    static boolean isZero(long[] a, int ao) {
        return RistrettoGroup.isIdentity(bytes(a, ao), 0);
    }

    private static boolean isOne(byte[] encoding) {
        encoding[0] ^= 1;
        return RistrettoGroup.isIdentity(encoding, 0);
    }

    private static void carry(long[] r, int at, long r0, long r1, long r2, long r3, long r4) {
        long s1 = r1 + (r0 >> BITS);
        long s2 = r2 + (s1 >> BITS);
        long s3 = r3 + (s2 >> BITS);
        long s4 = r4 + (s3 >> BITS);
        long s0 = (r0 & MASK) + 19 * (s4 >> BITS);
        r[at] = s0 & MASK;
        r[at + 1] = (s1 & MASK) + (s0 >> BITS);
        r[at + 2] = s2 & MASK;
        r[at + 3] = s3 & MASK;
        r[at + 4] = s4 & MASK;
    }

    private static long low(long a, long b) {
        return a * b & MASK;
    }

    private static long high(long a, long b) {
        return Math.multiplyHigh(a, b);
    }
}
