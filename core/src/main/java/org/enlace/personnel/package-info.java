// SPDX-License-Identifier: Apache-2.0
/**
 * The people of a node: who may sign in, with which password and in which role.
 *
 * <p>Passwords are kept as Argon2id hashes and need no network. Read first:
 * {@link org.enlace.personnel.OfficerAccounts}, {@link org.enlace.personnel.NodePersonnel}.
 */
@NullMarked
package org.enlace.personnel;

import org.jspecify.annotations.NullMarked;
