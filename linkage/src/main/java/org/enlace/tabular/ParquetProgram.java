// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import dev.hardwood.schema.FileSchema;
import dev.hardwood.schema.SchemaNode;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program that {@link ParquetRows} runs in a process of its own: reads the Apache Parquet file that is its argument and writes
 * columns and rows to standard output. It ends when its standard input does, so that it never outlives who asked.
 *
 * <p>Fields within fields are columns named with dots, lists become one value with semicolons, dates and times are written as in
 * ISO 8601.
 *
 * <p>Output, big-endian, each part behind a byte that says what it is: {@link #COLUMNS}, their number (4 bytes) and names; for each
 * row {@link #ROW} and its values; at last {@link #END} and the number of rows (8 bytes). Instead of any of them {@link #DAMAGED}
 * and the reason. A text is its length in bytes (4) and UTF-8.
 */
final class ParquetProgram {
    static final int COLUMNS = 1;
    static final int ROW = 2;
    static final int END = 3;
    static final int DAMAGED = 4;

    private final DataOutputStream out;

    private ParquetProgram(DataOutputStream out) {
        this.out = out;
    }

    /** Runs the program: {@code arguments[0]} is the file. */
    public static void main(String[] arguments) throws IOException {
        Thread.ofPlatform().daemon().start(ParquetProgram::endWithInput);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16))) {
            new ParquetProgram(out).read(Path.of(arguments[0]));
        }
        // threads of the library may wait for ever on a damaged file
        Runtime.getRuntime().halt(0);
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {
                // only the end counts
            }
        } catch (IOException gone) {
            // the end as well
        }
        Runtime.getRuntime().halt(1);
    }

    private void read(Path file) throws IOException {
        String damage;
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
            if (agrees(reader.getFileMetaData(), reader.getFileSchema())) {
                rows(reader);
                return;
            }
            damage = "numbers of rows";
        } catch (IOException | RuntimeException damaged) {
            damage = "content";
        }
        out.writeByte(DAMAGED);
        text(damage);
    }

    private void rows(ParquetFileReader reader) throws IOException {
        try (RowReader row = reader.rowReader()) {
            List<SchemaNode> fields = reader.getFileSchema().getRootNode().children();
            List<String> columns = new ArrayList<>();
            name("", fields, columns);
            out.writeByte(COLUMNS);
            out.writeInt(columns.size());
            for (String column : columns) {
                text(column);
            }
            long count = 0;
            List<String> values = new ArrayList<>();
            for (; row.hasNext(); count++) {
                row.next();
                values.clear();
                put(row, fields, values);
                out.writeByte(ROW);
                for (String value : values) {
                    text(value);
                }
            }
            out.writeByte(END);
            out.writeLong(count);
            out.flush();
        }
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Whether the footer agrees with itself about rows: a damaged one may promise rows without end. */
    private static boolean agrees(FileMetaData footer, FileSchema schema) {
        long rows = 0;
        for (RowGroup group : footer.rowGroups()) {
            rows += group.numRows();
            for (int at = 0; at < group.columns().size(); at++) {
                boolean flat = schema.getColumn(at).maxRepetitionLevel() == 0;
                if (flat && group.columns().get(at).metaData().numValues() != group.numRows()) {
                    return false;
                }
            }
        }
        return rows == footer.numRows();
    }

    private static void name(String before, List<SchemaNode> fields, List<String> columns) {
        for (SchemaNode field : fields) {
            if (field instanceof SchemaNode.GroupNode group && group.isStruct()) {
                name(before + field.name() + ".", group.children(), columns);
            } else {
                columns.add(before + field.name());
            }
        }
    }

    /** The values of a row or of a field with fields, null where that is missing, in the order of {@link #name}. */
    private static void put(@Nullable StructAccessor row, List<SchemaNode> fields, List<String> values) {
        for (int at = 0; at < fields.size(); at++) {
            StructAccessor there = row == null || row.isNull(at) ? null : row;
            if (fields.get(at) instanceof SchemaNode.GroupNode group && group.isStruct()) {
                put(there == null ? null : there.getStruct(at), group.children(), values);
            } else {
                values.add(there == null ? "" : text(there.getValue(at)));
            }
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text.strip();
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8).strip();
            case Double number -> JsonRows.text(number);
            case BigDecimal number -> number.toPlainString();
            case PqList list ->
                String.join(
                        JsonRows.BETWEEN,
                        list.values().stream().map(ParquetProgram::text).toList());
            case PqStruct inner -> inner(inner);
            default -> value.toString();
        };
    }

    private static String inner(PqStruct struct) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < struct.getFieldCount(); at++) {
            if (!struct.isNull(at)) {
                parts.add(text(struct.getValue(at)));
            }
        }
        return String.join(" ", parts);
    }
}
