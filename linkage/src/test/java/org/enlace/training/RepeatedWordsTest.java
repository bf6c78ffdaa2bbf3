// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.enlace.linkage.column.Table;
import org.junit.jupiter.api.Test;

class RepeatedWordsTest {
    private static final List<String> COLUMNS = List.of("whole", "given", "surname", "town");

    @Test
    void eachWordOfARowCountsOnce() {
        Table table = Table.of(
                "people",
                COLUMNS,
                -1,
                IntStream.range(0, 200)
                        .mapToObj(at ->
                                List.of("aurelina" + at + " quiragua" + at, "aurelina" + at, "quiragua" + at, "david"))
                        .toList());
        Map<String, Double> shares = RepeatedWords.shares(COLUMNS, List.of(table));
        assertThat(shares).containsOnlyKeys("whole", "given", "surname");
        assertThat(shares.values()).allSatisfy(share -> assertThat(share).isCloseTo(0.5, within(1e-9)));
    }

    @Test
    void columnsThatSayDifferentThings_countInFull() {
        Table table = Table.of(
                "people",
                COLUMNS,
                -1,
                IntStream.range(0, 200)
                        .mapToObj(
                                at -> List.of("boat" + at, "aurelina" + at % 7, "quiragua" + at % 11, "town" + at % 5))
                        .toList());
        assertThat(RepeatedWords.shares(COLUMNS, List.of(table))).isEmpty();
    }
}
