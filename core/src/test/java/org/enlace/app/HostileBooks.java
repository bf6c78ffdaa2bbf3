// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.enlace.app.HostileShape.CELL;
import static org.enlace.app.HostileShape.file;
import static org.enlace.app.HostileShape.read;
import static org.enlace.app.HostileShape.refused;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hostile spreadsheets. */
final class HostileBooks {
    /** A text that grows a thousand millionfold where entities are read. */
    static final String BOMB = "<!DOCTYPE x [<!ENTITY a0 \"" + CELL + "\">"
            + IntStream.rangeClosed(1, 9)
                    .mapToObj(at -> "<!ENTITY a" + at + " \"" + ("&a" + (at - 1) + ";").repeat(10) + "\">")
                    .collect(Collectors.joining())
            + "]>";

    private static final int MILLION = 1_000_000;
    private static final String BOOK = "<workbook><sheets><sheet name='H' r:id='r1' xmlns:r='x'/></sheets></workbook>";
    private static final String TARGETS =
            "<Relationships><Relationship Id='r1' Target='worksheets/s.xml'/></Relationships>";
    private static final String SHARED = "<sst><si><t>nombre</t></si><si><t>cedula</t></si></sst>";
    private static final String HEADER = "<row r='1'>" + cell("A1", "nombre") + cell("B1", "cedula") + "</row>";
    private static final String ROW = "<row r='2'>" + cell("A2", CELL) + cell("B2", "8-712-43") + "</row>";
    private static final String OFFICE =
            "<o:doc xmlns:o='o' xmlns:table='t' xmlns:text='x' xmlns:office='f'><table:table table:name='H'>";

    private HostileBooks() {}

    static List<HostileShape> all() {
        return List.of(
                refused("XLSX cut off", "a.xlsx", files -> {
                    xlsx(files, "a.xlsx", "", HEADER + ROW.repeat(1), 2000, at -> rowOf(at + 3, CELL + at), "");
                    files.cut("a.xlsx");
                }),
                file(
                        "XLSX with an XML bomb",
                        "a.xlsx",
                        files -> xlsx(files, "a.xlsx", BOMB, HEADER + "<row r='2'>" + cell("A2", "&a9;") + "</row>")),
                file(
                        "XLSX with an entity outside",
                        "a.xlsx",
                        files -> xlsx(
                                files,
                                "a.xlsx",
                                "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
                                HEADER + "<row r='2'>" + cell("A2", "&a;") + "</row>")),
                read(
                        "XLSX of 1,048,576 claimed rows",
                        "a.xlsx",
                        files -> xlsx(files, "a.xlsx", "", HEADER + ROW + rowOf(1_048_576, CELL))),
                file(
                        "XLSX of 16,384 columns",
                        "a.xlsx",
                        files -> xlsx(
                                files, "a.xlsx", "", HEADER + ROW + "<row r='3'>" + cell("XFD3", CELL) + "</row>")),
                file(
                        "XLSX of 16,384 columns in 500 rows",
                        "a.xlsx",
                        files -> xlsx(
                                files,
                                "a.xlsx",
                                "",
                                HEADER,
                                files.many(500),
                                at -> "<row r='" + (at + 2) + "'>"
                                        + ("<c><v>" + at + "</v></c>").repeat(files.many(16_384)) + "</row>",
                                "")),
                refused(
                        "XLSX of a column beyond the last",
                        "a.xlsx",
                        files -> xlsx(files, "a.xlsx", "", HEADER + "<row r='2'>" + cell("ZZZZZ2", CELL) + "</row>")),
                refused(
                        "XLSX whose rows go backwards",
                        "a.xlsx",
                        files -> xlsx(files, "a.xlsx", "", HEADER + rowOf(9, CELL) + rowOf(3, CELL))),
                refused(
                        "XLSX whose row has no number of ours",
                        "a.xlsx",
                        files -> xlsx(
                                files, "a.xlsx", "", HEADER + "<row r='99999999999'>" + cell("A2", CELL) + "</row>")),
                refused(
                        "XLSX whose text is not there",
                        "a.xlsx",
                        files -> xlsx(
                                files,
                                "a.xlsx",
                                "",
                                HEADER + "<row r='2'><c r='A2' t='s'><v>2147483647</v></c></row>")),
                refused(
                        "XLSX whose text has a number below none",
                        "a.xlsx",
                        files -> xlsx(files, "a.xlsx", "", HEADER + "<row r='2'><c r='A2' t='s'><v>-1</v></c></row>")),
                file(
                        "XLSX of a cell of 40 MB",
                        "a.xlsx",
                        files -> xlsx(
                                files,
                                "a.xlsx",
                                "",
                                HEADER + "<row r='2'><c r='A2' t='inlineStr'><is><t>",
                                files.many(4 * MILLION),
                                at -> at % 2 == 0 ? CELL : CELL.toUpperCase(java.util.Locale.ROOT),
                                "</t></is></c></row>" + rowOf(3, CELL))),
                refused(
                        "XLSX of tags a million deep",
                        "a.xlsx",
                        files -> xlsx(files, "a.xlsx", "", HEADER, files.many(MILLION), _ -> "<x>", "")),
                refused(
                        "XLSX of a million attributes",
                        "a.xlsx",
                        files -> xlsx(
                                files,
                                "a.xlsx",
                                "",
                                HEADER + "<row",
                                files.many(MILLION),
                                at -> " a" + at + "=''",
                                ">")),
                file(
                        "XLSX of numbers of a million digits",
                        "a.xlsx",
                        files -> xlsx(
                                files,
                                "a.xlsx",
                                "",
                                HEADER + "<row r='2'><c r='A2'><v>",
                                files.many(MILLION),
                                _ -> "7",
                                "</v></c><c r='B2'><v>1e999999999</v></c></row>" + rowOf(3, CELL))),
                refused(
                        "XLSX of many shared texts",
                        "a.xlsx",
                        files -> files.zip(
                                "a.xlsx",
                                "xl/sharedStrings.xml",
                                out -> {
                                    out.write(HostileFiles.utf8("<sst>"));
                                    for (int at = 0; at < files.many(8 * MILLION); at++) {
                                        out.write(HostileFiles.utf8("<si><t>" + CELL + at * 7919L + "</t></si>"));
                                    }
                                },
                                book(HEADER + ROW))),
                HostileShape.empty(
                        "XLSX without sheets",
                        "a.xlsx",
                        files -> files.zip(
                                "a.xlsx", "xl/workbook.xml", "<workbook/>", "xl/_rels/workbook.xml.rels", TARGETS)),
                refused("XLSX without targets", "a.xlsx", files -> files.zip("a.xlsx", "xl/workbook.xml", BOOK)),
                refused(
                        "XLSX whose sheet lies elsewhere",
                        "a.xlsx",
                        files -> files.zip(
                                "a.xlsx",
                                "xl/workbook.xml",
                                BOOK,
                                "xl/_rels/workbook.xml.rels",
                                TARGETS.replace(
                                        "worksheets/s.xml", "http://127.0.0.1:9/worksheets/../../../etc/passwd.xml"))),
                refused(
                        "XLSX of two tables",
                        "a.xlsx",
                        files -> files.zip(
                                "a.xlsx",
                                "xl/workbook.xml",
                                BOOK.replace("</sheets>", "<sheet name='I' r:id='r2' xmlns:r='x'/></sheets>"),
                                "xl/_rels/workbook.xml.rels",
                                TARGETS.replace(
                                        "</Relationships>",
                                        "<Relationship Id='r2' Target='worksheets/t.xml'/></Relationships>"),
                                "xl/worksheets/s.xml",
                                sheet(HEADER + ROW),
                                "xl/worksheets/t.xml",
                                sheet(HEADER + ROW))),
                file("XLSX named csv", "a.csv", files -> xlsx(files, "a.csv", "", HEADER + ROW)),
                file("ODS with an XML bomb", "a.ods", files -> ods(files, BOMB, odsRow("", "", "&a9;"))),
                file(
                        "ODS of 1,048,576 rows of 16,384 columns",
                        "a.ods",
                        files -> ods(files, "", odsRow("", "", "nombre") + odsRow("1048576", "16384", ""))),
                file(
                        "ODS of a value in 16,384 columns of 1,048,576 rows",
                        "a.ods",
                        files -> ods(files, "", odsRow("", "", "nombre") + odsRow("1048576", "16384", CELL))),
                refused(
                        "ODS of a value 2,147,483,647 times",
                        "a.ods",
                        files -> ods(files, "", odsRow("2147483647", "2147483647", CELL))),
                refused("ODS cut off", "a.ods", files -> {
                    ods(files, "", odsRow("", "", CELL).repeat(2000));
                    files.cut("a.ods");
                }),
                refused(
                        "an office document that is no table",
                        "a.xlsx",
                        files -> files.zip("a.xlsx", "[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>")));
    }

    private static String cell(String place, String value) {
        return "<c r='" + place + "' t='inlineStr'><is><t>" + value + "</t></is></c>";
    }

    private static String rowOf(int number, String value) {
        return "<row r='" + number + "'>" + cell("A" + number, value) + cell("B" + number, "8-712-44") + "</row>";
    }

    private static String sheet(String rows) {
        return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    }

    private static String[] book(String rows) {
        return new String[] {
            "xl/workbook.xml", BOOK, "xl/_rels/workbook.xml.rels", TARGETS, "xl/worksheets/s.xml", sheet(rows)
        };
    }

    private static void xlsx(HostileFiles files, String name, String before, String rows) throws IOException {
        xlsx(files, name, before, rows, 0, _ -> "", "");
    }

    private static void xlsx(
            HostileFiles files,
            String name,
            String before,
            String head,
            int count,
            java.util.function.IntFunction<String> part,
            String tail)
            throws IOException {
        files.zip(
                name,
                "xl/worksheets/s.xml",
                out -> {
                    out.write(HostileFiles.utf8(before + "<worksheet><sheetData>" + head));
                    for (int at = 0; at < count; at++) {
                        out.write(HostileFiles.utf8(part.apply(at)));
                    }
                    out.write(HostileFiles.utf8(tail + "</sheetData></worksheet>"));
                },
                "xl/workbook.xml",
                BOOK,
                "xl/_rels/workbook.xml.rels",
                TARGETS,
                "xl/sharedStrings.xml",
                SHARED);
    }

    private static String odsRow(String rows, String columns, String value) {
        String repeatedRows = rows.isEmpty() ? "" : " table:number-rows-repeated='" + rows + "'";
        String repeated = columns.isEmpty() ? "" : " table:number-columns-repeated='" + columns + "'";
        String text = value.isEmpty() ? "" : "<text:p>" + value + "</text:p>";
        return "<table:table-row" + repeatedRows + "><table:table-cell office:value-type='string'" + repeated + ">"
                + text
                + "</table:table-cell><table:table-cell office:value-type='string'><text:p>8-712-43</text:p>"
                + "</table:table-cell></table:table-row>";
    }

    private static void ods(HostileFiles files, String before, String rows) throws IOException {
        files.zip(
                "a.ods",
                "mimetype",
                "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml",
                before + OFFICE + rows + "</table:table></o:doc>");
    }
}
