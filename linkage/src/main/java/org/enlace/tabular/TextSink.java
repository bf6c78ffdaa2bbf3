// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.enlace.linkage.column.Table;

/** Writes delimited text and JSON lines from numbers and ids, without an object for each. */
final class TextSink implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int ROOM = 64;
    private static final long[] POWERS = {
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };
    private static final double LARGEST = 1e8;

    private final OutputStream out;
    private byte[] buffer = new byte[BUFFER];
    private int at;

    TextSink(Path file) throws IOException {
        out = Files.newOutputStream(file);
    }

    void letter(char ascii) throws IOException {
        room();
        buffer[at++] = (byte) ascii;
    }

    void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            room();
            int given = Math.min(bytes.length - from, buffer.length - at);
            System.arraycopy(bytes, from, buffer, at, given);
            at += given;
            from += given;
        }
    }

    /** A whole number, not negative. */
    void number(long number) throws IOException {
        room();
        at += digits(number);
        long rest = number;
        int place = at;
        do {
            buffer[--place] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** A number with so many decimals at most (0 to 9), rounded half up; zeros at its end fall away. */
    void decimal(double number, int decimals) throws IOException {
        if (!(Math.abs(number) < LARGEST)) {
            text(Double.toString(number));
            return;
        }
        long power = POWERS[decimals];
        long scaled = Math.round(Math.abs(number) * power);
        if (number < 0 && scaled > 0) {
            letter('-');
        }
        number(scaled / power);
        long fraction = scaled % power;
        if (fraction > 0) {
            fraction(fraction, decimals);
        }
    }

    private void fraction(long fraction, int decimals) {
        buffer[at] = '.';
        long rest = fraction;
        for (int place = at + decimals; place > at; place--) {
            buffer[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at += decimals + 1;
        while (buffer[at - 1] == '0') {
            at--;
        }
    }

    /** A row's id, quoted where it holds a comma, a quotation mark, a line break or spaces at its ends. */
    void csvId(Table table, int row) throws IOException {
        int from = id(table, row);
        for (int place = from; place < at; place++) {
            byte letter = buffer[place];
            if (letter == ',' || letter == '"' || letter == '\n' || letter == '\r') {
                quote(from);
                return;
            }
        }
    }

    private int id(Table table, int row) throws IOException {
        room();
        int end = table.putId(row, buffer, at);
        if (end < 0) {
            flush();
            end = table.putId(row, buffer, at);
            while (end < 0) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
                end = table.putId(row, buffer, at);
            }
        }
        int from = at;
        at = end;
        return from;
    }

    private void quote(int from) throws IOException {
        byte[] plain = Arrays.copyOfRange(buffer, from, at);
        at = from;
        text('"' + new String(plain, StandardCharsets.UTF_8).replace("\"", "\"\"") + '"');
    }

    /** A row's id as a JSON string. */
    void jsonId(Table table, int row) throws IOException {
        letter('"');
        int from = id(table, row);
        boolean plain = true;
        for (int place = from; place < at; place++) {
            plain &= (buffer[place] < 0 || buffer[place] >= ' ') && buffer[place] != '"' && buffer[place] != '\\';
        }
        if (!plain) {
            String text = new String(buffer, from, at - from, StandardCharsets.UTF_8);
            at = from;
            text(escaped(text));
        }
        letter('"');
    }

    /** A text as it stands between the quotation marks of JSON (RFC 8259). */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int place = 0; place < text.length(); place++) {
            char letter = text.charAt(place);
            if (letter == '"' || letter == '\\') {
                escaped.append('\\').append(letter);
            } else if (letter < ' ') {
                escaped.append(String.format("\\u%04x", (int) letter));
            } else {
                escaped.append(letter);
            }
        }
        return escaped.toString();
    }

    private void room() throws IOException {
        if (buffer.length - at < ROOM) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, at);
        at = 0;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
