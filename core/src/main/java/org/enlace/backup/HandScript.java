// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.enlace.store.Database;
import org.enlace.store.DatabaseContents;

/** The script of {@code psql} with which a backup is read without Enlace; it lies in each backup. */
final class HandScript {
    private HandScript() {}

    static byte[] of(DatabaseContents contents, List<String> migrations) {
        StringBuilder script = new StringBuilder("""
            -- Brings the tables of this backup into an empty database without Enlace. In the folder of this file, as a superuser:
            --   psql -v ON_ERROR_STOP=1 -d DATABASE -f by-hand.sql
            begin;
            """);
        Database.migrationFiles(migrations).keySet().stream()
                .filter(file ->
                        contents.migrations().stream().anyMatch(version -> file.startsWith("V" + version + "__")))
                .sorted(Comparator.comparingLong(HandScript::version))
                .forEach(file -> script.append("\\i schema/").append(file).append('\n'));
        script.append("set local session_replication_role = replica;\n");
        contents.tables().forEach((table, columns) -> {
            script.append("delete from ").append(table).append(";\n");
            script.append("\\copy ").append(table).append(" (").append(String.join(", ", columns));
            script.append(") from program 'cat tables/").append(table).append("/* 2>/dev/null || true'\n");
        });
        contents.sequences()
                .forEach((sequence, value) -> script.append("select setval('")
                        .append(sequence)
                        .append("', ")
                        .append(value)
                        .append(");\n"));
        return script.append("commit;\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static long version(String file) {
        return Long.parseLong(file.substring(1, file.indexOf("__")));
    }
}
