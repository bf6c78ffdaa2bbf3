// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.enlace.files.RecognisedFile;
import org.enlace.intake.record.FileFormat;
import org.enlace.intake.record.FileRecords;
import org.enlace.intake.record.FtmDocument;
import org.enlace.intake.record.FtmLines;
import org.enlace.intake.record.FtmStatementTable;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.LoadTerms;
import org.enlace.intake.record.RecordContext;
import org.enlace.intake.record.RefusalReason;
import org.enlace.intake.record.SubjectIds;
import org.enlace.intake.record.TableDialect;
import org.enlace.intake.record.UnreadableFile;

/**
 * Opens outside files. Changes nothing and keeps nothing; several files may be read at a time.
 *
 * <p>{@code idKey} (at least 16 bytes, secret, the same for the life of a node) makes the ids of subjects that a table
 * does not name, so that the same plate has the same id in each load and no id tells the plate.
 */
public final class FileIntake {
    private static final int PREVIEW_ROWS = 20;

    private final Clock clock;
    private final SubjectIds ids;

    public FileIntake(Clock clock, byte[] idKey) {
        this.clock = clock;
        this.ids = new SubjectIds(idKey);
    }

    /** What shape a file has. Cost: its first lines; for a table, one pass to learn its encoding. */
    public FileFormat recognise(IntakeInput input) throws IOException {
        return FormatRecognition.of(input).format();
    }

    /** Why a file as a whole is no table, where it is something else that is known. */
    public Optional<RefusalReason> noTable(IntakeInput input) throws IOException {
        return Optional.of(FormatRecognition.of(input).refusal()).filter(RefusalReason::isOfFile);
    }

    /** Reads a file of any known shape; a table with the guessed mapping. Close the reading when done. */
    public FileReading read(IntakeInput input, LoadTerms terms) throws IOException {
        FormatRecognition seen = FormatRecognition.of(input);
        if (seen.text().isEmpty() || seen.format() == FileFormat.UNKNOWN) {
            return new FileReading(input.name(), seen.format(), new UnreadableFile(seen.refusal()));
        }
        RecognisedFile.Text text = seen.text().get();
        return switch (seen.format()) {
            case FTM_LINES -> entities(input, seen, new FtmLines(FormatRecognition.json(text), context(terms)));
            case FTM_DOCUMENT -> entities(input, seen, new FtmDocument(FormatRecognition.json(text), context(terms)));
            case FTM_STATEMENTS -> entities(input, seen, new FtmStatementTable(TableDialect.of(text), context(terms)));
            case CSV -> {
                TableSample sample = TableSample.of(TableDialect.of(text));
                yield table(input, sample, ColumnDates.settled(sample), terms);
            }
            case UNKNOWN -> entities(input, seen, new UnreadableFile(seen.refusal()));
        };
    }

    private static FileReading entities(IntakeInput input, FormatRecognition seen, FileRecords records) {
        return new FileReading(input.name(), seen.format(), records);
    }

    private FileReading table(IntakeInput input, TableSample sample, ColumnMapping mapping, LoadTerms terms)
            throws IOException {
        return new FileReading(
                input.name(),
                FileFormat.CSV,
                new CsvTable(sample.dialect(), mapping, sample.refusal(), context(terms)),
                Optional.of(TableForm.of(sample.dialect(), mapping)),
                ColumnDates.ordered(mapping));
    }

    /** Reads a table with a mapping that a person has seen. */
    public FileReading read(IntakeInput input, LoadTerms terms, ColumnMapping mapping) throws IOException {
        FormatRecognition seen = FormatRecognition.of(input);
        return seen.text().isPresent()
                ? table(input, TableSample.of(TableDialect.of(seen.text().get())), mapping, terms)
                : entities(input, seen, new UnreadableFile(seen.refusal()));
    }

    /** The first rows of a table, the guessed mapping, and why the table cannot be taken in where that is so. */
    public TablePreview preview(IntakeInput input) throws IOException {
        FormatRecognition seen = FormatRecognition.of(input);
        TableSample sample = TableSample.of(TableDialect.of(seen.text().orElse(RecognisedFile.blank())));
        return new TablePreview(
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
    public LoadOutlook outlook(IntakeInput input, LoadTerms terms, Optional<ColumnMapping> mapping, long most)
            throws IOException {
        try (FileReading reading = mapping.isPresent() ? read(input, terms, mapping.get()) : read(input, terms)) {
            return LoadOutlook.of(reading, most);
        }
    }

    /** A file's text, unpacked and in whatever encoding it is; nothing of one that is no text. */
    public static BufferedReader text(IntakeInput input) throws IOException {
        FormatRecognition seen = FormatRecognition.of(input);
        RecognisedFile.Text text = seen.text().orElse(RecognisedFile.blank());
        InputStream in = seen.format() == FileFormat.CSV || seen.format() == FileFormat.FTM_STATEMENTS
                ? TableDialect.of(text).open()
                : FormatRecognition.json(text).open();
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private RecordContext context(LoadTerms terms) {
        return new RecordContext(terms, clock.instant().atZone(clock.getZone()).toLocalDate(), ids);
    }
}
