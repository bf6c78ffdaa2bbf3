// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.model.ProtectionGround;

/**
 * What was read from one file. {@code read} counts the file's records, {@code empty} rows in which nothing stands, which are none;
 * {@code accepted} counts what they became, by
 * {@link org.enlace.model.SubjectKind} name, {@code LINK}, {@code CASE} or {@code WITHDRAWN} (one record may become
 * several); {@code keptUnmodelled} counts records of a kind that we do not model, {@code keptProperties} the
 * properties that are kept for the way back only.
 */
public record IntakeReport(
        String file,
        FileFormat format,
        long read,
        long empty,
        Map<String, Long> accepted,
        Map<RefusalReason, Long> refused,
        Map<ProtectionGround, Long> counted,
        long keptUnmodelled,
        long keptProperties,
        Fates fates) {

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
        return acceptedInAll() + keptUnmodelled + countedInAll() > 0;
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
