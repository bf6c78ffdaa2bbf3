// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlace.linkage.cluster.PairRulings;
import org.enlace.linkage.column.Table;
import org.enlace.tabular.ReadingNote;
import org.enlace.tabular.TabularException;
import org.enlace.tabular.TabularException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewFileTest {
    private static final Table LEFT = table("a", "b", "c");
    private static final Table RIGHT = table("x", "y", "y");

    @TempDir
    Path folder;

    private static Table table(String... ids) {
        return Table.of(
                "t", List.of("id"), 0, List.of(ids).stream().map(List::of).toList());
    }

    @Test
    void decisionsAreTakenByIds_alsoWhereIdsRepeat() throws IOException {
        ReviewFile review = read(List.of(LEFT, RIGHT), "a,x,same\nb,y,Different\nc,x,unsure\n");
        assertThat(review.rulings())
                .isEqualTo(new PairRulings(
                        List.of(new PairRulings.Pair(0, 0)),
                        List.of(new PairRulings.Pair(1, 1), new PairRulings.Pair(1, 2))));
        assertThat(review.notes()).isEmpty();
    }

    @Test
    void withinOneTable_theOrderOfAPairDoesNotMatter() throws IOException {
        assertThat(read(List.of(LEFT), "c,a,same\n").rulings().same()).containsExactly(new PairRulings.Pair(0, 2));
    }

    @Test
    void idsThatAreNotThere_areNoted_andRefusedWhereNoneIs() throws IOException {
        ReviewFile review = read(List.of(LEFT, RIGHT), "a,x,same\nq,x,same\nq,r,different\n");
        assertThat(review.notes())
                .containsExactly(new ReadingNote(
                        ReadingNote.Kind.UNKNOWN_IDS,
                        folder.resolve("review.csv").toString(),
                        2,
                        2,
                        ""));
        refused(List.of(LEFT, RIGHT), "q,x,same\n", Reason.NO_FIT, 1);
    }

    @Test
    void wordsThatAreNoDecision_andDecisionsThatContradict_areRefusedWithTheirRow() {
        refused(List.of(LEFT, RIGHT), "a,x,same\nb,x,maybe\n", Reason.NO_DECISION, 2);
        refused(List.of(LEFT), "a,b,same\n\na,c,different\nb,c,same\n", Reason.CONTRADICTION, 2);
        refused(List.of(LEFT, RIGHT), "a,x,same\na,x,different\n", Reason.CONTRADICTION, 2);
    }

    private void refused(List<Table> tables, String rows, Reason reason, long line) {
        assertThatThrownBy(() -> read(tables, rows)).isInstanceOfSatisfying(TabularException.class, found -> {
            assertThat(found.reason()).isEqualTo(reason);
            assertThat(found.line()).isEqualTo(line);
        });
    }

    private ReviewFile read(List<Table> tables, String rows) throws IOException {
        return ReviewFile.read(
                Files.writeString(folder.resolve("review.csv"), "left,right,decision\n" + rows), tables, 1);
    }
}
