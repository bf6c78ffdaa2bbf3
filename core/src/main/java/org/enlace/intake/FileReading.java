// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.enlace.intake.record.FileFormat;
import org.enlace.intake.record.FileRecords;
import org.enlace.intake.record.IntakeReport;
import org.enlace.intake.record.RecordOutcome;
import org.enlace.intake.record.RecordTally;
import org.enlace.model.CaseRecord;

/** One file being read, once, from start to end. The report is complete when the items are used up. */
public final class FileReading implements AutoCloseable {
    private final FileRecords records;
    private final RecordTally tally;
    private final Optional<TableForm> table;
    private final List<ColumnMapping.Column> dates;

    FileReading(String file, FileFormat format, FileRecords records) {
        this(file, format, records, Optional.empty(), List.of());
    }

    FileReading(
            String file,
            FileFormat format,
            FileRecords records,
            Optional<TableForm> table,
            List<ColumnMapping.Column> dates) {
        this.records = records;
        this.dates = List.copyOf(dates);
        this.tally = new RecordTally(file, format);
        this.table = table;
    }

    /** How the file was read where it is a table. */
    public Optional<TableForm> table() {
        return table;
    }

    /** Each record's fate in the order of the file; throws UncheckedIOException when the file cannot be read on. */
    public Stream<RecordOutcome> items() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Items(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * What a case store takes: the accepted records, and a bar for each protected person whose record has an id.
     * Refused and counted items go to {@code aside} as well.
     */
    public Stream<CaseRecord> records(Consumer<RecordOutcome> aside) {
        return items().<CaseRecord>mapMulti((item, next) -> {
            switch (item) {
                case RecordOutcome.Accepted accepted -> next.accept(accepted.content());
                case RecordOutcome.Refused refused -> {
                    aside.accept(refused);
                    if (refused.code().startsWith("PROTECTED_")
                            && !refused.record().isEmpty()) {
                        next.accept(new CaseRecord.Barred(refused.record()));
                    }
                }
                case RecordOutcome.Counted counted -> {
                    aside.accept(counted);
                    if (!counted.record().isEmpty()) {
                        next.accept(new CaseRecord.Barred(counted.record()));
                    }
                }
            }
        });
    }

    /** The columns of a table in which the order of day and month says what a date means. */
    public List<ColumnMapping.Column> dates() {
        return dates;
    }

    /** How many records were read so far. */
    public long read() {
        return tally.read();
    }

    /** What was read so far. */
    public IntakeReport report() {
        return tally.report();
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private final class Items implements Iterator<RecordOutcome> {
        private final Queue<RecordOutcome> ready = new ArrayDeque<>();
        private boolean ended;

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !ended) {
                try {
                    long before = tally.read();
                    ended = !records.advance(ready::add, tally);
                    if (tally.read() > before) {
                        tally.outcome(ready);
                    }
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
            return !ready.isEmpty();
        }

        @Override
        public RecordOutcome next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            RecordOutcome item = ready.remove();
            tally.add(item);
            return item;
        }
    }
}
