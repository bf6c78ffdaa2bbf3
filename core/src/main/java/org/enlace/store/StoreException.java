// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

/** Something the database, or the machine under it, did not do. The message says what to do next. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it was not done. */
    public enum Reason {
        /** The database cannot be reached, or stopped while it was asked; try again when it is back. */
        UNAVAILABLE,
        /** The role or its password was refused. */
        WRONG_PASSWORD,
        /** The server is older than PostgreSQL 15. */
        WRONG_VERSION,
        /** The address is no PostgreSQL address, or names a database that does not exist. */
        WRONG_ADDRESS,
        /** No room left on the disk. */
        DISK_FULL,
        /** The data breaks a constraint of its table (SQLSTATE class 23). */
        CONFLICT,
        /** Two transactions stood in each other's way; running the transaction again may succeed. */
        RETRY,
        /** The database refused a statement for another reason. */
        REFUSED,
        /** A migration failed, or the schema was changed by somebody else. */
        MIGRATION,
        /** The database holds tables already, where an empty one is needed. */
        NOT_EMPTY,
        /** Another running process uses this directory. */
        IN_USE,
        /** There are no PostgreSQL binaries for this machine. */
        NO_BINARIES,
        /** Run as root, and no ordinary user can be found to run PostgreSQL as. */
        ROOT,
        /** The server did not start, or its directory is damaged. */
        NOT_STARTED,
        /** A file or directory cannot be read or written. */
        FILES
    }

    private final Reason reason;

    StoreException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
