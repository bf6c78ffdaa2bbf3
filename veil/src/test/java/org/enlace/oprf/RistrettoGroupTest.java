// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.enlace.Chance;
import org.enlace.veil.Ristretto;
import org.enlace.veil.Vectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RistrettoGroupTest {

    /** 10,000 each time; {@code -Denlace.group.operations=1000000} asks for a million. */
    private static final int OPERATIONS = Integer.getInteger("enlace.group.operations", 10_000);

    @Test
    void everyVectorOfRfc9496Passes_hereAndInTheSecondOpinion() throws Exception {
        JsonNode vectors = Vectors.read("veil/rfc9496-ristretto255.json");
        Ristretto multiple = Ristretto.IDENTITY;
        for (JsonNode expected : vectors.get("multiplesOfGenerator")) {
            byte[] encoding = HexFormat.of().parseHex(expected.asString());
            assertThat(multiple.encode()).isEqualTo(encoding);
            assertThat(RistrettoGroup.isElement(encoding, 0)).isTrue();
            multiple = multiple.add(Ristretto.GENERATOR);
            assertThat(RistrettoGroup.add(encoding, Ristretto.GENERATOR.encode()))
                    .isEqualTo(multiple.encode());
        }
        for (JsonNode derivation : vectors.get("derivation")) {
            byte[] uniform = Vectors.hex(derivation, "uniform");
            assertThat(RistrettoGroup.fromHash(uniform)).isEqualTo(Vectors.hex(derivation, "element"));
            assertThat(Ristretto.fromHash(uniform).encode()).isEqualTo(Vectors.hex(derivation, "element"));
        }
    }

    @Test
    void invalidEncodingsOfRfc9496AreRefused_byEveryOperation() throws Exception {
        byte[] generator = Ristretto.GENERATOR.encode();
        MemorySegment two = MemorySegment.ofArray(Ristretto.bytes(BigInteger.TWO));
        int checked = 0;
        for (JsonNode kind : Vectors.read("veil/rfc9496-ristretto255.json").get("invalidEncodings")) {
            for (JsonNode invalid : kind) {
                byte[] encoding = HexFormat.of().parseHex(invalid.asString());
                assertThat(RistrettoGroup.isElement(encoding, 0)).isFalse();
                assertThat(Ristretto.decode(encoding)).isEmpty();
                assertThatThrownBy(() -> RistrettoGroup.multiplyAll(two, encoding))
                        .hasMessageContaining("NOT_AN_ELEMENT");
                assertThatThrownBy(() -> RistrettoGroup.add(generator, encoding))
                        .hasMessageContaining("NOT_AN_ELEMENT");
                checked++;
            }
        }
        assertThat(checked).isEqualTo(29);
    }

    @Test
    void randomOperationsEqualTheSecondOpinion() {
        long seed = Chance.seed(1);
        Random random = new Random(seed);
        byte[] left = Ristretto.GENERATOR.encode();
        byte[] right = RistrettoGroup.fromHash(bytes(random, 64));
        for (int i = 0; i < OPERATIONS; i++) {
            byte[] result = operation(random, left, right, "seed " + seed + ", operation " + i);
            left = right;
            right = result;
        }
        System.out.println("groupOperations=" + OPERATIONS + " seed=" + seed + " differences=0");
    }

    /** Does one operation in both implementations and returns an element for the next ones. */
    private static byte[] operation(Random random, byte[] left, byte[] right, String where) {
        return switch (random.nextInt(8)) {
            case 0 -> multiplied(random, left, where);
            case 1 -> derived(random, where);
            case 2 -> decoded(random, right, where);
            case 3, 4 -> scalars(random, right, where);
            default -> added(left, right, where);
        };
    }

    private static byte[] multiplied(Random random, byte[] point, String where) {
        BigInteger scalar = scalar(random);
        byte[] product = RistrettoGroup.multiply(Ristretto.bytes(scalar), point, 0);
        assertThat(product).as(where).isEqualTo(known(point).multiply(scalar).encode());
        return product;
    }

    private static byte[] derived(Random random, String where) {
        byte[] uniform = bytes(random, 64);
        byte[] element = RistrettoGroup.fromHash(uniform);
        assertThat(element).as(where).isEqualTo(Ristretto.fromHash(uniform).encode());
        return element;
    }

    /** Random even numbers below the prime: about one in eight is an element. */
    private static byte[] decoded(Random random, byte[] otherwise, String where) {
        byte[] encoding = bytes(random, 32);
        encoding[0] &= (byte) 0xfe;
        encoding[31] &= 0x7f;
        Optional<Ristretto> second = Ristretto.decode(encoding);
        assertThat(RistrettoGroup.isElement(encoding, 0)).as(where).isEqualTo(second.isPresent());
        second.ifPresent(element -> assertThat(element.encode()).as(where).isEqualTo(encoding));
        return second.isPresent() ? encoding : otherwise;
    }

    private static byte[] scalars(Random random, byte[] otherwise, String where) {
        BigInteger a = scalar(random);
        BigInteger b = scalar(random);
        byte[] left = Ristretto.bytes(a);
        byte[] right = Ristretto.bytes(b);
        byte[] wide = bytes(random, 64);
        assertThat(RistrettoGroup.scalarMultiply(left, right)).as(where).isEqualTo(reduced(a.multiply(b)));
        assertThat(RistrettoGroup.scalarAdd(left, right)).as(where).isEqualTo(reduced(a.add(b)));
        assertThat(RistrettoGroup.scalarSubtract(left, right)).as(where).isEqualTo(reduced(a.subtract(b)));
        assertThat(RistrettoGroup.invert(left)).as(where).isEqualTo(reduced(a.modInverse(Ristretto.ORDER)));
        assertThat(RistrettoGroup.reduce(wide)).as(where).isEqualTo(reduced(Ristretto.number(wide)));
        return otherwise;
    }

    private static byte[] added(byte[] left, byte[] right, String where) {
        byte[] sum = RistrettoGroup.add(left, right);
        assertThat(sum).as(where).isEqualTo(known(left).add(known(right)).encode());
        return sum;
    }

    private static Ristretto known(byte[] encoding) {
        return Ristretto.decode(encoding).orElseThrow();
    }

    private static byte[] reduced(BigInteger number) {
        return Ristretto.bytes(number.mod(Ristretto.ORDER));
    }

    private static BigInteger scalar(Random random) {
        return new BigInteger(384, random)
                .mod(Ristretto.ORDER.subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
