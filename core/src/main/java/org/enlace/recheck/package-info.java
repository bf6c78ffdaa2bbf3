// SPDX-License-Identifier: Apache-2.0
/**
 * A second look at what leaves a node, with none of the code that lets it out: it has lists of words, folding of
 * letters and reading of dates of its own.
 *
 * <p>It shares with {@code share} nothing but the text of the agreement, and tests compare the two. Performs no I/O.
 * Read first: {@link org.enlace.recheck.MessageRecheck}.
 */
@NullMarked
package org.enlace.recheck;

import org.jspecify.annotations.NullMarked;
