// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.enlace.app.HostileShape.CELL;
import static org.enlace.app.HostileShape.file;
import static org.enlace.app.HostileShape.read;
import static org.enlace.app.HostileShape.refused;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hostile delimited texts. */
final class HostileTexts {
    private static final int MILLION = 1_000_000;
    private static final String HEAD = "nombre;cedula;telefono\n";
    private static final String ROW = CELL + " Uno;8-712-43;+50766123456\n";
    private static final String LONG_ROW = CELL + " Uno;8-712-43;" + "x".repeat(200) + "\n";
    private static final int ROWS = 300_000;
    private static final String CSV = "a.csv";

    private HostileTexts() {}

    static List<HostileShape> all() {
        return List.of(
                HostileShape.empty("empty file", CSV, files -> files.text(CSV, "")),
                file("one byte", CSV, files -> files.text(CSV, "a")),
                file("only a mark", CSV, files -> files.text(CSV, "\uFEFF")),
                file("header only", CSV, files -> files.text(CSV, HEAD)),
                file("header without an end of line", CSV, files -> files.text(CSV, HEAD.strip())),
                file("header twice", CSV, files -> files.repeated(CSV, HEAD + HEAD, ROW, 10_000, "")),
                file("all rows equal", CSV, files -> files.repeated(CSV, HEAD, ROW, ROWS, "")),
                file(
                        "two rows that are nearly equal, 150,000 times each",
                        CSV,
                        files -> files.rows(
                                CSV,
                                HEAD,
                                files.many(ROWS),
                                at -> at % 2 == 0 ? ROW : ROW.replace("712", "713"),
                                "Nilo Tejeira;8-1-2;+50766123457\n")),
                file("all cells empty", CSV, files -> files.repeated(CSV, HEAD, ";;\n", MILLION, "")),
                file("all cells fillers", CSV, files -> files.repeated(CSV, HEAD, "S/N;N/A;0000-0000\n", MILLION, "")),
                read(
                        "one value in a column",
                        CSV,
                        files -> files.rows(
                                CSV,
                                HEAD,
                                files.many(ROWS),
                                at -> name(at) + ";8-712-43;" + (60_000_000 + at) + "\n",
                                "")),
                file(
                        "one name and one birth date",
                        CSV,
                        files -> files.rows(
                                CSV,
                                "nombre;nacimiento;nota\n",
                                files.many(ROWS),
                                at -> CELL + " Uno;1984-03-12;" + at + "\n",
                                "")),
                file(
                        "mark that opens the first cell",
                        CSV,
                        files -> files.repeated(CSV, HEAD + "\"", LONG_ROW, ROWS, "")),
                file(
                        "mark that opens the last cell",
                        CSV,
                        files -> files.repeated(CSV, HEAD, LONG_ROW, ROWS, "\"" + CELL)),
                file(
                        "mark that opens in the middle of every row",
                        CSV,
                        files -> files.repeated(CSV, HEAD, CELL + ";\"8;6\n", MILLION, "")),
                file("quotation marks alone", CSV, files -> files.repeated(CSV, "", "\"", 20 * MILLION, "")),
                file(
                        "wrapped rows in wrapped rows",
                        CSV,
                        files -> files.repeated(CSV, "", "\"\"\"" + CELL + "\"\";\"\"8\"\"\"\n", MILLION, "")),
                file(
                        "NUL between letters",
                        CSV,
                        files -> files.repeated(CSV, HEAD, CELL + "\0 Uno;8-712-43;6612\0003456\n", 100_000, "")),
                refused("NUL alone", CSV, files -> files.repeated(CSV, "", "\0", 20 * MILLION, "")),
                file(
                        "lone surrogates",
                        CSV,
                        files -> files.bytes(CSV, out -> {
                            out.write(HostileFiles.utf8(HEAD + ROW.repeat(100)));
                            for (int at = 0; at < 100; at++) {
                                out.write(
                                        new byte[] {'x', (byte) 0xED, (byte) 0xA0, (byte) 0x80, ';', '8', ';', '6', '\n'
                                        });
                            }
                        })),
                file(
                        "mixed line ends",
                        CSV,
                        files -> files.repeated(
                                CSV, HEAD, ROW.strip() + "\r" + ROW.strip() + "\r\n" + ROW + "\n\r", 100_000, "")),
                file(
                        "carriage returns alone",
                        CSV,
                        files -> files.repeated(CSV, HEAD.replace('\n', '\r'), ROW.replace('\n', '\r'), ROWS, "")),
                file("mark twice", CSV, files -> files.text(CSV, "\uFEFF\uFEFF" + HEAD + ROW + ROW)),
                file(
                        "UTF-16 of an odd length",
                        CSV,
                        files -> files.bytes(CSV, out -> {
                            out.write((HEAD + ROW.repeat(1000)).getBytes(StandardCharsets.UTF_16));
                            out.write('x');
                        })),
                file(
                        "UTF-16 with lone surrogates",
                        CSV,
                        files -> files.bytes(CSV, out -> {
                            out.write((HEAD + ROW.repeat(1000)).getBytes(StandardCharsets.UTF_16LE));
                            out.write(new byte[] {0, (byte) 0xD8, ';', 0, '8', 0, ';', 0, '6', 0, '\n', 0});
                        })),
                refused(
                        "UTF-32",
                        CSV,
                        files -> files.bytes(
                                CSV,
                                out -> out.write(("\uFEFF" + HEAD + ROW.repeat(100))
                                        .getBytes(java.nio.charset.Charset.forName("UTF-32"))))),
                file("one line", CSV, files -> files.repeated(CSV, "", CELL, 20 * MILLION, "")),
                file("one line behind a header", CSV, files -> files.repeated(CSV, HEAD, CELL, 20 * MILLION, "")),
                file("one line of delimiters", CSV, files -> files.repeated(CSV, "", ";", 200 * MILLION, "")),
                file("100,000 columns", CSV, files -> wide(files, 100_000, 3)),
                file("10,000 columns of 1,000 rows", CSV, files -> wide(files, 10_000, 1000)),
                file("300 columns", CSV, files -> wide(files, 300, 20_000)),
                file(
                        "a cell of 50 MB",
                        CSV,
                        files -> files.repeated(CSV, HEAD + ROW + ROW, CELL, 5 * MILLION, ";8;6\n" + ROW + ROW)),
                file(
                        "a cell of 50 MB with line breaks",
                        CSV,
                        files -> files.repeated(
                                CSV, HEAD + ROW + ROW + "\"", CELL + "\n", 5 * MILLION, "\";8;6\n" + ROW + ROW)),
                file(
                        "a header cell of 10 MB",
                        CSV,
                        files -> files.repeated(
                                CSV,
                                "nombre;",
                                "cedula ",
                                1_500_000,
                                "\n" + CELL + ";8-712-43\n" + CELL + ";8-712-44\n")),
                file(
                        "escape sequences in the header",
                        CSV,
                        files -> files.text(
                                CSV,
                                "nombre\u001B[2J\u001B]0;x\u0007;ced\u009Bula\u0008\n" + "Ana;8-712-43\n".repeat(30))),
                file(
                        "bidirectional controls in the header",
                        CSV,
                        files -> files.text(
                                CSV, "\u202Enombre\u2066;\u200Fcedula\u200B\u2028\n" + "Ana;8-712-43\n".repeat(30))),
                file(
                        "one name for all columns",
                        CSV,
                        files -> files.text(
                                CSV,
                                row(300, _ -> "nombre")
                                        + row(300, at -> CELL + at).repeat(50))),
                file(
                        "columns without names",
                        CSV,
                        files -> files.text(
                                CSV,
                                row(300, _ -> "") + row(300, at -> CELL + at).repeat(50))),
                HostileShape.empty("line breaks alone", CSV, files -> files.repeated(CSV, "", "\n", 50 * MILLION, "")),
                HostileShape.empty("spaces alone", CSV, files -> files.repeated(CSV, "", " ", 50 * MILLION, "")),
                file(
                        "ragged rows",
                        CSV,
                        files -> files.rows(
                                CSV, HEAD, files.many(100_000), at -> CELL + ";".repeat(at * 7 % 200) + "\n", "")),
                refused("noise", CSV, files -> noise(files, 0, 256)),
                file("noise of marks", CSV, files -> noise(files, ' ', '0')),
                file("noise of digits", CSV, files -> noise(files, '0', ':')),
                file("a million of one letter", CSV, files -> files.repeated(CSV, "", "a\n", MILLION, "")),
                file(
                        "a million marks on a letter",
                        CSV,
                        files -> files.rows(
                                CSV,
                                HEAD + "a",
                                files.many(MILLION),
                                at -> at % 2 == 0 ? "\u0301" : "\u0323",
                                ";8;6\n" + ROW)),
                file(
                        "names of 10,000 words",
                        CSV,
                        files -> files.rows(
                                CSV,
                                HEAD,
                                files.many(300),
                                at -> words(files.many(10_000), at) + ";8-712-" + at + ";6\n",
                                "")),
                file(
                        "a cell of a million numbers",
                        CSV,
                        files -> files.repeated(
                                CSV, HEAD + ROW + CELL + ";", "8-712-43 / ", MILLION, ";6612-3456\n" + ROW)),
                file(
                        "a telephone number of a million digits",
                        CSV,
                        files -> files.repeated(CSV, HEAD + ROW + CELL + ";8-1-2;+507", "6", MILLION, "\n" + ROW)),
                file(
                        "a cell of blanks",
                        CSV,
                        files -> files.repeated(CSV, HEAD + ROW + "x", " ", MILLION, "x;8;6\n" + ROW)),
                file(
                        "a cell of brackets",
                        CSV,
                        files -> files.repeated(CSV, HEAD + ROW + CELL, "(", MILLION, ";8;6\n" + ROW)),
                file(
                        "a cell of hyphens and points",
                        CSV,
                        files -> files.repeated(CSV, HEAD + ROW + CELL + ";8", "-.", MILLION, ";6\n" + ROW)),
                file(
                        "dates that are none",
                        CSV,
                        files -> files.rows(
                                CSV,
                                "nombre;fecha de nacimiento\n",
                                files.many(300_000),
                                at -> name(at) + ";" + at % 99 + "/" + at % 77 + "/" + at % 9999 + "\n",
                                "")),
                file(
                        "formulas",
                        CSV,
                        files -> files.repeated(CSV, HEAD, "=cmd|'/c calc'!A1;@SUM(1+1);+1-1" + "\n", 10_000, "")),
                file(
                        "no UTF-8 at the very end",
                        CSV,
                        files -> files.bytes(CSV, out -> {
                            repeat(out, HEAD, 1);
                            repeat(out, ROW, files.many(ROWS));
                            out.write(new byte[] {(byte) 0xF1, ';', (byte) 0xFF, ';', '6'});
                        })),
                file(
                        "a million titles",
                        CSV,
                        files -> files.repeated(CSV, "", "LISTA DE " + CELL + "\n", MILLION, HEAD + ROW + ROW)),
                file(
                        "a delimiter that is a quotation mark",
                        CSV,
                        files -> files.text(CSV, "sep=\"\n" + HEAD + ROW.repeat(20))),
                file(
                        "a million columns in one row",
                        CSV,
                        files -> files.repeated(CSV, HEAD + ROW + ROW, "x;", MILLION, "\n" + ROW)));
    }

    private static void repeat(OutputStream out, String part, int times) throws java.io.IOException {
        byte[] bytes = HostileFiles.utf8(part);
        for (int at = 0; at < times; at++) {
            out.write(bytes);
        }
    }

    private static void wide(HostileFiles files, int columns, int rows) throws java.io.IOException {
        int width = files.many(columns);
        files.rows(
                CSV,
                row(width, at -> "columna " + at),
                Math.min(rows, files.many(rows * 100L)),
                row -> row(width, at -> CELL.charAt(at % 9) + "" + (row * 31 + at) % 97),
                "");
    }

    private static String row(int columns, java.util.function.IntFunction<String> cell) {
        return IntStream.range(0, columns).mapToObj(cell).collect(Collectors.joining(";", "", "\n"));
    }

    private static String name(int at) {
        return CELL + " " + Integer.toString(at * 7919 + 46_656, 36).replaceAll("[0-9]", "o");
    }

    private static String words(int count, int seed) {
        return IntStream.range(0, count)
                .mapToObj(at -> Integer.toString((at * 31 + seed) % 46_655 + 46_656, 36))
                .collect(Collectors.joining(" "));
    }

    private static void noise(HostileFiles files, int from, int to) throws java.io.IOException {
        Random random = new Random(13);
        files.bytes(CSV, out -> {
            for (int at = 0; at < files.many(20 * MILLION) + 3000; at++) {
                out.write(random.nextInt(from, to));
            }
        });
    }
}
