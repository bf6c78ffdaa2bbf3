// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/** Rows on their way into one table by COPY in text format; held until {@link #flush}. */
final class CopyRows {
    private final String command;
    private final StringBuilder rows = new StringBuilder();

    CopyRows(String table, List<String> columns) {
        this.command = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
    }

    /** Adds one row. */
    void row(Object... cells) {
        for (int at = 0; at < cells.length; at++) {
            rows.append(at == 0 ? "" : "\t");
            escape(String.valueOf(cells[at]));
        }
        rows.append('\n');
    }

    /** Characters held. */
    int size() {
        return rows.length();
    }

    void flush(Handle tx) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            tx.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(command, new StringReader(rows.toString()));
        } catch (SQLException | IOException failed) {
            throw new ConnectionException(failed);
        }
        rows.setLength(0);
    }

    private void escape(String text) {
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            switch (next) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(next);
            }
        }
    }
}
