// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a delimited text is written, learnt from its head: where it begins behind a byte order mark, what parts its cells and what
 * ends its lines. The encoding may turn out to be another one further down.
 */
record Dialect(Encoding encoding, long start, byte delimiter, byte newline) {
    private static final int HEAD = 1 << 16;
    private static final int SAMPLE_ROWS = 200;
    private static final byte[] USUAL = {',', ';', '\t', '|'};
    private static final byte[] OTHERS = {':', '^', '~', '#', 0x1F, 1};
    private static final double CERTAIN = 0.95;

    static Dialect of(Path file, long size) throws IOException {
        byte[] raw = head(file, Encoding.UTF_8, 0, Math.min(size, HEAD));
        Encoding encoding = encoding(raw);
        int mark = mark(raw, encoding);
        byte[] text = head(file, encoding, mark, Math.min(size, HEAD));
        byte newline = (byte) (indexOf(text, '\n') < 0 && indexOf(text, '\r') >= 0 ? '\r' : '\n');
        return new Dialect(encoding, mark, delimiter(text, newline), newline);
    }

    Dialect in(Encoding other) {
        return new Dialect(other, start, delimiter, newline);
    }

    /** The file's first bytes as UTF-8. */
    static byte[] head(Path file, Encoding encoding, long from, long to) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try (TextSource source = TextSource.open(file, encoding, from, to)) {
            source.stream().transferTo(head);
        }
        return head.toByteArray();
    }

    static Encoding encoding(byte[] raw) {
        if (raw.length >= 2 && raw[0] == (byte) 0xFF && raw[1] == (byte) 0xFE) {
            return Encoding.UTF_16LE;
        }
        if (raw.length >= 2 && raw[0] == (byte) 0xFE && raw[1] == (byte) 0xFF) {
            return Encoding.UTF_16BE;
        }
        int[] nuls = new int[2];
        for (int at = 0; at < raw.length; at++) {
            nuls[at & 1] += raw[at] == 0 ? 1 : 0;
        }
        // Western text in UTF-16 without a mark: nearly every other byte is zero.
        if (raw.length >= 8 && Math.abs(nuls[0] - nuls[1]) > raw.length * 2 / 5) {
            return nuls[0] > nuls[1] ? Encoding.UTF_16BE : Encoding.UTF_16LE;
        }
        Utf8Check check = new Utf8Check();
        check.see(raw, 0, raw.length);
        return check.encoding();
    }

    static int mark(byte[] raw, Encoding encoding) {
        return switch (encoding) {
            case UTF_16LE, UTF_16BE -> raw[0] == (byte) 0xFF || raw[0] == (byte) 0xFE ? 2 : 0;
            case UTF_8, MIXED, WINDOWS_1252 ->
                raw.length >= 3 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB && raw[2] == (byte) 0xBF ? 3 : 0;
        };
    }

    private static byte delimiter(byte[] text, byte newline) {
        byte best = ',';
        double most = 0;
        for (byte tried : USUAL) {
            double score = score(text, tried, newline);
            if (score > most) {
                most = score;
                best = tried;
            }
        }
        if (most > 0) {
            return best;
        }
        for (byte tried : OTHERS) {
            double score = score(text, tried, newline);
            if (score >= CERTAIN * 1000 && score > most) {
                most = score;
                best = tried;
            }
        }
        return best;
    }

    /** How evenly a delimiter parts the rows: the share that is as wide as the header counts most, then the width. */
    private static double score(byte[] text, byte delimiter, byte newline) {
        List<Integer> widths = widths(text, delimiter, newline);
        if (widths.isEmpty() || widths.getFirst() < 2) {
            return 0;
        }
        int header = widths.getFirst();
        double share = (double) widths.stream().filter(width -> width == header).count() / widths.size();
        return share * 1000 + Math.min(header, 500);
    }

    private static List<Integer> widths(byte[] text, byte delimiter, byte newline) {
        List<Integer> widths = new ArrayList<>();
        int at = 0;
        while (at < text.length && widths.size() < SAMPLE_ROWS) {
            int width = 1;
            boolean quoted = false;
            boolean cellBegins = true;
            int start = at;
            for (; at < text.length && (quoted || text[at] != newline); at++) {
                byte letter = text[at];
                if (letter == '"' && (quoted || cellBegins)) {
                    quoted = !quoted;
                } else if (!quoted && letter == delimiter) {
                    width++;
                }
                cellBegins = letter == delimiter || (cellBegins && letter == ' ');
            }
            boolean whole = at < text.length || text.length < HEAD;
            boolean blank = at == start || (at == start + 1 && text[start] == '\r');
            if (!blank && (whole || widths.isEmpty())) {
                widths.add(width);
            }
            at++;
        }
        return widths;
    }

    private static int indexOf(byte[] text, int letter) {
        for (int at = 0; at < text.length; at++) {
            if (text[at] == letter) {
                return at;
            }
        }
        return -1;
    }
}
