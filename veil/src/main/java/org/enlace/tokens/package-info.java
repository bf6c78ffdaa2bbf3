// SPDX-License-Identifier: Apache-2.0
/**
 * Names of persons as tokens: exact texts of which two spellings of one person's name share at least two, and the names
 * of two persons nearly never, so that {@code veil}, which compares exact values only, can ask for names too.
 *
 * <p>A whole name and a whole date of birth go in; at most {@link org.enlace.tokens.NameTokens#MOST} tokens come out.
 * {@link org.enlace.tokens.HeldTokens} is what a holder publishes of them, {@link org.enlace.tokens.HandlePoints} how an
 * asker sees that two tokens belong to one record. The same name and date give the same tokens on any machine; the test
 * vectors are in {@code vectors/names/tokens.json}.
 */
@NullMarked
package org.enlace.tokens;

import org.jspecify.annotations.NullMarked;
