// SPDX-License-Identifier: Apache-2.0
/**
 * {@code enlace verify}: checks the ledgers under a folder, and holds the accounts of two of them against each other.
 *
 * <p>Needs the published files alone, no node and no database. Read first: {@link org.enlace.account.VerifyCommand}.
 */
@NullMarked
package org.enlace.account;

import org.jspecify.annotations.NullMarked;
