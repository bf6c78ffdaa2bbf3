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
import org.enlace.model.VeilHandle;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HandlePointsTest {
    private static final String ONE = "word|jisid|1980-03-14";
    private static final String OTHER = "word|kaisidu|1980-03-14";
    private static final String THIRD = "bones|ksd ssd|1980-03-14";

    private final SplittableRandom random = new SplittableRandom(11);

    @RepeatedTest(20)
    void twoTokensGiveTheHandlesOfTheRecordsThatHaveBoth(RepetitionInfo repetition) {
        SplittableRandom seeded = new SplittableRandom(repetition.getCurrentRepetition());
        HandleLine shared = line(seeded);
        HandleLine alsoShared = line(seeded);
        Map<String, byte[]> hits = Map.of(
                ONE, points(seeded, ONE, List.of(shared, line(seeded), alsoShared)),
                OTHER, points(seeded, OTHER, List.of(alsoShared, shared)),
                THIRD, points(seeded, THIRD, List.of(line(seeded))));
        assertThat(HandlePoints.handles(hits))
                .containsExactlyInAnyOrder(shared.handle(), alsoShared.handle())
                .isSorted();
    }

    @Test
    void oneToken_orTokensOfDifferentRecords_giveNothing() {
        assertThat(HandlePoints.handles(Map.of(ONE, points(random, ONE, List.of(line(random), line(random))))))
                .isEmpty();
        assertThat(HandlePoints.handles(Map.of(
                        ONE, points(random, ONE, List.of(line(random), line(random), line(random))),
                        OTHER, points(random, OTHER, List.of(line(random), line(random), line(random))))))
                .isEmpty();
    }

    @Test
    void onePointFitsEveryHandle() {
        HandleLine line = line(random);
        BigInteger x = HandleLine.place(ONE);
        for (int guess = 0; guess < 100; guess++) {
            BigInteger handle = new BigInteger(1, bytes(random, 11));
            BigInteger slope = line.at(ONE)
                    .subtract(handle)
                    .multiply(x.modInverse(HandleLine.PRIME))
                    .mod(HandleLine.PRIME);
            BigInteger fall = HandleLine.fall(x, HandleLine.place(OTHER)).orElseThrow();
            BigInteger there = slope.multiply(HandleLine.place(OTHER)).add(handle);
            assertThat(HandleLine.handle(line.at(ONE), there, fall))
                    .as("a slope leads from the point to any handle")
                    .hasValue(new VeilHandle("0".repeat(10) + "%022x".formatted(handle)));
        }
    }

    @Test
    void oneTokenTwice_isOne() {
        assertThat(HandleLine.fall(HandleLine.place(ONE), HandleLine.place(ONE)))
                .isEmpty();
    }

    @Test
    void threePointsInRisingOrder_howeverManyRecordsThereAre() {
        Set<BigInteger> places = new HashSet<>();
        for (int records = 0; records <= 3; records++) {
            List<HandleLine> lines =
                    Stream.generate(() -> line(random)).limit(records).toList();
            byte[] points = points(random, ONE, lines);
            assertThat(points).hasSize(HandlePoints.BYTES);
            BigInteger before = BigInteger.valueOf(-1);
            for (int at = 0; at < HandlePoints.BYTES; at += 16) {
                BigInteger height = new BigInteger(1, points, at, 16);
                assertThat(height).isGreaterThan(before).isLessThan(HandleLine.PRIME);
                places.add(height);
                before = height;
            }
            assertThat(lines).allMatch(line -> places.contains(line.at(ONE)));
        }
        assertThat(places).hasSize(12);
    }

    @Test
    void damagedPointsAreNoHit() {
        HandleLine line = line(random);
        byte[] damaged = points(random, ONE, List.of(line));
        for (int at = 0; at < damaged.length; at += 16) {
            damaged[at + 15] ^= 1;
        }
        assertThat(HandlePoints.handles(Map.of(ONE, damaged, OTHER, points(random, OTHER, List.of(line)))))
                .isEmpty();
    }

    @Test
    void countsAndLengthsAreChecked() {
        HandleLine line = line(random);
        assertThatIllegalArgumentException().isThrownBy(() -> HandleLine.of(new byte[26]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HandlePoints.of(ONE, List.of(line, line, line, line), new byte[48]));
        assertThatIllegalArgumentException().isThrownBy(() -> HandlePoints.of(ONE, List.of(line), new byte[47]));
        assertThatIllegalArgumentException().isThrownBy(() -> HandlePoints.handles(Map.of(ONE, new byte[47])));
    }

    @Test
    void vectorsHold() throws Exception {
        Path here = Path.of("vectors");
        Path folder = Files.isDirectory(here) ? here : Path.of("..", "vectors");
        JsonNode vectors = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("names/points.json")));
        for (JsonNode line : vectors.get("lines")) {
            assertThat(HandleLine.of(hex(line, "chance")).handle().hex())
                    .isEqualTo(line.get("handle").asString());
        }
        Map<String, byte[]> hits = new HashMap<>();
        for (JsonNode each : vectors.get("tokens")) {
            String token = each.get("token").asString();
            List<HandleLine> lines = each.get("lines")
                    .valueStream()
                    .map(line -> HandleLine.of(HexFormat.of().parseHex(line.asString())))
                    .toList();
            assertThat(HandleLine.bytes(HandleLine.place(token))).isEqualTo(hex(each, "place"));
            assertThat(HandlePoints.of(token, lines, hex(each, "chance"))).isEqualTo(hex(each, "points"));
            hits.put(token, hex(each, "points"));
        }
        assertThat(HandlePoints.handles(hits))
                .extracting(VeilHandle::hex)
                .isEqualTo(vectors.get("handles")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    private static byte[] hex(JsonNode node, String field) {
        return HexFormat.of().parseHex(node.get(field).asString());
    }

    private static HandleLine line(SplittableRandom random) {
        return HandleLine.of(bytes(random, HandleLine.CHANCE));
    }

    private static byte[] points(SplittableRandom random, String token, Collection<HandleLine> lines) {
        return HandlePoints.of(token, lines, bytes(random, HandlePoints.BYTES));
    }

    private static byte[] bytes(SplittableRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
