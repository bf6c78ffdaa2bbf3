// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.enlace.files.NonTableKind.Family;

/** One sheet as the bytes of a comma separated text, so that it is read as any other table; a row a line but for breaks in cells. */
final class SheetText extends InputStream {
    private final SheetRows rows;
    private final int width;
    private byte[] ready = new byte[0];
    private int taken;
    private long given;

    /** Rows narrower than {@code width} are filled up with empty cells, but for those without any value. */
    SheetText(SheetRows rows, int width) {
        this.rows = rows;
        this.width = width;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (taken == ready.length) {
            Optional<List<String>> row = rows.next();
            if (row.isEmpty()) {
                return -1;
            }
            ready = line(row.get()).getBytes(StandardCharsets.UTF_8);
            taken = 0;
            given += ready.length;
            if (given > UnpackedArchive.MOST) {
                throw new FilesException(new NonTableKind(Family.TOO_LARGE, ""));
            }
        }
        int length1 = Math.min(length, ready.length - taken);
        System.arraycopy(ready, taken, target, at, length1);
        taken += length1;
        return length1;
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        int cells = row.isEmpty() ? 0 : Math.max(width, row.size());
        for (int at = 0; at < cells; at++) {
            line.append(at == 0 ? "" : ",");
            if (at < row.size()) {
                add(line, row.get(at));
            }
        }
        return line.append('\n').toString();
    }

    private static void add(StringBuilder line, String cell) {
        boolean plain =
                cell.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || " .-/()+_'".indexOf(letter) >= 0);
        if (plain) {
            line.append(cell);
        } else {
            line.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
