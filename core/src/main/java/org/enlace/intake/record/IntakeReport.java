// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.model.ProtectionGround;

/**
 * What was read from one file. {@code accepted} counts what its records became, by
 * {@link org.enlace.model.SubjectKind} name, {@code LINK}, {@code CASE} or {@code WITHDRAWN} (one record may become
 * several).
 */
public record IntakeReport(
        String file,
        FileFormat format,
        Extent extent,
        Map<String, Long> accepted,
        Map<RefusalReason, Long> refused,
        Map<ProtectionGround, Long> counted,
        Fates fates) {

    /**
     * How much the file holds: records, rows in which nothing stands, which are none, and what is kept for the way back only:
     * records of a kind that we do not model, and properties.
     */
    public record Extent(long read, long empty, long unmodelled, long properties) {}

    /**
     * What became of the records that were read, each counted once, so that the first four make up what was read: taken
     * as subjects, links or cases; kept as they were written only; refused; turned into a count. {@code doubted} owners
     * were not taken out of records that were.
     */
    public record Fates(long taken, long kept, long refused, long counted, long doubted) {}

    public IntakeReport {
        accepted = Collections.unmodifiableMap(new TreeMap<>(accepted));
        refused = Collections.unmodifiableMap(new TreeMap<>(refused));
        counted = Collections.unmodifiableMap(new TreeMap<>(counted));
    }

    /** True where at least one record was understood, kept or counted. */
    public boolean anythingRead() {
        return acceptedInAll() + extent.unmodelled() + countedInAll() > 0;
    }

    /** Subjects, links and cases taken in. */
    public long acceptedInAll() {
        return sum(accepted);
    }

    /** Records refused. */
    public long refusedInAll() {
        return sum(refused);
    }

    /** People who became a count. */
    public long countedInAll() {
        return sum(counted);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
