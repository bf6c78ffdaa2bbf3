// SPDX-License-Identifier: Apache-2.0
/**
 * The veil by hand: {@code enlace veil}, which asks whether two files hold the same values without telling what is asked, by
 * files that people carry.
 *
 * <p>Read first: {@link org.enlace.byhand.VeilCommand}, {@link org.enlace.byhand.VeilFileKind}, {@link
 * org.enlace.byhand.ComparedRows}. Uses {@code veil}, {@code tokens}, {@code identifiers}, {@code names} and {@code
 * command}.
 */
@NullMarked
package org.enlace.byhand;

import org.jspecify.annotations.NullMarked;
