// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.files.NonTableKind.Family;

/** Finds out which office document an archive is, and which sheet of a spreadsheet is the table. */
final class OfficeWorkbook {
    private static final int MOST_SHEETS = 200;
    private static final int WIDEST = 1_000;
    private static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";

    private OfficeWorkbook() {}

    /** A spreadsheet, whose sheets can be read one at a time and more than once. */
    interface Book {
        List<SheetPlace> sheets();

        /** The rows of a sheet, counted from 0. */
        SheetRows rows(int sheet) throws IOException;
    }

    /** What one pass over a sheet shows. */
    private record Extent(int rows, int width, int hidden) {}

    /** What an archive of files with these names is, empty where it is no office document. */
    static Optional<RecognisedFile> recognise(ByteSource file, List<String> names) throws IOException {
        if (names.contains("xl/workbook.xml")) {
            return Optional.of(table(new XlsxWorkbook(file), "XLSX"));
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

    private static Optional<RecognisedFile> foreign(Family family, String name) {
        return Optional.of(new RecognisedFile.NoTable(new NonTableKind(family, name)));
    }

    private static RecognisedFile openDocument(ByteSource file) throws IOException {
        String kind =
                new String(UnpackedArchive.member(file, "mimetype"::equals).head(100), StandardCharsets.US_ASCII);
        if (!kind.startsWith(ODS)) {
            return new RecognisedFile.NoTable(new NonTableKind(Family.DOCUMENT, "OpenDocument"));
        }
        String manifest = new String(
                UnpackedArchive.member(file, "META-INF/manifest.xml"::equals).head(1 << 16), StandardCharsets.UTF_8);
        return manifest.contains("encryption-data")
                ? new RecognisedFile.NoTable(new NonTableKind(Family.SEALED, "ODS"))
                : table(new OdsWorkbook(file), "ODS");
    }

    /** The one sheet that is a table: of those that are shown where there is one, else of the hidden ones. */
    private static RecognisedFile table(Book book, String format) throws IOException {
        List<SheetPlace> sheets = book.sheets();
        if (sheets.size() > MOST_SHEETS) {
            return new RecognisedFile.NoTable(new NonTableKind(Family.TOO_LARGE, format));
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
            return new RecognisedFile.Empty();
        }
        if (chosen.size() > 1) {
            return new RecognisedFile.NoTable(new NonTableKind(Family.SHEETS, String.valueOf(chosen.size())));
        }
        int at = chosen.getFirst();
        Extent extent = extents.get(at);
        ByteSource text = () -> new SheetText(book.rows(at), Math.min(WIDEST, extent.width()));
        List<SheetPlace> left = Stream.iterate(0, other -> other + 1)
                .limit(sheets.size())
                .filter(other -> other != at && extents.get(other).rows() > 0)
                .map(sheets::get)
                .toList();
        RecognisedFile read = RecognisedFile.text(text, text.head(TableStart.HEAD + 1), format, left);
        return read instanceof RecognisedFile.Text found ? found.withHiddenRows(extent.hidden()) : read;
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
