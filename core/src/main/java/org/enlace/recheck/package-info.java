// SPDX-License-Identifier: Apache-2.0
/**
 * A second look at what leaves a node, with none of the code that lets it out: lists of words, folding of letters and
 * reading of dates of its own.
 *
 * <p>It shares with the door nothing but the text of the agreement; tests hold both against each other. Pure. Read first:
 * {@link org.enlace.recheck.MessageRecheck}. Uses {@code model}, {@code crypto}, {@code envelope} and {@code agreement}.
 */
@NullMarked
package org.enlace.recheck;

import org.jspecify.annotations.NullMarked;
