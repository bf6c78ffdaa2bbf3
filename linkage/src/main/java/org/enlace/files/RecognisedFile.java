// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.enlace.files.NonTableKind.Family;

/**
 * What a file is, by its content.
 *
 * <p>Decision: docs/decisions.md, "What a file is, is decided in one place, and spreadsheets are read by our own code".
 */
public sealed interface RecognisedFile {
    /** So many files may be packed in each other. */
    int DEEPEST = 3;

    /**
     * Text: a delimited table, or JSON.
     *
     * @param bytes as they are where the file is not packed
     * @param encoding of the head; the rest may turn out to be in another one
     * @param from what the text was taken out of, such as {@code gzip} or {@code XLSX}; empty where the file is that text
     * @param head as UTF-8 without a mark
     * @param wrapped whether each line stands in quotation marks
     * @param sheets of the same spreadsheet that hold something and were not read
     * @param hiddenRows rows that a reader of the spreadsheet would not see, and that are read
     */
    record Text(
            ByteSource bytes,
            TextEncoding encoding,
            String from,
            TextHead head,
            boolean wrapped,
            List<SheetPlace> sheets,
            int hiddenRows)
            implements RecognisedFile {
        public Text {
            sheets = List.copyOf(sheets);
        }

        /** Whether the bytes of the file are the text itself, so that it can be read from any place on. */
        public boolean isPlain() {
            return from.isEmpty() && !wrapped;
        }

        Text withHiddenRows(int rows) {
            return new Text(bytes, encoding, from, head, wrapped, sheets, rows);
        }

        /** What the whole text is in; a spreadsheet's text is in UTF-8. Cost: see {@link TextEncoding#of(ByteSource)}. */
        public TextEncoding encodingOfAll() throws IOException {
            return isSheet() || from.equals("JSON") ? TextEncoding.UTF_8 : TextEncoding.of(bytes);
        }

        /** Whether the text is a sheet of a spreadsheet. */
        public boolean isSheet() {
            return from.equals("XLSX") || from.equals("ODS");
        }

        /** The text in UTF-8 without a mark, read in that encoding. */
        public ByteSource text(TextEncoding in) {
            ByteSource text = in.text(bytes);
            return wrapped ? UnwrappedLines.every(text) : text;
        }

        /** Where the table in the text begins. */
        public TableStart table() {
            return TableStart.of(head);
        }

        /** The first letter that is not blank; a space where there is none. */
        public char opens() {
            for (byte letter : head.bytes()) {
                if (letter < 0 || letter > ' ') {
                    return (char) letter;
                }
            }
            return ' ';
        }

        /** Whether it opens as JSON does. */
        public boolean isJson() {
            return opens() == '{' || opens() == '[';
        }

        @Override
        public String toString() {
            return "Text[encoding=" + encoding + ", from=" + from + "]";
        }
    }

    /** Apache Parquet. */
    record Parquet() implements RecognisedFile {}

    /** No table. */
    record NoTable(NonTableKind foreign) implements RecognisedFile {}

    /** Nothing but blanks. */
    record Empty() implements RecognisedFile {}

    /** A text in which nothing stands. */
    static Text blank() {
        return new Text(
                InputStream::nullInputStream,
                TextEncoding.UTF_8,
                "",
                new TextHead(new byte[0], true),
                false,
                List.of(),
                0);
    }

    /** Looks at a file. Cost: its head; of a packed one, up to all of it. */
    static RecognisedFile of(ByteSource file) throws IOException {
        try {
            return of(file, "", 0);
        } catch (FilesException foreign) {
            return new NoTable(foreign.foreign());
        }
    }

    /** A text in UTF-8 that was made of a file, such as a list of records in JSON. */
    static RecognisedFile table(ByteSource text, String from) throws IOException {
        return text(text, text.head(TableStart.HEAD + 1), from, List.of());
    }

    private static RecognisedFile of(ByteSource file, String from, int depth) throws IOException {
        byte[] raw = file.head(TableStart.HEAD + 1);
        if (MagicBytes.isParquet(raw)) {
            return from.isEmpty() ? new Parquet() : noTable(Family.PACKED, from + " / Parquet");
        }
        if (MagicBytes.isZip(raw) || MagicBytes.isGzip(raw)) {
            return depth < DEEPEST ? packed(file, raw, depth) : noTable(Family.TOO_LARGE, "");
        }
        Optional<NonTableKind> foreign = MagicBytes.of(raw);
        return foreign.isPresent() ? new NoTable(foreign.get()) : text(file, raw, from, List.of());
    }

    private static RecognisedFile packed(ByteSource file, byte[] raw, int depth) throws IOException {
        try {
            if (MagicBytes.isGzip(raw)) {
                return of(UnpackedArchive.gzip(file), "gzip", depth + 1);
            }
            List<String> names = UnpackedArchive.names(file);
            Optional<RecognisedFile> book = OfficeWorkbook.recognise(file, names);
            if (book.isPresent()) {
                return book.get();
            }
            if (names.size() != 1) {
                Family family = names.isEmpty() ? Family.HOLLOW : Family.SEVERAL;
                return noTable(family, String.valueOf(names.size()));
            }
            String only = names.getFirst();
            return of(UnpackedArchive.member(file, only::equals), "ZIP", depth + 1);
        } catch (ZipException | EOFException damaged) {
            boolean sealed = String.valueOf(damaged.getMessage()).contains("encrypted");
            return noTable(sealed ? Family.SEALED : Family.DAMAGED, MagicBytes.isGzip(raw) ? "gzip" : "ZIP");
        } catch (IllegalArgumentException unfit) {
            // a name in the archive that is in no known encoding
            return noTable(Family.DAMAGED, "ZIP");
        }
    }

    /** What a text is; {@code sheets} of its spreadsheet are left out. */
    static RecognisedFile text(ByteSource bytes, byte[] raw, String from, List<SheetPlace> sheets) throws IOException {
        TextEncoding encoding = TextEncoding.ofHead(raw);
        byte[] read = encoding.text(() -> new ByteArrayInputStream(raw)).head(TableStart.HEAD);
        TextHead head = new TextHead(read, raw.length <= TableStart.HEAD);
        if (isBlank(read)) {
            return head.whole() ? new Empty() : new Text(bytes, encoding, from, head, false, sheets, 0);
        }
        Optional<NonTableKind> foreign = TextKind.of(new String(read, StandardCharsets.UTF_8));
        if (foreign.isPresent()) {
            return new NoTable(foreign.get());
        }
        boolean wrapped = UnwrappedLines.isWrapped(head);
        ByteSource text = () -> new ByteArrayInputStream(read);
        return new Text(
                bytes,
                encoding,
                from,
                wrapped ? new TextHead(UnwrappedLines.every(text).head(TableStart.HEAD), head.whole()) : head,
                wrapped,
                sheets,
                0);
    }

    private static boolean isBlank(byte[] head) {
        for (byte letter : head) {
            if (letter <= 0 || letter > ' ') {
                return false;
            }
        }
        return true;
    }

    private static RecognisedFile noTable(Family family, String name) {
        return new NoTable(new NonTableKind(family, name));
    }
}
