// SPDX-License-Identifier: Apache-2.0
/**
 * A PostgreSQL database for the other packages: launched or connected to, pooled, migrated, with transactions.
 *
 * <p>Takes in a directory ({@link org.enlace.store.PostgresServer}) or an address ({@link org.enlace.store.Database});
 * gives out transactions, each as a Jdbi {@code Handle}. Every statement runs on a handle that the caller got from
 * here, so whatever belongs together is stored together or not at all. The package knows none of the tables of other
 * packages.
 *
 * <p>Our own server listens on 127.0.0.1 only, asks each role for a SCRAM password and writes with fsync on. A server
 * left behind by a killed process is found by its own pid file, ended and started again.
 *
 * <p>Errors are {@link org.enlace.store.StoreException}: the message says what to do and never carries the values of a
 * statement. Read first: {@code Database}, {@code PostgresServer}, {@code StoreException}. Uses no other package of
 * ours.
 */
@NullMarked
package org.enlace.store;

import org.jspecify.annotations.NullMarked;
