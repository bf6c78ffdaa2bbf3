// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.time.Instant;
import java.util.Optional;

/** One load of a file and what it brought; {@code released} is when it ceased to wait for an officer, {@code releasedBy} who released it, if anybody did. */
public record KeptLoad(
        long id,
        String source,
        String title,
        Instant loaded,
        String loadedBy,
        long subjects,
        long links,
        long statements,
        long refused,
        long counted,
        Optional<Instant> released,
        String releasedBy) {

    /** Where a load stands. */
    public enum State {
        TO_CHECK,
        RELEASED,
        NOTHING_NEW,
        TAKEN_BACK
    }

    /** Whether an officer released it, so that partners may know of it. */
    public boolean wasReleased() {
        return !releasedBy.isEmpty();
    }

    /** {@code withdrawn}: whether its source is taken back now. */
    public State state(boolean withdrawn) {
        if (released.isEmpty()) {
            return State.TO_CHECK;
        }
        if (statements + links == 0) {
            return State.NOTHING_NEW;
        }
        return withdrawn || !wasReleased() ? State.TAKEN_BACK : State.RELEASED;
    }
}
