// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * One consistent copy of a database's rows, read while others write (a repeatable-read snapshot): every table in PostgreSQL's text
 * format of COPY, which any later version reads. Nothing of deleted rows is in it, unlike in a copy of the server's files.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>
 */
public final class DatabaseExport implements AutoCloseable {
    /** Bytes of rows that are handed on together; a longer row goes alone. */
    private static final int PART = 4 << 20;

    private static final String COLUMNS = """
        select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
            and a.attgenerated = '' order by c.relname, a.attnum
        """;

    private final Connection connection;
    private final DatabaseContents contents;

    private DatabaseExport(Connection connection, Predicate<String> wanted) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        contents = new DatabaseContents(
                texts("select version from flyway_schema_history where success and version is not null"
                        + " order by installed_rank"),
                tables(wanted),
                sequences());
    }

    /** Begins a copy of the tables that are {@code wanted}, on a connection of its own. */
    public static DatabaseExport begin(DatabaseAddress address, Predicate<String> wanted) {
        try {
            Connection connection = Database.connection(address);
            try {
                return new DatabaseExport(connection, table -> wanted.test(table) && !SchemaMigrations.isOwn(table));
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw DriverRefusals.of(failed, address.place());
        }
    }

    public DatabaseContents contents() {
        return contents;
    }

    /** Takes some rows of a table, whole lines of them. */
    public interface RowSink {
        void rows(byte[] lines) throws IOException;
    }

    /** Hands on all rows of one table; linear in them. */
    public void table(String table, RowSink sink) throws IOException {
        List<String> columns = contents.tables().getOrDefault(table, List.of());
        rows("copy " + table + " (" + String.join(", ", columns) + ") to stdout", sink);
    }

    /** Hands on the rows of a query, in the form of {@link #table}. */
    public void query(String sql, RowSink sink) throws IOException {
        rows("copy (" + sql + ") to stdout", sink);
    }

    private void rows(String command, RowSink sink) throws IOException {
        try {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(command);
            try {
                pass(copy, sink);
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException failed) {
            throw DriverRefusals.of(failed, "copy");
        }
    }

    private static void pass(CopyOut copy, RowSink sink) throws SQLException, IOException {
        List<byte[]> held = new ArrayList<>();
        int size = 0;
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            held.add(row);
            size += row.length;
            if (size >= PART) {
                sink.rows(joined(held, size));
                held.clear();
                size = 0;
            }
        }
        if (size > 0) {
            sink.rows(joined(held, size));
        }
    }

    private static byte[] joined(List<byte[]> rows, int size) {
        byte[] all = new byte[size];
        int at = 0;
        for (byte[] row : rows) {
            System.arraycopy(row, 0, all, at, row.length);
            at += row.length;
        }
        return all;
    }

    private Map<String, List<String>> tables(Predicate<String> wanted) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                if (wanted.test(rows.getString(1))) {
                    tables.computeIfAbsent(rows.getString(1), first -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
        return tables;
    }

    private Map<String, Long> sequences() throws SQLException {
        Map<String, Long> sequences = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select sequencename, last_value from pg_sequences"
                        + " where schemaname = 'public' and last_value is not null")) {
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sequences;
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            System.getLogger(DatabaseExport.class.getName())
                    .log(System.Logger.Level.DEBUG, "the connection of a copy was gone");
        }
    }
}
