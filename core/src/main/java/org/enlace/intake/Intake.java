// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.enlace.files.Recognised;
import org.enlace.intake.record.Dialect;
import org.enlace.intake.record.FileFormat;
import org.enlace.intake.record.FtmDocument;
import org.enlace.intake.record.FtmLines;
import org.enlace.intake.record.FtmStatements;
import org.enlace.intake.record.Input;
import org.enlace.intake.record.RecordContext;
import org.enlace.intake.record.Records;
import org.enlace.intake.record.RefusalReason;
import org.enlace.intake.record.SubjectIds;
import org.enlace.intake.record.Terms;
import org.enlace.intake.record.Unreadable;

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

    /** Why a file as a whole is no table, where it is something else that is known. */
    public Optional<RefusalReason> noTable(Input input) throws IOException {
        return Optional.of(Recognition.of(input).refusal()).filter(RefusalReason::isOfFile);
    }

    /** Reads a file of any known shape; a table with the guessed mapping. Close the reading when done. */
    public Reading read(Input input, Terms terms) throws IOException {
        Recognition seen = Recognition.of(input);
        if (seen.text().isEmpty() || seen.format() == FileFormat.UNKNOWN) {
            return new Reading(input.name(), seen.format(), new Unreadable(seen.refusal()));
        }
        Recognised.Text text = seen.text().get();
        return switch (seen.format()) {
            case FTM_LINES -> entities(input, seen, new FtmLines(Recognition.json(text), context(terms)));
            case FTM_DOCUMENT -> entities(input, seen, new FtmDocument(Recognition.json(text), context(terms)));
            case FTM_STATEMENTS -> entities(input, seen, new FtmStatements(Dialect.of(text), context(terms)));
            case CSV -> {
                Sample sample = Sample.of(Dialect.of(text));
                yield table(input, sample, ColumnDates.settled(sample), terms);
            }
            case UNKNOWN -> entities(input, seen, new Unreadable(seen.refusal()));
        };
    }

    private static Reading entities(Input input, Recognition seen, Records records) {
        return new Reading(input.name(), seen.format(), records);
    }

    private Reading table(Input input, Sample sample, Mapping mapping, Terms terms) throws IOException {
        return new Reading(
                input.name(),
                FileFormat.CSV,
                new CsvTable(sample.dialect(), mapping, sample.refusal(), context(terms)),
                Optional.of(TableForm.of(sample.dialect(), mapping)),
                ColumnDates.ordered(mapping));
    }

    /** Reads a table with a mapping that a person has seen. */
    public Reading read(Input input, Terms terms, Mapping mapping) throws IOException {
        Recognition seen = Recognition.of(input);
        return seen.text().isPresent()
                ? table(input, Sample.of(Dialect.of(seen.text().get())), mapping, terms)
                : entities(input, seen, new Unreadable(seen.refusal()));
    }

    /** The first rows of a table, the guessed mapping, and why the table cannot be taken in where that is so. */
    public Preview preview(Input input) throws IOException {
        Recognition seen = Recognition.of(input);
        Sample sample = Sample.of(Dialect.of(seen.text().orElse(Recognised.blank())));
        return new Preview(
                sample.dialect().charset(),
                String.valueOf(sample.dialect().delimiter()),
                sample.header(),
                sample.rows().subList(0, Math.min(PREVIEW_ROWS, sample.rows().size())),
                ColumnDates.settled(sample),
                seen.text().isPresent() ? sample.refusal() : Optional.of(seen.refusal()));
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

    /** A file's text, unpacked and in whatever encoding it is; nothing of one that is no text. */
    public static BufferedReader text(Input input) throws IOException {
        Recognition seen = Recognition.of(input);
        Recognised.Text text = seen.text().orElse(Recognised.blank());
        InputStream in = seen.format() == FileFormat.CSV || seen.format() == FileFormat.FTM_STATEMENTS
                ? Dialect.of(text).open()
                : Recognition.json(text).open();
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private RecordContext context(Terms terms) {
        return new RecordContext(terms, clock.instant().atZone(clock.getZone()).toLocalDate(), ids);
    }
}
