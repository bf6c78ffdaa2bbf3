// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A source as it stands in the case files: what it still says, its loads, newest first, and whether it was taken back. */
public record HeldSource(
        String id,
        String title,
        String grade,
        String handling,
        Instant lastLoaded,
        Optional<Instant> withdrawn,
        String withdrawnBy,
        long subjects,
        long links,
        long statements,
        List<KeptLoad> loads) {

    public HeldSource {
        loads = List.copyOf(loads);
    }
}
