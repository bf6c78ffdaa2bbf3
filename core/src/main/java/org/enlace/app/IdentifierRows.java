// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.enlace.identifiers.CanonicalValue;
import org.enlace.identifiers.CanonicalValue.Canonical;
import org.enlace.identifiers.CanonicalValue.NotCanonical;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.Identifiers;
import org.enlace.veil.Input;
import org.enlace.veil.TagLayout;
import org.enlace.veil.VeilKey;

/** Rows of which one column holds an exact identifier: one question and one tag each, in memory that does not grow. */
record IdentifierRows(RowFile<Input> file) implements ComparedRows {

    static IdentifierRows open(Path file, String column, IdentifierClass identifierClass, String country)
            throws IOException {
        return new IdentifierRows(RowFile.open(
                file,
                List.of(column),
                cells -> read(Identifiers.canonical(identifierClass, cells.getFirst(), country))));
    }

    private static RowFile.Reading<Input> read(CanonicalValue read) {
        return switch (read) {
            case Canonical value -> new RowFile.Compared<>(Input.of(value));
            case NotCanonical none -> new RowFile.LeftOut<>(none.reason());
        };
    }

    @Override
    public List<AskedRow> questions() {
        return file.next().stream()
                .map(row -> new AskedRow(row.id(), row.raw(), row.value()))
                .toList();
    }

    @Override
    public int publish(VeilKey key, TagLayout layout, VeilTagSort tags) throws IOException {
        for (List<RowFile.Row<Input>> next = file.next(); !next.isEmpty(); next = file.next()) {
            tags.add(layout.entries(
                    key, next.stream().map(RowFile.Row::value).distinct().toList()));
            if (file.count() > TagLayout.MOST) {
                throw new UnusableException("veil.too-many", TagLayout.MOST);
            }
        }
        return 0;
    }
}
