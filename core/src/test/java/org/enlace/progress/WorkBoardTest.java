// SPDX-License-Identifier: Apache-2.0
package org.enlace.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.enlace.MovingClock;
import org.enlace.progress.WorkBoard.WorkInHand;
import org.junit.jupiter.api.Test;

/** What is said of work that takes long. */
class WorkBoardTest {
    private final MovingClock clock = new MovingClock(Instant.parse("2026-03-04T12:00:00Z"));
    private final WorkBoard board = new WorkBoard(clock);

    @Test
    void rateAndTimeLeft_followFromWhatIsDone() {
        try (WorkInHand rows = board.begin(WorkKind.INTAKE, "", "file", 1_000)) {
            assertThat(board.states().getFirst().left()).isEmpty();
            clock.move(Duration.ofSeconds(10));
            rows.at(250);
            WorkState state = board.states().getFirst();
            assertThat(state.perSecond()).hasValue(25);
            assertThat(state.left()).contains(Duration.ofSeconds(30));
        }
        assertThat(board.states()).isEmpty();
        assertThat(board.doneInAll(WorkKind.INTAKE)).isEqualTo(250);
    }

    @Test
    void workThatTellsNothingUntilItsEnd_isEstimatedByTheLastOfItsKind() {
        try (WorkInHand first = board.begin(WorkKind.TAGS, "cr-migration", "PHONE", 600)) {
            assertThat(board.states().getFirst().left()).isEmpty();
            clock.move(Duration.ofMinutes(1));
            first.at(600);
        }
        try (WorkInHand _ = board.begin(WorkKind.TAGS, "cr-migration", "PLATE", 1_200)) {
            assertThat(board.states().getFirst().left()).contains(Duration.ofMinutes(2));
            assertThat(board.states().getFirst().done()).isZero();
        }
    }

    @Test
    void workThatGoesOnElsewhere_leavesTheBoard_whenAllOfItIsDone() {
        board.note(WorkKind.ANSWERS, "cr-migration", "PHONE", 10, 40);
        clock.move(Duration.ofMinutes(1));
        board.note(WorkKind.ANSWERS, "cr-migration", "PHONE", 20, 40);
        assertThat(board.states())
                .singleElement()
                .satisfies(state -> assertThat(state.left()).contains(Duration.ofMinutes(2)));
        board.note(WorkKind.ANSWERS, "cr-migration", "PHONE", 20, 60);
        assertThat(board.states().getFirst().left())
                .as("more was asked: it counts anew")
                .isEmpty();
        board.note(WorkKind.ANSWERS, "cr-migration", "PHONE", 60, 60);
        assertThat(board.states()).isEmpty();
    }
}
