// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * Opens outside files. Changes nothing and keeps nothing; several files may be read at a time.
 *
 * <p>{@code idKey} (at least 16 bytes, secret, the same for the life of a node) makes the ids of subjects that a table
 * does not name, so that the same plate has the same id in each load and no id tells the plate.
 */
public final class Intake {
    private static final int PREVIEW_ROWS = 20;

    private final Clock clock;
    private final SubjectIds ids;

    public Intake(Clock clock, byte[] idKey) {
        this.clock = clock;
        this.ids = new SubjectIds(idKey);
    }

    /** What shape a file has. Cost: its first lines; for a table, one pass to learn its encoding. */
    public FileFormat recognise(Input input) throws IOException {
        return Recognition.of(input).format();
    }

    /** Reads a file of any known shape; a table with the guessed mapping. Close the reading when done. */
    public Reading read(Input input, Terms terms) throws IOException {
        Recognition seen = Recognition.of(input);
        return switch (seen.format()) {
            case FTM_LINES -> new Reading(input.name(), seen.format(), new FtmLines(input, context(terms)));
            case FTM_DOCUMENT -> new Reading(input.name(), seen.format(), new FtmDocument(input, context(terms)));
            case CSV -> {
                Sample sample = Sample.of(input);
                yield readTable(input, sample, ColumnDates.settled(input, sample), terms);
            }
            case UNKNOWN -> new Reading(input.name(), seen.format(), new Unreadable(seen.refusal()));
        };
    }

    /** Reads a table with a mapping that a person has seen. */
    public Reading read(Input input, Terms terms, Mapping mapping) throws IOException {
        return readTable(input, Sample.of(input), mapping, terms);
    }

    /** The first rows of a table, the guessed mapping, and why the table cannot be taken in where that is so. */
    public Preview preview(Input input) throws IOException {
        Sample sample = Sample.of(input);
        return new Preview(
                sample.dialect().encoding(),
                String.valueOf(sample.dialect().delimiter()),
                sample.header(),
                sample.rows().subList(0, Math.min(PREVIEW_ROWS, sample.rows().size())),
                ColumnDates.settled(input, sample),
                sample.refusal());
    }

    /**
     * What a file would become, without keeping anything: the whole file, or its first records where it has more than
     * {@code most}. Cost: one pass over what it reads.
     */
    public Outlook outlook(Input input, Terms terms, Optional<Mapping> mapping, long most) throws IOException {
        try (Reading reading = mapping.isPresent() ? read(input, terms, mapping.get()) : read(input, terms)) {
            return Outlook.of(reading, most);
        }
    }

    private RecordContext context(Terms terms) {
        return new RecordContext(terms, clock.instant().atZone(clock.getZone()).toLocalDate(), ids);
    }

    private Reading readTable(Input input, Sample sample, Mapping mapping, Terms terms) throws IOException {
        return new Reading(
                input.name(),
                FileFormat.CSV,
                new CsvTable(input, sample.dialect(), mapping, sample.refusal(), context(terms)),
                ColumnDates.ordered(mapping));
    }
}
