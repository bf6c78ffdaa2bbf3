// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.model.ClassLabel;
import org.enlace.veil.tags.VeilInput;

/** The rows behind the questions of one chunk as a part of A's state: id, value and canonical text, each behind its length. */
final class QuestionRows {
    private QuestionRows() {}

    static byte[] encode(List<AskedRow> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(rows.size() * 64);
        for (AskedRow row : rows) {
            write(out, row.id());
            write(out, row.raw());
            write(out, row.input().canonical());
        }
        return out.toByteArray();
    }

    /** The rows in a part, or nothing where it is not such a part; {@code VeilException} where a text is no input. */
    static Optional<List<AskedRow>> parse(byte[] part, ClassLabel classLabel) {
        ByteBuffer in = ByteBuffer.wrap(part);
        List<AskedRow> rows = new ArrayList<>();
        try {
            while (in.hasRemaining()) {
                rows.add(new AskedRow(read(in), read(in), new VeilInput(classLabel, read(in))));
            }
            return Optional.of(rows);
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }

    private static void write(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private static String read(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
