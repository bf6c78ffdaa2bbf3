// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.time.Instant;
import java.util.Optional;
import org.enlace.model.OfficerName;

/** One load of a file and what it brought; {@code released} where it does not wait for an officer any more. */
public record KeptLoad(
        long id,
        String source,
        String title,
        Loading loading,
        ContentCounts brought,
        LoadResult.Aside aside,
        Optional<Release> released) {

    /** When it was taken in and by whom. */
    public record Loading(Instant at, OfficerName by) {}

    /** When it ceased to wait for an officer, and who released it; empty where nobody did. */
    public record Release(Instant at, Optional<OfficerName> by) {
        boolean isByOfficer() {
            return by.isPresent();
        }
    }

    /** Where a load stands. */
    public enum State {
        TO_CHECK,
        RELEASED,
        NOTHING_NEW,
        TAKEN_BACK
    }

    /** By which officer it was released, so that partners may know of it. */
    public Optional<Release> releasedByOfficer() {
        return released.filter(Release::isByOfficer);
    }

    public boolean wasReleased() {
        return releasedByOfficer().isPresent();
    }

    /** {@code withdrawn}: whether its source is taken back now. */
    public State state(boolean withdrawn) {
        if (released.isEmpty()) {
            return State.TO_CHECK;
        }
        if (brought.isNothing()) {
            return State.NOTHING_NEW;
        }
        return withdrawn || !wasReleased() ? State.TAKEN_BACK : State.RELEASED;
    }
}
