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
import org.enlace.files.Foreign;
import org.enlace.files.Recognised;

/** Reads a file of any known format as a table; which one is told by its content. */
public final class Tables {
    private Tables() {}

    /**
     * Reads a whole file. {@code title} names the table in messages; {@code pieces} is how many threads may read at once and does
     * not change the result.
     */
    public static Loaded read(Path file, String title, Asked asked, int pieces) throws IOException {
        return identified(List.of(read(file, title, asked, pieces, _ -> {})), asked)
                .getFirst();
    }

    private static Loaded read(Path file, String title, Asked asked, int pieces, LongConsumer bytes)
            throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new TabularException(TabularException.Reason.NO_FILE, file.toString(), 0, "");
        }
        return noted(file, loaded(file, title, asked, pieces, bytes));
    }

    /**
     * Reads files side by side, each named by its path: a thread that has a file of its own need not join what two found in one.
     * {@code bytes} hears, from any thread, how many more bytes of delimited text were read.
     */
    public static List<Loaded> read(List<Path> files, Asked asked, int threads, LongConsumer bytes) throws IOException {
        Loaded[] loaded = new Loaded[files.size()];
        int pieces = Math.max(1, threads / Math.max(1, files.size()));
        List<Integer> places = IntStream.range(0, loaded.length).boxed().toList();
        for (int from = 0; from < loaded.length; from += threads) {
            Parallel.each(places.subList(from, Math.min(loaded.length, from + threads)), at -> {
                Path file = files.get(at);
                loaded[at] = read(file, file.toString(), asked, pieces, bytes);
            });
        }
        return identified(List.of(loaded), asked);
    }

    private static Loaded loaded(Path file, String title, Asked asked, int pieces, LongConsumer bytes)
            throws IOException {
        try {
            return switch (Recognised.of(() -> Files.newInputStream(file))) {
                case Recognised.Parquet() -> new ParquetRows(file).load(title, asked);
                case Recognised.NoTable(Foreign foreign) -> throw noTable(file, foreign);
                case Recognised.Empty() ->
                    throw new TabularException(TabularException.Reason.EMPTY_FILE, file.toString(), 0, "");
                case Recognised.Text text ->
                    text.isJson()
                            ? new JsonRows(file, text).load(title, asked)
                            : csv(file, text, asked, pieces, bytes).load(title);
            };
        } catch (FilesException late) {
            throw noTable(file, late.foreign());
        }
    }

    private static CsvFile csv(Path file, Recognised.Text text, Asked asked, int pieces, LongConsumer bytes)
            throws IOException {
        return new CsvFile(file, text, asked, pieces, CsvFile.WORTH_A_THREAD, bytes);
    }

    private static TabularException noTable(Path file, Foreign foreign) {
        return new TabularException(foreign, file.toString());
    }

    /** Says where ids repeat, since results cannot tell such rows apart, and which columns say nothing. */
    private static Loaded noted(Path file, Loaded loaded) {
        List<Note> notes = new ArrayList<>(loaded.notes());
        loaded.table()
                .emptyColumns()
                .forEach(column -> notes.add(new Note(Note.Kind.EMPTY_COLUMN, file.toString(), 0, 1, column)));
        if (loaded.idColumn().isPresent()) {
            loaded.table()
                    .repeatedId()
                    .ifPresent(row -> notes.add(new Note(Note.Kind.REPEATED_ID, file.toString(), row + 1L, 1, "")));
        }
        return new Loaded(loaded.table(), loaded.truth(), loaded.idColumn(), loaded.format(), notes);
    }

    /** An id column that was named must be in one of the files at least; the others are read as if none were named. */
    private static List<Loaded> identified(List<Loaded> loaded, Asked asked) {
        asked.id().ifPresent(name -> {
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
