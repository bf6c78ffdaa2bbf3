// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Sums of public elements of ristretto255 times public scalars: what proofs are made of. Time and branches depend on both,
 * so neither may be secret.
 *
 * <p>Pippenger's method: the scalars are cut into signed digits; for each digit's place the points fall into one bucket for
 * each digit, and the buckets are added up so that a bucket counts as often as its digit says. Points are those of
 * edwards25519 in extended coordinates (Hisil, Wong, Carter and Dawson, 2008), whose addition is complete.
 */
final class PublicSum {

    /** Bits of a scalar below the order, and one for the carry of signed digits. */
    private static final int SCALAR_BITS = 254;

    private static final int L = Field25519.LIMBS;

    /** A point that is read once: y + x, y - x, 2dxy. */
    private static final int READY = 3 * L;

    /** A point that is added to: x, y, z, t. */
    private static final int POINT = 4 * L;

    private static final int X = 0;
    private static final int Y = L;
    private static final int Z = 2 * L;
    private static final int T = 3 * L;

    private final long[] points;
    private final short[] digits;
    private final int count;
    private final int width;
    private final int places;

    private PublicSum(long[] points, byte[] scalars, int count) {
        this.points = points;
        this.count = count;
        this.width = Math.clamp(30 - Integer.numberOfLeadingZeros(count), 2, 12);
        this.places = (SCALAR_BITS + width - 1) / width;
        this.digits = new short[count * places];
        for (int i = 0; i < count; i++) {
            cut(scalars, i);
        }
    }

    /**
     * The sum of packed elements, each times the packed scalar below the order at its place; 15 µs an element where there
     * are thousands, on as many cores as are free. {@link VeilException} where one is no element.
     */
    static byte[] of(byte[] scalars, byte[] elements) {
        int count = elements.length / RistrettoGroup.ELEMENT;
        PublicSum sum = new PublicSum(decode(elements, count), scalars, count);
        long[][] sums =
                IntStream.range(0, sum.places).parallel().mapToObj(sum::place).toArray(long[][]::new);
        Adder adder = new Adder();
        long[] total = identity();
        for (int place = sums.length - 1; place >= 0; place--) {
            for (int bit = 0; bit < sum.width; bit++) {
                adder.twice(total, 0);
            }
            adder.add(total, 0, sums[place], 0);
        }
        return encode(total);
    }

    private static long[] decode(byte[] elements, int count) {
        long[] points = new long[count * READY];
        AtomicBoolean valid = new AtomicBoolean(true);
        ParallelSpans.forEach(count, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (!decode(elements, i, points)) {
                    valid.set(false);
                }
            }
        });
        if (!valid.get()) {
            throw new VeilException(VeilRefusal.NOT_AN_ELEMENT, "points of a sum must be canonical");
        }
        return points;
    }

    /** Decode of RFC 9496, section 4.3.1. */
    private static boolean decode(byte[] elements, int index, long[] points) {
        int from = index * RistrettoGroup.ELEMENT;
        long[] v = new long[7 * L];
        int s = 0;
        int u1 = L;
        int u2 = 2 * L;
        int u2Square = 3 * L;
        int root = 4 * L;
        int den = 5 * L;
        int y = 6 * L;
        Field25519.read(v, s, elements, from);
        byte[] canonical = Field25519.bytes(v, s);
        if (!Arrays.equals(canonical, 0, 32, elements, from, from + 32) || (canonical[0] & 1) == 1) {
            return false;
        }
        Field25519.square(v, u2Square, v, s);
        Field25519.one(v, u1);
        Field25519.add(v, u2, v, u1, v, u2Square);
        Field25519.subtract(v, u1, v, u1, v, u2Square);
        Field25519.square(v, u2Square, v, u2);
        Field25519.square(v, den, v, u1);
        Field25519.multiply(v, den, v, den, Field25519.D, 0);
        Field25519.add(v, den, v, den, v, u2Square);
        Field25519.negate(v, den);
        Field25519.multiply(v, u2Square, v, den, v, u2Square);
        boolean square = Field25519.inverseRoot(v, root, v, u2Square);
        Field25519.multiply(v, u2, v, root, v, u2);
        Field25519.multiply(v, den, v, den, v, u2);
        Field25519.multiply(v, den, v, den, v, root);
        Field25519.multiply(v, y, v, u1, v, den);
        int x = u2;
        Field25519.add(v, s, v, s, v, s);
        Field25519.multiply(v, x, v, x, v, s);
        if (Field25519.isNegative(v, x)) {
            Field25519.negate(v, x);
        }
        int t = root;
        Field25519.multiply(v, t, v, x, v, y);
        if (!square || Field25519.isNegative(v, t) || Field25519.isZero(v, y)) {
            return false;
        }
        int at = index * READY;
        Field25519.add(points, at, v, y, v, x);
        Field25519.subtract(points, at + L, v, y, v, x);
        Field25519.multiply(points, at + 2 * L, v, t, Field25519.D2, 0);
        return true;
    }

    /** Encode of RFC 9496, section 4.3.2. */
    private static byte[] encode(long[] p) {
        long[] v = new long[7 * L];
        int u1 = 0;
        int u2 = L;
        int root = 2 * L;
        int zInverse = 3 * L;
        int x = 4 * L;
        int y = 5 * L;
        int den = 6 * L;
        Field25519.add(v, u1, p, Z, p, Y);
        Field25519.subtract(v, u2, p, Z, p, Y);
        Field25519.multiply(v, u1, v, u1, v, u2);
        Field25519.multiply(v, u2, p, X, p, Y);
        Field25519.square(v, den, v, u2);
        Field25519.multiply(v, den, v, den, v, u1);
        Field25519.inverseRoot(v, root, v, den);
        Field25519.multiply(v, u1, v, u1, v, root);
        Field25519.multiply(v, den, v, u2, v, root);
        Field25519.multiply(v, zInverse, v, u1, v, den);
        Field25519.multiply(v, zInverse, v, zInverse, p, T);
        Field25519.multiply(v, x, p, T, v, zInverse);
        if (Field25519.isNegative(v, x)) {
            Field25519.multiply(v, x, p, Y, Field25519.SQRT_M1, 0);
            Field25519.multiply(v, y, p, X, Field25519.SQRT_M1, 0);
            Field25519.multiply(v, den, v, u1, Field25519.INVSQRT_A_MINUS_D, 0);
        } else {
            System.arraycopy(p, X, v, x, L);
            System.arraycopy(p, Y, v, y, L);
        }
        Field25519.multiply(v, x, v, x, v, zInverse);
        if (Field25519.isNegative(v, x)) {
            Field25519.negate(v, y);
        }
        Field25519.subtract(v, y, p, Z, v, y);
        Field25519.multiply(v, y, v, y, v, den);
        if (Field25519.isNegative(v, y)) {
            Field25519.negate(v, y);
        }
        return Field25519.bytes(v, y);
    }

    /** Cuts a scalar into digits of -2^(width-1) to 2^(width-1). */
    private void cut(byte[] scalars, int index) {
        int carry = 0;
        int half = 1 << (width - 1);
        for (int place = 0; place < places; place++) {
            int digit = bits(scalars, index * RistrettoGroup.SCALAR, place * width) + carry;
            carry = digit > half ? 1 : 0;
            digits[place * count + index] = (short) (digit - (carry << width));
        }
    }

    private int bits(byte[] scalars, int from, int bit) {
        int word = 0;
        int at = bit >>> 3;
        for (int i = 0; i < 3 && at + i < RistrettoGroup.SCALAR; i++) {
            word |= (scalars[from + at + i] & 0xff) << (8 * i);
        }
        return (word >>> (bit & 7)) & ((1 << width) - 1);
    }

    /** The sum of the points times their digits at one place. */
    private long[] place(int place) {
        Adder adder = new Adder();
        int half = 1 << (width - 1);
        long[] buckets = new long[half * POINT];
        for (int i = 0; i < half; i++) {
            makeIdentity(buckets, i * POINT);
        }
        for (int i = 0; i < count; i++) {
            int digit = digits[place * count + i];
            if (digit > 0) {
                adder.add(buckets, (digit - 1) * POINT, points, i * READY, 0);
            } else if (digit < 0) {
                adder.add(buckets, (-digit - 1) * POINT, points, i * READY, -1);
            }
        }
        long[] running = identity();
        long[] total = identity();
        for (int i = half - 1; i >= 0; i--) {
            adder.add(running, 0, buckets, i * POINT);
            adder.add(total, 0, running, 0);
        }
        return total;
    }

    private static long[] identity() {
        long[] point = new long[POINT];
        makeIdentity(point, 0);
        return point;
    }

    private static void makeIdentity(long[] points, int at) {
        points[at + Y] = 1;
        points[at + Z] = 1;
    }

    /** Adds to points in place; one for each thread, for the numbers in between. */
    private static final class Adder {

        private static final int A = 0;
        private static final int B = L;
        private static final int C = 2 * L;
        private static final int D = 3 * L;
        private static final int E = 4 * L;
        private static final int F = 5 * L;
        private static final int G = 6 * L;
        private static final int H = 7 * L;

        private final long[] v = new long[8 * L];

        /** Adds a ready point, or takes it away where {@code sign} is -1; 7 multiplications. */
        void add(long[] p, int at, long[] ready, int from, int sign) {
            Field25519.subtract(v, A, p, at + Y, p, at + X);
            Field25519.multiply(v, A, v, A, ready, from + (L & ~sign));
            Field25519.add(v, B, p, at + Y, p, at + X);
            Field25519.multiply(v, B, v, B, ready, from + (L & sign));
            Field25519.multiply(v, C, p, at + T, ready, from + 2 * L);
            if (sign < 0) {
                Field25519.negate(v, C);
            }
            Field25519.add(v, D, p, at + Z, p, at + Z);
            finish(p, at);
        }

        /** Adds another point; 9 multiplications. */
        void add(long[] p, int at, long[] q, int from) {
            Field25519.subtract(v, A, p, at + Y, p, at + X);
            Field25519.subtract(v, E, q, from + Y, q, from + X);
            Field25519.multiply(v, A, v, A, v, E);
            Field25519.add(v, B, p, at + Y, p, at + X);
            Field25519.add(v, E, q, from + Y, q, from + X);
            Field25519.multiply(v, B, v, B, v, E);
            Field25519.multiply(v, C, p, at + T, q, from + T);
            Field25519.multiply(v, C, v, C, Field25519.D2, 0);
            Field25519.multiply(v, D, p, at + Z, q, from + Z);
            Field25519.add(v, D, v, D, v, D);
            finish(p, at);
        }

        private void finish(long[] p, int at) {
            Field25519.subtract(v, E, v, B, v, A);
            Field25519.subtract(v, F, v, D, v, C);
            Field25519.add(v, G, v, D, v, C);
            Field25519.add(v, H, v, B, v, A);
            products(p, at);
        }

        /** Doubles a point; 4 multiplications and 4 squares. */
        void twice(long[] p, int at) {
            Field25519.square(v, A, p, at + X);
            Field25519.square(v, B, p, at + Y);
            Field25519.square(v, C, p, at + Z);
            Field25519.add(v, C, v, C, v, C);
            Field25519.add(v, H, v, A, v, B);
            Field25519.add(v, E, p, at + X, p, at + Y);
            Field25519.square(v, E, v, E);
            Field25519.subtract(v, E, v, E, v, H);
            Field25519.negate(v, H);
            Field25519.subtract(v, G, v, B, v, A);
            Field25519.subtract(v, F, v, G, v, C);
            products(p, at);
        }

        private void products(long[] p, int at) {
            Field25519.multiply(p, at + X, v, E, v, F);
            Field25519.multiply(p, at + Y, v, G, v, H);
            Field25519.multiply(p, at + Z, v, F, v, G);
            Field25519.multiply(p, at + T, v, E, v, H);
        }
    }
}
