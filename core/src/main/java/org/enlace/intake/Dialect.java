// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a table is written: its encoding and what parts its cells. The encoding is learnt from the whole file: UTF-8
 * where multi-byte sequences outnumber damaged ones, UTF-16 by its byte order mark, else Windows-1252 (of which
 * Latin-1's letters are part). {@code columns} is the width of most rows, {@code share} how many rows have it;
 * {@code titles} rows stand above the header, and {@code title} is what they say.
 */
record Dialect(String encoding, char delimiter, int columns, double share, int rows, int titles, String title) {
    private static final String DELIMITERS = ",;\t|";
    private static final int SAMPLE = 50;
    private static final double REGULAR = 0.8;
    private static final int MOST_TITLES = 12;
    private static final int FEWEST_BELOW_A_TITLE = 2;
    private static final int FEWEST_BESIDE_A_TITLE = 3;

    static Dialect of(Input input) throws IOException {
        String encoding = encoding(input);
        Dialect best = bare(encoding, ',');
        for (int at = 0; at < DELIMITERS.length(); at++) {
            char delimiter = DELIMITERS.charAt(at);
            Dialect tried = tried(input, bare(encoding, delimiter));
            if (tried.score() > best.score()) {
                best = tried;
            }
        }
        return best;
    }

    /** True where the file looks like a table although its name does not say so. */
    boolean regular() {
        return columns > 1 && rows > 1 && share >= REGULAR;
    }

    /** Opens the table as bytes in {@link #charset}. */
    InputStream open(Input input) throws IOException {
        if (!encoding.startsWith("UTF-16")) {
            return input.open();
        }
        try (InputStream in = input.open()) {
            String text = new String(in.readNBytes(LineReader.LONGEST_LINE), StandardCharsets.UTF_16);
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What the bytes of {@link #open} are encoded in. */
    Charset charset() {
        return encoding.startsWith("UTF") ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    }

    private double score() {
        return columns < 2 ? 0 : share * 1000 + Math.min(columns, 500);
    }

    private static Dialect bare(String encoding, char delimiter) {
        return new Dialect(encoding, delimiter, 1, 0, 0, 0, "");
    }

    private static Dialect tried(Input input, Dialect dialect) throws IOException {
        List<List<String>> sample = new ArrayList<>();
        try (CsvRows source = new CsvRows(input, dialect)) {
            Optional<CsvRows.Row> row = source.next();
            while (row.isPresent() && sample.size() < SAMPLE) {
                row.filter(r -> r.problem().isEmpty()).ifPresent(r -> sample.add(r.cells()));
                row = source.next();
            }
        }
        if (sample.isEmpty()) {
            return dialect;
        }
        int titles = titles(sample);
        List<List<String>> table = sample.subList(titles, sample.size());
        int columns = table.getFirst().size();
        long same = table.stream().filter(row -> row.size() == columns).count();
        return new Dialect(
                dialect.encoding,
                dialect.delimiter,
                columns,
                (double) same / table.size(),
                table.size(),
                titles,
                String.join(
                        " ",
                        sample.subList(0, titles).stream().flatMap(List::stream).toList()));
    }

    /** Rows of one filled cell above the first row of several are titles, where most rows below are that wide. */
    private static int titles(List<List<String>> sample) {
        int header = 0;
        while (header < sample.size() && filled(sample.get(header)) < 2) {
            header++;
        }
        if (header == 0 || header > MOST_TITLES || sample.size() - header < FEWEST_BELOW_A_TITLE) {
            return 0;
        }
        int columns = sample.get(header).size();
        if (columns < FEWEST_BESIDE_A_TITLE
                && sample.subList(0, header).stream().anyMatch(row -> row.size() >= columns)) {
            return 0;
        }
        long same = sample.stream()
                .skip(header)
                .filter(row -> row.size() == columns)
                .count();
        return same >= REGULAR * (sample.size() - header) ? header : 0;
    }

    private static long filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).count();
    }

    private static String encoding(Input input) throws IOException {
        try (InputStream in = input.open()) {
            byte[] buffer = new byte[1 << 16];
            int pending = 0;
            long whole = 0;
            long damaged = 0;
            int size = in.readNBytes(buffer, 0, buffer.length);
            if (size >= 2 && ((buffer[0] == -1 && buffer[1] == -2) || (buffer[0] == -2 && buffer[1] == -1))) {
                return "UTF-16";
            }
            for (; size > 0; size = in.read(buffer)) {
                for (int at = 0; at < size; at++) {
                    int next = buffer[at] & 0xFF;
                    boolean continuation = (next & 0xC0) == 0x80;
                    if (pending > 0 && continuation) {
                        whole += --pending == 0 ? 1 : 0;
                    } else {
                        damaged += pending > 0 || continuation || next >= 0xF5 ? 1 : 0;
                        pending = next < 0xC2 || next >= 0xF5 ? 0 : next < 0xE0 ? 1 : next < 0xF0 ? 2 : 3;
                    }
                }
            }
            return damaged == 0 || whole > damaged ? "UTF-8" : "windows-1252";
        }
    }
}
