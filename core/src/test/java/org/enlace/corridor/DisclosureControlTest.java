// SPDX-License-Identifier: Apache-2.0
package org.enlace.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.enlace.corridor.CountBulletin.Cell;
import org.enlace.corridor.CountBulletin.Row;
import org.enlace.model.AuthorityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureControlTest {
    private static final AuthorityId PANAMA = AuthorityId.of("pa-security");
    private static final YearMonth MONTH = YearMonth.of(2026, 3);

    @Test
    void smallCells_areRolledUpIntoOther() {
        assertThat(release(count("VE", 500), count("HT", 40), count("BD", 7), count("NP", 6)))
                .containsExactly(row(new Cell("HT", 40), new Cell("VE", 500), new Cell("OTHER", 13)));
    }

    @Test
    void aSingleSmallCell_takesTheSmallestNamedGroupWithIt() {
        assertThat(release(count("VE", 500), count("HT", 40), count("BD", 3)))
                .containsExactly(row(new Cell("VE", 500), new Cell("OTHER", 43)));
    }

    @Test
    void aRowThatStaysBelow_isWithheld() {
        assertThat(release(count("BD", 3)))
                .containsExactly(new Row("paso-canoas", CountedEvent.ENTRY, true, List.of()));
        assertThat(release(count("BD", 3), count("NP", 4)))
                .containsExactly(new Row("paso-canoas", CountedEvent.ENTRY, true, List.of()));
    }

    @Test
    void cellsAtTheThreshold_arePublished() {
        assertThat(release(count("VE", 10), count("HT", 11)))
                .containsExactly(row(new Cell("HT", 11), new Cell("VE", 10)));
    }

    /**
     * For every small cell there is another table with the same bulletin, for whoever does not know that no group but
     * those named was there: one person fewer in the cell, one of a group that had none.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noSmallCell_canBeWorkedOut(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int table = 0; table < 500; table++) {
            List<EventCount> counts = random(random);
            List<Row> published = release(counts.toArray(EventCount[]::new));
            for (int i = 0; i < counts.size(); i++) {
                EventCount small = counts.get(i);
                if (small.count() > 0 && small.count() < DisclosureControl.THRESHOLD) {
                    List<EventCount> another = new ArrayList<>(counts);
                    another.set(i, count(small.group(), small.count() - 1));
                    another.add(count("ZW", 1));
                    assertThat(release(another.toArray(EventCount[]::new)))
                            .as("seed=%d table=%d cell=%d", seed, table, i)
                            .isEqualTo(published);
                }
            }
        }
    }

    private static List<EventCount> random(SplittableRandom random) {
        String[] groups = {"VE", "HT", "EC", "CU", "CN", "BD", "NP"};
        List<EventCount> counts = new ArrayList<>();
        for (String group : groups) {
            int most = random.nextBoolean() ? 15 : 400;
            counts.add(count(group, random.nextInt(most)));
        }
        return counts;
    }

    @Test
    void aBulletinWithASmallCell_cannotBeRead() {
        String text = new String(
                        new CountBulletin("pa-security", "2026-03", 10, List.of(row(new Cell("VE", 77)))).bytes(),
                        StandardCharsets.UTF_8)
                .replace("77", "3");
        assertThatThrownBy(() -> CountBulletin.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Row> release(EventCount... counts) {
        return DisclosureControl.release(PANAMA, MONTH, DisclosureControl.THRESHOLD, List.of(counts))
                .rows();
    }

    private static EventCount count(String group, int count) {
        return new EventCount("paso-canoas", MONTH, CountedEvent.ENTRY, group, count);
    }

    private static Row row(Cell... cells) {
        return new Row("paso-canoas", CountedEvent.ENTRY, false, List.of(cells));
    }
}
