// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.time.Instant;
import java.util.Optional;

/** One load of a file and what it brought; without {@code released} it waits for an officer to look at it. */
public record LoadKept(
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
        String releasedBy) {}
