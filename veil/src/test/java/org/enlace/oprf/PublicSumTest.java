// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.enlace.Chance;
import org.enlace.veil.Ristretto;
import org.enlace.veil.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PublicSumTest {

    private final long seed = Chance.seed(1);
    private final Random random = new Random(seed);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 63, 64, 65, 200, 4096})
    void sumIsThatOfSingleProducts(int count) {
        byte[] points = points(count);
        byte[] scalars = scalars(count);
        assertThat(PublicSum.of(scalars, points)).as("seed " + seed).isEqualTo(slowly(scalars, points));
    }

    /** As many as give digits of each width from 2 to 12. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192})
    void extremeScalarsAndRepeatedPointsCount(int count) {
        List<BigInteger> extreme = new ArrayList<>(List.of(Ristretto.ORDER.subtract(BigInteger.ONE)));
        for (int bit = 0; bit <= 252; bit++) {
            extreme.add(BigInteger.TWO.pow(bit));
            extreme.add(BigInteger.TWO.pow(bit).subtract(BigInteger.ONE));
        }
        Collections.shuffle(extreme.subList(1, extreme.size()), random);
        List<BigInteger> scalars = IntStream.range(0, count)
                .mapToObj(i -> extreme.get(i % extreme.size()))
                .toList();
        byte[] point = points(1);
        byte[] points = new byte[scalars.size() * 32];
        byte[] packed = new byte[points.length];
        for (int i = 0; i < scalars.size(); i++) {
            System.arraycopy(point, 0, points, 32 * i, 32);
            System.arraycopy(Ristretto.bytes(scalars.get(i)), 0, packed, 32 * i, 32);
        }
        BigInteger all =
                scalars.stream().reduce(BigInteger.ZERO, BigInteger::add).mod(Ristretto.ORDER);
        assertThat(PublicSum.of(packed, points))
                .as("seed " + seed)
                .isEqualTo(Ristretto.decode(point).orElseThrow().multiply(all).encode());
    }

    @Test
    void nothingAndTheIdentityAddNothing() {
        byte[] point = points(1);
        byte[] withIdentity = Arrays.copyOf(point, 64);
        byte[] scalars = Arrays.copyOf(Ristretto.bytes(BigInteger.ONE), 64);
        scalars[32] = 7;
        assertThat(PublicSum.of(scalars, withIdentity)).as("seed " + seed).isEqualTo(point);
        assertThat(PublicSum.of(new byte[64], points(2))).isEqualTo(new byte[32]);
        assertThat(PublicSum.of(new byte[0], new byte[0])).isEqualTo(new byte[32]);
    }

    @Test
    void pointsAndTheirNegativesCancel() {
        byte[] points = points(2);
        System.arraycopy(points, 0, points, 32, 32);
        byte[] scalars = scalars(2);
        BigInteger first = Ristretto.number(Arrays.copyOf(scalars, 32));
        System.arraycopy(Ristretto.bytes(Ristretto.ORDER.subtract(first)), 0, scalars, 32, 32);
        assertThat(PublicSum.of(scalars, points)).as("seed " + seed).isEqualTo(new byte[32]);
    }

    @Test
    void everyMultipleOfTheGeneratorAndEveryInvalidEncodingOfRfc9496() throws Exception {
        JsonNode vectors = Vectors.read("veil/rfc9496-ristretto255.json");
        int multiple = 0;
        for (JsonNode expected : vectors.get("multiplesOfGenerator")) {
            byte[] encoding = HexFormat.of().parseHex(expected.asString());
            byte[] one = Ristretto.bytes(BigInteger.ONE);
            assertThat(PublicSum.of(one, encoding)).isEqualTo(encoding);
            assertThat(PublicSum.of(Ristretto.bytes(BigInteger.valueOf(multiple)), Ristretto.GENERATOR.encode()))
                    .isEqualTo(encoding);
            multiple++;
        }
        int checked = 0;
        for (JsonNode kind : vectors.get("invalidEncodings")) {
            for (JsonNode invalid : kind) {
                byte[] encoding = HexFormat.of().parseHex(invalid.asString());
                assertThatThrownBy(() -> PublicSum.of(scalars(1), encoding)).hasMessageContaining("NOT_AN_ELEMENT");
                checked++;
            }
        }
        assertThat(checked).isEqualTo(29);
    }

    @Test
    void randomBytesAreReadAsTheSecondOpinionReadsThem() {
        byte[] one = Ristretto.bytes(BigInteger.ONE);
        int elements = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] encoding = new byte[32];
            random.nextBytes(encoding);
            encoding[31] &= (byte) (i % 2 == 0 ? 0x7f : 0xff);
            encoding[0] &= (byte) 0xfe;
            if (Ristretto.decode(encoding).isPresent()) {
                elements++;
                assertThat(PublicSum.of(one, encoding)).as("seed " + seed).isEqualTo(encoding);
            } else {
                assertThatThrownBy(() -> PublicSum.of(one, encoding))
                        .as("seed " + seed)
                        .isInstanceOf(VeilException.class);
            }
        }
        assertThat(elements).isGreaterThan(100);
    }

    private byte[] points(int count) {
        byte[] points = new byte[32 * count];
        for (int i = 0; i < count; i++) {
            byte[] uniform = new byte[64];
            random.nextBytes(uniform);
            System.arraycopy(RistrettoGroup.fromHash(uniform), 0, points, 32 * i, 32);
        }
        return points;
    }

    private byte[] scalars(int count) {
        byte[] scalars = new byte[32 * count];
        for (int i = 0; i < count; i++) {
            byte[] wide = new byte[64];
            random.nextBytes(wide);
            System.arraycopy(RistrettoGroup.reduce(wide), 0, scalars, 32 * i, 32);
        }
        return scalars;
    }

    private static byte[] slowly(byte[] scalars, byte[] points) {
        byte[] sum = new byte[32];
        for (int i = 0; i < points.length / 32; i++) {
            byte[] scalar = Arrays.copyOfRange(scalars, 32 * i, 32 * i + 32);
            sum = RistrettoGroup.add(sum, RistrettoGroup.multiply(scalar, points, i));
        }
        return sum;
    }
}
