// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text whose lines stand in quotation marks as a whole, as a spreadsheet saves a table that it did not split; without these marks,
 * and with the doubled ones within made single. A line that is not so is left as it is.
 */
final class UnwrappedLines extends InputStream {
    private static final int BUFFER = 1 << 16;

    /** A longer line is no wrapped row, in bytes. */
    private static final int LONGEST = 16 << 20;

    private static final double NEARLY_ALL = 0.9;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private final Line line = new Line();
    private byte[] ready = new byte[0];
    private int taken;
    private boolean straight;

    /** A line under construction, whose bytes can be looked at. */
    private static final class Line extends ByteArrayOutputStream {
        byte[] unwrapped() {
            int end = count;
            while (end > 0 && (buf[end - 1] == '\n' || buf[end - 1] == '\r')) {
                end--;
            }
            int close = end;
            while (close > 0
                    && (buf[close - 1] == ';'
                            || buf[close - 1] == ','
                            || buf[close - 1] == '\t'
                            || buf[close - 1] == ' ')) {
                close--;
            }
            if (close < 2 || buf[0] != '"' || buf[close - 1] != '"' || !isOneCell(1, close - 1)) {
                return toByteArray();
            }
            ByteArrayOutputStream bare = new ByteArrayOutputStream(count);
            for (int place = 1; place < close - 1; place++) {
                bare.write(buf[place]);
                place += buf[place] == '"' ? 1 : 0;
            }
            bare.write(buf, end, count - end);
            return bare.toByteArray();
        }

        private boolean isOneCell(int from, int to) {
            for (int place = from; place < to; place++) {
                if (buf[place] == '"' && (place + 1 >= to || buf[++place] != '"')) {
                    return false;
                }
            }
            return true;
        }
    }

    private UnwrappedLines(InputStream in) {
        this.in = in;
    }

    /** The same text with each of its lines unwrapped. */
    static ByteSource every(ByteSource text) {
        return () -> new UnwrappedLines(text.open());
    }

    /** Whether the head of a text shows that its rows are wrapped and hold several cells. */
    static boolean isWrapped(TextHead head) throws IOException {
        String text = new String(head.bytes(), StandardCharsets.UTF_8);
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        List<String> seen = head.whole() || lines.size() < 2 ? lines : lines.subList(0, lines.size() - 1);
        long marked = seen.stream().filter(line -> line.startsWith("\"")).count();
        if (seen.size() < 2 || marked < NEARLY_ALL * seen.size()) {
            return false;
        }
        byte[] bare;
        long changed = 0;
        try (InputStream in = new UnwrappedLines(new ByteArrayInputStream(head.bytes()))) {
            bare = in.readAllBytes();
        }
        List<String> inside = new String(bare, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        for (int line = 0; line < Math.min(seen.size(), inside.size()); line++) {
            changed += inside.get(line).length() < seen.get(line).length() ? 1 : 0;
        }
        TableStart start = TableStart.of(new TextHead(bare, head.whole()));
        return changed >= NEARLY_ALL * seen.size() && start.regular();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (taken == ready.length) {
            if (!next()) {
                return -1;
            }
        }
        int given = Math.min(length, ready.length - taken);
        System.arraycopy(ready, taken, target, from, given);
        taken += given;
        return given;
    }

    /** Makes the next line ready; false at the end. */
    private boolean next() throws IOException {
        line.reset();
        taken = 0;
        while (true) {
            if (at == filled) {
                at = 0;
                filled = Math.max(0, in.read(buffer));
                if (filled == 0) {
                    ready = straight ? line.toByteArray() : line.unwrapped();
                    return ready.length > 0;
                }
            }
            int stop = at;
            while (stop < filled && buffer[stop] != '\n') {
                stop++;
            }
            boolean ends = stop < filled;
            line.write(buffer, at, stop + (ends ? 1 : 0) - at);
            at = stop + (ends ? 1 : 0);
            if (ends || line.size() > LONGEST) {
                ready = straight || !ends ? line.toByteArray() : line.unwrapped();
                straight = !ends;
                return true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
