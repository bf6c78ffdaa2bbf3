// SPDX-License-Identifier: Apache-2.0
/**
 * The veil by hand: {@code enlace veil}, which asks whether two files hold the same values without telling what is
 * asked, by means of files that people carry.
 *
 * <p>Read first: {@link org.enlace.byhand.VeilCommand}, {@link org.enlace.byhand.VeilFileKind},
 * {@link org.enlace.byhand.ComparedRows}.
 */
@NullMarked
package org.enlace.byhand;

import org.jspecify.annotations.NullMarked;
