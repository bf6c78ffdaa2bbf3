// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PointsTest {
    private static final String ONE = "word|jisid|1980-03-14";
    private static final String OTHER = "word|kaisidu|1980-03-14";
    private static final String THIRD = "bones|ksd ssd|1980-03-14";

    private final SplittableRandom random = new SplittableRandom(11);

    @RepeatedTest(20)
    void twoTokensGiveTheHandlesOfTheRecordsThatHaveBoth(RepetitionInfo repetition) {
        SplittableRandom seeded = new SplittableRandom(repetition.getCurrentRepetition());
        Line shared = line(seeded);
        Line alsoShared = line(seeded);
        Map<String, byte[]> hits = Map.of(
                ONE, points(seeded, ONE, List.of(shared, line(seeded), alsoShared)),
                OTHER, points(seeded, OTHER, List.of(alsoShared, shared)),
                THIRD, points(seeded, THIRD, List.of(line(seeded))));
        assertThat(Points.handles(hits))
                .containsExactlyInAnyOrder(shared.handle(), alsoShared.handle())
                .isSorted();
    }

    @Test
    void oneToken_orTokensOfDifferentRecords_giveNothing() {
        assertThat(Points.handles(Map.of(ONE, points(random, ONE, List.of(line(random), line(random))))))
                .isEmpty();
        assertThat(Points.handles(Map.of(
                        ONE, points(random, ONE, List.of(line(random), line(random), line(random))),
                        OTHER, points(random, OTHER, List.of(line(random), line(random), line(random))))))
                .isEmpty();
    }

    @Test
    void onePointFitsEveryHandle() {
        Line line = line(random);
        BigInteger x = Line.place(ONE);
        for (int guess = 0; guess < 100; guess++) {
            BigInteger handle = new BigInteger(1, bytes(random, 11));
            BigInteger slope = line.at(ONE)
                    .subtract(handle)
                    .multiply(x.modInverse(Line.PRIME))
                    .mod(Line.PRIME);
            BigInteger fall = Line.fall(x, Line.place(OTHER)).orElseThrow();
            BigInteger there = slope.multiply(Line.place(OTHER)).add(handle);
            assertThat(Line.handle(line.at(ONE), there, fall))
                    .as("a slope leads from the point to any handle")
                    .hasValue("0".repeat(10) + "%022x".formatted(handle));
        }
    }

    @Test
    void oneTokenTwice_isOne() {
        assertThat(Line.fall(Line.place(ONE), Line.place(ONE))).isEmpty();
    }

    @Test
    void threePointsInRisingOrder_howeverManyRecordsThereAre() {
        Set<BigInteger> places = new HashSet<>();
        for (int records = 0; records <= 3; records++) {
            List<Line> lines =
                    Stream.generate(() -> line(random)).limit(records).toList();
            byte[] points = points(random, ONE, lines);
            assertThat(points).hasSize(Points.BYTES);
            BigInteger before = BigInteger.valueOf(-1);
            for (int at = 0; at < Points.BYTES; at += 16) {
                BigInteger height = new BigInteger(1, points, at, 16);
                assertThat(height).isGreaterThan(before).isLessThan(Line.PRIME);
                places.add(height);
                before = height;
            }
            assertThat(lines).allMatch(line -> places.contains(line.at(ONE)));
        }
        assertThat(places).hasSize(12);
    }

    @Test
    void damagedPointsAreNoHit() {
        Line line = line(random);
        byte[] damaged = points(random, ONE, List.of(line));
        for (int at = 0; at < damaged.length; at += 16) {
            damaged[at + 15] ^= 1;
        }
        assertThat(Points.handles(Map.of(ONE, damaged, OTHER, points(random, OTHER, List.of(line)))))
                .isEmpty();
    }

    @Test
    void countsAndLengthsAreChecked() {
        Line line = line(random);
        assertThatIllegalArgumentException().isThrownBy(() -> Line.of(new byte[26]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Points.of(ONE, List.of(line, line, line, line), new byte[48]));
        assertThatIllegalArgumentException().isThrownBy(() -> Points.of(ONE, List.of(line), new byte[47]));
        assertThatIllegalArgumentException().isThrownBy(() -> Points.handles(Map.of(ONE, new byte[47])));
    }

    @Test
    void vectorsHold() throws Exception {
        Path here = Path.of("vectors");
        Path folder = Files.isDirectory(here) ? here : Path.of("..", "vectors");
        JsonNode vectors = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("names/points.json")));
        for (JsonNode line : vectors.get("lines")) {
            assertThat(Line.of(hex(line, "chance")).handle())
                    .isEqualTo(line.get("handle").asString());
        }
        Map<String, byte[]> hits = new HashMap<>();
        for (JsonNode each : vectors.get("tokens")) {
            String token = each.get("token").asString();
            List<Line> lines = each.get("lines")
                    .valueStream()
                    .map(line -> Line.of(HexFormat.of().parseHex(line.asString())))
                    .toList();
            assertThat(Line.bytes(Line.place(token))).isEqualTo(hex(each, "place"));
            assertThat(Points.of(token, lines, hex(each, "chance"))).isEqualTo(hex(each, "points"));
            hits.put(token, hex(each, "points"));
        }
        assertThat(Points.handles(hits))
                .isEqualTo(vectors.get("handles")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    private static byte[] hex(JsonNode node, String field) {
        return HexFormat.of().parseHex(node.get(field).asString());
    }

    private static Line line(SplittableRandom random) {
        return Line.of(bytes(random, Line.CHANCE));
    }

    private static byte[] points(SplittableRandom random, String token, Collection<Line> lines) {
        return Points.of(token, lines, bytes(random, Points.BYTES));
    }

    private static byte[] bytes(SplittableRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
