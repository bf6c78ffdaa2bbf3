// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.enlace.files.NonTableKind.Family;

/**
 * An OpenDocument spreadsheet (ISO/IEC 26300, part 1, chapter 9), row by row. Formulas are not run: the value that was saved with
 * them is read. Rows and cells that are written once for many times are counted out within the bounds of {@link SheetRows}.
 */
final class OdsWorkbook implements OfficeWorkbook.Book {
    private static final String FORMAT = "ODS";
    private static final Pattern TIME = Pattern.compile("PT(\\d+)H(\\d+)M(\\d+)(?:[.,]\\d+)?S");

    private final ByteSource file;
    private final List<SheetPlace> sheets = new ArrayList<>();

    OdsWorkbook(ByteSource file) throws IOException {
        this.file = file;
        Set<String> unseen = new HashSet<>();
        String style = "";
        try (XmlTags xml = content()) {
            while (xml.toStart()) {
                switch (xml.name()) {
                    case "style" -> style = xml.attribute("name").orElse("");
                    case "table-properties" -> {
                        if (xml.attribute("display").filter("false"::equals).isPresent()) {
                            unseen.add(style);
                        }
                    }
                    case "table" ->
                        sheets.add(new SheetPlace(
                                sheets.size() + 1,
                                xml.attribute("name").orElse(""),
                                xml.attribute("style-name")
                                        .filter(unseen::contains)
                                        .isPresent()));
                    default -> {}
                }
            }
        }
    }

    private XmlTags content() throws IOException {
        return new XmlTags(UnpackedArchive.member(file, "content.xml"::equals).open(), FORMAT);
    }

    @Override
    public List<SheetPlace> sheets() {
        return sheets;
    }

    @Override
    public SheetRows rows(int sheet) throws IOException {
        XmlTags xml = content();
        int seen = -1;
        while (seen < sheet && xml.toStart()) {
            seen += xml.name().equals("table") ? 1 : 0;
        }
        return new Rows(xml);
    }

    private static FilesException tooLarge() {
        return new FilesException(new NonTableKind(Family.TOO_LARGE, FORMAT));
    }

    /** The rows of one sheet. */
    private static final class Rows implements SheetRows {
        private final XmlTags xml;
        private List<String> waiting = List.of();
        private int again;
        private int blanks;
        private int count;
        private int hidden;
        private boolean ended;

        Rows(XmlTags xml) {
            this.xml = xml;
        }

        @Override
        public int hidden() {
            return hidden;
        }

        @Override
        public Optional<List<String>> next() throws IOException {
            while (again == 0 && !ended) {
                int event = xml.next();
                boolean closes =
                        event == XMLStreamConstants.END_ELEMENT && xml.name().equals("table");
                if (closes || event == XMLStreamConstants.END_DOCUMENT) {
                    ended = true;
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.name().equals("table-row")) {
                    read();
                }
            }
            if (again == 0) {
                return Optional.empty();
            }
            if (++count > MOST_ROWS) {
                throw tooLarge();
            }
            if (blanks > 0) {
                blanks--;
                return Optional.of(List.of());
            }
            again--;
            return Optional.of(waiting);
        }

        /** Reads a row; one without a value only counts, since spreadsheets end with many. */
        private void read() throws IOException {
            int times = xml.count("number-rows-repeated");
            boolean unseen = xml.attribute("visibility")
                    .filter(said -> !said.equals("visible"))
                    .isPresent();
            List<String> cells = cells();
            if (cells.isEmpty()) {
                blanks = (int) Math.min(MOST_ROWS, (long) blanks + times);
                return;
            }
            hidden += unseen ? times : 0;
            waiting = cells;
            again = times;
        }

        private List<String> cells() throws IOException {
            List<String> cells = new ArrayList<>();
            int empty = 0;
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("table-row")) {
                    break;
                }
                boolean cell = event == XMLStreamConstants.START_ELEMENT
                        && (xml.name().equals("table-cell") || xml.name().equals("covered-table-cell"));
                if (cell) {
                    int times = xml.count("number-columns-repeated");
                    String value = value(xml.name());
                    if (value.isBlank()) {
                        empty = Math.min(MOST_COLUMNS + 1, empty + Math.min(times, MOST_COLUMNS + 1));
                    } else if (cells.size() + (long) empty + times > MOST_COLUMNS) {
                        throw tooLarge();
                    } else {
                        for (; empty > 0; empty--) {
                            cells.add("");
                        }
                        for (int copy = 0; copy < times; copy++) {
                            cells.add(value);
                        }
                    }
                }
            }
            return cells;
        }

        private String value(String tag) throws IOException {
            String type = xml.attribute("value-type").orElse("");
            String number = xml.attribute("value").orElse("");
            String day = xml.attribute("date-value").orElse("");
            String time = xml.attribute("time-value").orElse("");
            String flag = xml.attribute("boolean-value").orElse("");
            String said = xml.attribute("string-value").orElse("");
            String text = text(tag);
            return switch (type) {
                case "float", "currency", "percentage" -> number(number, text);
                case "date" -> day.replaceFirst("T00:00:00(\\.0+)?$", "");
                case "time" -> time(time);
                case "boolean" -> flag.equals("true") ? "TRUE" : "FALSE";
                default -> text.isEmpty() ? said : text;
            };
        }

        /** The number; as it is shown where it is the same with zeros in front. */
        private static String number(String number, String shown) {
            String plain = CellNumber.plain(number, 0);
            boolean padded = shown.matches("0\\d{1,30}")
                    && shown.endsWith(plain)
                    && shown.replaceFirst("^0+", "").equals(plain);
            return padded ? shown : plain;
        }

        private static String time(String time) {
            Matcher parts = TIME.matcher(time);
            return parts.matches() ? parts.group(1) + ":" + parts.group(2) + ":" + parts.group(3) : time;
        }

        /** The paragraphs of a cell, without what was noted beside it. */
        private String text(String tag) throws IOException {
            StringBuilder text = new StringBuilder();
            int depth = 1;
            int aside = 0;
            boolean any = false;
            while (depth > 0) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_DOCUMENT) {
                    break;
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth += xml.name().equals(tag) ? 1 : 0;
                    aside += xml.name().equals("annotation") ? 1 : 0;
                    if (aside == 0) {
                        opened(text, any);
                        any |= xml.name().equals("p");
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth -= xml.name().equals(tag) ? 1 : 0;
                    aside -= xml.name().equals("annotation") ? 1 : 0;
                } else if (aside == 0
                        && any
                        && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                    if (text.length() + xml.text().length() > XmlTags.LONGEST) {
                        throw tooLarge();
                    }
                    text.append(xml.text());
                }
            }
            return text.toString().strip();
        }

        private void opened(StringBuilder text, boolean any) throws IOException {
            switch (xml.name()) {
                case "p" -> text.append(any ? "\n" : "");
                case "s" -> text.append(" ".repeat(Math.min(1_000, xml.count("c"))));
                case "tab" -> text.append(' ');
                case "line-break" -> text.append('\n');
                default -> {}
            }
        }

        @Override
        public void close() throws IOException {
            xml.close();
        }
    }
}
