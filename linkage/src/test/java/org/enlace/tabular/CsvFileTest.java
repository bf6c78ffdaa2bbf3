// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.enlace.Chance;
import org.enlace.files.NonTableKind;
import org.enlace.files.RecognisedFile;
import org.enlace.linkage.column.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final List<String> LETTERS = List.of("a", "B", "7", " ", "ñ", "é", "Ü", "'", "-", "x", "😀", "中");

    @TempDir
    Path folder;

    @Test
    void randomTables_inRandomDialects_areReadBackEqual_inAnyNumberOfPieces() throws IOException {
        long seed = Chance.seed(1);
        Random chance = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Writing writing = new Writing(chance);
            List<List<String>> rows = writing.rows();
            Path file = Files.write(folder.resolve("t" + round), writing.bytes(rows));
            for (int pieces : new int[] {1, 2, 5}) {
                LoadedTable loaded = csv(file, ChosenColumns.ROWS, pieces).load("t");
                assertThat(cells(loaded.table()))
                        .as("seed=%s round=%s pieces=%s", seed, round, pieces)
                        .isEqualTo(rows);
                assertThat(loaded.notes())
                        .as("seed=%s round=%s", seed, round)
                        .noneMatch(note -> note.kind() != ReadingNote.Kind.MIXED_ENCODING);
            }
        }
    }

    @Test
    void damagedText_isReadAlike_inAnyNumberOfPieces() throws IOException {
        long seed = Chance.seed(1);
        Random chance = new Random(seed);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder("a,b,c\n");
            for (int letter = chance.nextInt(200); letter >= 0; letter--) {
                text.append("x,\n\"\" \r\0é".charAt(chance.nextInt(9)));
            }
            text.append("\nend,end,end");
            Path file = Files.writeString(folder.resolve("d" + round), text);
            LoadedTable whole = csv(file, ChosenColumns.ROWS, 1).load("d");
            for (int pieces : new int[] {2, 3, 7}) {
                LoadedTable cut = csv(file, ChosenColumns.ROWS, pieces).load("d");
                assertThat(cells(cut.table()))
                        .as("seed=%s round=%s pieces=%s", seed, round, pieces)
                        .isEqualTo(cells(whole.table()));
                assertThat(cut.notes()).as("seed=%s round=%s", seed, round).isEqualTo(whole.notes());
            }
        }
    }

    @Test
    void spacesAroundCellsFallAway_alsoAroundQuotedOnes() throws IOException {
        assertThat(read("rec_id, name , town\nr1,  Ana , \"San  José \"\nr2,\t,x\n"))
                .containsExactly(List.of("r1", "Ana", "San  José"), List.of("r2", "", "x"));
    }

    @Test
    void raggedRows_arePaddedOrCut_andNotedWithTheirLine() throws IOException {
        LoadedTable loaded = load("id,a,b\n1,x\n\n2,x,y,z\n3,\"x\ny\",z\n4,x,y,,\n5\n");
        assertThat(cells(loaded.table()))
                .containsExactly(
                        List.of("1", "x", ""),
                        List.of("2", "x", "y"),
                        List.of("3", "x\ny", "z"),
                        List.of("4", "x", "y"),
                        List.of("5", "", ""));
        assertThat(loaded.notes())
                .extracting(ReadingNote::kind, ReadingNote::line, ReadingNote::count)
                .containsExactlyInAnyOrder(
                        tuple(ReadingNote.Kind.SHORT_ROWS, 2L, 2L), tuple(ReadingNote.Kind.LONG_ROWS, 4L, 1L));
    }

    @Test
    void aFirstRowOfWordsThatNameNoColumn_isAHeader_andThatIsSaid() throws IOException {
        assertThat(load("Nilo Tejeira,jefe\nRosa Quintero,enlace\n").notes())
                .extracting(ReadingNote::kind)
                .containsExactly(ReadingNote.Kind.ASSUMED_HEADER);
        assertThat(load("nombre,rol\nRosa Quintero,enlace\n").notes()).isEmpty();
    }

    @Test
    void unpairedQuotationMarks_areLetters_andCostNoRecord() throws IOException {
        LoadedTable loaded = load("id,a\n1,\"x\" y\n2,\"open\n3,z\n4,a \"b\" c\n");
        assertThat(cells(loaded.table()))
                .containsExactly(
                        List.of("1", "\"x\" y"), List.of("2", "\"open"), List.of("3", "z"), List.of("4", "a \"b\" c"));
        assertThat(loaded.notes()).extracting(ReadingNote::kind).containsExactly(ReadingNote.Kind.BROKEN_QUOTES);
        assertThat(loaded.notes().getFirst().line()).isEqualTo(2);
        assertThat(loaded.notes().getFirst().count()).isEqualTo(2);
    }

    @Test
    void headersWithoutNameOrWithTheSame_getNamesOfTheirOwn() throws IOException {
        LoadedTable loaded = load("a,,a,a\n1,2,3,4\n");
        assertThat(loaded.table().columnNames()).containsExactly("a", "column2", "a_2", "a_3");
        assertThat(loaded.notes()).hasSize(3);
    }

    @Test
    void cellOf400Kilobytes_isReadWhole() throws IOException {
        String large = "x,\n".repeat(140_000).strip();
        assertThat(read("id,a\n1,\"" + large + "\"\n2,y\n")).containsExactly(List.of("1", large), List.of("2", "y"));
    }

    @Test
    void rowsOfDelimitersAlone_areLeftOut_andNoted() throws IOException {
        LoadedTable loaded = load("id,a\n1,x\n,\n , ,,\n\"\",\n2,y\n");
        assertThat(cells(loaded.table())).containsExactly(List.of("1", "x"), List.of("2", "y"));
        assertThat(loaded.notes())
                .extracting(ReadingNote::kind, ReadingNote::line, ReadingNote::count)
                .containsExactly(tuple(ReadingNote.Kind.EMPTY_ROWS, 3L, 3L));
    }

    @Test
    void headerOnceMore_asOnEachPrintedPage_isLeftOut_andNoted() throws IOException {
        LoadedTable loaded = load("id,a,b\n1,x,\nid,a,b\nid,a,\n2,y,z\n id , a ,b\n");
        assertThat(cells(loaded.table()))
                .containsExactly(List.of("1", "x", ""), List.of("id", "a", ""), List.of("2", "y", "z"));
        assertThat(loaded.notes())
                .extracting(ReadingNote::kind, ReadingNote::line, ReadingNote::count)
                .containsExactly(tuple(ReadingNote.Kind.HEADER_ROWS, 3L, 2L));
    }

    @Test
    void ofACellOfManyMegabytes_theBeginningIsCompared_andTheRowStaysWhole() throws IOException {
        LoadedTable loaded =
                load("id,a,b\n1,\"" + "x\n".repeat(3_000_000) + "\",z\n2,yñ" + "ñ".repeat(1_000_000) + ",w\n3,v,u\n");
        List<List<String>> cells = cells(loaded.table());
        assertThat(cells).extracting(row -> row.get(2)).containsExactly("z", "w", "u");
        assertThat(cells).extracting(row -> row.get(1).length()).containsExactly(1 << 20, 1 << 19, 1);
        assertThat(loaded.notes())
                .extracting(ReadingNote::kind, ReadingNote::line, ReadingNote::count)
                .containsExactly(tuple(ReadingNote.Kind.LONG_CELLS, 2L, 2L));
    }

    @Test
    void nulBytes_areSpaces_andNoted() throws IOException {
        LoadedTable loaded = load("id,a\n1,x\0y\n2,\"\0z\"\n");
        assertThat(cells(loaded.table())).containsExactly(List.of("1", "x y"), List.of("2", "z"));
        assertThat(loaded.notes()).extracting(ReadingNote::kind).containsExactly(ReadingNote.Kind.NUL_BYTES);
    }

    @Test
    void singleForeignBytesInUtf8_areReadAsWestern_andNoted() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("id,a\n1,Ñandú\n2,Peña\n3,".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("Muñoz\n".getBytes(WESTERN));
        Path file = Files.write(folder.resolve("mixed.csv"), bytes.toByteArray());
        LoadedTable loaded = TableFiles.read(file, "t", ChosenColumns.ROWS, 2);
        assertThat(cells(loaded.table()))
                .containsExactly(List.of("1", "Ñandú"), List.of("2", "Peña"), List.of("3", "Muñoz"));
        assertThat(loaded.notes())
                .containsExactly(
                        new ReadingNote(ReadingNote.Kind.MIXED_ENCODING, file.toString(), 4, 1, "Windows-1252"));
    }

    @Test
    void foreignBytesFarBehindTheHead_areFoundToo() throws IOException {
        byte[] plain = ("1,abc\n".repeat(30_000) + "2,Muñoz\n").getBytes(WESTERN);
        Path file = folder.resolve("late.csv");
        Files.write(file, "id,a\n".getBytes(StandardCharsets.US_ASCII));
        Files.write(file, plain, StandardOpenOption.APPEND);
        Table table = csv(file, ChosenColumns.ROWS, 3).load("t").table();
        assertThat(table.size()).isEqualTo(30_001);
        assertThat(table.value(30_000, "a")).isEqualTo("Muñoz");
    }

    @Test
    void emptyFilesAndHeadersAlone_areRefused() throws IOException {
        for (String text : List.of("", "\n \n", "\uFEFF")) {
            assertThatThrownBy(() -> load(text))
                    .isInstanceOfSatisfying(
                            TabularException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(TabularException.Reason.EMPTY_FILE));
        }
        assertThatThrownBy(() -> load("id,name\n"))
                .isInstanceOfSatisfying(
                        TabularException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(TabularException.Reason.NO_ROWS));
    }

    @Test
    void idsComeFromTheUsualColumns_andTheTruthStaysApart() throws IOException {
        Path file = Files.writeString(folder.resolve("ids.csv"), "Name;UNIQUE_ID;Cluster\nAna;7;c1\nEva;8;c2\n");
        LoadedTable loaded =
                TableFiles.read(file, "t", new ChosenColumns(Optional.empty(), Optional.of("cluster"), false), 1);
        assertThat(loaded.idColumn()).contains("UNIQUE_ID");
        assertThat(loaded.table().columnNames()).containsExactly("Name");
        assertThat(loaded.table().id(1)).isEqualTo("8");
        assertThat(loaded.truth().orElseThrow().id(1)).isEqualTo("c2");
        LoadedTable numbered = load("a,b\nx,y\nx,z\n");
        assertThat(numbered.idColumn()).isEmpty();
        assertThat(numbered.table().id(1)).isEqualTo("2");
    }

    static CsvFile csv(Path file, ChosenColumns chosenColumns, int pieces) throws IOException {
        return switch (RecognisedFile.of(() -> Files.newInputStream(file))) {
            case RecognisedFile.Text text -> new CsvFile(file, text, chosenColumns, pieces, 1, _ -> {});
            case RecognisedFile.Empty _ ->
                throw new TabularException(TabularException.Reason.EMPTY_FILE, file.toString(), 0, "");
            case RecognisedFile.NoTable(NonTableKind foreign) -> throw new TabularException(foreign, file.toString());
            case RecognisedFile.Parquet _ -> throw new AssertionError("no text");
        };
    }

    private List<List<String>> read(String text) throws IOException {
        return cells(load(text).table());
    }

    private LoadedTable load(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("one.csv"), text);
        return csv(file, ChosenColumns.ROWS, 3).load("t");
    }

    private static List<List<String>> cells(Table table) {
        return IntStream.range(0, table.size())
                .mapToObj(row -> table.columnNames().stream()
                        .map(column -> table.value(row, column))
                        .toList())
                .toList();
    }

    /** How one random table is written. */
    private static final class Writing {
        private final Random chance;
        private final char delimiter;
        private final String newline;
        private final Charset charset;
        private final String mark;
        private final int columns;

        Writing(Random chance) {
            this.chance = chance;
            delimiter = ",;\t|".charAt(chance.nextInt(4));
            newline = chance.nextBoolean() ? "\n" : "\r\n";
            charset = List.of(
                            StandardCharsets.UTF_8,
                            StandardCharsets.UTF_8,
                            WESTERN,
                            StandardCharsets.UTF_16LE,
                            StandardCharsets.UTF_16BE)
                    .get(chance.nextInt(5));
            boolean wide = charset != StandardCharsets.UTF_8 && charset != WESTERN;
            mark = wide || (charset == StandardCharsets.UTF_8 && chance.nextBoolean()) ? "\uFEFF" : "";
            columns = 2 + chance.nextInt(4);
        }

        List<List<String>> rows() {
            List<List<String>> rows = new ArrayList<>();
            for (int row = 20 + chance.nextInt(20); row > 0; row--) {
                List<String> cells = new ArrayList<>();
                cells.add("r" + row);
                while (cells.size() < columns) {
                    cells.add(cell());
                }
                rows.add(List.copyOf(cells));
            }
            return rows;
        }

        private String cell() {
            StringBuilder cell = new StringBuilder();
            for (int letter = chance.nextInt(8); letter > 0; letter--) {
                String next = chance.nextInt(12) == 0
                        ? List.of("\"", "\n", "\r\n", String.valueOf(delimiter)).get(chance.nextInt(4))
                        : LETTERS.get(chance.nextInt(LETTERS.size()));
                cell.append(charset.newEncoder().canEncode(next) ? next : "é");
            }
            return cell.toString().strip();
        }

        byte[] bytes(List<List<String>> rows) {
            StringBuilder text = new StringBuilder(mark);
            text.append("c0");
            for (int column = 1; column < columns; column++) {
                text.append(delimiter).append('c').append(column);
            }
            rows.forEach(row -> {
                text.append(newline);
                for (int column = 0; column < columns; column++) {
                    text.append(column == 0 ? "" : String.valueOf(delimiter)).append(written(row.get(column)));
                }
            });
            return text.append(chance.nextBoolean() ? newline : "").toString().getBytes(charset);
        }

        private String written(String cell) {
            boolean must = cell.indexOf(delimiter) >= 0 || cell.contains("\"") || cell.contains("\n");
            if (must || chance.nextInt(5) == 0) {
                return " ".repeat(chance.nextInt(2))
                        + '"'
                        + cell.replace("\"", "\"\"")
                        + '"'
                        + " ".repeat(chance.nextInt(2));
            }
            return " ".repeat(chance.nextInt(2)) + cell + " ".repeat(chance.nextInt(2));
        }
    }
}
