// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.enlace.store.StoreException.Reason;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Turns what the driver throws into a {@link StoreException}. The driver's own message is dropped on purpose: it quotes
 * the values of the statement.
 */
final class DriverRefusals {
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300");
    private static final Set<String> RETRY = Set.of("40001", "40P01", "55P03");
    private static final Set<String> SIGN_IN = Set.of("28P01", "28000");

    private DriverRefusals() {}

    static Optional<SQLException> sqlCause(Throwable error) {
        Throwable at = error;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (at instanceof SQLException sql) {
                return Optional.of(deepest(sql));
            }
            at = at.getCause();
        }
        return Optional.empty();
    }

    /** A pool reports its own timeout and hangs the server's answer under it. */
    private static SQLException deepest(SQLException sql) {
        SQLException found = sql;
        while (found.getCause() instanceof SQLException below) {
            found = below;
        }
        return found;
    }

    static StoreException of(SQLException error, String place) {
        String state = state(error);
        return of(reason(state), error, place, state);
    }

    /** While signing in, a missing right (42501) means that the role is not let into this database. */
    static StoreException signingIn(SQLException error, String place) {
        String state = state(error);
        return of(state.equals("42501") ? Reason.WRONG_PASSWORD : reason(state), error, place, state);
    }

    private static StoreException of(Reason reason, SQLException error, String place, String state) {
        if (error instanceof SQLTransientConnectionException) {
            return new StoreException(
                    Reason.UNAVAILABLE, "every connection to the database is in use; try again: database=" + place);
        }
        return new StoreException(reason, message(reason, place, state, error));
    }

    private static String state(SQLException error) {
        return error.getSQLState() == null ? "none" : error.getSQLState();
    }

    static Reason reason(SQLException error) {
        return reason(state(error));
    }

    static Reason reason(String state) {
        if (AWAY.contains(state) || state.startsWith("08") || state.equals("none")) {
            return Reason.UNAVAILABLE;
        }
        if (RETRY.contains(state)) {
            return Reason.RETRY;
        }
        if (SIGN_IN.contains(state)) {
            return Reason.WRONG_PASSWORD;
        }
        return switch (state) {
            case "3D000" -> Reason.WRONG_ADDRESS;
            case "53100" -> Reason.DISK_FULL;
            default -> state.startsWith("23") ? Reason.CONFLICT : Reason.REFUSED;
        };
    }

    private static String message(Reason reason, String place, String state, SQLException error) {
        String where = ": database=" + place + " sqlstate=" + state;
        return switch (reason) {
            case UNAVAILABLE ->
                "the database cannot be reached; what was not committed is undone, start the server and try again"
                        + where;
            case WRONG_PASSWORD -> "the database refused the role, its password or its rights; check both" + where;
            case WRONG_ADDRESS -> "there is no such database on the server; check the address" + where;
            case DISK_FULL -> "the disk of the database is full; free some space, nothing stored was lost" + where;
            case RETRY -> "two transactions stood in each other's way; run it again" + where;
            case CONFLICT -> "the data breaks a rule of its table" + where + constraint(error);
            default -> "the database refused a statement" + where;
        };
    }

    private static String constraint(SQLException error) {
        if (error instanceof PSQLException server) {
            ServerErrorMessage said = server.getServerErrorMessage();
            if (said != null && said.getConstraint() != null) {
                return " constraint=" + said.getConstraint();
            }
        }
        return "";
    }
}
