// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.enlace.files.RecognisedFile;
import org.enlace.files.SheetPlace;
import org.enlace.files.TableStart;
import org.enlace.files.TextEncoding;
import org.enlace.files.Utf8Check;

/**
 * Reads a delimited text in several pieces at once. Where pieces meet is first guessed to be the end of a row and proved
 * afterwards: the first piece begins where the file does, and each that ends with a row proves the start of the next. Where a row
 * goes on beyond a piece, as a newline within quotation marks does, the rest is read again from that row. So the result does
 * not depend on the number of pieces.
 */
final class CsvFile {
    /** Below this a piece is not worth a thread, in bytes. */
    static final long WORTH_A_THREAD = 1 << 20;

    private static final int WINDOW = 1 << 16;

    private final Path file;
    private final RecognisedFile.Text text;
    private final String name;
    private final ChosenColumns chosenColumns;
    private final int pieces;
    private final long smallest;
    private final long size;
    private final LongConsumer bytes;

    /** {@code pieces} at most, none smaller than {@code smallest} bytes; {@code bytes} hears how many more were read. */
    CsvFile(
            Path file,
            RecognisedFile.Text text,
            ChosenColumns chosenColumns,
            int pieces,
            long smallest,
            LongConsumer bytes)
            throws IOException {
        this.file = file;
        this.text = text;
        this.name = file.toString();
        this.chosenColumns = chosenColumns;
        this.pieces = pieces;
        this.smallest = smallest;
        this.bytes = bytes;
        this.size = Files.size(file);
    }

    LoadedTable load(String title) throws IOException {
        return load(title, CsvDialect.of(text));
    }

    private LoadedTable load(String title, CsvDialect dialect) throws IOException {
        CsvHeader header = CsvHeader.of(dialect);
        if (header.cells().isEmpty()) {
            throw new TabularException(TabularException.Reason.EMPTY_FILE, name, 0, "");
        }
        ColumnLayout layout = ColumnLayout.of(name, header.line(), header.cells(), chosenColumns);
        List<CsvPiece> read = read(dialect, layout, header);
        Utf8Check check = new Utf8Check();
        read.forEach(piece -> check.add(piece.check()));
        if (dialect.encoding() == TextEncoding.UTF_8 && !check.sound()) {
            return load(title, dialect.proved());
        }
        List<ReadingNote> notes = new ArrayList<>(notes(dialect, header));
        notes.addAll(layout.notes());
        notes.addAll(slips(read, header.lines()).notes(name));
        if (dialect.encoding().isMixed()) {
            notes.add(MixedLines.note(text.bytes(), name, dialect.encoding()));
        }
        String format = text.from().isEmpty() ? "CSV" : text.isSheet() ? text.from() : "CSV (" + text.from() + ")";
        return LoadedTable.of(
                title, name, format, layout, read.stream().map(CsvPiece::rows).toList(), notes);
    }

    /** What was decided about the file as a whole. */
    private List<ReadingNote> notes(CsvDialect dialect, CsvHeader header) {
        List<ReadingNote> notes = new ArrayList<>();
        if (!dialect.table().header().title().isEmpty()) {
            notes.add(new ReadingNote(
                    ReadingNote.Kind.TITLE_ROWS,
                    name,
                    header.line(),
                    dialect.table().lines(),
                    ""));
        }
        if (!dialect.table().header().named()) {
            notes.add(new ReadingNote(
                    ReadingNote.Kind.NO_HEADER,
                    name,
                    header.line(),
                    header.cells().size(),
                    ""));
        }
        if (dialect.table().header().named() && TableStart.mayBeRecord(header.cells())) {
            notes.add(new ReadingNote(ReadingNote.Kind.ASSUMED_HEADER, name, header.line(), 1, ""));
        }
        if (dialect.encoding() == TextEncoding.CP_850) {
            notes.add(new ReadingNote(ReadingNote.Kind.DOS_ENCODING, name, 0, 1, ""));
        }
        if (!text.sheets().isEmpty()) {
            long hidden = text.sheets().stream().filter(SheetPlace::hidden).count();
            notes.add(new ReadingNote(
                    ReadingNote.Kind.OTHER_SHEETS, name, 0, text.sheets().size(), Long.toString(hidden)));
        }
        if (text.hiddenRows() > 0) {
            notes.add(new ReadingNote(ReadingNote.Kind.HIDDEN_ROWS, name, 0, text.hiddenRows(), ""));
        }
        return notes;
    }

    private static ReadErrorCounts slips(List<CsvPiece> pieces, long before) {
        ReadErrorCounts readErrorCounts = new ReadErrorCounts();
        long line = before + 1;
        for (CsvPiece piece : pieces) {
            readErrorCounts.addAll(piece.readErrorCounts(), line);
            line += piece.lines();
        }
        return readErrorCounts;
    }

    private List<CsvPiece> read(CsvDialect dialect, ColumnLayout layout, CsvHeader header) throws IOException {
        if (!dialect.isPlain()) {
            // Places in the file and in the text differ, so it is read from its start and not cut.
            return List.of(new CsvPiece(dialect.text(), dialect, 0, true, layout, bytes).behind(header.end()));
        }
        List<CsvPiece> sound = new ArrayList<>();
        long start = dialect.start() + header.end();
        for (int wanted = pieces; start >= 0; wanted--) {
            long begin = start;
            start = -1;
            for (CsvPiece piece : together(dialect, layout, begin, Math.max(1, wanted))) {
                sound.add(piece);
                if (piece.open() >= 0) {
                    start = piece.open();
                    break;
                }
            }
        }
        return sound;
    }

    private List<CsvPiece> together(CsvDialect dialect, ColumnLayout layout, long from, int wanted) throws IOException {
        long[] cuts = cuts(dialect, from, wanted);
        List<CsvPiece> parts = IntStream.range(0, cuts.length - 1)
                .mapToObj(at -> new CsvPiece(
                        () -> new FileRange(file, cuts[at], cuts[at + 1]),
                        dialect,
                        cuts[at],
                        at == cuts.length - 2,
                        layout,
                        bytes))
                .toList();
        ParallelWork.each(parts, piece -> piece.behind(0));
        return parts;
    }

    /** Places behind newlines that part what is left in about equal pieces; the first and the last are its ends. */
    private long[] cuts(CsvDialect dialect, long from, int wanted) throws IOException {
        long length = Math.max(smallest, (size - from) / wanted + 1);
        LongStream.Builder cuts = LongStream.builder().add(from);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long before = from;
            for (long at = from + length; at < size && wanted > 1; at = before + length) {
                before = behindNewline(channel, at, dialect.newline());
                if (before < size) {
                    cuts.add(before);
                }
            }
        }
        return cuts.add(size).build().toArray();
    }

    private long behindNewline(FileChannel channel, long from, byte newline) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(WINDOW);
        for (long at = from; at < size; at += WINDOW) {
            window.clear();
            int got = channel.read(window, at);
            for (int place = 0; place < got; place++) {
                if (window.get(place) == newline) {
                    return at + place + 1;
                }
            }
        }
        return size;
    }
}
