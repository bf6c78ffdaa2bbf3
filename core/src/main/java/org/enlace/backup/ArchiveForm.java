// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import java.util.regex.Pattern;
import org.enlace.cases.rows.RemovalRepetition;
import org.enlace.store.DatabaseContents;

/** Which entries an archive has after its manifest; docs/backup.md says what each holds. */
enum ArchiveForm {
    BACKUP("by-hand\\.sql|[^/]+\\.toml|(node|desk|schema)(/(?!\\.{1,2}(/|$))[^/]+)+"),
    RECORD_KEYS("wrapping/[0-9a-f]{16}");

    static final String SETTINGS = ".toml";
    static final String TABLES = "tables/";
    static final String WRAPPING = "wrapping/";
    static final String HELD = "held/";

    private static final Pattern PART = Pattern.compile("(tables|held)/[a-z_]+/[0-9]{6,}");

    private final Pattern others;

    ArchiveForm(String others) {
        this.others = Pattern.compile(others);
    }

    boolean holds(String entry, DatabaseContents contents) {
        if (!PART.matcher(entry).matches()) {
            return others.matcher(entry).matches();
        }
        return entry.startsWith(TABLES)
                ? contents.tables().containsKey(table(entry))
                : this == RECORD_KEYS && RemovalRepetition.STILL_HELD.containsKey(table(entry));
    }

    /** The table of an entry such as {@code tables/NAME/000001}. */
    static String table(String entry) {
        return entry.substring(entry.indexOf('/') + 1, entry.lastIndexOf('/'));
    }
}
