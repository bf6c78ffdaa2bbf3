// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.enlace.oprf.RistrettoGroup;

/** ristretto255 written from RFC 9496 on BigInteger, slow and plain: the second opinion on {@link RistrettoGroup}. */
public record Ristretto(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {

    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    public static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    static final BigInteger D = divide(BigInteger.valueOf(-121665), BigInteger.valueOf(121666));
    static final BigInteger SQRT_M1 =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
    static final BigInteger ONE = BigInteger.ONE;
    static final BigInteger MINUS_ONE = P.subtract(ONE);
    static final BigInteger INVSQRT_A_MINUS_D =
            ratioRoot(ONE, MINUS_ONE.subtract(D)).root();
    static final BigInteger SQRT_AD_MINUS_ONE = sqrtAdMinusOne();
    static final BigInteger ONE_MINUS_D_SQ = ONE.subtract(D.multiply(D)).mod(P);
    static final BigInteger D_MINUS_ONE_SQ = D.subtract(ONE).pow(2).mod(P);
    public static final Ristretto IDENTITY = new Ristretto(BigInteger.ZERO, ONE, ONE, BigInteger.ZERO);
    public static final Ristretto GENERATOR = generator();

    record Root(boolean wasSquare, BigInteger root) {}

    /** Section 4.3.1. */
    public static Optional<Ristretto> decode(byte[] encoding) {
        BigInteger s = number(encoding);
        if (s.compareTo(P) >= 0 || s.testBit(0)) {
            return Optional.empty();
        }
        BigInteger ss = times(s, s);
        BigInteger u1 = ONE.subtract(ss).mod(P);
        BigInteger u2 = ONE.add(ss).mod(P);
        BigInteger u2Square = times(u2, u2);
        BigInteger v = D.multiply(u1).multiply(u1).negate().subtract(u2Square).mod(P);
        Root inverse = ratioRoot(ONE, times(v, u2Square));
        BigInteger denX = times(inverse.root(), u2);
        BigInteger denY = times(times(inverse.root(), denX), v);
        BigInteger x = absolute(times(s.shiftLeft(1), denX));
        BigInteger y = times(u1, denY);
        BigInteger t = times(x, y);
        return !inverse.wasSquare() || t.testBit(0) || y.signum() == 0
                ? Optional.empty()
                : Optional.of(new Ristretto(x, y, ONE, t));
    }

    /** Section 4.3.2. */
    public byte[] encode() {
        BigInteger u1 = times(z.add(y), z.subtract(y));
        BigInteger u2 = times(x, y);
        BigInteger inverse = ratioRoot(ONE, times(u1, times(u2, u2))).root();
        BigInteger den1 = times(inverse, u1);
        BigInteger den2 = times(inverse, u2);
        BigInteger zInverse = times(times(den1, den2), t);
        boolean rotate = times(t, zInverse).testBit(0);
        BigInteger ex = rotate ? times(y, SQRT_M1) : x;
        BigInteger ey = rotate ? times(x, SQRT_M1) : y;
        BigInteger den = rotate ? times(den1, INVSQRT_A_MINUS_D) : den2;
        if (times(ex, zInverse).testBit(0)) {
            ey = P.subtract(ey).mod(P);
        }
        return bytes(absolute(times(den, z.subtract(ey))));
    }

    /** Section 4.3.4. */
    public static Ristretto fromHash(byte[] uniform) {
        return map(Arrays.copyOf(uniform, 32)).add(map(Arrays.copyOfRange(uniform, 32, 64)));
    }

    private static Ristretto map(byte[] half) {
        BigInteger r0 = number(half).clearBit(255).mod(P);
        BigInteger r = times(SQRT_M1, times(r0, r0));
        BigInteger u = times(r.add(ONE), ONE_MINUS_D_SQ);
        BigInteger v = times(MINUS_ONE.subtract(times(r, D)), r.add(D));
        Root ratio = ratioRoot(u, v);
        BigInteger s = ratio.wasSquare()
                ? ratio.root()
                : P.subtract(absolute(times(ratio.root(), r0))).mod(P);
        BigInteger c = ratio.wasSquare() ? MINUS_ONE : r;
        BigInteger n =
                times(times(c, r.subtract(ONE)), D_MINUS_ONE_SQ).subtract(v).mod(P);
        BigInteger w0 = times(s.shiftLeft(1), v);
        BigInteger w1 = times(n, SQRT_AD_MINUS_ONE);
        BigInteger ss = times(s, s);
        BigInteger w2 = ONE.subtract(ss).mod(P);
        BigInteger w3 = ONE.add(ss).mod(P);
        return new Ristretto(times(w0, w3), times(w2, w1), times(w1, w3), times(w0, w2));
    }

    /** The complete addition of twisted Edwards curves with a = -1 in extended coordinates (Hisil et al., 2008). */
    public Ristretto add(Ristretto o) {
        BigInteger a = times(y.subtract(x), o.y.subtract(o.x));
        BigInteger b = times(y.add(x), o.y.add(o.x));
        BigInteger c = times(times(t, D.shiftLeft(1)), o.t);
        BigInteger d = times(z.shiftLeft(1), o.z);
        BigInteger e = b.subtract(a);
        BigInteger f = d.subtract(c);
        BigInteger g = d.add(c);
        BigInteger h = b.add(a);
        return new Ristretto(times(e, f), times(g, h), times(f, g), times(e, h));
    }

    public Ristretto multiply(BigInteger scalar) {
        Ristretto sum = IDENTITY;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            sum = sum.add(sum);
            if (scalar.testBit(bit)) {
                sum = sum.add(this);
            }
        }
        return sum;
    }

    /** SQRT_RATIO_M1 of section 4.2. */
    static Root ratioRoot(BigInteger u, BigInteger v) {
        BigInteger ratio = times(u, v.modPow(P.subtract(BigInteger.TWO), P));
        BigInteger root = ratio.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (times(root, root).equals(ratio)) {
            return new Root(true, absolute(root));
        }
        BigInteger other = times(root, SQRT_M1);
        if (times(other, other).equals(ratio)) {
            return new Root(true, absolute(other));
        }
        BigInteger shifted = times(ratio, SQRT_M1);
        BigInteger twisted = shifted.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        return new Root(false, absolute(times(twisted, twisted).equals(shifted) ? twisted : times(twisted, SQRT_M1)));
    }

    public static BigInteger number(byte[] littleEndian) {
        byte[] big = new byte[littleEndian.length];
        for (int i = 0; i < big.length; i++) {
            big[i] = littleEndian[big.length - 1 - i];
        }
        return new BigInteger(1, big);
    }

    public static byte[] bytes(BigInteger number) {
        byte[] little = new byte[32];
        byte[] big = number.toByteArray();
        for (int i = 0; i < big.length && i < 32; i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }

    private static BigInteger times(BigInteger a, BigInteger b) {
        return a.multiply(b).mod(P);
    }

    private static BigInteger divide(BigInteger a, BigInteger b) {
        return a.multiply(b.modPow(P.subtract(BigInteger.TWO), P)).mod(P);
    }

    private static BigInteger absolute(BigInteger a) {
        return a.testBit(0) ? P.subtract(a) : a;
    }

    /** The root that RFC 9496 section 4.1 prints, which is the odd one. */
    private static BigInteger sqrtAdMinusOne() {
        return new BigInteger("25063068953384623474111414158702152701244531502492656460079210482610430750235");
    }

    private static Ristretto generator() {
        BigInteger y = divide(BigInteger.valueOf(4), BigInteger.valueOf(5));
        BigInteger x = ratioRoot(
                        y.multiply(y).subtract(ONE).mod(P),
                        D.multiply(y).multiply(y).add(ONE).mod(P))
                .root();
        return new Ristretto(x, y, ONE, times(x, y));
    }
}
