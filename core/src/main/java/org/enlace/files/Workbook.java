// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.files.Foreign.Family;

/** Finds out which office document an archive is, and which sheet of a spreadsheet is the table. */
final class Workbook {
    private static final int MOST_SHEETS = 200;
    private static final int WIDEST = 1_000;
    private static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";

    private Workbook() {}

    /** A spreadsheet, whose sheets can be read one at a time and more than once. */
    interface Book {
        List<Sheet> sheets();

        /** The rows of a sheet, counted from 0. */
        SheetRows rows(int sheet) throws IOException;
    }

    /** What one pass over a sheet shows. */
    private record Extent(int rows, int width, int hidden) {}

    /** What an archive of files with these names is, empty where it is no office document. */
    static Optional<Recognised> recognise(Source file, List<String> names) throws IOException {
        if (names.contains("xl/workbook.xml")) {
            return Optional.of(table(new XlsxBook(file), "XLSX"));
        }
        if (names.contains("mimetype") && names.contains("content.xml")) {
            return Optional.of(openDocument(file));
        }
        if (names.contains("xl/workbook.bin")) {
            return foreign(Family.OF_PROGRAM, "XLSB");
        }
        if (names.contains("word/document.xml")) {
            return foreign(Family.DOCUMENT, "Word");
        }
        if (names.contains("ppt/presentation.xml")) {
            return foreign(Family.DOCUMENT, "PowerPoint");
        }
        if (names.stream().anyMatch(name -> name.endsWith(".iwa"))) {
            return foreign(Family.OF_PROGRAM, "Numbers");
        }
        if (names.contains("META-INF/MANIFEST.MF")) {
            return foreign(Family.EXECUTABLE, "JAR");
        }
        return Optional.empty();
    }

    private static Optional<Recognised> foreign(Family family, String name) {
        return Optional.of(new Recognised.NoTable(new Foreign(family, name)));
    }

    private static Recognised openDocument(Source file) throws IOException {
        String kind = new String(Unpacked.member(file, "mimetype"::equals).head(100), StandardCharsets.US_ASCII);
        if (!kind.startsWith(ODS)) {
            return new Recognised.NoTable(new Foreign(Family.DOCUMENT, "OpenDocument"));
        }
        String manifest = new String(
                Unpacked.member(file, "META-INF/manifest.xml"::equals).head(1 << 16), StandardCharsets.UTF_8);
        return manifest.contains("encryption-data")
                ? new Recognised.NoTable(new Foreign(Family.SEALED, "ODS"))
                : table(new OdsBook(file), "ODS");
    }

    /** The one sheet that is a table: of those that are shown where there is one, else of the hidden ones. */
    private static Recognised table(Book book, String format) throws IOException {
        List<Sheet> sheets = book.sheets();
        if (sheets.size() > MOST_SHEETS) {
            return new Recognised.NoTable(new Foreign(Family.TOO_LARGE, format));
        }
        List<Integer> tables = new ArrayList<>();
        List<Extent> extents = new ArrayList<>();
        for (int at = 0; at < sheets.size(); at++) {
            extents.add(extent(book, at));
            if (extents.get(at).rows() > 0) {
                tables.add(at);
            }
        }
        List<Integer> shown =
                tables.stream().filter(at -> !sheets.get(at).hidden()).toList();
        List<Integer> candidates = shown.isEmpty() ? tables : shown;
        List<Integer> wide = candidates.stream()
                .filter(at -> extents.get(at).rows() > 1 && extents.get(at).width() > 1)
                .toList();
        List<Integer> chosen = wide.size() == 1 ? wide : candidates;
        if (chosen.isEmpty()) {
            return new Recognised.Empty();
        }
        if (chosen.size() > 1) {
            return new Recognised.NoTable(new Foreign(Family.SHEETS, String.valueOf(chosen.size())));
        }
        int at = chosen.getFirst();
        Extent extent = extents.get(at);
        Source text = () -> new SheetText(book.rows(at), Math.min(WIDEST, extent.width()));
        List<Sheet> left = Stream.iterate(0, other -> other + 1)
                .limit(sheets.size())
                .filter(other -> other != at && extents.get(other).rows() > 0)
                .map(sheets::get)
                .toList();
        Recognised read = Recognised.text(text, text.head(TableStart.HEAD + 1), format, left);
        return read instanceof Recognised.Text found ? found.withHiddenRows(extent.hidden()) : read;
    }

    private static Extent extent(Book book, int sheet) throws IOException {
        int count = 0;
        int width = 0;
        try (SheetRows rows = book.rows(sheet)) {
            for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
                count += row.get().isEmpty() ? 0 : 1;
                width = Math.max(width, row.get().size());
            }
            return new Extent(count, width, rows.hidden());
        }
    }
}
