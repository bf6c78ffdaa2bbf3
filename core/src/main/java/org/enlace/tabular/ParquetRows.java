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
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Apache Parquet. Fields within fields are columns named with dots, lists become one value with semicolons, dates and times
 * are written as in ISO 8601.
 */
final class ParquetRows {
    /** System property: a file that gives no row for so many seconds, usually 60, is taken for damaged. */
    static final String PATIENCE = "enlace.parquet.patience";

    private final Path file;

    ParquetRows(Path file) {
        this.file = file;
    }

    Loaded load(String title, Asked asked) {
        String name = file.toString();
        try (Watch watch = new Watch(Duration.ofSeconds(Integer.getInteger(PATIENCE, 60)));
                ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader row = reader.rowReader()) {
            if (!agrees(reader.getFileMetaData(), reader.getFileSchema())) {
                throw new TabularException(TabularException.Reason.DAMAGED, name, 1, "Parquet: numbers of rows");
            }
            List<SchemaNode> fields = reader.getFileSchema().getRootNode().children();
            List<String> columns = new ArrayList<>();
            name("", fields, columns);
            Layout layout = Layout.of(name, 1, columns, asked);
            Rows rows = new Rows(layout);
            List<String> values = new ArrayList<>();
            while (row.hasNext()) {
                row.next();
                watch.step();
                values.clear();
                put(row, fields, values);
                rows.row(values);
            }
            return Loaded.of(title, name, "Parquet", layout, List.of(rows), layout.notes());
        } catch (TabularException ours) {
            throw ours;
        } catch (IOException | RuntimeException damaged) {
            String kind = damaged.getClass().getSimpleName();
            throw new TabularException(TabularException.Reason.DAMAGED, name, 1, "Parquet: " + kind);
        }
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
                        list.values().stream().map(ParquetRows::text).toList());
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
