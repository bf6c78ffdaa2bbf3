// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.model.CaseRecord;
import org.enlace.model.ProtectedPerson;

/** Counts what becomes of a file's records. */
final class Tally {
    private final String file;
    private final FileFormat format;
    private final Map<String, Long> accepted = new TreeMap<>();
    private final Map<RefusalReason, Long> refused = new EnumMap<>(RefusalReason.class);
    private final Map<ProtectedPerson, Long> counted = new EnumMap<>(ProtectedPerson.class);
    private long read;
    private long unmodelled;
    private long keptProperties;

    Tally(String file, FileFormat format) {
        this.file = file;
        this.format = format;
    }

    /** One more record of the file. */
    void record() {
        read++;
    }

    /** Properties that are kept for the way back only. */
    void keptProperties(int properties) {
        keptProperties += properties;
    }

    void add(Item item) {
        switch (item) {
            case Item.Refused refusal -> refused.merge(refusal.reason(), 1L, Long::sum);
            case Item.Counted person -> counted.merge(person.kind(), 1L, Long::sum);
            case Item.Accepted(long _, CaseRecord content) -> {
                switch (content) {
                    case CaseRecord.OfSubject subject ->
                        accept(subject.subject().kind().name());
                    case CaseRecord.OfLink _ -> accept("LINK");
                    case CaseRecord.OfCase _ -> accept("CASE");
                    case CaseRecord.Withdrawn _ -> accept("WITHDRAWN");
                    case CaseRecord.Barred _ -> accept("BARRED");
                    case CaseRecord.Unmodelled _ -> unmodelled++;
                }
            }
        }
    }

    private void accept(String kind) {
        accepted.merge(kind, 1L, Long::sum);
    }

    Report report() {
        return new Report(file, format, read, accepted, refused, counted, unmodelled, keptProperties);
    }
}
