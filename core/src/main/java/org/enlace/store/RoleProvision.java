// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.enlace.store.StoreException.Reason;

/** Makes roles and their databases as the superuser; each role can reach its own database only. */
final class RoleProvision {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    private final DatabaseAddress superuser;

    RoleProvision(DatabaseAddress superuser) {
        this.superuser = superuser;
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches() || name.startsWith("pg_") || name.equals(DataCluster.SUPERUSER)) {
            throw new StoreException(
                    Reason.REFUSED, "a database name is a-z, 0-9 and _ only, and not pg_... : length=" + name.length());
        }
    }

    void provide(String name, String password) {
        try (Connection connection =
                        DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute(
                        "create role " + quoted(name) + " login nosuperuser nocreatedb nocreaterole noreplication");
            }
            statement.execute("alter role " + quoted(name) + " password '" + password + "'");
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + quoted(name) + " owner " + quoted(name));
            }
            for (String closed : new String[] {name, "postgres", "template1"}) {
                statement.execute("revoke connect, temporary on database " + quoted(closed) + " from public");
            }
        } catch (SQLException error) {
            throw DriverRefusals.of(error, superuser.place());
        }
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement(query)) {
            asked.setString(1, name);
            try (ResultSet rows = asked.executeQuery()) {
                return rows.next();
            }
        }
    }
}
