// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.enlace.Chance;
import org.enlace.veil.Ristretto;
import org.junit.jupiter.api.Test;

/** The field against {@link BigInteger}, with limbs at the ends of what is allowed, and numbers around multiples of p. */
class Field25519Test {

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final int TIMES = 20_000;

    /** 2^53.5, rounded down: the largest limb that a product takes. */
    private static final long FACTOR = 12_738_103_345_051_545L;

    private static final long LARGEST = 1L << 62;

    private final long seed = Chance.seed(1);
    private final Random random = new Random(seed);

    @Test
    void productsOfTheLargestLimbsAreRight_andLeaveLimbsThatThreeOfMayBeAdded() {
        for (int i = 0; i < TIMES; i++) {
            long[] a = i == 0 ? all(FACTOR) : extreme(FACTOR);
            long[] b = i == 0 ? all(FACTOR) : i == 1 ? all(-FACTOR) : extreme(FACTOR);
            long[] r = new long[5];
            Field25519.multiply(r, 0, a, 0, b, 0);
            assertThat(number(r)).as("seed %d", seed).isEqualTo(mod(value(a).multiply(value(b))));
            assertThat(r).as("seed %d", seed).satisfies(Field25519Test::isProduct);
            long[] in = a.clone();
            Field25519.multiply(in, 0, in, 0, b, 0);
            assertThat(in).as("in place").isEqualTo(r);
            Field25519.square(r, 0, a, 0);
            assertThat(number(r)).as("seed %d", seed).isEqualTo(mod(value(a).pow(2)));
            assertThat(r).as("seed %d", seed).satisfies(Field25519Test::isProduct);
            Field25519.square(a, 0, a, 0);
            assertThat(a).as("in place").isEqualTo(r);
        }
    }

    @Test
    void sumsAndDifferencesOfThreeProductsMayBeMultiplied() {
        long[] most = all(-3 * ((1L << 51) + 1));
        long[] r = new long[5];
        Field25519.multiply(r, 0, most, 0, most, 0);
        assertThat(number(r)).isEqualTo(mod(value(most).pow(2)));
        assertThat(3 * ((1L << 51) + 1)).isLessThan(FACTOR);
    }

    @Test
    void everyNumberHasOneEncoding_howeverItsLimbsLie() {
        for (int i = 0; i < TIMES; i++) {
            long[] a = i == 0 ? all(LARGEST) : i == 1 ? all(-LARGEST) : extreme(LARGEST);
            assertThat(number(a)).as("seed %d", seed).isEqualTo(mod(value(a)));
        }
        for (int multiple = -40; multiple <= 40; multiple++) {
            for (int beside = -40; beside <= 40; beside++) {
                BigInteger value = P.multiply(BigInteger.valueOf(multiple)).add(BigInteger.valueOf(beside));
                for (long[] limbs : new long[][] {limbs(value), shifted(limbs(value)), shifted(limbs(value))}) {
                    assertThat(value(limbs)).isEqualTo(value);
                    assertThat(number(limbs))
                            .as("%d p + %d, seed %d", multiple, beside, seed)
                            .isEqualTo(mod(value));
                    assertThat(Field25519.isZero(limbs, 0)).isEqualTo(beside == 0);
                    assertThat(Field25519.isNegative(limbs, 0))
                            .isEqualTo(mod(value).testBit(0));
                }
            }
        }
    }

    @Test
    void encodingsAreReadAsTheyWereWritten() {
        for (int i = 0; i < 1000; i++) {
            BigInteger value = new BigInteger(255, random);
            long[] limbs = new long[5];
            Field25519.read(limbs, 0, Ristretto.bytes(value), 0);
            assertThat(value(limbs)).as("seed %d", seed).isEqualTo(value);
        }
    }

    @Test
    void inverseRootsAreThoseOfRfc9496() {
        BigInteger i = mod(value(Field25519.SQRT_M1));
        assertThat(mod(i.pow(2))).isEqualTo(mod(BigInteger.ONE.negate()));
        for (int time = 0; time < 500; time++) {
            long[] a = extreme(FACTOR);
            a[0] |= 1; // not zero
            BigInteger square = mod(value(a));
            boolean isSquare = square.modPow(P.shiftRight(1), P).equals(BigInteger.ONE);
            long[] r = new long[5];
            assertThat(Field25519.inverseRoot(r, 0, a, 0)).as("seed %d", seed).isEqualTo(isSquare);
            BigInteger ratio = isSquare ? BigInteger.ONE : i;
            assertThat(mod(number(r).pow(2).multiply(square)))
                    .as("seed %d", seed)
                    .isEqualTo(ratio);
        }
    }

    private static void isProduct(long[] limbs) {
        for (long limb : limbs) {
            assertThat(limb).isBetween(-1L, 1L << 51);
        }
    }

    /** Limbs of either sign, most of them at or beside a power of two, none above {@code most} in size. */
    private long[] extreme(long most) {
        long[] limbs = new long[5];
        for (int i = 0; i < 5; i++) {
            long size = switch (random.nextInt(4)) {
                case 0 -> most;
                case 1 -> (1L << random.nextInt(63)) + random.nextInt(-20, 21);
                case 2 -> (1L << 51) * random.nextInt(6) + random.nextInt(-20, 21);
                default -> random.nextLong(most);
            };
            limbs[i] = Math.clamp(size, -most, most) * (random.nextBoolean() ? 1 : -1);
        }
        return limbs;
    }

    private static long[] all(long limb) {
        return new long[] {limb, limb, limb, limb, limb};
    }

    /** The limbs of a number, all but the last below 2^51. */
    private static long[] limbs(BigInteger value) {
        long[] limbs = new long[5];
        BigInteger mask = BigInteger.ONE.shiftLeft(51).subtract(BigInteger.ONE);
        for (int i = 0; i < 5; i++) {
            limbs[i] = (i < 4 ? value.shiftRight(51 * i).and(mask) : value.shiftRight(204)).longValueExact();
        }
        return limbs;
    }

    /** The same number with other limbs. */
    private long[] shifted(long[] limbs) {
        long[] other = limbs.clone();
        for (int i = 0; i < 4; i++) {
            int over = random.nextInt(-3, 4);
            other[i] += (long) over << 51;
            other[i + 1] -= over;
        }
        return other;
    }

    private static BigInteger value(long[] limbs) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 4; i >= 0; i--) {
            value = value.shiftLeft(51).add(BigInteger.valueOf(limbs[i]));
        }
        return value;
    }

    private static BigInteger number(long[] limbs) {
        return Ristretto.number(Field25519.bytes(limbs, 0));
    }

    private static BigInteger mod(BigInteger value) {
        return value.mod(P);
    }
}
