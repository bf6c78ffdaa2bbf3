// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.enlace.store.StoreException.Reason;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills an empty database with a {@link DatabaseExport}: the tables are made by the same migrations, filled without their indexes
 * and constraints, and then get these back, which checks every foreign key. What is not finished is taken out again.
 */
public final class DatabaseImport implements AutoCloseable {
    private static final String DEFINITIONS = """
        select 'alter table ' || conrelid::regclass || ' drop constraint ' || quote_ident(conname),
            'alter table ' || conrelid::regclass || ' add constraint ' || quote_ident(conname) || ' '
                || pg_get_constraintdef(oid)
        from pg_constraint
        where connamespace = 'public'::regnamespace and contype in ('f', 'u', 'x', 'p')
            and conrelid::regclass::text not in ('flyway_schema_history', 'store_schema')
        order by case contype when 'f' then 1 else 2 end, conname
        """;

    private static final String INDEXES = """
        select 'drop index ' || indexrelid::regclass, pg_get_indexdef(indexrelid)
        from pg_index join pg_class on pg_class.oid = indexrelid
        where relnamespace = 'public'::regnamespace and indrelid::regclass::text not in
                ('flyway_schema_history', 'store_schema')
            and not exists (select from pg_constraint where conindid = indexrelid)
        order by relname
        """;

    private static final String TRIGGERS = """
        select distinct 'alter table ' || tgrelid::regclass || ' disable trigger user',
            'alter table ' || tgrelid::regclass || ' enable trigger user'
        from pg_trigger where not tgisinternal
        """;

    private final DatabaseAddress address;
    private final Connection connection;
    private final DatabaseContents contents;
    private final Map<String, Long> sequences = new TreeMap<>();
    private final Deque<String> undone = new ArrayDeque<>();
    private String open = "";
    private Optional<CopyIn> copy = Optional.empty();
    private boolean finished;

    private DatabaseImport(DatabaseAddress address, Connection connection, DatabaseContents contents)
            throws SQLException {
        this.address = address;
        this.connection = connection;
        this.contents = contents;
        sequences.putAll(contents.sequences());
        connection.setAutoCommit(false);
        run("set local maintenance_work_mem = '256MB'");
        run("set local synchronous_commit = off");
        for (String definitions : List.of(TRIGGERS, DEFINITIONS, INDEXES)) {
            strip(definitions);
        }
        empty();
    }

    /**
     * Makes the tables of the copy. StoreException(NOT_EMPTY) where the database holds any already, (MIGRATION) where this program
     * does not know a migration of the copy: a newer program made it.
     *
     * @param locations where the migrations lie, as for {@link Database#migrate}
     */
    public static DatabaseImport begin(DatabaseAddress address, DatabaseContents contents, List<String> locations) {
        try {
            Connection connection = Database.connection(address);
            try {
                requireEmpty(connection);
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
            try {
                new SchemaMigrations(address, locations).runOnly(contents.migrations());
                return new DatabaseImport(address, connection, contents);
            } catch (SQLException | RuntimeException failed) {
                leaveEmpty(connection, Optional.empty());
                throw failed;
            }
        } catch (SQLException failed) {
            throw DriverRefusals.of(failed, address.place());
        }
    }

    private static void requireEmpty(Connection connection) throws SQLException {
        if (!names(connection).isEmpty()) {
            throw new StoreException(Reason.NOT_EMPTY, "the database of a restore must be empty");
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select quote_ident(relname) from pg_class"
                        + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Takes each definition off, and keeps how it comes back: what went first comes back last. */
    private void strip(String definitions) throws SQLException {
        List<String> off = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(definitions)) {
            while (rows.next()) {
                off.add(rows.getString(1));
                undone.push(rows.getString(2));
            }
        }
        for (String each : off) {
            run(each);
        }
    }

    /** Migrations put some rows into their tables. */
    private void empty() throws SQLException {
        for (String table : contents.tables().keySet()) {
            run("delete from " + table);
        }
    }

    /** Takes some rows, in the columns of the copy, or in all where the table is not of the copy. The rows of one table come together. */
    public void rows(String table, byte[] lines) {
        guarded(() -> {
            if (!open.equals(table)) {
                settle();
                List<String> columns = contents.tables().getOrDefault(table, List.of());
                copy = Optional.of(connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table
                                + (columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")")
                                + " from stdin"));
                open = table;
            }
            copy.orElseThrow().writeToCopy(lines, 0, lines.length);
        });
    }

    /** Has a sequence go on from a later number than the copy says. */
    public void raise(String sequence, long value) {
        sequences.merge(sequence, value, Math::max);
    }

    /** Brings the sequences, indexes and constraints back. Linear in the rows, and the longest part. */
    public void rebuild() {
        guarded(() -> {
            settle();
            for (Map.Entry<String, Long> sequence : sequences.entrySet()) {
                run("select setval('" + sequence.getKey() + "', " + sequence.getValue() + ")");
            }
            while (!undone.isEmpty()) {
                run(undone.pop());
            }
            run("analyze");
        });
    }

    /** Changes what was brought in, in the same transaction; what needs indexes goes after {@link #rebuild}. */
    public <T> T change(Function<Handle, T> work) {
        guarded(this::settle);
        try (Handle handle = Jdbi.create(connection).open()) {
            return work.apply(handle);
        } catch (JdbiException failed) {
            throw DriverRefusals.sqlCause(failed)
                    .map(sql -> DriverRefusals.of(sql, address.place()))
                    .orElseThrow(() -> failed);
        }
    }

    /** Keeps it all. */
    public void keep() {
        guarded(() -> {
            connection.commit();
            finished = true;
        });
    }

    private void settle() throws SQLException {
        if (copy.isPresent()) {
            CopyIn last = copy.get();
            copy = Optional.empty();
            open = "";
            last.endCopy();
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    private void guarded(Step step) {
        try {
            step.run();
        } catch (SQLException failed) {
            throw DriverRefusals.of(failed, address.place());
        }
    }

    /** Where the import was not finished, the database is empty again. */
    @Override
    public void close() {
        if (finished) {
            guarded(connection::close);
        } else {
            leaveEmpty(connection, copy);
        }
    }

    /** Drops every table of a database that was empty before, and closes the connection. */
    private static void leaveEmpty(Connection connection, Optional<CopyIn> copy) {
        try (connection) {
            if (copy.isPresent() && copy.get().isActive()) {
                copy.get().cancelCopy();
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            try (Statement statement = connection.createStatement()) {
                for (String table : names(connection)) {
                    statement.execute("drop table if exists " + table + " cascade");
                }
            }
        } catch (SQLException gone) {
            System.getLogger(DatabaseImport.class.getName())
                    .log(System.Logger.Level.WARNING, "tables of an unfinished restore were left in the database");
        }
    }
}
