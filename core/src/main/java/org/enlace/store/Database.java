// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.enlace.store.StoreException.Reason;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * One database with its connections: some for people, who wait for an answer, and some for work in the background, which then never
 * takes those of the people. {@link #background} is the same database for that work. A Jdbi {@link Handle} is the token of a transaction: pass it on to every
 * package whose change belongs to the same transaction, and never keep it.
 *
 * <p>When the server stops, calls throw {@link StoreException} with {@link Reason#UNAVAILABLE} after at most five
 * seconds; when it is back the pool connects again by itself.
 */
public final class Database implements AutoCloseable {
    private static final int OLDEST_VERSION = 15;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int ATTEMPTS = 4;

    /** Libraries that tell their whole life at INFO; kept here so that their level is not forgotten. */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("com.zaxxer.hikari"), Logger.getLogger("org.flywaydb"));

    /** From which pool the thread takes a connection where it has none. */
    private static final ScopedValue<HikariDataSource> POOL = ScopedValue.newInstance();

    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final HikariDataSource other;
    private final Jdbi jdbi;

    private Database(DatabaseAddress address, HikariDataSource people, HikariDataSource background) {
        this.address = address;
        this.pool = people;
        this.other = background;
        ConnectionFactory connections = () -> POOL.get().getConnection();
        this.jdbi = Jdbi.create(connections).installPlugin(new PostgresPlugin());
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(false);
    }

    /** Connects with a pool of at most {@code poolSize} connections for all work; PostgreSQL 15 or newer. */
    public static Database connect(String url, String user, String password, int poolSize) {
        return connect(new DatabaseAddress(url, user, password), poolSize);
    }

    private Database(Database same) {
        address = same.address;
        pool = same.other;
        other = same.other;
        jdbi = same.jdbi;
    }

    /** Connects with a pool of at most {@code poolSize} connections for all work; PostgreSQL 15 or newer. */
    public static Database connect(DatabaseAddress address, int poolSize) {
        checkServer(address);
        HikariDataSource pool = pool(address, poolSize, "");
        return new Database(address, pool, pool);
    }

    /** Connects with at most {@code people} connections for people and {@code background} for all other work. */
    public static Database connect(DatabaseAddress address, int people, int background) {
        checkServer(address);
        return new Database(address, pool(address, people, ""), pool(address, background, "-background"));
    }

    private static HikariDataSource pool(DatabaseAddress address, int poolSize, String name) {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setDataSourceProperties(driverProperties());
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setValidationTimeout(2_000);
        if (poolSize > 1) {
            config.setIdleTimeout(60_000);
        }
        config.setInitializationFailTimeout(-1);
        config.setPoolName("enlace-" + address.user() + name);
        return new HikariDataSource(config);
    }

    /**
     * The same database for work in the background: it takes connections of its own. Within a transaction of the same thread it joins
     * that one, whichever of the two began it.
     */
    public Database background() {
        return new Database(this);
    }

    /** How many of a pool's connections are in use and idle, how many threads wait for one, and how many there may be. */
    public record PoolUse(String pool, int inUse, int idle, int waiting, int most) {}

    /** The pool for people first, then that for other work; one where both are the same. */
    public List<PoolUse> poolUse() {
        return pool.equals(other) ? List.of(use("all", pool)) : List.of(use("people", pool), use("background", other));
    }

    private static PoolUse use(String name, HikariDataSource pool) {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return new PoolUse(
                name,
                now.getActiveConnections(),
                now.getIdleConnections(),
                now.getThreadsAwaitingConnection(),
                pool.getMaximumPoolSize());
    }

    private static Properties driverProperties() {
        var properties = new Properties();
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "enlace");
        return properties;
    }

    /** One connection of its own, apart from every pool. */
    static Connection connection(DatabaseAddress address) throws SQLException {
        var properties = driverProperties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        return DriverManager.getConnection(address.url(), properties);
    }

    private static void checkServer(DatabaseAddress address) {
        try (Connection connection = connection(address)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new StoreException(
                        Reason.WRONG_VERSION,
                        "PostgreSQL " + OLDEST_VERSION + " or newer is needed: version=" + version + " database="
                                + address.place());
            }
        } catch (SQLException error) {
            throw DriverRefusals.signingIn(error, address.place());
        }
    }

    /**
     * Brings the schema to the newest version of the migrations in {@code locations} (class path folders such as
     * {@code db/ledger}). Costs one query when the schema is already there.
     */
    public void migrate(List<String> locations) {
        new SchemaMigrations(address, locations).run(this);
    }

    /** The migrations in {@code locations}: their files by name. */
    public static SortedMap<String, byte[]> migrationFiles(List<String> locations) {
        return SchemaMigrations.files(locations);
    }

    /**
     * Runs {@code work} in one transaction: committed when it returns, undone when it throws. Inside a transaction of
     * the same thread it joins that one. Where two transactions block each other, one is undone and its work is run
     * again, at most four times: work must do nothing that the database does not undo.
     */
    public <T extends @Nullable Object> T inTransaction(Function<Handle, T> work) {
        return guarded(() -> jdbi.<T, RuntimeException>withHandle(
                handle -> handle.isInTransaction() ? work.apply(handle) : attempt(handle, work)));
    }

    private <T extends @Nullable Object> T attempt(Handle handle, Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return handle.<T, RuntimeException>inTransaction(work::apply);
            } catch (JdbiException | StoreException error) {
                if (attempt == ATTEMPTS || !isBlocked(error)) {
                    throw error;
                }
            }
        }
    }

    private static boolean isBlocked(RuntimeException error) {
        if (error instanceof StoreException refused) {
            return refused.reason() == Reason.RETRY;
        }
        return DriverRefusals.sqlCause(error)
                .map(DriverRefusals::reason)
                .filter(Reason.RETRY::equals)
                .isPresent();
    }

    /** Like {@link #inTransaction}, for work without a result. */
    public void useTransaction(Consumer<Handle> work) {
        inTransaction(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /**
     * Runs {@code work} in a transaction that cannot change anything. Inside a transaction of the same thread it joins
     * that one and sees what is not committed yet.
     */
    public <T extends @Nullable Object> T read(Function<Handle, T> work) {
        return guarded(() -> jdbi.<T, RuntimeException>withHandle(handle -> {
            if (handle.isInTransaction()) {
                return work.apply(handle);
            }
            handle.setReadOnly(true);
            return handle.inTransaction(work::apply);
        }));
    }

    /**
     * Runs {@code work} in a transaction of its own on a connection of its own, also where the thread already has one:
     * it sees only what is committed. It must not wait for rows that the outer transaction changed.
     */
    public <T extends @Nullable Object> T apart(Function<Handle, T> work) {
        return guarded(() -> {
            try (Handle handle = jdbi.open()) {
                return handle.<T, RuntimeException>inTransaction(work::apply);
            }
        });
    }

    /** Whether the thread at hand is in a transaction, and so holds a connection: nothing may take long there. */
    public boolean isInTransaction() {
        return POOL.isBound() && List.of(pool, other).contains(POOL.get());
    }

    private <T extends @Nullable Object> T guarded(Call<T> call) {
        if (pool.isClosed()) {
            throw new StoreException(Reason.UNAVAILABLE, "this node's database is closed: database=" + address.place());
        }
        try {
            return ScopedValue.where(POOL, pool).call(call::run);
        } catch (JdbiException error) {
            throw DriverRefusals.sqlCause(error)
                    .map(sql -> DriverRefusals.of(sql, address.place()))
                    .orElseThrow(() -> error);
        }
    }

    private interface Call<T extends @Nullable Object> {
        T run();
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Closes the pools; connections in use are cut. */
    @Override
    public void close() {
        pool.close();
        other.close();
    }
}
