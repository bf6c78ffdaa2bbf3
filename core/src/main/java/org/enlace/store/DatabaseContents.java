// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a copy of a database holds: the versions of the migrations that made its tables, the columns of each table that have values
 * of their own, and where each sequence stands.
 */
public record DatabaseContents(List<String> migrations, Map<String, List<String>> tables, Map<String, Long> sequences) {
    public DatabaseContents {
        migrations = List.copyOf(migrations);
        tables = new TreeMap<>(tables);
        sequences = new TreeMap<>(sequences);
    }
}
