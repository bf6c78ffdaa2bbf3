// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.ledger.entry.EntryType;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07.089123Z");

    private static LedgerEntry entry(Map<String, ?> fields) {
        return new LedgerEntry(EntryType.GRANT, AT, Map.copyOf(fields));
    }

    @Test
    void entry_hasOneForm_andComesBackFromIt() {
        var id = UUID.fromString("0b9c8d7e-0000-4000-8000-000000000001");
        LedgerEntry entry = entry(Map.of(
                "id",
                id,
                "count",
                3,
                "big",
                1L << 53,
                "flag",
                true,
                "cause",
                EntryType.HIT,
                "fields",
                List.of("name", "birthDate"),
                "hash",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
        assertThat(new String(entry.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"at\":\"2026-03-04T05:06:07.089Z\",\"fields\":{\"big\":9007199254740992,\"cause\":\"HIT\","
                                + "\"count\":3,\"fields\":[\"name\",\"birthDate\"],\"flag\":true,"
                                + "\"hash\":\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\",\"id\":\"" + id
                                + "\"},\"type\":\"GRANT\"}");
        assertThat(LedgerEntry.parse(entry.bytes())).isEqualTo(entry);
    }

    @Test
    void contentDoesNotFit() {
        for (Object value : List.of(
                "Sombra Quintanilla",
                "",
                "+50761234567",
                "línea",
                "a\nb",
                1.5,
                1L << 54,
                List.of(List.of("x")),
                List.of(1),
                Map.of("a", "b"),
                "x".repeat(257),
                Collections.nCopies(1_001, "x"))) {
            assertThatThrownBy(() -> entry(Map.of("value", value)))
                    .as("%s", value.getClass())
                    .isInstanceOfSatisfying(
                            LedgerException.class, e -> assertThat(e.reason()).isEqualTo(LedgerException.Reason.ENTRY))
                    .message()
                    .doesNotContain("Sombra", "50761234567");
        }
        for (String name : List.of("", "Name", "with space", "x".repeat(41), "1a")) {
            assertThatThrownBy(() -> entry(Map.of(name, 1))).isInstanceOf(LedgerException.class);
        }
        var many = IntStream.range(0, 33).boxed().collect(Collectors.toMap(i -> "f" + i, i -> i));
        assertThatThrownBy(() -> entry(many)).isInstanceOf(LedgerException.class);
    }

    @Test
    void largestEntry_fitsItsLength_andALargerOneIsRefused() {
        var fields = IntStream.range(0, 3)
                .boxed()
                .collect(Collectors.toMap(i -> "f" + i, i -> Collections.nCopies(80, "x".repeat(256))));
        byte[] bytes = entry(fields).bytes();
        assertThat(bytes.length).isBetween(60_000, LedgerEntry.MAX_BYTES);
        byte[] bundle = EntryBundle.bytes(List.of(bytes, bytes));
        assertThat(EntryBundle.parse(bundle, 2)).hasSize(2).allMatch(parsed -> Arrays.equals(parsed, bytes));
        assertThatThrownBy(() -> entry(Map.of("f", Collections.nCopies(300, "x".repeat(256))))
                        .bytes())
                .isInstanceOf(LedgerException.class);
    }

    @Test
    void anyOtherSpelling_isRefused() {
        String good = "{\"at\":\"2026-03-04T05:06:07Z\",\"fields\":{\"count\":3},\"type\":\"GRANT\"}";
        assertThat(LedgerEntry.parse(good.getBytes(StandardCharsets.UTF_8)).fields())
                .containsEntry("count", 3L);
        for (String bad : List.of(
                "",
                "null",
                "[]",
                "{}",
                " " + good,
                good + "\n",
                good.replace("GRANT", "GIFT"),
                good.replace("\"GRANT\"", "1"),
                good.replace("07Z", "07.000Z"),
                good.replace("07Z", "07+00:00"),
                good.replace("07Z", "07.123456Z"),
                good.replace("\"2026-03-04T05:06:07Z\"", "1772600767"),
                good.replace(":3", ":3.0"),
                good.replace(":3", ": 3"),
                good.replace("3}", "null}"),
                good.replace("{\"count\":3}", "[]"),
                good.replace("}", ",\"extra\":1}"),
                good.replace("\"count\":3", "\"count\":3,\"count\":3"),
                good.replace("\"count\":3", "\"b\":1,\"a\":1"),
                good.replace("\"count\":3", "\"name\":\"Sombra Quintanilla\""),
                "[".repeat(30_000))) {
            assertThatThrownBy(() -> LedgerEntry.parse(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(LedgerException.class);
        }
    }
}
