// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** How well the one threshold tells the same name from another one, on our own pairs and on labelled ones of others. */
class NamePairsTest {
    private record Pair(String one, String other, NameSchema schema, boolean same, String quality) {
        boolean found() {
            return NameComparison.compare(ParsedName.of(one, schema), ParsedName.of(other, schema))
                    .match();
        }
    }

    @Test
    void ownPairs_areToldApart() throws IOException {
        List<Pair> pairs = ownPairs();
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(600);
        assertThat(pairs.stream().filter(Pair::same).count())
                .isBetween(pairs.size() * 45L / 100, pairs.size() * 55L / 100);
        assertThat(f1(pairs)).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void ownPairs_areToldApart_inEachHalf() throws IOException {
        List<Pair> pairs = ownPairs();
        List<Pair> even = new ArrayList<>();
        List<Pair> odd = new ArrayList<>();
        for (int at = 0; at < pairs.size(); at++) {
            (at % 2 == 0 ? even : odd).add(pairs.get(at));
        }
        assertThat(f1(even)).isGreaterThanOrEqualTo(0.95);
        assertThat(f1(odd)).isGreaterThanOrEqualTo(0.95);
    }

    /** Pairs that OpenSanctions labelled; they name real people, so none stands here. */
    @Test
    void labelledPairs_areToldApart() throws IOException {
        String data = System.getenv("ENLACE_DATA");
        Path file = Path.of(data == null ? "" : data, "linkage", "names", "name-pairs.csv");
        assumeTrue(data != null && Files.isRegularFile(file), "ENLACE_DATA names no folder: skipped");
        List<Pair> pairs = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(file)) {
            for (CSVRecord row : format().parse(in)) {
                pairs.add(new Pair(
                        row.get("name1"),
                        row.get("name2"),
                        NameSchema.ofLabel(row.get("schema")).orElseThrow(),
                        Boolean.parseBoolean(row.get("is_match")),
                        row.get("quality")));
            }
        }
        assertThat(f1(pairs)).as("all").isGreaterThanOrEqualTo(0.88);
        assertThat(f1(some(pairs, pair -> pair.schema() == NameSchema.PERSON)))
                .as("persons")
                .isGreaterThanOrEqualTo(0.87);
        assertThat(f1(some(pairs, pair -> pair.quality().equals("STRONG"))))
                .as("strong")
                .isGreaterThanOrEqualTo(0.95);
    }

    private static List<Pair> some(List<Pair> pairs, Predicate<Pair> which) {
        return pairs.stream().filter(which).toList();
    }

    private static double f1(List<Pair> pairs) {
        int right = 0;
        int wrong = 0;
        for (Pair pair : pairs) {
            boolean found = pair.found();
            right += found && pair.same() ? 1 : 0;
            wrong += found == pair.same() ? 0 : 1;
        }
        return 2.0 * right / (2 * right + wrong);
    }

    private static CSVFormat format() {
        return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    }

    private static List<Pair> ownPairs() throws IOException {
        try (Reader in = new java.io.InputStreamReader(
                NamePairsTest.class.getResourceAsStream("pairs.csv"), StandardCharsets.UTF_8)) {
            List<Pair> pairs = new ArrayList<>();
            for (CSVRecord row : format().parse(in)) {
                pairs.add(new Pair(
                        row.get("name1"),
                        row.get("name2"),
                        NameSchema.ofLabel(row.get("schema")).orElseThrow(),
                        Boolean.parseBoolean(row.get("match")),
                        ""));
            }
            return pairs;
        }
    }
}
