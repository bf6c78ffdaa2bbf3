// SPDX-License-Identifier: Apache-2.0

/**
 * The nouns that every step speaks of: authorities, subjects and what was stated about them, links, case files.
 *
 * <p>A {@link org.enlace.model.Subject} is a set of {@link org.enlace.model.Statement}s, each with its source, grade,
 * handling and expiry; a merge loses no statement. People who were smuggled, victims, witnesses, minors and informants
 * cannot be built as subjects: {@link org.enlace.model.ProtectionReader} reads the words and dates that say so.
 * Properties bear the names that FollowTheMoney gives them.
 *
 * <p>Read first: Subject, Statement, Authority. This package performs no I/O.
 */
@NullMarked
package org.enlace.model;

import org.jspecify.annotations.NullMarked;
