// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.model.OfficerName;

/** A source as it stands in the case files: what it still says, its loads, newest first, and whether it was taken back. */
public record HeldSource(
        String id,
        String title,
        Marking marking,
        Instant lastLoaded,
        Optional<Withdrawal> withdrawal,
        ContentCounts says,
        List<KeptLoad> loads) {

    /** How good the source is, and how it may be handled. */
    public record Marking(String grade, String handling) {}

    /** When it was taken back and by whom. */
    public record Withdrawal(Instant at, OfficerName by) {}

    public HeldSource {
        loads = List.copyOf(loads);
    }

    public boolean isWithdrawn() {
        return withdrawal.isPresent();
    }
}
