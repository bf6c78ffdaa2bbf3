// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.enlace.files.CellNumber.Shown;
import org.enlace.files.NonTableKind.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spreadsheets as Excel, LibreOffice and others write them, made by hand. */
class OfficeWorkbookTest {
    private static final String STYLES =
            "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/><numFmt numFmtId='165'"
                    + " formatCode='00000000'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf"
                    + " numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='22'/><xf"
                    + " numFmtId='165'/></cellXfs></styleSheet>";
    private static final String SHARED =
            "<sst><si><t>nombre</t></si><si><t>nacimiento</t></si><si><t>telefono</t></si><si><r><t>José"
                    + " </t></r><r><t>Núñez</t></r><rPh><t>x</t></rPh></si></sst>";
    private static final String HEADER =
            "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c></row>";

    private static byte[] xlsx(String properties, List<String> states, String... sheets) throws IOException {
        List<Object> files = new ArrayList<>();
        StringBuilder book = new StringBuilder("<workbook><workbookPr " + properties + "/><sheets>");
        StringBuilder targets = new StringBuilder("<Relationships>");
        for (int at = 0; at < sheets.length; at++) {
            book.append("<sheet name='H")
                    .append(at)
                    .append("' r:id='r")
                    .append(at)
                    .append("' state='");
            book.append(states.get(at)).append("' xmlns:r='x'/>");
            targets.append("<Relationship Id='r")
                    .append(at)
                    .append("' Target='worksheets/s")
                    .append(at)
                    .append(".xml'/>");
            files.add("xl/worksheets/s" + at + ".xml");
            files.add(utf8("<worksheet><sheetData>" + sheets[at] + "</sheetData></worksheet>"));
        }
        files.addAll(List.of("xl/workbook.xml", utf8(book + "</sheets></workbook>")));
        files.addAll(List.of("xl/_rels/workbook.xml.rels", utf8(targets + "</Relationships>")));
        files.addAll(List.of("xl/styles.xml", utf8(STYLES), "xl/sharedStrings.xml", utf8(SHARED)));
        return RecognisedFileTest.zip(files.toArray());
    }

    private static byte[] ods(String tables) throws IOException {
        return RecognisedFileTest.zip(
                "mimetype",
                utf8("application/vnd.oasis.opendocument.spreadsheet"),
                "content.xml",
                utf8("<o:doc xmlns:o='o' xmlns:table='t' xmlns:text='x' xmlns:office='f' xmlns:style='s'>" + tables
                        + "</o:doc>"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RecognisedFile of(byte[] bytes) throws IOException {
        return RecognisedFile.of(() -> new ByteArrayInputStream(bytes));
    }

    private static String text(byte[] bytes) throws IOException {
        RecognisedFile.Text text = (RecognisedFile.Text) of(bytes);
        return new String(text.text(TextEncoding.UTF_8).open().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void cells_comeOutAsAPersonSeesThem() throws IOException {
        byte[] book = xlsx(
                "",
                List.of("visible"),
                HEADER
                        + "<row r='2'><c r='A2' t='s'><v>3</v></c><c r='B2' s='1'><v>30753</v></c><c"
                        + " r='C2'><v>8.7120043E9</v></c></row><row r='4'><c r='A4' t='inlineStr'><is><t>Ana,"
                        + " \"la\"_x000D_</t></is></c><c r='B4' s='2'><v>30753.0</v></c><c r='C4'"
                        + " s='4'><v>123456</v></c></row><row r='5'><c r='A5' t='str'><f>A2</f><v>José</v></c><c"
                        + " r='B5' s='3'><v>30753.75</v></c><c r='C5' t='e'><v>#N/A</v></c></row><row r='6'><c"
                        + " r='A6'/><c r='B6' t='b'><v>1</v></c><c r='C6'><v>0.30000000000000004</v></c></row>");
        assertThat(text(book))
                .isEqualTo("nombre,nacimiento,telefono\n"
                        + "José Núñez,1984-03-12,8712004300\n\n"
                        + "\"Ana, \"\"la\"\"\r"
                        + "\",1984-03-12,00123456\n"
                        + "José,\"1984-03-12T18:00\",\n"
                        + ",TRUE,0.3\n");
    }

    @Test
    void daysCountFrom1904_whereTheBookSaysSo() throws IOException {
        String row = HEADER + "<row r='2'><c t='s'><v>3</v></c><c s='1'><v>29291</v></c></row>";
        assertThat(text(xlsx("date1904='1'", List.of("visible"), row))).endsWith("1984-03-12,\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1, DAY, 1900-01-01", "59, DAY, 1900-02-28", "61, DAY, 1900-03-01", "44197, DAY, 2021-01-01",
                "0.5, TIME, 12:00",
        "-3, DAY, -3", "1e300, DAY, 1e300", "x, DAY, x", "44197.5, DAY, 2021-01-01",
                "44197.5, DAY_AND_TIME, 2021-01-01T12:00"
    })
    void serialNumbers_areDays(String raw, Shown shown, String day) {
        assertThat(CellNumber.moment(raw, shown, false)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(
            commentCharacter = '~',
            value = {
                "dd/mm/yyyy, DAY",
                "[$-409]d-mmm-yy;@, DAY",
                "mmmm, DAY",
                "yyyy-mm-dd hh:mm, DAY_AND_TIME",
                "[h]:mm:ss, TIME",
                "0.00, NUMBER",
                "General, NUMBER",
                "[Red]0, NUMBER",
                "0 \"días\", NUMBER",
                "'#,##0.00 \\m', NUMBER"
            })
    void formatCodes_sayWhatIsShown(String code, Shown shown) {
        assertThat(CellNumber.shown(code)).isEqualTo(shown);
    }

    @Test
    void numbers_keepTheirDigits_andGrowNoExponent() {
        assertThat(CellNumber.plain("12345678901234567890", 0)).isEqualTo("12345678901234567890");
        assertThat(CellNumber.plain("1E40", 0)).hasSize(41);
        assertThat(CellNumber.plain("1E400", 0)).isEqualTo("1E400");
        assertThat(CellNumber.plain("6.9999999999999996", 0)).isEqualTo("7");
        assertThat(CellNumber.plain("-0.0", 0)).isEqualTo("0");
    }

    @Test
    void sheetWithTheTable_isRead_othersAreCounted_severalAreRefused() throws IOException {
        String table = HEADER + "<row r='2' hidden='1'><c t='s'><v>3</v></c><c><v>5</v></c></row>";
        String note = "<row r='1'><c t='s'><v>3</v></c></row>";
        RecognisedFile.Text read =
                (RecognisedFile.Text) of(xlsx("", List.of("visible", "visible", "hidden"), note, table, table));
        assertThat(read.sheets()).extracting(SheetPlace::number).containsExactly(1, 3);
        assertThat(read.sheets()).extracting(SheetPlace::hidden).containsExactly(false, true);
        assertThat(read.hiddenRows()).isEqualTo(1);
        assertThat(read.table().header().width()).isEqualTo(3);
        assertThat(of(xlsx("", List.of("visible", "visible"), table, table)))
                .isEqualTo(new RecognisedFile.NoTable(new NonTableKind(Family.SHEETS, "2")));
        assertThat(of(xlsx("", List.of("visible"), ""))).isInstanceOf(RecognisedFile.Empty.class);
    }

    @Test
    void openDocument_isReadTheSame_andRowsWrittenOnceAreCountedOut() throws IOException {
        String row =
                "<table:table-row><table:table-cell office:value-type='string'><text:p>%s</text:p></table:table-cell>%s"
                        + "</table:table-row>";
        String cells = "<table:table-cell office:value-type='date'"
            + " office:date-value='1984-03-12T00:00:00'><text:p>12/03/84</text:p></table:table-cell><table:table-cell"
            + " office:value-type='float'"
            + " office:value='8712004300'><text:p>8,7E9</text:p></table:table-cell><table:table-cell"
            + " table:number-columns-repeated='16000'/>";
        String table = "<table:table table:name='a'>"
                + row.formatted(
                        "nombre",
                        "<table:table-cell><text:p>fecha</text:p></table:table-cell><table:table-cell><text:p>tel</text:p></table:table-cell>")
                + "<table:table-row table:number-rows-repeated='2'><table:table-cell/></table:table-row>"
                + row.formatted("José<text:s text:c='1'/>Núñez", cells)
                + "<table:table-row table:number-rows-repeated='1048000'><table:table-cell"
                + " table:number-columns-repeated='16384'/></table:table-row></table:table>";
        assertThat(text(ods(table))).isEqualTo("nombre,fecha,tel\n\n\nJosé Núñez,1984-03-12,8712004300\n");
    }

    @Test
    void hostileBooks_areRefused_andCostLittle() throws IOException {
        byte[] entities = RecognisedFileTest.zip(
                "xl/workbook.xml",
                utf8("<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><workbook>&b;</workbook>"),
                "xl/_rels/workbook.xml.rels",
                utf8("<Relationships/>"));
        assertThat(of(entities)).isNotInstanceOf(RecognisedFile.Text.class);
        byte[] outside = RecognisedFileTest.zip(
                "xl/workbook.xml",
                utf8("<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><workbook>&a;</workbook>"),
                "xl/_rels/workbook.xml.rels",
                utf8("<Relationships/>"));
        assertThat(of(outside)).isNotInstanceOf(RecognisedFile.Text.class);
        for (String sheet : List.of(
                "<row r='1'><c r='ZZZZ1'><v>1</v></c></row>",
                "<row r='2000000000'><c><v>1</v></c></row>",
                "<row r='1'><c t='s'><v>99999</v></c></row>",
                "<row r='1'><c t='s'><v>x</v></c></row>",
                "<row r='2'/><row r='2'><c><v>1</v></c>",
                "<row><c><v>")) {
            assertThat(of(xlsx("", List.of("visible"), sheet))).as(sheet).isInstanceOf(RecognisedFile.NoTable.class);
        }
        String wide = "<table:table><table:table-row table:number-rows-repeated='2000000000'><table:table-cell"
            + " table:number-columns-repeated='2000000000'><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
        assertThat(of(ods(wide))).isEqualTo(new RecognisedFile.NoTable(new NonTableKind(Family.TOO_LARGE, "ODS")));
        byte[] word = RecognisedFileTest.zip("word/document.xml", utf8("<a/>"));
        assertThat(of(word)).isEqualTo(new RecognisedFile.NoTable(new NonTableKind(Family.DOCUMENT, "Word")));
    }
}
