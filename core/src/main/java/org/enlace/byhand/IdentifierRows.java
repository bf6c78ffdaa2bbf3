// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.enlace.command.UnusableException;
import org.enlace.identifiers.CanonicalValue.Canonical;
import org.enlace.identifiers.CanonicalValue.NotCanonical;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.IdentifierReader;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;

/**
 * Rows of which one column holds an exact identifier: one question and one tag each, or as many as a cell has whole telephone
 * numbers, in memory that does not grow.
 */
record IdentifierRows(RowFile<List<VeilInput>> file) implements ComparedRows {

    static IdentifierRows open(Path file, String column, IdentifierClass identifierClass, String country)
            throws IOException {
        return new IdentifierRows(
                RowFile.open(file, List.of(column), cells -> read(identifierClass, cells.getFirst(), country)));
    }

    private static RowFile.Reading<List<VeilInput>> read(IdentifierClass identifierClass, String cell, String country) {
        return switch (IdentifierReader.canonical(identifierClass, cell, country)) {
            case Canonical value -> new RowFile.Compared<>(List.of(VeilInput.of(value)));
            case NotCanonical none -> {
                List<VeilInput> several = IdentifierReader.texts(identifierClass, cell, country).stream()
                        .map(text -> new VeilInput(identifierClass.label(), text))
                        .toList();
                yield several.isEmpty() ? new RowFile.LeftOut<>(none.reason()) : new RowFile.Compared<>(several);
            }
        };
    }

    @Override
    public List<AskedRow> questions() {
        return file.next().stream()
                .flatMap(row -> row.value().stream().map(input -> new AskedRow(row.id(), row.raw(), input)))
                .toList();
    }

    @Override
    public int publish(VeilKey key, TagLayout layout, TagSort tags) throws IOException {
        for (List<RowFile.Row<List<VeilInput>>> next = file.next(); !next.isEmpty(); next = file.next()) {
            tags.add(layout.entries(
                    key,
                    next.stream()
                            .flatMap(row -> row.value().stream())
                            .distinct()
                            .toList()));
            if (file.count() > TagLayout.MOST) {
                throw new UnusableException("veil.too-many", TagLayout.MOST);
            }
        }
        return 0;
    }
}
