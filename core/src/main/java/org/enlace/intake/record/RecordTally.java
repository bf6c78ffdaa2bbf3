// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.model.CaseRecord;
import org.enlace.model.ProtectionGround;

/** Counts what becomes of a file's records. */
public final class RecordTally {
    private final String file;
    private final FileFormat format;
    private final Map<String, Long> accepted = new TreeMap<>();
    private final Map<RefusalReason, Long> refused = new EnumMap<>(RefusalReason.class);
    private final Map<ProtectionGround, Long> counted = new EnumMap<>(ProtectionGround.class);
    private long read;
    private long empty;
    private long unmodelled;
    private long keptProperties;
    private long doubted;
    private long taken;
    private long kept;
    private long refusedRecords;
    private long countedRecords;

    public RecordTally(String file, FileFormat format) {
        this.file = file;
        this.format = format;
    }

    /** One more record of the file. */
    public void record() {
        read++;
    }

    public long read() {
        return read;
    }

    /** A row in which nothing stands, which is no record. */
    public void empty() {
        empty++;
    }

    /** Properties that are kept for the way back only. */
    public void keptProperties(int properties) {
        keptProperties += properties;
    }

    /** Owners who were not taken because nothing tells whether they are persons or companies. */
    public void doubted(int owners) {
        doubted += owners;
    }

    /** What became of one record as a whole: refused or counted where any of it was, else taken where any of it was. */
    public void outcome(Collection<RecordOutcome> items) {
        boolean refusal = items.stream().anyMatch(RecordOutcome.Refused.class::isInstance);
        boolean count = items.stream().anyMatch(RecordOutcome.Counted.class::isInstance);
        boolean modelled = items.stream()
                .anyMatch(item -> item instanceof RecordOutcome.Accepted(long _, CaseRecord content)
                        && !(content instanceof CaseRecord.Unmodelled));
        refusedRecords += refusal ? 1 : 0;
        countedRecords += count && !refusal ? 1 : 0;
        taken += modelled && !refusal && !count ? 1 : 0;
        kept += modelled || refusal || count ? 0 : 1;
    }

    public void add(RecordOutcome item) {
        switch (item) {
            case RecordOutcome.Refused refusal -> refused.merge(refusal.reason(), 1L, Long::sum);
            case RecordOutcome.Counted person -> counted.merge(person.kind(), 1L, Long::sum);
            case RecordOutcome.Accepted(long _, CaseRecord content) -> {
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

    public IntakeReport report() {
        return new IntakeReport(
                file,
                format,
                new IntakeReport.Extent(read, empty, unmodelled, keptProperties),
                accepted,
                refused,
                counted,
                new IntakeReport.Fates(taken, kept, refusedRecords, countedRecords, doubted));
    }
}
