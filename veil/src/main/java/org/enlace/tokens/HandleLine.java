// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.model.VeilHandle;

/**
 * A record's handle as a straight line {@code y = handle + slope * x} over the field of 2^127 - 1: each token of the record gets
 * the point at its own x. One point tells nothing of the handle, two give it (Shamir, How to share a secret, 1979).
 *
 * <p>The field is that of the Mersenne prime 2^127 - 1, so that a point takes 16 bytes. A handle has 88 bits: a line
 * through two points that are not of one record meets 0 below 2^88 once in 2^39 times, so that such a line is known for
 * what it is.
 *
 * <p>Decision: docs/decisions.md, "Two name tokens give a handle, one gives nothing".
 */
public final class HandleLine {

    /** Bytes of chance behind a line: 11 of its handle, 16 of its slope. */
    public static final int CHANCE = 27;

    static final BigInteger PRIME = BigInteger.TWO.pow(127).subtract(BigInteger.ONE);
    private static final int HANDLE = 11;
    private static final int HEX = 32;

    private final BigInteger handle;
    private final BigInteger slope;

    private HandleLine(BigInteger handle, BigInteger slope) {
        this.handle = handle;
        this.slope = slope;
    }

    /** The line of these 27 bytes, which nobody else can know. Lines with the same first 11 have the same handle. */
    public static HandleLine of(byte[] chance) {
        if (chance.length != CHANCE) {
            throw new IllegalArgumentException("a line takes 27 bytes: bytes=" + chance.length);
        }
        return new HandleLine(
                new BigInteger(1, chance, 0, HANDLE), new BigInteger(1, chance, HANDLE, CHANCE - HANDLE).mod(PRIME));
    }

    /** The record's opaque name, whose first ten digits are zero. */
    public VeilHandle handle() {
        return named(handle);
    }

    /** The height of the line at a token. */
    BigInteger at(String token) {
        return slope.multiply(place(token)).add(handle).mod(PRIME);
    }

    /** Of two places, the share of a line's rise between them by which it falls from the first to its handle; none where they are one. */
    static Optional<BigInteger> fall(BigInteger place, BigInteger other) {
        BigInteger run = other.subtract(place).mod(PRIME);
        return run.signum() == 0
                ? Optional.empty()
                : Optional.of(run.modInverse(PRIME).multiply(place).mod(PRIME));
    }

    /**
     * The handle of the line through two points, where they are of one record; of others by a chance of 2^-39.
     *
     * @param fall that of the two places
     */
    static Optional<VeilHandle> handle(BigInteger height, BigInteger other, BigInteger fall) {
        BigInteger handle =
                height.subtract(other.subtract(height).multiply(fall)).mod(PRIME);
        return handle.bitLength() <= HANDLE * Byte.SIZE ? Optional.of(named(handle)) : Optional.empty();
    }

    /** Where a token lies: 1 + SHA-256 of it modulo 2^127 - 2, so that no token lies at the handle. */
    static BigInteger place(String token) {
        byte[] digest = DigestUtils.sha256("enlace/point/1|" + token);
        return new BigInteger(1, digest).mod(PRIME.subtract(BigInteger.ONE)).add(BigInteger.ONE);
    }

    /** Sixteen bytes, big-endian. */
    static byte[] bytes(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[HEX / 2];
        System.arraycopy(bytes, 0, padded, padded.length - bytes.length, bytes.length);
        return padded;
    }

    private static VeilHandle named(BigInteger handle) {
        return VeilHandle.of(bytes(handle));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HandleLine line && handle.equals(line.handle) && slope.equals(line.slope);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {handle.hashCode(), slope.hashCode()});
    }

    @Override
    public String toString() {
        return "Line";
    }
}
