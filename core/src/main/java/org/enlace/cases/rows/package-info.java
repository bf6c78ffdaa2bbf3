// SPDX-License-Identifier: Apache-2.0
/**
 * The tables of the case files and what changes them: loads of a source, merges and splits, expiry, and the removal of
 * protected people.
 *
 * <p>Every method takes the transaction's {@code Handle} first; nothing here decides who may ask. Migrations:
 * {@code db/cases}.
 */
@NullMarked
package org.enlace.cases.rows;

import org.jspecify.annotations.NullMarked;
