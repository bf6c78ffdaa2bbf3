// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a copy of a database holds: the versions of the migrations that made its tables, the columns of each table that have values
 * of their own, and where each sequence stands.
 */
public record DatabaseContents(List<String> migrations, Map<String, List<String>> tables, Map<String, Long> sequences) {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    /** IllegalArgumentException where a name is none of ours: names become part of statements. */
    public DatabaseContents {
        boolean named = Stream.of(tables.keySet(), sequences.keySet(), all(tables.values()))
                .flatMap(Collection::stream)
                .allMatch(name -> NAME.matcher(name).matches());
        if (!named
                || !migrations.stream()
                        .allMatch(version -> VERSION.matcher(version).matches())) {
            throw new IllegalArgumentException("tables, columns and sequences must have plain names");
        }
        migrations = List.copyOf(migrations);
        tables = new TreeMap<>(tables);
        sequences = new TreeMap<>(sequences);
    }

    private static List<String> all(Collection<List<String>> columns) {
        return columns.stream().flatMap(List::stream).toList();
    }
}
