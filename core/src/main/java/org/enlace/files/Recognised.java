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
import org.enlace.files.Foreign.Family;

/** What a file is, by its content. */
public sealed interface Recognised {
    /** So many files may be packed in each other. */
    int DEEPEST = 3;

    /**
     * Text: a delimited table, or JSON.
     *
     * @param bytes as they are where the file is not packed
     * @param encoding of the head; the rest may turn out to be in another one
     * @param from what the text was taken out of, such as {@code gzip} or {@code XLSX}; empty where the file is that text
     * @param head in UTF-8 without a mark
     * @param whole whether the head is all
     * @param wrapped whether each line stands in quotation marks
     * @param sheets of the same spreadsheet that hold something and were not read
     * @param hiddenRows rows that a reader of the spreadsheet would not see, and that are read
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Text(
            Source bytes,
            Encoding encoding,
            String from,
            byte[] head,
            boolean whole,
            boolean wrapped,
            List<Sheet> sheets,
            int hiddenRows)
            implements Recognised {
        public Text {
            sheets = List.copyOf(sheets);
        }

        /** Whether the bytes of the file are the text itself, so that it can be read from any place on. */
        public boolean isPlain() {
            return from.isEmpty() && !wrapped;
        }

        Text withHiddenRows(int rows) {
            return new Text(bytes, encoding, from, head, whole, wrapped, sheets, rows);
        }

        /** What the whole text is in; a spreadsheet's text is in UTF-8. Cost: see {@link Encoding#of(Source)}. */
        public Encoding encodingOfAll() throws IOException {
            return isSheet() || from.equals("JSON") ? Encoding.UTF_8 : Encoding.of(bytes);
        }

        /** Whether the text is a sheet of a spreadsheet. */
        public boolean isSheet() {
            return from.equals("XLSX") || from.equals("ODS");
        }

        /** The text in UTF-8 without a mark, read in that encoding. */
        public Source text(Encoding in) {
            Source text = in.text(bytes);
            return wrapped ? Unwrapped.every(text) : text;
        }

        /** Where the table in the text begins. */
        public TableStart table() {
            return TableStart.of(head, whole);
        }

        /** The first letter that is not blank; a space where there is none. */
        public char opens() {
            for (byte letter : head) {
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
    record Parquet() implements Recognised {}

    /** No table. */
    record NoTable(Foreign foreign) implements Recognised {}

    /** Nothing but blanks. */
    record Empty() implements Recognised {}

    /** A text in which nothing stands. */
    static Text blank() {
        return new Text(InputStream::nullInputStream, Encoding.UTF_8, "", new byte[0], true, false, List.of(), 0);
    }

    /** Looks at a file. Cost: its head; of a packed one, up to all of it. */
    static Recognised of(Source file) throws IOException {
        try {
            return of(file, "", 0);
        } catch (FilesException foreign) {
            return new NoTable(foreign.foreign());
        }
    }

    /** A text in UTF-8 that was made of a file, such as a list of records in JSON. */
    static Recognised table(Source text, String from) throws IOException {
        return text(text, text.head(TableStart.HEAD + 1), from, List.of());
    }

    private static Recognised of(Source file, String from, int depth) throws IOException {
        byte[] raw = file.head(TableStart.HEAD + 1);
        if (Magic.isParquet(raw)) {
            return from.isEmpty() ? new Parquet() : noTable(Family.PACKED, from + " / Parquet");
        }
        if (Magic.isZip(raw) || Magic.isGzip(raw)) {
            return depth < DEEPEST ? packed(file, raw, depth) : noTable(Family.TOO_LARGE, "");
        }
        Optional<Foreign> foreign = Magic.of(raw);
        return foreign.isPresent() ? new NoTable(foreign.get()) : text(file, raw, from, List.of());
    }

    private static Recognised packed(Source file, byte[] raw, int depth) throws IOException {
        try {
            if (Magic.isGzip(raw)) {
                return of(Unpacked.gzip(file), "gzip", depth + 1);
            }
            List<String> names = Unpacked.names(file);
            Optional<Recognised> book = Workbook.recognise(file, names);
            if (book.isPresent()) {
                return book.get();
            }
            if (names.size() != 1) {
                Family family = names.isEmpty() ? Family.HOLLOW : Family.SEVERAL;
                return noTable(family, String.valueOf(names.size()));
            }
            String only = names.getFirst();
            return of(Unpacked.member(file, only::equals), "ZIP", depth + 1);
        } catch (ZipException | EOFException damaged) {
            boolean sealed = String.valueOf(damaged.getMessage()).contains("encrypted");
            return noTable(sealed ? Family.SEALED : Family.DAMAGED, Magic.isGzip(raw) ? "gzip" : "ZIP");
        } catch (IllegalArgumentException unfit) {
            // a name in the archive that is in no known encoding
            return noTable(Family.DAMAGED, "ZIP");
        }
    }

    /** What a text is; {@code sheets} of its spreadsheet are left out. */
    static Recognised text(Source bytes, byte[] raw, String from, List<Sheet> sheets) throws IOException {
        Encoding encoding = Encoding.ofHead(raw);
        byte[] head = encoding.text(() -> new ByteArrayInputStream(raw)).head(TableStart.HEAD);
        boolean whole = raw.length <= TableStart.HEAD;
        if (isBlank(head)) {
            return whole ? new Empty() : new Text(bytes, encoding, from, head, false, false, sheets, 0);
        }
        Optional<Foreign> foreign = TextKind.of(new String(head, StandardCharsets.UTF_8));
        if (foreign.isPresent()) {
            return new NoTable(foreign.get());
        }
        boolean wrapped = Unwrapped.isWrapped(head, whole);
        Source text = () -> new ByteArrayInputStream(head);
        return new Text(
                bytes,
                encoding,
                from,
                wrapped ? Unwrapped.every(text).head(TableStart.HEAD) : head,
                whole,
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

    private static Recognised noTable(Family family, String name) {
        return new NoTable(new Foreign(family, name));
    }
}
