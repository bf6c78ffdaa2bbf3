// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.enlace.files.FilesException;
import org.enlace.files.NonTableKind;
import org.enlace.files.RecognisedFile;
import org.enlace.linkage.column.Table;

/** Reads a file of any known format as a table; which one is told by its content. */
public final class TableFiles {
    private TableFiles() {}

    /** Reads a whole file on all processors, named by its path; a column of ids is found by its header. */
    public static Table read(Path file) throws IOException {
        return read(
                        file,
                        file.toString(),
                        ChosenColumns.NOTHING,
                        Runtime.getRuntime().availableProcessors())
                .table();
    }

    /**
     * Reads a whole file. {@code title} names the table in messages; {@code pieces} is how many threads may read at once and does
     * not change the result.
     */
    public static LoadedTable read(Path file, String title, ChosenColumns chosenColumns, int pieces)
            throws IOException {
        return identified(List.of(read(file, title, chosenColumns, pieces, _ -> {})), chosenColumns)
                .getFirst();
    }

    private static LoadedTable read(
            Path file, String title, ChosenColumns chosenColumns, int pieces, LongConsumer bytes) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new TabularException(TabularException.Reason.NO_FILE, file.toString(), 0, "");
        }
        return noted(file, loaded(file, title, chosenColumns, pieces, bytes));
    }

    /**
     * Reads files side by side, each named by its path: a thread that has a file of its own need not join what two found in one.
     * {@code bytes} hears, from any thread, how many more bytes of delimited text were read.
     */
    public static List<LoadedTable> read(List<Path> files, ChosenColumns chosenColumns, int threads, LongConsumer bytes)
            throws IOException {
        LoadedTable[] loaded = new LoadedTable[files.size()];
        int pieces = Math.max(1, threads / Math.max(1, files.size()));
        List<Integer> places = IntStream.range(0, loaded.length).boxed().toList();
        for (int from = 0; from < loaded.length; from += threads) {
            ParallelWork.each(places.subList(from, Math.min(loaded.length, from + threads)), at -> {
                Path file = files.get(at);
                loaded[at] = read(file, file.toString(), chosenColumns, pieces, bytes);
            });
        }
        return identified(List.of(loaded), chosenColumns);
    }

    private static LoadedTable loaded(
            Path file, String title, ChosenColumns chosenColumns, int pieces, LongConsumer bytes) throws IOException {
        try {
            return switch (RecognisedFile.of(() -> Files.newInputStream(file))) {
                case RecognisedFile.Parquet() -> new ParquetRows(file).load(title, chosenColumns);
                case RecognisedFile.NoTable(NonTableKind foreign) -> throw noTable(file, foreign);
                case RecognisedFile.Empty() ->
                    throw new TabularException(TabularException.Reason.EMPTY_FILE, file.toString(), 0, "");
                case RecognisedFile.Text text ->
                    text.isJson()
                            ? new JsonRows(file, text).load(title, chosenColumns)
                            : csv(file, text, chosenColumns, pieces, bytes).load(title);
            };
        } catch (FilesException late) {
            throw noTable(file, late.foreign());
        }
    }

    private static CsvFile csv(
            Path file, RecognisedFile.Text text, ChosenColumns chosenColumns, int pieces, LongConsumer bytes)
            throws IOException {
        return new CsvFile(file, text, chosenColumns, pieces, CsvFile.WORTH_A_THREAD, bytes);
    }

    private static TabularException noTable(Path file, NonTableKind foreign) {
        return new TabularException(foreign, file.toString());
    }

    /** Says where ids repeat, since results cannot tell such rows apart, and which columns say nothing. */
    private static LoadedTable noted(Path file, LoadedTable loaded) {
        List<ReadingNote> notes = new ArrayList<>(loaded.notes());
        loaded.table()
                .emptyColumns()
                .forEach(column ->
                        notes.add(new ReadingNote(ReadingNote.Kind.EMPTY_COLUMN, file.toString(), 0, 1, column)));
        if (loaded.idColumn().isPresent()) {
            loaded.table()
                    .repeatedId()
                    .ifPresent(row ->
                            notes.add(new ReadingNote(ReadingNote.Kind.REPEATED_ID, file.toString(), row + 1L, 1, "")));
        }
        return new LoadedTable(loaded.table(), loaded.truth(), loaded.idColumn(), loaded.format(), notes);
    }

    /** An id column that was named must be in one of the files at least; the others are read as if none were named. */
    private static List<LoadedTable> identified(List<LoadedTable> loaded, ChosenColumns chosenColumns) {
        chosenColumns.id().ifPresent(name -> {
            if (loaded.stream()
                    .flatMap(each -> each.idColumn().stream())
                    .noneMatch(column -> column.equalsIgnoreCase(name.strip()))) {
                throw new TabularException(
                        TabularException.Reason.NO_COLUMN,
                        loaded.getFirst().table().name(),
                        0,
                        "column=" + name);
            }
        });
        return loaded;
    }
}
