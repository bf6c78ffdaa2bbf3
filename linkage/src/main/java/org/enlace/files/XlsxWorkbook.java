// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.enlace.files.CellNumber.Shown;
import org.enlace.files.NonTableKind.Family;

/**
 * An Office Open XML workbook (ECMA-376, part 1, chapter 18), row by row. Formulas are not run: the value that was saved with them
 * is read. What all sheets share, the texts and the formats, is held; the texts may take a quarter of the memory.
 */
final class XlsxWorkbook implements OfficeWorkbook.Book {
    private static final String FORMAT = "XLSX";
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final int MOST_STYLES = 1 << 17;
    private static final int BYTES_OF_TEXT = 64;

    private final ByteSource file;
    private final List<SheetPlace> sheets = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final List<Style> styles = new ArrayList<>();
    private final List<String> shared = new ArrayList<>();
    private boolean from1904;

    private record Style(Shown shown, int digits) {
        static final Style PLAIN = new Style(Shown.NUMBER, 0);
    }

    XlsxWorkbook(ByteSource file) throws IOException {
        this.file = file;
        Map<String, String> targets = targets();
        readWorkbook(targets);
        readStyles();
        readShared();
    }

    @Override
    public List<SheetPlace> sheets() {
        return sheets;
    }

    @Override
    public SheetRows rows(int sheet) throws IOException {
        return new Rows(part(parts.get(sheet)));
    }

    private XmlTags part(String name) throws IOException {
        InputStream part = UnpackedArchive.member(file, entry -> entry.equalsIgnoreCase(name))
                .open();
        return new XmlTags(part, FORMAT);
    }

    private boolean has(String name) throws IOException {
        try (InputStream part = UnpackedArchive.member(file, entry -> entry.equalsIgnoreCase(name))
                .open()) {
            return part.read() >= 0;
        }
    }

    private Map<String, String> targets() throws IOException {
        Map<String, String> targets = new HashMap<>();
        try (XmlTags xml = part("xl/_rels/workbook.xml.rels")) {
            while (xml.toStart()) {
                if (xml.name().equals("Relationship")) {
                    String target = xml.attribute("Target").orElse("");
                    targets.put(
                            xml.attribute("Id").orElse(""),
                            target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        return targets;
    }

    private void readWorkbook(Map<String, String> targets) throws IOException {
        try (XmlTags xml = part("xl/workbook.xml")) {
            while (xml.toStart()) {
                if (xml.name().equals("workbookPr")) {
                    from1904 = xml.attribute("date1904")
                            .filter(said -> said.equals("1") || said.equals("true"))
                            .isPresent();
                } else if (xml.name().equals("sheet")) {
                    String target = xml.attribute("id").map(targets::get).orElse("");
                    if (target.contains("worksheets/") || target.endsWith(".xml")) {
                        parts.add(target);
                        sheets.add(new SheetPlace(
                                sheets.size() + 1,
                                xml.attribute("name").orElse(""),
                                !xml.attribute("state").orElse("visible").equals("visible")));
                    }
                }
            }
        }
    }

    private void readStyles() throws IOException {
        if (!has("xl/styles.xml")) {
            return;
        }
        Map<String, String> codes = new HashMap<>();
        boolean ofCells = false;
        try (XmlTags xml = part("xl/styles.xml")) {
            while (xml.toStart() && styles.size() < MOST_STYLES) {
                switch (xml.name()) {
                    case "numFmt" ->
                        codes.put(
                                xml.attribute("numFmtId").orElse(""),
                                xml.attribute("formatCode").orElse(""));
                    case "cellXfs" -> ofCells = true;
                    case "cellStyles", "dxfs" -> ofCells = false;
                    case "xf" -> {
                        if (ofCells) {
                            styles.add(style(xml.attribute("numFmtId").orElse("0"), codes));
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    private static Style style(String id, Map<String, String> codes) {
        String code = codes.get(id);
        if (code != null) {
            return new Style(CellNumber.shown(code), CellNumber.digits(code));
        }
        return id.matches("\\d{1,3}") ? new Style(CellNumber.shown(Integer.parseInt(id)), 0) : Style.PLAIN;
    }

    private void readShared() throws IOException {
        if (!has("xl/sharedStrings.xml")) {
            return;
        }
        long most = Runtime.getRuntime().maxMemory() / 4;
        long held = 0;
        try (XmlTags xml = part("xl/sharedStrings.xml")) {
            while (xml.toStart()) {
                if (xml.name().equals("si")) {
                    String text = text(xml, "si");
                    held += BYTES_OF_TEXT + 2L * text.length();
                    if (held > most) {
                        throw new FilesException(new NonTableKind(Family.TOO_LARGE, FORMAT));
                    }
                    shared.add(text);
                }
            }
        }
    }

    /** The text within a tag, that of its parts {@code t} without what tells how it is pronounced. */
    private static String text(XmlTags xml, String tag) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        boolean spoken = false;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                inText |= xml.name().equals("t");
                spoken |= xml.name().equals("rPh");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.name().equals(tag)) {
                    break;
                }
                inText &= !xml.name().equals("t");
                spoken &= !xml.name().equals("rPh");
            } else if (isText(event) && inText && !spoken) {
                append(text, xml.text());
            }
        }
        return unescaped(text.toString());
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private static void append(StringBuilder text, String more) throws IOException {
        if (text.length() + more.length() > XmlTags.LONGEST) {
            throw new FilesException(new NonTableKind(Family.TOO_LARGE, FORMAT));
        }
        text.append(more);
    }

    /** Letters that XML cannot hold are written {@code _x000D_}. */
    private static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    /** The rows of one sheet. */
    private final class Rows implements SheetRows {
        private final XmlTags xml;
        private int number;
        private int gap;
        private List<String> waiting = List.of();
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
            if (gap > 0) {
                gap--;
                return Optional.of(gap > 0 ? List.of() : waiting);
            }
            while (!ended) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_DOCUMENT
                        || (event == XMLStreamConstants.END_ELEMENT
                                && xml.name().equals("sheetData"))) {
                    ended = true;
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.name().equals("row")) {
                    if (read()) {
                        return next();
                    }
                }
            }
            return Optional.empty();
        }

        /** Reads a row; false where it has no value. What lies between it and the one before comes first, as empty rows. */
        private boolean read() throws IOException {
            int before = number;
            int at = xml.count("r");
            number = xml.attribute("r").isPresent() ? at : number + 1;
            boolean unseen = xml.attribute("hidden")
                    .filter(said -> said.equals("1") || said.equals("true"))
                    .isPresent();
            if (number <= before || number > MOST_ROWS) {
                throw damaged();
            }
            List<String> cells = cells();
            if (cells.isEmpty()) {
                number = before;
                return false;
            }
            hidden += unseen ? 1 : 0;
            waiting = cells;
            gap = number - before;
            return true;
        }

        private List<String> cells() throws IOException {
            List<String> cells = new ArrayList<>();
            int place = -1;
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("row")) {
                    break;
                }
                if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("c")) {
                    place = xml.attribute("r").map(Rows::column).orElse(place + 1);
                    if (place < 0 || place >= MOST_COLUMNS) {
                        throw damaged();
                    }
                    String value = value();
                    if (!value.isBlank()) {
                        while (cells.size() < place) {
                            cells.add("");
                        }
                        if (cells.size() == place) {
                            cells.add(value);
                        } else {
                            cells.set(place, value);
                        }
                    }
                }
            }
            return cells;
        }

        /** The column of a place such as {@code AB12}, from 0; -1 where it is none. */
        private static int column(String place) {
            int column = 0;
            for (int at = 0; at < place.length() && at < 4; at++) {
                char letter = Character.toUpperCase(place.charAt(at));
                if (letter < 'A' || letter > 'Z') {
                    break;
                }
                column = column * 26 + letter - 'A' + 1;
            }
            return column - 1;
        }

        private String value() throws IOException {
            String type = xml.attribute("t").orElse("n");
            Style style = xml.attribute("s")
                    .filter(said -> said.matches("\\d{1,6}"))
                    .map(Integer::parseInt)
                    .filter(at -> at < styles.size())
                    .map(styles::get)
                    .orElse(Style.PLAIN);
            StringBuilder raw = new StringBuilder();
            String inline = "";
            boolean inValue = false;
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    inValue |= xml.name().equals("v");
                    inline = xml.name().equals("is") ? text(xml, "is") : inline;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    if (xml.name().equals("c")) {
                        break;
                    }
                    inValue &= !xml.name().equals("v");
                } else if (inValue && isText(event)) {
                    append(raw, xml.text());
                }
            }
            return type.equals("inlineStr") ? inline : shown(type, raw.toString(), style);
        }

        private String shown(String type, String raw, Style style) throws IOException {
            return switch (type) {
                case "s" -> raw.isBlank() ? "" : shared(raw.strip());
                case "str" -> unescaped(raw);
                case "b" -> raw.strip().equals("1") ? "TRUE" : raw.isBlank() ? "" : "FALSE";
                case "e" -> "";
                case "d" -> raw.strip().replaceFirst("T00:00(:00(\\.0+)?)?$", "");
                default ->
                    raw.isBlank()
                            ? ""
                            : style.shown() == Shown.NUMBER
                                    ? CellNumber.plain(raw, style.digits())
                                    : CellNumber.moment(raw, style.shown(), from1904);
            };
        }

        private String shared(String raw) throws IOException {
            if (!raw.matches("\\d{1,9}") || Integer.parseInt(raw) >= shared.size()) {
                throw damaged();
            }
            return shared.get(Integer.parseInt(raw));
        }

        private static FilesException damaged() {
            return new FilesException(new NonTableKind(Family.DAMAGED, FORMAT));
        }

        @Override
        public void close() throws IOException {
            xml.close();
        }
    }
}
