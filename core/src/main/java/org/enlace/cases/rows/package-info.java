// SPDX-License-Identifier: Apache-2.0
/**
 * The tables of the case files and what changes them: loads of a source, merges and splits, expiry, and the removal of
 * protected people.
 *
 * <p>Every method takes the transaction's {@code Handle} first; nothing here decides who may ask. {@code cases} is the one
 * user. Migrations: {@code db/cases}. Uses {@code text}, {@code model}, {@code identifiers}, {@code store} and {@code
 * ledger}.
 */
@NullMarked
package org.enlace.cases.rows;

import org.jspecify.annotations.NullMarked;
